using System.CommandLine;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var (input, baseUrl, strict, verbose, threads) = (CommonOptions.Input(), CommonOptions.BaseUrl(), CommonOptions.Strict(), CommonOptions.Verbose(), CommonOptions.Threads());
        var command = new Command("check", "Checks all pages and writes nothing.") { input, baseUrl, strict, verbose, threads };
        command.SetAction(arguments => Failures.Guard(() =>
        {
            var options = new BuildOptions(arguments.GetValue(input)!, "", arguments.GetValue(baseUrl), arguments.GetValue(strict), arguments.GetValue(threads));
            var report = new BuildReport(arguments.GetValue(verbose));
            var loaded = report.Watch(progress => SiteBuilder.Load(options, new RazorTheme(), null, progress));
            return report.Print(loaded);
        }));
        return command;
    }
}

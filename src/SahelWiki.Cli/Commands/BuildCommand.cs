using System.CommandLine;
using SahelWiki.Diagnostics;
using SahelWiki.Output;
using SahelWiki.Reading;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Commands;

internal static class BuildCommand
{
    public static Command Create()
    {
        var (input, output, baseUrl, strict, verbose, threads) = (
            CommonOptions.Input(),
            CommonOptions.Output(),
            CommonOptions.BaseUrl(),
            CommonOptions.Strict(),
            CommonOptions.Verbose(),
            CommonOptions.Threads()
        );
        var archives = new Option<string?>("--archives")
        {
            Description = "A folder with archives made by \"sahelwiki archive\", for the site to offer.",
            HelpName = "folder",
        };
        var command = new Command(
            "build",
            "Builds the site. Nothing is written where a page has errors: the previous site stays as it was."
        )
        {
            input,
            output,
            baseUrl,
            archives,
            strict,
            verbose,
            threads,
        };
        command.SetAction(
            (arguments, cancellation) =>
                Task.FromResult(
                    Failures.Guard(() =>
                    {
                        var options = new BuildOptions(
                            BegunEdits.Undo(arguments.GetValue(input)!),
                            arguments.GetValue(output)!,
                            arguments.GetValue(baseUrl),
                            arguments.GetValue(strict),
                            arguments.GetValue(threads),
                            arguments.GetValue(verbose) ? Severity.Info : Severity.Warning,
                            Reproducible.Today(),
                            History: true,
                            Archives: arguments.GetValue(archives)
                        );
                        var report = new BuildReport(arguments.GetValue(verbose));
                        var result = report.Watch(progress => SiteWriter.Build(options, new RazorTheme(), progress, cancellation));
                        if (result.Site.History is null && GitHistoryReader.Refusal(options.Input) is { } refusal)
                        {
                            Console.Error.WriteLine("sahelwiki: " + refusal);
                        }

                        return report.Print(result, options);
                    })
                )
        );
        return command;
    }
}

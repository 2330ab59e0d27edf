using System.CommandLine;
using SahelWiki.Cli.Preview;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Commands;

internal static class PreviewCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var port = new Option<int>("--port", "-p") { Description = "The port to listen on.", DefaultValueFactory = _ => 5080, HelpName = "number" };
        var command = new Command("preview", "Shows the site on http://localhost:5080 while you write; pages reload when a file changes, and errors stand over the page.") { input, port };
        command.SetAction((arguments, cancellation) => Run(new(arguments.GetValue(input)!, "", Least: Severity.Error, Today: Reproducible.Today(), History: true), arguments.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> Run(BuildOptions options, int port, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Input))
        {
            return Failures.Guard(() => throw new InputFolderException($"The input folder \"{options.Input}\" does not exist."));
        }

        try
        {
            return await new PreviewServer(options, new RazorTheme(), port).Run(Console.Out, cancellation);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Success;
        }
        catch (IOException busy)
        {
            return Failures.Guard(() => throw new IOException($"{busy.Message} Choose another port: --port {port + 1}"));
        }
    }
}

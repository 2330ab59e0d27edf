using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using SahelWiki.Cli.Preview;
using SahelWiki.Diagnostics;
using SahelWiki.Output;
using SahelWiki.Reading;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Commands;

internal static class PreviewCommand
{
    private const int MostPort = 65535;

    public static Command Create()
    {
        var input = CommonOptions.Input();
        var port = CommonOptions.Number("--port", 0, MostPort, 5080);
        port.Aliases.Add("-p");
        (port.Description, port.HelpName) = ("The port to listen on; 0 for any that is free.", "number");
        var poll = new Option<bool>("--poll")
        {
            Description = "Look at all files each second: for network disks and folders of another system, which tell no changes.",
        };
        var command = new Command(
            "preview",
            "Shows the site on http://localhost:5080 while you write; pages reload when a file changes, and errors stand over the page."
        )
        {
            input,
            port,
            poll,
        };
        command.SetAction(
            (arguments, cancellation) =>
                Run(
                    new(BegunEdits.Undo(arguments.GetValue(input)!), "", Least: Severity.Error, Today: Reproducible.Today(), History: true),
                    arguments.GetValue(port),
                    arguments.GetValue(poll),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(BuildOptions options, int port, bool poll, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Input))
        {
            return Failures.Guard(() => throw new InputFolderException($"The input folder \"{options.Input}\" does not exist."));
        }

        try
        {
            return await new PreviewServer(options, new RazorTheme(), port, poll ? TimeSpan.FromSeconds(1) : null).Run(
                Console.Out,
                cancellation
            );
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Success;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            var why =
                refused.InnerException is AddressInUseException
                    ? $"Port {port} is in use, perhaps by another preview."
                    : $"Port {port} cannot be listened on: {refused.Message.TrimEnd('.')}.";
            return Failures.Guard(() =>
                throw new IOException($"{why} Choose another: --port {(port is >= 1024 and < MostPort ? port + 1 : 5081)}")
            );
        }
    }
}

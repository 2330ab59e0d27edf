using System.CommandLine;

namespace SahelWiki.Cli.Commands;

/// <summary>The command <c>sahelwiki</c> and everything below it.</summary>
public static class SahelWikiCommand
{
    /// <summary>Runs the command line.</summary>
    /// <returns>0, 1 for errors in the content, 2 for everything else: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is ["help", .. var command])
        {
            arguments = [.. command, "--help"];
        }

        var parsed = Create().Parse(arguments);
        if (arguments.Length == 0)
        {
            await Create().Parse("--help").InvokeAsync();
            return ExitCode.Failure;
        }

        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var sentence in UsageErrors.Of(parsed))
            {
                Console.Error.WriteLine("sahelwiki: " + sentence);
            }

            Console.Error.WriteLine($"  Run \"{UsageErrors.NameOf(parsed.CommandResult)} --help\" to see what can be written.");
            return ExitCode.Failure;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception bug)
        {
            Console.Error.WriteLine($"sahelwiki: This is a bug in SahelWiki, not in your pages. Please report it with these lines:\n{bug}");
            return ExitCode.Failure;
        }
    }

    public static RootCommand Create() =>
        new(
            "Builds a wiki from a folder of Markdown pages.\n\nNew here? Run \"sahelwiki preview\" and open "
                + "http://localhost:5080 in a browser."
        )
        {
            InitCommand.Create(),
            BuildCommand.Create(),
            CheckCommand.Create(),
            PreviewCommand.Create(),
            NewCommand.Create(),
            RenameCommand.Create(),
            TranslationsCommand.Create(),
            DiffCommand.Create(),
            ArchiveCommand.Create(),
            SchemaCommand.Create(),
        };
}

using System.CommandLine;
using SahelWiki.Editing;

namespace SahelWiki.Cli.Commands;

internal static class InitCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Where the wiki is to be; made where it is not there.",
            DefaultValueFactory = _ => ".",
        };
        var title = new Option<string>("--title", "-t")
        {
            Description = "What the wiki is called.",
            DefaultValueFactory = _ => "My wiki",
            HelpName = "name",
        };
        var command = new Command(
            "init",
            "Begins a wiki: settings, a page of each type, types of relations, a source, a style sheet, a workflow."
        )
        {
            folder,
            title,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var into = arguments.GetValue(folder)!;
                var input = Path.Combine(into, "input");
                if (Directory.Exists(input) && Directory.EnumerateFileSystemEntries(input).Any())
                {
                    throw new EditException($"There is a wiki in \"{input}\" already; nothing was written.", "Name an empty folder.");
                }

                var files = NewWiki.Plan(arguments.GetValue(title)!);
                PlannedEdits.Write(into, files);
                Console.WriteLine(
                    $"{files.Length} files in {into}\nRun \"sahelwiki preview\" there to see the wiki, and replace its pages by your own."
                );
                return ExitCode.Success;
            })
        );
        return command;
    }
}

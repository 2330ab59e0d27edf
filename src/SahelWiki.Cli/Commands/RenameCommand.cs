using System.CommandLine;
using SahelWiki.Editing;
using SahelWiki.Reading;

namespace SahelWiki.Cli.Commands;

internal static class RenameCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var old = new Argument<string>("old") { Description = "The page: groups/some-group, or some-group where that is clear." };
        var name = new Argument<string>("new")
        {
            Description = "Its new file name, without \".md\"; with another folder in front, it moves there.",
        };
        var title = new Option<string?>("--title")
        {
            Description = "Its new title, too; the former one becomes an alias.",
            HelpName = "text",
        };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Only say what would change." };
        var command = new Command("rename", "Renames a page: rewrites every link to it and leaves a redirect at its former address.")
        {
            old,
            name,
            input,
            title,
            dryRun,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = BegunEdits.Undo(arguments.GetValue(input)!);
                var plan = PageRename.Plan(
                    InputFolder.Read(folder),
                    arguments.GetValue(old)!,
                    arguments.GetValue(name)!,
                    arguments.GetValue(title)
                );
                var isDry = arguments.GetValue(dryRun);
                if (!isDry)
                {
                    PlannedEdits.Write(folder, plan.Files);
                }

                Print(plan, isDry);
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static void Print(RenamePlan plan, bool isDry)
    {
        Console.WriteLine($"{plan.From} -> {plan.To}{(plan.LeavesRedirect ? ", with a redirect from the former address" : "")}");
        foreach (
            var text in plan.Files.Where(file =>
                file is { Before: { } before, After: { } after } && before.Path != after.Path && before.Path != plan.From
            )
        )
        {
            Console.WriteLine($"{text.Before!.Path} -> {text.After!.Path}");
        }

        foreach (var link in plan.Links)
        {
            Console.WriteLine($"  {link.File}:{link.Span.Line}:{link.Span.Column}: {link.Before} -> {link.After}");
        }

        var files = plan.Links.Select(link => link.File).Distinct().Count();
        Console.WriteLine(
            $"{BuildReport.Plural(plan.Links.Length, "link")} in {BuildReport.Plural(files, "page")} "
                + $"{(isDry ? "would be rewritten; nothing was changed." : "rewritten.")}"
        );
    }
}

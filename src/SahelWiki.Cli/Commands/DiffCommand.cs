using System.CommandLine;
using System.Text;
using SahelWiki.Changes;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Reading;

namespace SahelWiki.Cli.Commands;

internal static class DiffCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var reference = new Argument<string>("ref") { Description = "The commit to compare with: main, HEAD~1, v1.2, …" };
        var other = new Argument<string?>("to")
        {
            Description = "A second commit; without it, the files as they are now.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write the report to a file.", HelpName = "file" };
        var format = new Option<string>("--format", "-f")
        {
            Description = "markdown for people, json for programs: every statement that is new, gone or says something else.",
            DefaultValueFactory = _ => "markdown",
        };
        format.AcceptOnlyFromAmong("markdown", "json");
        var command = new Command("diff", "Tells what changed in the data since a commit: pages, fields, relations, citations, sources.")
        {
            reference,
            other,
            input,
            output,
            format,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = BegunEdits.Undo(arguments.GetValue(input)!);
                var before = Link(GitTree.Read(folder, arguments.GetValue(reference)!));
                var after = Link(arguments.GetValue(other) is { } to ? GitTree.Read(folder, to) : InputFolder.Read(folder));
                var report =
                    arguments.GetValue(format) == "json"
                        ? DiffJson.Of(before, after, arguments.GetValue(reference)!, arguments.GetValue(other))
                        : Encoding.UTF8.GetBytes(DiffReport.Markdown(SiteComparer.Compare(before, after)));
                if (arguments.GetValue(output) is { } file)
                {
                    File.WriteAllBytes(file, report);
                }
                else
                {
                    using var console = Console.OpenStandardOutput();
                    console.Write(report);
                }

                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Site Link(SourceTree tree) => SiteBuilder.Load(tree, new(tree.Folder, Least: Severity.Error)).Site;
}

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
        var command = new Command(
            "diff",
            "Tells what changed in the data since a commit, as Markdown: pages, fields, relations, citations, sources."
        )
        {
            reference,
            other,
            input,
            output,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = arguments.GetValue(input)!;
                var before = Link(GitTree.Read(folder, arguments.GetValue(reference)!));
                var after = Link(arguments.GetValue(other) is { } to ? GitTree.Read(folder, to) : InputFolder.Read(folder));
                var diff = SiteComparer.Compare(before, after);
                if (arguments.GetValue(output) is { } file)
                {
                    File.WriteAllText(file, DiffReport.Markdown(diff), new UTF8Encoding(false));
                }
                else
                {
                    Console.Out.Write(DiffReport.Markdown(diff));
                }

                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Site Link(SourceTree tree) => SiteBuilder.Load(tree, new(tree.Folder, Least: Severity.Error)).Site;
}

using System.CommandLine;

namespace SahelWiki.Cli.Commands;

/// <summary>The command <c>sahelwiki</c> and everything below it.</summary>
public static class SahelWikiCommand
{
    public static RootCommand Create() => new("Builds a wiki from a folder of Markdown pages.\n\nNew here? Run \"sahelwiki preview\" and open http://localhost:5080 in a browser.")
    {
        BuildCommand.Create(),
        CheckCommand.Create(),
        PreviewCommand.Create(),
        RenameCommand.Create(),
        DiffCommand.Create(),
        ArchiveCommand.Create(),
    };
}

using SahelWiki.Editing;

namespace SahelWiki.Cli.Commands;

/// <summary>Takes back what a command was killed in the middle of, before another reads the pages.</summary>
internal static class BegunEdits
{
    /// <returns>The folder itself.</returns>
    public static string Undo(string input)
    {
        if (EditJournal.Undo(input) is not { } undone)
        {
            return input;
        }

        Console.Error.WriteLine("sahelwiki: a command was stopped while it changed pages; what it had begun was taken back. Run it again.");
        foreach (var file in undone.Left)
        {
            Console.Error.WriteLine($"  {Visible.Line(file)} was changed since, and left as it is: look at it with git.");
        }

        return input;
    }
}

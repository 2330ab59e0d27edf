using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Finds the lines that git leaves in a file where two people changed the same place.</summary>
internal static class ConflictMarks
{
    /// <returns>Whether there are any, which is reported: then nothing else about the file is worth saying.</returns>
    public static bool Report(SourceText text, DiagnosticBag bag)
    {
        var at = text.Text.StartsWith("<<<<<<< ", StringComparison.Ordinal)
            ? 0
            : text.Text.IndexOf("\n<<<<<<< ", StringComparison.Ordinal) + 1;
        if (
            (at == 0 && !text.Text.StartsWith("<<<<<<< ", StringComparison.Ordinal))
            || text.Text.IndexOf("\n>>>>>>> ", at, StringComparison.Ordinal) < 0
        )
        {
            return false;
        }

        bag.Add(
            Rules.MergeConflict,
            text.Span(at, 7),
            "Two changes of this place met here, and nobody has chosen between them.",
            "Keep the lines you want, then remove the three lines that begin with <<<<<<<, ======= and >>>>>>>."
        );
        return true;
    }
}

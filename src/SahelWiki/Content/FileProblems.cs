using SahelWiki.Diagnostics;

namespace SahelWiki.Content;

/// <summary>Reports what is wrong with a file before its content matters.</summary>
internal static class FileProblems
{
    /// <param name="badOffset">As <see cref="SourceText.Decode"/> gives it.</param>
    public static void Report(SourceFile file, int badOffset, SourceText text, DiagnosticBag bag)
    {
        if (file.Problem is { } problem)
        {
            bag.Add(problem.Link ? Rules.SymbolicLink : Rules.UnreadableFile, SourceSpan.Start, problem.Message,
                problem.Link ? "Put the file itself here." : "Check the file's permissions, then build again.");
        }
        else if (badOffset >= 0)
        {
            bag.Add(Rules.NotUtf8, text.Span(badOffset, 0), "This file is not UTF-8: the character here cannot be read.", "Save it as UTF-8; every editor offers that in its \"Save as\" dialogue.");
        }
    }
}

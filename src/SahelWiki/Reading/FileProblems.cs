using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Reports what is wrong with a file before its content matters.</summary>
internal static class FileProblems
{
    /// <summary>Windows allows 260 characters for a whole path; this leaves 100 for where somebody keeps the repository.</summary>
    /// <remarks>Source: Microsoft, "Maximum Path Length Limitation".</remarks>
    private const int LongestPath = 160;

    /// <param name="badOffset">As <see cref="SourceText.Decode"/> gives it.</param>
    public static void Report(SourceFile file, int badOffset, SourceText text, DiagnosticBag bag)
    {
        CheckPath(file.Path, bag);
        if (file.Problem is { } problem)
        {
            bag.Add(problem.Link ? Rules.SymbolicLink : Rules.UnreadableFile, SourceSpan.Start, problem.Message, problem.Hint);
        }
        else if (badOffset >= 0)
        {
            bag.Add(
                Rules.NotUtf8,
                text.Span(badOffset, 0),
                "This file is not UTF-8: the character here cannot be read.",
                "Save it as UTF-8; every editor offers that in its \"Save as\" dialogue."
            );
        }
        else
        {
            HiddenCharacters.Report(text, bag);
        }
    }

    private static void CheckPath(SourcePath path, DiagnosticBag bag)
    {
        if (path.Value.Length > LongestPath)
        {
            bag.Add(
                Rules.LongPath,
                SourceSpan.Start,
                $"The path of this file has {path.Value.Length} characters.",
                $"Give it a shorter name: at most {LongestPath} characters with its folder."
            );
        }

        // Images, and pages whose address has the same fault, are reported with their addresses.
        var isImage = path.Value.StartsWith("images/", StringComparison.Ordinal);
        if (
            !isImage
            && PortableNames.Problem(path.Value) is { } problem
            && (path.Extension != ".md" || PortableNames.Problem($"{path.Folder}/{Slug.Of(path.Stem)}.html") is null)
        )
        {
            bag.Add(
                Rules.WindowsFileName,
                SourceSpan.Start,
                $"The name of this file {problem}: nobody could check out the wiki there.",
                "Rename it with lower-case letters, digits and hyphens."
            );
        }
    }
}

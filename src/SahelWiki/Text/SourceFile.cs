using System.Collections.Immutable;

namespace SahelWiki.Text;

/// <summary>One file of the input folder, as it was read.</summary>
/// <param name="Bytes">Its content; empty where it could not be read.</param>
/// <param name="Problem">Why it could not be read, in a sentence for its author; null where it could.</param>
public sealed record SourceFile(SourcePath Path, ImmutableArray<byte> Bytes, SourceFileProblem? Problem = null);

/// <param name="Hint">What to do about it, in a sentence.</param>
/// <param name="Link">True for a symbolic link, which is never followed: a stranger's pull request could point it anywhere.</param>
public sealed record SourceFileProblem(string Message, string Hint, bool Link = false)
{
    public static SourceFileProblem SymbolicLink { get; } =
        new("This is a symbolic link, and symbolic links are not followed.", "Put the file itself here.", Link: true);
}

namespace SahelWiki.Text;

/// <summary>A place in an author's file.</summary>
/// <param name="Line">First line, 1-based, in the whole file (front matter included).</param>
/// <param name="Column">First column, 1-based, in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units, never past the end of the line; 0 marks a point.</param>
/// <param name="Offset">Of its first column from the beginning of the file's text, in UTF-16 code units.</param>
public readonly record struct SourceSpan(int Line, int Column, int Length, int Offset)
{
    /// <summary>The very beginning of a file, for what concerns the file as a whole.</summary>
    public static SourceSpan Start => new(1, 1, 0, 0);
}

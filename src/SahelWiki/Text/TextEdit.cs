using System.Collections.Immutable;
using System.Text;

namespace SahelWiki.Text;

/// <summary>One piece of a text replaced by another; everything else stays as it is, byte for byte.</summary>
/// <param name="Offset">In UTF-16 code units of <see cref="SourceText.Text"/>.</param>
/// <param name="Length">0 to insert.</param>
public readonly record struct TextEdit(int Offset, int Length, string Replacement)
{
    /// <param name="edits">In any order; none overlaps another.</param>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Offset).ThenBy(edit => edit.Length))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(edit.Offset, at);
            result.Append(text, at, edit.Offset - at).Append(edit.Replacement);
            at = edit.Offset + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The bytes of the file with its text edited; a byte order mark stays.</summary>
    public static ImmutableArray<byte> Apply(SourceFile file, IEnumerable<TextEdit> edits)
    {
        var text = Encoding.UTF8.GetBytes(Apply(SourceText.Decode(file, out _).Text, edits));
        return file.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? [.. Encoding.UTF8.Preamble, .. text] : [.. text];
    }
}

/// <summary>A file of the input folder that is to be written, moved or both.</summary>
/// <param name="Before">As it was read; null for a new file.</param>
/// <param name="After">As it shall be; null for a file that goes away.</param>
public sealed record PlannedFile(SourceFile? Before, SourceFile? After);

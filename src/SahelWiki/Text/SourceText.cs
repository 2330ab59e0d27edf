using System.Text;

namespace SahelWiki.Text;

/// <summary>The text of one file, with the way from offsets to lines and columns.</summary>
/// <remarks>A line ends at LF, CRLF or CR. A byte order mark is not part of the text.</remarks>
public sealed class SourceText
{
    private int[]? lineStarts;

    public SourceText(SourcePath path, string text)
    {
        Path = path;
        Text = text;
    }

    public SourcePath Path { get; }

    public string Text { get; }

    /// <summary>Decodes UTF-8 strictly.</summary>
    /// <param name="badOffset">Offset of the first byte that is not UTF-8, or -1.</param>
    /// <returns>The text; where it is not UTF-8, what stands before the first bad byte.</returns>
    public static SourceText Decode(SourceFile file, out int badOffset)
    {
        var bytes = file.Bytes.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        badOffset = -1;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            badOffset = FirstInvalid(bytes);
            bytes = bytes[..badOffset];
        }

        return new(file.Path, Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The span of <paramref name="length"/> code units at <paramref name="offset"/>, cut at the end of its line.</summary>
    public SourceSpan Span(int offset, int length)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var starts = LineStarts();
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        var column = offset - starts[line];
        var room = LineEnd(line) - offset;
        return new(line + 1, column + 1, Math.Max(0, Math.Min(length, room)), offset);
    }

    /// <summary>The span of <paramref name="length"/> code units at a 1-based line and column, wherever they are.</summary>
    public SourceSpan At(int line, int column, int length) => new(line, column, length, OffsetOfLine(line) + column - 1);

    /// <summary>The offset at which a 1-based line begins; the text's length for lines past the end.</summary>
    public int OffsetOfLine(int line) => LineStarts() is var starts && line <= starts.Length ? starts[Math.Max(line, 1) - 1] : Text.Length;

    /// <summary>The text of a 1-based line without its break, at most 4,000 characters of it; null past the end.</summary>
    public string? Line(int line)
    {
        var starts = LineStarts();
        if (line < 1 || line > starts.Length)
        {
            return null;
        }

        var start = starts[line - 1];
        var end = Math.Min(LineEnd(line - 1), start + 4000);
        return Text[start..end];
    }

    private int LineEnd(int line)
    {
        var starts = LineStarts();
        var end = line + 1 < starts.Length ? starts[line + 1] : Text.Length;
        while (end > starts[line] && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    private int[] LineStarts()
    {
        if (lineStarts is not null)
        {
            return lineStarts;
        }

        var starts = new List<int> { 0 };
        for (var at = 0; Text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0; )
        {
            at += length + 1;
            if (Text[at - 1] == '\r' && at < Text.Length && Text[at] == '\n')
            {
                at++;
            }

            starts.Add(at);
        }

        return lineStarts = [.. starts];
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}

using System.Buffers;
using System.Text;

namespace SahelWiki.Text;

/// <summary>A text in UTF-8, with the way from offsets in UTF-16 code units to offsets in bytes.</summary>
internal sealed class EncodedText
{
    // Null where every letter is one byte: then offsets are the same.
    private readonly int[]? offsets;
    private readonly byte[] utf8;

    public EncodedText(StringBuilder text)
    {
        var borrowed = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, borrowed, text.Length);
        var letters = borrowed.AsSpan(0, text.Length);
        utf8 = new byte[Encoding.UTF8.GetByteCount(letters)];
        Encoding.UTF8.GetBytes(letters, utf8);
        offsets = utf8.Length == letters.Length ? null : Offsets(letters);
        ArrayPool<char>.Shared.Return(borrowed);
    }

    public ReadOnlyMemory<byte> Utf8 => utf8;

    public int Offset(int position) => offsets is null ? position : offsets[position];

    public TextRange Range(int start, int length) => new(Offset(start), Offset(start + length) - Offset(start));

    public ReadOnlyMemory<byte> Slice(int start, int length) => Utf8.Slice(Offset(start), Offset(start + length) - Offset(start));

    private static int[] Offsets(ReadOnlySpan<char> text)
    {
        var offsets = new int[text.Length + 1];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            offsets[i] = at;
            at += text[i] switch
            {
                < '\u0080' => 1,
                < '\u0800' => 2,
                // Half of a letter beyond the basic plane, which takes four bytes; a lone half is written as three.
                >= '\ud800' and <= '\udbff' when i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => 4,
                >= '\udc00' and <= '\udfff' when i > 0 && char.IsHighSurrogate(text[i - 1]) => 0,
                _ => 3,
            };
        }

        offsets[^1] = at;
        return offsets;
    }
}

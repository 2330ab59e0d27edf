using System.Text;

namespace SahelWiki.Theme;

/// <summary>Collects text as UTF-8, so that a document never exists as UTF-16 beside its bytes.</summary>
internal sealed class Utf8Writer : TextWriter
{
    private const int Usual = 64 * 1024;
    private const int MostKept = 1024 * 1024;

    private byte[] buffer = new byte[Usual];
    private int length;

    // The first half of a letter beyond the basic plane, whose second half is still to come.
    private char half;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        (length, half) = (0, '\0');
        if (buffer.Length > MostKept)
        {
            buffer = new byte[Usual];
        }
    }

    public byte[] ToArray()
    {
        if (half != 0)
        {
            Encode([half]);
            half = '\0';
        }

        return buffer.AsSpan(0, length).ToArray();
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (half != 0)
        {
            ReadOnlySpan<char> letter = [half, text[0]];
            half = '\0';
            if (char.IsLowSurrogate(letter[1]))
            {
                text = text[1..];
            }
            else
            {
                letter = letter[..1];
            }

            Encode(letter);
            Write(text);
            return;
        }

        if (char.IsHighSurrogate(text[^1]))
        {
            half = text[^1];
            text = text[..^1];
        }

        Encode(text);
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        // No code unit of UTF-16 takes more than three bytes.
        if (buffer.Length - length < text.Length * 3)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + (text.Length * 3)));
        }

        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }
}

using System.Text;

namespace SahelWiki.Theme;

/// <summary>Collects text as UTF-8, so that a document never exists as UTF-16 beside its bytes.</summary>
internal sealed class Utf8Writer : TextWriter
{
    private const int Usual = 64 * 1024;
    private const int MostKept = 1024 * 1024;

    // Razor writes in pieces of a few letters; many at once are encoded in a fraction of the time.
    private readonly char[] waiting = new char[4096];

    // Remembers the first half of a letter beyond the basic plane until its second half comes.
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();

    private int waitingLength;
    private byte[] buffer = new byte[Usual];
    private int length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        (length, waitingLength) = (0, 0);
        encoder.Reset();
        if (buffer.Length > MostKept)
        {
            buffer = new byte[Usual];
        }
    }

    public byte[] ToArray()
    {
        EncodeWaiting(isEnd: true);
        return buffer.AsSpan(0, length).ToArray();
    }

    public override void Write(char value)
    {
        if (waitingLength == waiting.Length)
        {
            EncodeWaiting(isEnd: false);
        }

        waiting[waitingLength++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        if (text.Length > waiting.Length - waitingLength)
        {
            EncodeWaiting(isEnd: false);
        }

        if (text.Length > waiting.Length)
        {
            Encode(text, isEnd: false);
            return;
        }

        text.CopyTo(waiting.AsSpan(waitingLength));
        waitingLength += text.Length;
    }

    private void EncodeWaiting(bool isEnd)
    {
        Encode(waiting.AsSpan(0, waitingLength), isEnd);
        waitingLength = 0;
    }

    private void Encode(ReadOnlySpan<char> text, bool isEnd)
    {
        // The half that the encoder remembers is counted, too.
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length - length < most)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + most));
        }

        length += encoder.GetBytes(text, buffer.AsSpan(length), isEnd);
    }
}

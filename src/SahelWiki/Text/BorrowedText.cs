using System.Buffers;
using System.Text;

namespace SahelWiki.Text;

/// <summary>
/// A text decoded from UTF-8 into a shared buffer, which goes back with <see cref="Dispose"/>; the span must not be kept.
/// </summary>
public readonly ref struct BorrowedText : IDisposable
{
    private readonly char[] buffer;

    public BorrowedText(ReadOnlySpan<byte> utf8)
    {
        // No byte of UTF-8 makes more than one code unit.
        buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        Span = buffer.AsSpan(0, Encoding.UTF8.GetChars(utf8, buffer));
    }

    public ReadOnlySpan<char> Span { get; }

    public void Dispose() => ArrayPool<char>.Shared.Return(buffer);
}

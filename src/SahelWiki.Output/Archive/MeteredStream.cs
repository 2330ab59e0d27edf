namespace SahelWiki.Output.Archive;

/// <summary>A stream of which no more is read than anyone should need, while it is metered.</summary>
/// <param name="most">In bytes, counted again each time they are read.</param>
/// <param name="refusal">What is said when there would be more.</param>
internal sealed class MeteredStream(Stream inner, long most, string refusal) : Stream
{
    private long read;

    public bool IsMetered { get; set; } = true;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <exception cref="ArchiveException">More was read than is allowed.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        read += count;
        return IsMetered && read > most ? throw new ArchiveException(refusal) : count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

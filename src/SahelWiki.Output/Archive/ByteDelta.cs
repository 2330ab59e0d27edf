using System.Buffers;

namespace SahelWiki.Output.Archive;

/// <summary>Says how bytes are put together from ranges of other bytes and from what those do not have.</summary>
/// <remarks>
/// Source: Tridgell (1999), "Efficient Algorithms for Sorting and Synchronization", chapter 3: blocks of the source are found again by a
/// checksum that rolls over the target one byte at a time. Whatever has 127 bytes in common with the source is found.
/// A recipe is a row of: length of new bytes, these bytes, distance from the end of the last range to the next, its length. Numbers are
/// those of <see cref="BinaryWriter.Write7BitEncodedInt64"/>.
/// </remarks>
internal static class ByteDelta
{
    private const int Block = 64;
    private const uint Factor = 0x01000193;

    public static void Write(Stream recipe, ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        using var writer = new BinaryWriter(recipe, System.Text.Encoding.UTF8, leaveOpen: true);
        var blocks = Blocks(source);
        var leaving = Power(Factor, Block);
        var (written, from) = (0, 0);
        for (var at = 0; at + Block <= target.Length; )
        {
            var sum = Sum(target.Slice(at, Block));
            var found = -1;
            for (; ; at++)
            {
                if (blocks.TryGetValue(sum, out found) && source.Slice(found, Block).SequenceEqual(target.Slice(at, Block)))
                {
                    break;
                }

                found = -1;
                if (at + Block == target.Length)
                {
                    break;
                }

                sum = unchecked((sum * Factor) + target[at + Block] - (target[at] * leaving));
            }

            if (found < 0)
            {
                break;
            }

            var before = source[..found].CommonSuffixLength(target[written..at]);
            var length = before + source[found..].CommonPrefixLength(target[at..]);
            Append(writer, target[written..(at - before)], found - before - from, length);
            from = found - before + length;
            written = at = at - before + length;
        }

        Append(writer, target[written..], 0, 0);
    }

    /// <param name="target">Gets no more than <paramref name="size"/> bytes.</param>
    /// <exception cref="InvalidDataException">The recipe is no recipe for these sources.</exception>
    public static void Apply(Stream recipe, JoinedSource source, Stream target, long size, CancellationToken cancellation)
    {
        using var reader = new BinaryReader(recipe, System.Text.Encoding.UTF8, leaveOpen: true);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long from = 0;
            for (var left = size; left > 0; )
            {
                cancellation.ThrowIfCancellationRequested();
                var fresh = Length(reader, ref left);
                for (int part; fresh > 0; fresh -= part)
                {
                    part = (int)Math.Min(fresh, buffer.Length);
                    recipe.ReadExactly(buffer, 0, part);
                    target.Write(buffer, 0, part);
                }

                from += reader.Read7BitEncodedInt64();
                var length = Length(reader, ref left);
                source.CopyTo(target, from, length, buffer);
                from += length;
            }
        }
        catch (Exception problem) when (problem is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Length(BinaryReader reader, ref long left) =>
        reader.Read7BitEncodedInt64() is var length && length >= 0 && (left -= length) >= 0
            ? length
            : throw new InvalidDataException("A length is longer than what is made.");

    private static void Append(BinaryWriter writer, ReadOnlySpan<byte> fresh, long distance, long length)
    {
        writer.Write7BitEncodedInt64(fresh.Length);
        writer.Write(fresh);
        writer.Write7BitEncodedInt64(distance);
        writer.Write7BitEncodedInt64(length);
    }

    /// <summary>Where each block of the source begins, by its checksum; of blocks with one checksum the first.</summary>
    private static Dictionary<uint, int> Blocks(ReadOnlySpan<byte> source)
    {
        var blocks = new Dictionary<uint, int>(source.Length / Block);
        for (var at = 0; at + Block <= source.Length; at += Block)
        {
            blocks.TryAdd(Sum(source.Slice(at, Block)), at);
        }

        return blocks;
    }

    private static uint Sum(ReadOnlySpan<byte> block)
    {
        var sum = 0u;
        foreach (var b in block)
        {
            sum = unchecked((sum * Factor) + b);
        }

        return sum;
    }

    private static uint Power(uint factor, int exponent)
    {
        var power = 1u;
        for (var i = 0; i < exponent; i++)
        {
            power = unchecked(power * factor);
        }

        return power;
    }

    private static int CommonSuffixLength(this ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}

/// <summary>Two streams, read as if the second followed on the first.</summary>
internal sealed class JoinedSource(Stream first, Stream second)
{
    /// <exception cref="InvalidDataException">There is no such range.</exception>
    public void CopyTo(Stream target, long from, long length, byte[] buffer)
    {
        if (from < 0 || length < 0 || from > first.Length + second.Length - length)
        {
            throw new InvalidDataException("A range lies outside its source.");
        }

        while (length > 0)
        {
            var (source, at) = from < first.Length ? (first, from) : (second, from - first.Length);
            source.Position = at;
            var part = source.Read(buffer, 0, (int)Math.Min(Math.Min(length, buffer.Length), source.Length - at));
            if (part == 0)
            {
                throw new InvalidDataException("A source became shorter while it was read.");
            }

            target.Write(buffer, 0, part);
            (from, length) = (from + part, length - part);
        }
    }
}

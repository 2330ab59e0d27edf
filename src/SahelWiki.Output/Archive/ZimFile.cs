using System.Buffers.Binary;
using System.Text;
using ZstdSharp;

namespace SahelWiki.Output.Archive;

/// <summary>Reads the structure of a ZIM file: its entries and the clusters their contents lie in.</summary>
/// <remarks>Source: openZIM wiki, "ZIM file format", version 6. Every number is checked before it is used as a place in the file.</remarks>
internal sealed class ZimFile
{
    public const int ChecksumLength = 16;
    private const uint Magic = 72_173_914;
    private const int HeaderLength = 80;
    private const int LongestDirectoryEntry = 8 * 1024;
    private const ushort RedirectType = 0xffff;

    private readonly Stream file;

    private ZimFile(Stream file, byte[] header)
    {
        this.file = file;
        EntryCount = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(24));
        ClusterCount = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(28));
        PathPointers = Place(header, 32);
        ClusterPointers = Place(header, 48);
        Checksum = Place(header, 72);
    }

    public uint EntryCount { get; }

    public uint ClusterCount { get; }

    /// <summary>Where the list of entries begins, 8 bytes each.</summary>
    public long PathPointers { get; }

    /// <summary>Where the list of clusters begins, 8 bytes each.</summary>
    public long ClusterPointers { get; }

    /// <summary>Where the MD5 of all bytes before it lies; the file ends with it.</summary>
    public long Checksum { get; }

    /// <exception cref="InvalidDataException">It is no ZIM, or was damaged.</exception>
    public static ZimFile Open(Stream file)
    {
        if (file.Length < HeaderLength + ChecksumLength)
        {
            throw new InvalidDataException();
        }

        var header = new byte[HeaderLength];
        file.Position = 0;
        file.ReadExactly(header);
        var zim = BinaryPrimitives.ReadUInt32LittleEndian(header) == Magic ? new ZimFile(file, header) : throw new InvalidDataException();
        return zim.Checksum == file.Length - ChecksumLength ? zim : throw new InvalidDataException();
    }

    public static bool IsZim(Stream file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Position = 0;
        return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && BinaryPrimitives.ReadUInt32LittleEndian(magic) == Magic;
    }

    /// <summary>All entries, in the order of namespace and path.</summary>
    public IEnumerable<ZimEntry> Entries()
    {
        for (uint i = 0; i < EntryCount; i++)
        {
            yield return Entry(i);
        }
    }

    public ZimEntry Entry(uint index)
    {
        var place = index < EntryCount ? Pointer(PathPointers, index) : throw new InvalidDataException();
        var bytes = Read(place, (int)Math.Min(LongestDirectoryEntry, Checksum - place));
        var type = bytes.Length < 16 ? throw new InvalidDataException() : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var isRedirect = type == RedirectType;
        var first = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        var second = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        var path = Text(bytes, isRedirect ? 12 : 16, out var next);
        var title = Text(bytes, next, out _);
        return new(
            (char)bytes[3],
            path,
            title.Length > 0 ? title : path,
            isRedirect ? first : null,
            isRedirect ? 0 : first,
            isRedirect ? 0 : second,
            place
        );
    }

    /// <summary>The contents of a cluster, one after the other.</summary>
    /// <param name="largest">No more than this is unpacked.</param>
    public ZimCluster Cluster(uint index, long largest)
    {
        var place = ClusterPlace(index);
        var kind = Read(place, 1)[0];
        var pointerSize = (kind & 0x10) != 0 ? 8 : 4;
        file.Position = place + 1;
        using var unpacked = (kind & 0x0f) switch
        {
            0 or 1 => null,
            5 => new DecompressionStream(file, leaveOpen: true),
            _ => throw new InvalidDataException(),
        };
        var content = (Stream?)unpacked ?? file;
        var first = new byte[pointerSize];
        content.ReadExactly(first);
        var start = Offset(first, 0, pointerSize);
        var count = (start / pointerSize) - 1;
        if (start % pointerSize != 0 || count < 0 || start > largest)
        {
            throw new InvalidDataException();
        }

        var table = new byte[start];
        first.CopyTo(table, 0);
        content.ReadExactly(table.AsSpan(pointerSize));
        var offsets = Enumerable.Range(0, (int)count + 1).Select(i => Offset(table, i * pointerSize, pointerSize)).ToArray();
        if (offsets[^1] - start > largest || offsets.Zip(offsets.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            throw new InvalidDataException();
        }

        if (unpacked is null && place + 1 + offsets[^1] > file.Length)
        {
            throw new InvalidDataException();
        }

        var blobs = new byte[offsets[^1] - start];
        content.ReadExactly(blobs);
        return new(blobs, [.. offsets.Select(offset => (int)(offset - start))], unpacked is null ? place + 1 + start : null);
    }

    public long ClusterPlace(uint index) => index < ClusterCount ? Pointer(ClusterPointers, index) : throw new InvalidDataException();

    private long Pointer(long list, uint index)
    {
        var place = (long)BinaryPrimitives.ReadUInt64LittleEndian(Read(list + (8L * index), 8));
        return place >= HeaderLength && place < Checksum ? place : throw new InvalidDataException();
    }

    private byte[] Read(long place, int length)
    {
        if (place < 0 || length < 0 || place + length > file.Length)
        {
            throw new InvalidDataException();
        }

        var bytes = new byte[length];
        file.Position = place;
        file.ReadExactly(bytes);
        return bytes;
    }

    private long Place(byte[] header, int at) =>
        BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(at)) is var place && place <= (ulong)file.Length
            ? (long)place
            : throw new InvalidDataException();

    private static long Offset(byte[] table, int at, int size) =>
        size == 8
            ? (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(table.AsSpan(at)))
            : BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at));

    private static string Text(byte[] bytes, int start, out int next)
    {
        var end = start < bytes.Length ? Array.IndexOf(bytes, (byte)0, start) : -1;
        next = end + 1;
        return end < 0 ? throw new InvalidDataException() : Encoding.UTF8.GetString(bytes, start, end - start);
    }
}

/// <param name="Namespace"><c>C</c> contents, <c>M</c> metadata, <c>W</c> well-known, <c>X</c> indexes.</param>
/// <param name="Redirect">The entry it leads to; null for one with content.</param>
/// <param name="Place">Where the entry itself lies in the file.</param>
internal sealed record ZimEntry(char Namespace, string Path, string Title, uint? Redirect, uint Cluster, uint Blob, long Place);

/// <param name="Offsets">Where each content begins, and where the last one ends.</param>
/// <param name="Place">Where the first content lies in the file; null for a compressed cluster.</param>
internal sealed record ZimCluster(byte[] Blobs, int[] Offsets, long? Place)
{
    public ReadOnlySpan<byte> Blob(uint index) =>
        index < Offsets.Length - 1 ? Blobs.AsSpan(Offsets[index], Offsets[index + 1] - Offsets[index]) : throw new InvalidDataException();
}

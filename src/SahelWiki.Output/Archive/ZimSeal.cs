using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SahelWiki.Output.Archive;

/// <summary>
/// Makes a ZIM that <c>zimwriterfs</c> wrote the same for the same content: it knows neither date nor identity but those of the moment.
/// </summary>
/// <remarks>
/// Four things differ between two runs over one folder with one thread: the file's UUID, the UUIDs of the two Xapian
/// indexes, the date, and the checksum over all. The UUIDs are derived from the content; the date gets a cluster of its own.
/// </remarks>
public static class ZimSeal
{
    // Source: Xapian, glass_version.cc: magic, two bytes of version, then the UUID.
    private static readonly byte[] GlassMagic = [0x0f, 0x0d, .. "Xapian Glass"u8];

    private const int GlassUuid = 16;

    /// <param name="content">What the identity is made from: the manifest.</param>
    /// <exception cref="InvalidDataException">It is no ZIM.</exception>
    public static void Apply(Stream file, DateTimeOffset date, ReadOnlySpan<byte> content)
    {
        var zim = ZimFile.Open(file);
        var identity = SHA256.HashData(content);
        file.Position = 8;
        file.Write(Uuid(identity, "zim"));
        foreach (var entry in zim.Entries().ToArray())
        {
            if (entry is { Namespace: 'X', Path: "fulltext/xapian" or "title/xapian" })
            {
                SealIndex(file, zim, entry, identity);
            }
        }

        SealDate(file, zim, date);
        SealChecksum(file);
    }

    private static void SealIndex(Stream file, ZimFile zim, ZimEntry entry, byte[] identity)
    {
        var cluster = zim.Cluster(entry.Cluster, file.Length);
        if (cluster.Place is { } place && cluster.Blob(entry.Blob).StartsWith(GlassMagic))
        {
            file.Position = place + cluster.Offsets[entry.Blob] + GlassUuid;
            file.Write(Uuid(identity, entry.Path));
        }
    }

    /// <summary>Puts the date into a new cluster after all others, and the list of clusters after that.</summary>
    private static void SealDate(Stream file, ZimFile zim, DateTimeOffset date)
    {
        var entry = zim.Entries().FirstOrDefault(entry => entry is { Namespace: 'M', Path: "Date" }) ?? throw new InvalidDataException();
        var pointers = new byte[8 * (zim.ClusterCount + 1)];
        file.Position = zim.ClusterPointers;
        file.ReadExactly(pointers.AsSpan(0, pointers.Length - 8));

        var text = Encoding.ASCII.GetBytes(date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var cluster = new byte[9 + text.Length];
        cluster[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(cluster.AsSpan(1), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(cluster.AsSpan(5), (uint)(8 + text.Length));
        text.CopyTo(cluster, 9);
        BinaryPrimitives.WriteUInt64LittleEndian(pointers.AsSpan(pointers.Length - 8), (ulong)zim.Checksum);

        // Where the checksum was there is the date now, then the list; the old list stays as unused bytes.
        file.Position = zim.Checksum;
        file.Write(cluster);
        var list = file.Position;
        file.Write(pointers);
        var checksum = file.Position;
        file.Write(new byte[ZimFile.ChecksumLength]);

        Patch32(file, 28, zim.ClusterCount + 1);
        Patch64(file, 48, list);
        Patch64(file, 72, checksum);
        Patch32(file, entry.Place + 8, zim.ClusterCount);
        Patch32(file, entry.Place + 12, 0);
    }

    private static void SealChecksum(Stream file)
    {
        var checksum = ZimVerifier.Md5UpTo(file, file.Length - ZimFile.ChecksumLength);
        file.Position = file.Length - ZimFile.ChecksumLength;
        file.Write(checksum);
    }

    /// <remarks>Source: RFC 9562, section 5.8: version 8 is for UUIDs made in a way of one's own.</remarks>
    private static byte[] Uuid(byte[] identity, string purpose)
    {
        var uuid = SHA256.HashData([.. identity, .. Encoding.ASCII.GetBytes(purpose)])[..16];
        uuid[6] = (byte)((uuid[6] & 0x0f) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3f) | 0x80);
        return uuid;
    }

    private static void Patch32(Stream file, long place, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        file.Position = place;
        file.Write(bytes);
    }

    private static void Patch64(Stream file, long place, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        file.Position = place;
        file.Write(bytes);
    }
}

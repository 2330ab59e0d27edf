using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SahelWiki.Output.Archive;

/// <summary>One file to put into a ZIP.</summary>
/// <param name="Stored">True to leave it as it is: what is compressed already, and the first file of an EPUB.</param>
public sealed record ZipItem(string Path, Func<Stream> Open, bool Stored = false);

/// <summary>Writes ZIP files that are the same bytes for the same content, and that can tell of any byte that was changed since.</summary>
/// <remarks>
/// The time of every file is that of the content, in UTC; permissions are the same for all; the order is the caller's.
/// The file's comment ends with the SHA-256 of all bytes before it, so that names and times are covered as well as contents.
/// </remarks>
public static class SealedZip
{
    private const string SealText = "SahelWiki archive. SHA-256 of all bytes before these digits: ";
    private const int SealDigits = 64;

    // A regular file, readable by all; without it, what is unpacked has whatever the unpacker thinks of. Source: stat.h, S_IFREG | 0644.
    private const int Permissions = unchecked((int)(0x81A4u << 16));

    /// <remarks>Source: PKWARE APPNOTE 6.3, "date and time fields": years from 1980 to 2107.</remarks>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Latest = new(2107, 12, 31, 23, 59, 58, TimeSpan.Zero);

    /// <param name="target">Empty; readable and seekable.</param>
    public static void Write(Stream target, DateTimeOffset date, IEnumerable<ZipItem> items, CancellationToken cancellation = default)
    {
        var time = date.ToUniversalTime();
        time =
            time < Earliest ? Earliest
            : time > Latest ? Latest
            : time;
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            zip.Comment = SealText + new string('0', SealDigits);
            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                var entry = zip.CreateEntry(item.Path, item.Stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = time;
                entry.ExternalAttributes = Permissions;
                using var content = item.Open();
                using var written = entry.Open();
                content.CopyTo(written);
            }
        }

        Seal(target);
    }

    /// <summary>True where no byte was changed, added or cut off since the archive was made.</summary>
    public static bool IsSealed(Stream zip)
    {
        var length = SealText.Length + SealDigits;
        if (zip.Length < length)
        {
            return false;
        }

        var comment = new byte[length];
        zip.Position = zip.Length - length;
        zip.ReadExactly(comment);
        var written = Encoding.Latin1.GetString(comment);
        return written.StartsWith(SealText, StringComparison.Ordinal)
            && written[SealText.Length..] == HashUpTo(zip, zip.Length - SealDigits);
    }

    private static void Seal(Stream zip)
    {
        var digits = Encoding.ASCII.GetBytes(HashUpTo(zip, zip.Length - SealDigits));
        zip.Position = zip.Length - SealDigits;
        zip.Write(digits);
    }

    private static string HashUpTo(Stream zip, long end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        zip.Position = 0;
        while (zip.Position < end)
        {
            var read = zip.Read(buffer, 0, (int)Math.Min(buffer.Length, end - zip.Position));
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.IO.Compression;
using System.Security.Cryptography;

namespace SahelWiki.Output.Archive;

/// <summary>Tells whether a ZIP or an EPUB is as it was made. Nothing is unpacked: contents are read and forgotten.</summary>
public static class ZipVerifier
{
    /// <summary>What is read of an archive before its manifest: some 350,000 files, which take 150 MB of memory.</summary>
    private const int LongestList = 32 * 1024 * 1024;

    public static ArchiveReport Verify(Stream file)
    {
        var isSealed = SealedZip.IsSealed(file);
        try
        {
            file.Position = 0;
            using var metered = new MeteredStream(
                file,
                LongestList,
                "Its list of files is longer than that of any wiki, so it was not read to its end."
            );
            using var zip = new ZipArchive(metered, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries.Count;
            metered.IsMetered = false;
            return Verify(zip, file.Length, isSealed);
        }
        catch (ArchiveException problem)
        {
            return ArchiveReport.Broken(problem.Message);
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            return ArchiveReport.Broken("It is cut off or damaged: its list of files cannot be read.");
        }
    }

    private static ArchiveReport Verify(ZipArchive zip, long size, bool isSealed)
    {
        var entry = zip.GetEntry(ArchiveManifest.FileName)
            ?? zip.GetEntry(ArchiveManifest.EpubFileName)
            ?? throw new ArchiveException(
                $"It has no {ArchiveManifest.FileName}: it was not made by \"sahelwiki archive\", or has lost it."
            );
        var manifest = ArchiveManifest.Read(Content(entry));
        var comparison = new ManifestComparison(manifest, size);
        var buffer = new byte[1 << 16];
        foreach (var other in zip.Entries.Where(other => other != entry))
        {
            if (comparison.Expect(other.FullName) is not { } expected)
            {
                continue;
            }

            if (IsLink(other))
            {
                comparison.Unsafe(other.FullName, "is a link to another place, not a file");
            }
            else
            {
                comparison.Found(other.FullName, Hash(other, expected, buffer));
            }
        }

        var report = comparison.Report(withRedirects: false);
        return isSealed || !report.Faults.IsEmpty
            ? report
            : report with
            {
                Faults =
                [
                    new(
                        ArchiveFaultKind.Damaged,
                        "",
                        "Every file is as it was made, but the bytes between them are not: names, times or a comment were changed."
                    ),
                ],
            };
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        if (entry.Length is < 0 or > ArchiveManifest.LargestSize)
        {
            throw new ArchiveException($"Its {ArchiveManifest.FileName} is too large to be one.");
        }

        try
        {
            return Content(entry, entry.Length);
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw new ArchiveException($"Its {ArchiveManifest.FileName} is damaged, so there is nothing to compare its files with.");
        }
    }

    private static byte[] Content(ZipArchiveEntry entry, long length)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; content.Length <= length && (read = stream.Read(buffer)) > 0; )
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <remarks>Source: Info-ZIP; the upper half holds what Unix calls a mode. stat.h, S_IFMT and S_IFLNK.</remarks>
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xf000) == 0xa000;

    /// <returns>Null where the content is not of this size, is encrypted or cannot be read.</returns>
    private static string? Hash(ZipArchiveEntry entry, long size, byte[] buffer)
    {
        if (entry.Length != size || entry.IsEncrypted)
        {
            return null;
        }

        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = entry.Open();
            long length = 0;
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                // A few bytes can be made to unpack to a terabyte: stop where the manifest does.
                if ((length += read) > size)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
            }

            return length == size ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            return null;
        }
    }

    /// <remarks>
    /// Damaged compression shows as a plain IOException, as a disk that fails does; either way the file is not to be trusted.
    /// </remarks>
    private static bool IsDamage(Exception problem) =>
        problem is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;
}

using System.IO.Compression;
using System.Security.Cryptography;

namespace SahelWiki.Archive;

/// <summary>Tells whether a ZIP or an EPUB is as it was made. Nothing is unpacked: contents are read and forgotten.</summary>
public static class ZipVerifier
{
    public static ArchiveReport Verify(Stream file)
    {
        var isSealed = SealedZip.IsSealed(file);
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Verify(zip, isSealed);
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

    private static ArchiveReport Verify(ZipArchive zip, bool isSealed)
    {
        var entry = zip.GetEntry(ArchiveManifest.FileName) ?? zip.GetEntry(ArchiveManifest.EpubFileName)
            ?? throw new ArchiveException($"It has no {ArchiveManifest.FileName}: it was not made by \"sahelwiki archive\", or has lost it.");
        var manifest = ArchiveManifest.Read(Content(entry));
        var comparison = new ManifestComparison(manifest);
        var buffer = new byte[1 << 16];
        foreach (var other in zip.Entries.Where(other => other != entry))
        {
            if (comparison.Expect(other.FullName) is { } size)
            {
                comparison.Found(other.FullName, Hash(other, size, buffer));
            }
        }

        var report = comparison.Report(withRedirects: false);
        return isSealed || !report.Faults.IsEmpty
            ? report
            : report with { Faults = [new(ArchiveFaultKind.Damaged, "", "Every file is as it was made, but the bytes between them are not: names, times or a comment were changed.")] };
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        if (entry.Length is < 0 or > ArchiveManifest.LargestSize)
        {
            throw new ArchiveException($"Its {ArchiveManifest.FileName} is too large to be one.");
        }

        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; content.Length <= entry.Length && (read = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <returns>Null where the content is not of this size or cannot be read.</returns>
    private static string? Hash(ZipArchiveEntry entry, long size, byte[] buffer)
    {
        if (entry.Length != size)
        {
            return null;
        }

        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = entry.Open();
            long length = 0;
            for (int read; (read = stream.Read(buffer)) > 0;)
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

    /// <remarks>Damaged compression shows as a plain IOException, as a disk that fails does; either way the file is not to be trusted.</remarks>
    private static bool IsDamage(Exception problem) => problem is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;
}

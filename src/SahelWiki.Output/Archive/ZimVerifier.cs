using System.Security.Cryptography;
using ZstdSharp;

namespace SahelWiki.Output.Archive;

/// <summary>Tells whether a ZIM is as it was made. Nothing is unpacked to disk.</summary>
public static class ZimVerifier
{
    /// <summary>More entries than any wiki has, and few enough to hold in memory.</summary>
    private const uint MostEntries = 1_000_000;

    /// <summary>What a cluster may hold beside its largest file: zimwriterfs closes one at 2 MB.</summary>
    private const long ClusterMargin = 16 * 1024 * 1024;

    /// <summary>Clusters are unpacked in memory: no file of a wiki needs more.</summary>
    private const long LargestCluster = 512 * 1024 * 1024;

    public static ArchiveReport Verify(Stream file)
    {
        try
        {
            var zim = ZimFile.Open(file);
            return Verify(file, zim);
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

    /// <summary>The checksum with which a ZIM ends.</summary>
    internal static byte[] Md5UpTo(Stream file, long end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[1 << 17];
        file.Position = 0;
        while (file.Position < end)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, end - file.Position));
            hash.AppendData(buffer, 0, read > 0 ? read : throw new EndOfStreamException());
        }

        return hash.GetHashAndReset();
    }

    private static ArchiveReport Verify(Stream file, ZimFile zim)
    {
        if (zim.EntryCount > MostEntries)
        {
            throw new ArchiveException("Its list of files is longer than that of any wiki, so it was not read.");
        }

        var entries = zim.Entries().Where(entry => entry.Namespace == 'C').ToArray();
        var own = entries.FirstOrDefault(entry => entry is { Path: ArchiveManifest.FileName, Redirect: null })
            ?? throw new ArchiveException($"It has no {ArchiveManifest.FileName}: it was not made by \"sahelwiki archive\".");
        var content = zim.Cluster(own.Cluster, ArchiveManifest.LargestSize + ClusterMargin).Blob(own.Blob).ToArray();
        var manifest = ArchiveManifest.Read(content);
        var comparison = new ManifestComparison(manifest, file.Length);
        var largest = Math.Min(LargestCluster, manifest.Files.Select(known => known.Size).Append(content.Length).Max() + ClusterMargin);
        var left = manifest.TotalSize + content.Length + ClusterMargin;
        foreach (var redirect in entries.Where(entry => entry.Redirect is not null))
        {
            comparison.FoundRedirect(redirect.Path, zim.Entry(redirect.Redirect!.Value).Path);
        }

        foreach (
            var cluster in entries
                .Where(entry => entry.Redirect is null && entry != own)
                .GroupBy(entry => entry.Cluster)
                .OrderBy(group => group.Key)
        )
        {
            left -= Compare(zim, cluster, largest, comparison);
            if (left < 0)
            {
                throw new ArchiveException($"It unpacks to more than its {ArchiveManifest.FileName} says, so it was not read to its end.");
            }
        }

        if (!Md5UpTo(file, zim.Checksum).AsSpan().SequenceEqual(Stored(file, zim)))
        {
            comparison.Damaged("Its bytes were changed: they do not match the checksum at its end.");
        }

        return comparison.Report(withRedirects: true);
    }

    /// <param name="largest">No cluster is unpacked to more bytes.</param>
    /// <returns>To how many bytes it was unpacked.</returns>
    private static int Compare(ZimFile zim, IGrouping<uint, ZimEntry> entries, long largest, ManifestComparison comparison)
    {
        ZimCluster? cluster = null;
        try
        {
            cluster = zim.Cluster(entries.Key, largest);
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            // Each of its files is then reported as changed.
        }

        foreach (var entry in entries)
        {
            if (comparison.Expect(entry.Path) is { } size)
            {
                comparison.Found(
                    entry.Path,
                    cluster is not null
                    && entry.Blob < cluster.Offsets.Length - 1
                    && cluster.Blob(entry.Blob) is var content
                    && content.Length == size
                        ? Sha256.Of(content)
                        : null
                );
            }
        }

        return cluster?.Blobs.Length ?? 0;
    }

    private static byte[] Stored(Stream file, ZimFile zim)
    {
        var checksum = new byte[ZimFile.ChecksumLength];
        file.Position = zim.Checksum;
        file.ReadExactly(checksum);
        return checksum;
    }

    private static bool IsDamage(Exception problem) =>
        problem
            is InvalidDataException
                or EndOfStreamException
                or ZstdException
                or ArgumentException
                or OverflowException
                or IndexOutOfRangeException;
}

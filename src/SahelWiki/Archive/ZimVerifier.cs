using System.Security.Cryptography;
using ZstdSharp;

namespace SahelWiki.Archive;

/// <summary>Tells whether a ZIM is as it was made. Nothing is unpacked to disk.</summary>
public static class ZimVerifier
{
    /// <summary>No cluster unpacks to more: a file of the site has at most the size of the largest input file, or of a search index.</summary>
    private const long LargestCluster = 512L * 1024 * 1024;

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
        var entries = zim.Entries().Where(entry => entry.Namespace == 'C').ToArray();
        var own = entries.FirstOrDefault(entry => entry is { Path: ArchiveManifest.FileName, Redirect: null })
            ?? throw new ArchiveException($"It has no {ArchiveManifest.FileName}: it was not made by \"sahelwiki archive\".");
        var comparison = new ManifestComparison(ArchiveManifest.Read(zim.Cluster(own.Cluster, LargestCluster).Blob(own.Blob).ToArray()));
        foreach (var redirect in entries.Where(entry => entry.Redirect is not null))
        {
            comparison.FoundRedirect(redirect.Path, zim.Entry(redirect.Redirect!.Value).Path);
        }

        foreach (var cluster in entries.Where(entry => entry.Redirect is null && entry != own).GroupBy(entry => entry.Cluster).OrderBy(group => group.Key))
        {
            Compare(zim, cluster, comparison);
        }

        if (!Md5UpTo(file, zim.Checksum).AsSpan().SequenceEqual(Stored(file, zim)))
        {
            comparison.Damaged("Its bytes were changed: they do not match the checksum at its end.");
        }

        return comparison.Report(withRedirects: true);
    }

    private static void Compare(ZimFile zim, IGrouping<uint, ZimEntry> entries, ManifestComparison comparison)
    {
        ZimCluster? cluster = null;
        try
        {
            cluster = zim.Cluster(entries.Key, LargestCluster);
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            // Each of its files is then reported as changed.
        }

        foreach (var entry in entries)
        {
            if (comparison.Expect(entry.Path) is { } size)
            {
                comparison.Found(entry.Path, cluster is not null && entry.Blob < cluster.Offsets.Length - 1 && cluster.Blob(entry.Blob) is var content && content.Length == size ? Sha256.Of(content) : null);
            }
        }
    }

    private static byte[] Stored(Stream file, ZimFile zim)
    {
        var checksum = new byte[ZimFile.ChecksumLength];
        file.Position = zim.Checksum;
        file.ReadExactly(checksum);
        return checksum;
    }

    private static bool IsDamage(Exception problem) => problem is InvalidDataException or EndOfStreamException or ZstdException or ArgumentException or OverflowException or IndexOutOfRangeException;
}

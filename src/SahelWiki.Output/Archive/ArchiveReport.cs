using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>What was found when an archive was compared with its manifest.</summary>
/// <param name="Manifest">Null where it has none that can be read.</param>
/// <param name="Faults">Of the archive as a whole first, then by path.</param>
public sealed record ArchiveReport(ArchiveManifest? Manifest, ImmutableArray<ArchiveFault> Faults)
{
    /// <summary>True where every file is there, nothing else is, and no byte differs.</summary>
    public bool IsWhole => Manifest is not null && Faults.IsEmpty;

    public static ArchiveReport Broken(string problem) => new(null, [new(ArchiveFaultKind.Damaged, "", problem)]);
}

public enum ArchiveFaultKind
{
    /// <summary>The archive as a whole is cut off, changed or of another kind.</summary>
    Damaged,

    /// <summary>A path that would lead out of the folder an archive is unpacked to, or that some disk refuses.</summary>
    Unsafe,

    Differs,
    Missing,
    Extra,
}

/// <param name="Path">Empty for the archive as a whole. As written in it: clean it before it reaches a terminal.</param>
/// <param name="Message">A sentence, or its end after the path.</param>
public sealed record ArchiveFault(ArchiveFaultKind Kind, string Path, string Message);

/// <summary>Compares what is in an archive with its manifest.</summary>
internal sealed class ManifestComparison
{
    private readonly ArchiveManifest manifest;
    private readonly Dictionary<string, ArchivedFile> files;
    private readonly Dictionary<string, ArchivedRedirect> redirects;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<ArchiveFault> faults = [];

    /// <summary>How much smaller an archive may be than its contents. Those of this program are 5 to 20 times smaller.</summary>
    private const int TightestPacking = 200;

    /// <param name="archiveSize">In bytes.</param>
    /// <exception cref="ArchiveException">The manifest claims more than such an archive can hold: unpacking it would never end.</exception>
    public ManifestComparison(ArchiveManifest manifest, long archiveSize)
    {
        if (manifest.TotalSize > Math.Max(archiveSize, 1 << 20) * TightestPacking)
        {
            throw new ArchiveException(
                $"Its {ArchiveManifest.FileName} claims more than {TightestPacking} times the archive's own size. No "
                    + "archive of a wiki is packed so tight, so nothing was unpacked."
            );
        }

        this.manifest = manifest;
        files = manifest.Files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        redirects = manifest
            .Redirects.DistinctBy(redirect => redirect.Path)
            .ToDictionary(redirect => redirect.Path, StringComparer.Ordinal);
    }

    public void Damaged(string message) => faults.Add(new(ArchiveFaultKind.Damaged, "", message));

    /// <param name="message">The end of a sentence that begins with the path.</param>
    public void Unsafe(string path, string message) => faults.Add(new(ArchiveFaultKind.Unsafe, path, message));

    /// <summary>The size a file should have: no more than that is read of it, whatever the archive claims.</summary>
    /// <returns>Null where the path is refused or not expected, which is then a finding.</returns>
    public long? Expect(string path)
    {
        if (LeadsOut(path))
        {
            Unsafe(path, "would be unpacked outside the folder that is meant");
            return null;
        }

        if (PortableNames.Problem(path.TrimEnd('/')) is { } problem)
        {
            Unsafe(path, problem);
            return null;
        }

        if (!files.TryGetValue(path, out var file) || !seen.Add(path))
        {
            faults.Add(new(ArchiveFaultKind.Extra, path, file is null ? "is not in the manifest" : "is there twice"));
            return null;
        }

        return file.Size;
    }

    /// <param name="sha256">Null where the content could not be read, or was longer than expected.</param>
    public void Found(string path, string? sha256)
    {
        if (files[path].Sha256 != sha256)
        {
            faults.Add(new(ArchiveFaultKind.Differs, path, "differs from the manifest"));
        }
    }

    public void FoundRedirect(string path, string target)
    {
        if (!redirects.TryGetValue(path, out var redirect))
        {
            faults.Add(new(ArchiveFaultKind.Extra, path, "is a redirect that is not in the manifest"));
        }
        else if (seen.Add(path) && redirect.Target != target)
        {
            faults.Add(new(ArchiveFaultKind.Differs, path, "leads elsewhere than the manifest says"));
        }
    }

    public ArchiveReport Report(bool withRedirects)
    {
        foreach (var path in withRedirects ? files.Keys.Concat(redirects.Keys) : files.Keys)
        {
            if (!seen.Contains(path))
            {
                faults.Add(new(ArchiveFaultKind.Missing, path, "is missing"));
            }
        }

        return new(manifest, [.. faults.OrderBy(fault => fault.Path, StringComparer.Ordinal)]);
    }

    private static bool LeadsOut(string path) => path.StartsWith('/') || path.StartsWith('\\') || path.Split('/', '\\').Contains("..");
}

using SahelWiki.Output.Writing;

namespace SahelWiki.Cli.Archiving;

/// <summary>A folder whose entries a program that does not sort meets in ordinal order.</summary>
/// <remarks>
/// zimwriterfs packs and indexes files in the order in which the file system lists them. A file system in memory lists
/// them as they were made, or the other way round; others have an order of their own, which differs from disk to disk.
/// </remarks>
internal sealed class OrderedFolder : IDisposable
{
    private const string Prefix = ".sahelwiki-zim-";
    private const long Reserve = 16L * 1024 * 1024;

    private OrderedFolder(string path, bool? newestFirst) => (Path, NewestFirst) = (path, newestFirst);

    public string Path { get; }

    /// <summary>False where the file system has an order of its own.</summary>
    public bool IsOrdered => NewestFirst is not null;

    private bool? NewestFirst { get; }

    /// <param name="fallback">A folder on any disk, for where no ordered one has room.</param>
    public static OrderedFolder Create(string fallback, long size)
    {
        var candidates = new[]
        {
            "/dev/shm",
            Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"),
            System.IO.Path.GetTempPath(),
            fallback,
        };
        foreach (var candidate in candidates.Where(candidate => !string.IsNullOrEmpty(candidate) && HasRoom(candidate, size)))
        {
            try
            {
                // Others may write here too: a name that nobody can have prepared, and a folder that nobody else can read.
                Leftovers.Remove(candidate!, Prefix);
                var folder = System.IO.Path.Combine(candidate!, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():n}");
                Directory.CreateDirectory(folder);
                Restrict(folder);
                if (Probe(folder) is { } newestFirst)
                {
                    return new(folder, newestFirst);
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Not ours to write to; the next one may be.
            }
        }

        var unordered = System.IO.Path.Combine(fallback, "zim");
        Directory.CreateDirectory(unordered);
        return new(unordered, null);
    }

    /// <param name="files">In any order; each with the way to write its content to a path.</param>
    public void Fill(IEnumerable<(string Name, Action<string> Write)> files, CancellationToken cancellation) =>
        Fill(Path, [.. files.Select(file => (file.Name.Split('/'), file.Write))], 0, cancellation);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private void Fill(string folder, IReadOnlyList<(string[] Names, Action<string> Write)> files, int depth, CancellationToken cancellation)
    {
        var entries = files.GroupBy(file => file.Names[depth]).OrderBy(entry => entry.Key, StringComparer.Ordinal);
        foreach (var entry in NewestFirst == true ? entries.Reverse() : entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = System.IO.Path.Combine(folder, entry.Key);
            var inner = entry.ToArray();
            if (inner is [{ Names.Length: var length } file] && length == depth + 1)
            {
                file.Write(path);
                continue;
            }

            Directory.CreateDirectory(path);
            Fill(path, inner, depth + 1, cancellation);
        }
    }

    private static void Restrict(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static bool HasRoom(string folder, long size)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace > size + (size / 4) + Reserve;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>Null where the order of the listing is neither that of creation nor its reverse.</returns>
    private static bool? Probe(string folder)
    {
        var names = Enumerable
            .Range(0, 64)
            .Select(i => (i * 37 % 64).ToString("x4", System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        foreach (var name in names)
        {
            File.WriteAllBytes(System.IO.Path.Combine(folder, name), []);
        }

        var listed = Directory.EnumerateFiles(folder).Select(path => System.IO.Path.GetFileName(path)!).ToArray();
        foreach (var name in names)
        {
            File.Delete(System.IO.Path.Combine(folder, name));
        }

        return listed.SequenceEqual(names) ? false
            : listed.SequenceEqual(names.Reverse()) ? true
            : null;
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace SahelWiki.Output.Writing;

/// <summary>Write: the only phase that touches the output folder.</summary>
/// <remarks>
/// The new site is made whole in a folder beside the old one, with second names for the files that stay, and takes its place in one
/// exchange (see <see cref="FolderExchange"/>): whoever is killed leaves the old site or the new one. A folder that is a mount point
/// cannot be exchanged: its files move into place one by one, after it was seen that each can.
/// A file of its own, <see cref="MarkerName"/>, lists what was written: only those files are ever deleted.
/// </remarks>
public sealed class OutputFolder
{
    /// <summary>Marks a folder as ours and lists the files in it, one path a line, in ordinal order.</summary>
    public const string MarkerName = ".sahelwiki";

    private readonly string folder;

    private OutputFolder(string folder) => this.folder = folder;

    /// <param name="input">The input folder, which the output must not touch.</param>
    /// <exception cref="OutputFolderException">The folder may not be written to; nothing was changed.</exception>
    public static OutputFolder Open(string folder, string input)
    {
        var (output, source) = (Full(folder), Full(input));
        if (output == source)
        {
            throw new OutputFolderException(
                $"The output folder is the input folder, \"{folder}\".",
                "Choose another output folder: --output output"
            );
        }

        if (source.StartsWith(output, StringComparison.Ordinal))
        {
            throw new OutputFolderException(
                $"The output folder \"{folder}\" contains the input folder \"{input}\".",
                "Choose a folder beside the input: --output output"
            );
        }

        if (output.StartsWith(source, StringComparison.Ordinal))
        {
            throw new OutputFolderException(
                $"The output folder \"{folder}\" lies inside the input folder \"{input}\".",
                "Choose a folder beside the input: --output output"
            );
        }

        if (File.Exists(folder))
        {
            throw new OutputFolderException($"The output folder \"{folder}\" is a file.", "Choose another name.");
        }

        if (
            Directory.Exists(folder)
            && !File.Exists(Path.Combine(folder, MarkerName))
            // What a build left that was killed in a mount point is ours.
            && Directory.EnumerateFileSystemEntries(folder).Any(entry => !Path.GetFileName(entry).Contains(".writing-"))
        )
        {
            throw new OutputFolderException(
                $"The output folder \"{folder}\" is not empty, and what is in it was not written by SahelWiki.",
                "Choose another folder, or empty this one yourself."
            );
        }

        // Of a link, the folder that it leads to is written: the link stays.
        return new(Directory.Exists(folder) ? Path.TrimEndingDirectorySeparator(Resolved(Path.GetFullPath(folder))) : folder);
    }

    /// <summary>Brings the folder to hold exactly these files.</summary>
    /// <param name="done">Called after each file, from any thread.</param>
    /// <param name="isWhole">Asked when every file has been made: false leaves the folder as it is.</param>
    /// <returns>Null where the folder was left as it is.</returns>
    /// <exception cref="OutputFolderException">The folder around it may not be written to.</exception>
    /// <exception cref="IOException">The disk refused; the folder is as it was before.</exception>
    public WriteResult? Write(
        IEnumerable<OutputFile> files,
        int threads,
        Action? done = null,
        CancellationToken cancellation = default,
        Func<bool>? isWhole = null
    )
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder)))!;
        var staging = Begin(parent);
        var isNew = !File.Exists(Path.Combine(folder, MarkerName));
        try
        {
            var (paths, changed, bytes) = Stage(files, staging, isNew, threads, done, cancellation);
            if (isWhole is not null && !isWhole())
            {
                return null;
            }

            var deleted = Commit(staging, isNew, paths, changed);
            return new(paths.Count, changed.Count, deleted, bytes);
        }
        finally
        {
            Remove(staging);
        }
    }

    /// <summary>Removes a folder of ours; what cannot be removed is tried again by the next build.</summary>
    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Open(path);
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The site is whole; only what it was remains beside it.
        }
    }

    /// <summary>Gives the right to remove what is in the folder: somebody may have closed a part of the site.</summary>
    private static void Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var walk = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var inner in Directory.EnumerateDirectories(path, "*", walk).Append(path))
        {
            var mode = File.GetUnixFileMode(inner);
            if (!mode.HasFlag(UnixFileMode.UserWrite | UnixFileMode.UserExecute))
            {
                File.SetUnixFileMode(inner, mode | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    private string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    /// <summary>Where the old site is between two renames, on systems that cannot exchange folders.</summary>
    private string BeforePrefix => $".{Name}.before-";

    /// <summary>Such a folder, a volume of a container for instance, can neither be renamed nor be removed.</summary>
    private bool IsMountPoint() =>
        Directory.Exists(folder)
        && DriveInfo.GetDrives().Any(drive => Path.TrimEndingDirectorySeparator(drive.RootDirectory.FullName) == Path.GetFullPath(folder));

    /// <summary>Makes the folder for what is unfinished: beside the output, so the folder around it has to be there and open.</summary>
    private string Begin(string parent)
    {
        // Files move within one disk only: into a mount point, from a folder in it.
        parent = IsMountPoint() ? folder : parent;
        var prefix = $".{Name}.writing-";
        var staging = Path.Combine(parent, prefix + Environment.ProcessId);
        try
        {
            Directory.CreateDirectory(parent);
            FolderExchange.Restore(parent, BeforePrefix, folder);
            Leftovers.Remove(parent, prefix);
            Leftovers.Remove(parent, BeforePrefix);
            if (Directory.Exists(staging))
            {
                // In a container, the build that was killed may have had the very same number.
                Directory.Delete(staging, recursive: true);
            }

            Directory.CreateDirectory(staging);
            return staging;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputFolderException(
                $"The output folder \"{folder}\" cannot be made: nothing can be written to \"{parent}\".",
                "Get the right to write there, or choose another folder: --output output"
            );
        }
    }

    private (SortedSet<string> Paths, ConcurrentBag<string> Changed, long Bytes) Stage(
        IEnumerable<OutputFile> files,
        string staging,
        bool isNew,
        int threads,
        Action? done,
        CancellationToken cancellation
    )
    {
        var paths = new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var changed = new ConcurrentBag<string>();
        var folders = new ConcurrentDictionary<string, DirectoryInfo>();
        long bytes = 0;
        Parallel.ForEach(
            Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            file =>
            {
                if (!paths.TryAdd(file.Path.Value, true))
                {
                    throw new InvalidOperationException($"Two outputs write \"{file.Path}\".");
                }

                var content = file.Render();
                Interlocked.Add(ref bytes, content.Length);
                if (isNew || !Same(Path.Combine(folder, file.Path.Value), content.Span))
                {
                    var target = Path.Combine(staging, file.Path.Value);
                    // The value is there only once the folder is: another thread's file may be the first to need it.
                    folders.GetOrAdd(Path.GetDirectoryName(target)!, Directory.CreateDirectory);
                    WriteFile(target, content.Span);
                    changed.Add(file.Path.Value);
                }

                done?.Invoke();
            }
        );

        return (new(paths.Keys, StringComparer.Ordinal), changed, bytes);
    }

    /// <summary>Puts what was staged into place. From here on only names change, which need no space.</summary>
    private int Commit(string staging, bool isNew, SortedSet<string> paths, ConcurrentBag<string> changed)
    {
        var marker = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => path + "\n")));
        WriteFile(Path.Combine(staging, MarkerName), marker);
        var former = isNew
            ? []
            : File.ReadLines(Path.Combine(folder, MarkerName)).Where(path => path.Length > 0 && IsInside(path)).ToArray();
        var stale = former.Where(path => !paths.Contains(path)).ToArray();
        if (IsMountPoint())
        {
            MoveEach(staging, stale, changed);
            return stale.Length;
        }

        if (!Directory.Exists(folder))
        {
            Directory.Move(staging, folder);
            return 0;
        }

        Complete(staging, former.ToHashSet(StringComparer.Ordinal), paths);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(staging, File.GetUnixFileMode(folder));
        }

        Remove(
            FolderExchange.Swap(
                staging,
                folder,
                Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder))!, BeforePrefix + Environment.ProcessId)
            )
        );
        return stale.Length;
    }

    /// <summary>Gives the new folder what stays of the old: files that did not change, and files that are not ours.</summary>
    private void Complete(string staging, HashSet<string> former, SortedSet<string> paths)
    {
        var walk = new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = 0 };
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var inner))
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(folder, inner)).EnumerateFileSystemInfos("*", walk))
            {
                var path = inner.Length == 0 ? entry.Name : $"{inner}/{entry.Name}";
                var target = Path.Combine(staging, path);
                if (Path.Exists(target) && entry is FileInfo)
                {
                    continue;
                }

                if (entry.LinkTarget is { } link)
                {
                    if (!Path.Exists(target))
                    {
                        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                        File.CreateSymbolicLink(target, link);
                    }
                }
                else if (entry is DirectoryInfo)
                {
                    folders.Push(path);
                }
                else if (!former.Contains(path) || paths.Contains(path))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    FolderExchange.Link(entry.FullName, target);
                }
            }
        }
    }

    /// <summary>Files one by one, for a folder that cannot be exchanged. Before the first, it is seen that all can.</summary>
    private void MoveEach(string staging, string[] stale, ConcurrentBag<string> changed)
    {
        foreach (var inner in changed.Concat(stale).Select(path => Path.GetDirectoryName(Path.Combine(folder, path))!).Distinct())
        {
            if (Directory.Exists(inner))
            {
                var probe = Path.Combine(inner, $".{Environment.ProcessId}.probe");
                WriteFile(probe, default);
                File.Delete(probe);
            }
        }

        foreach (var path in stale)
        {
            File.Delete(Path.Combine(folder, path));
        }

        foreach (var path in changed.Append(MarkerName))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(staging, path), target, overwrite: true);
        }

        foreach (
            var emptied in stale
                .SelectMany(FoldersAbove)
                .Distinct()
                .Select(path => Path.Combine(folder, path))
                .OrderByDescending(path => path.Length)
        )
        {
            if (Directory.Exists(emptied) && !Directory.EnumerateFileSystemEntries(emptied).Any())
            {
                Directory.Delete(emptied);
            }
        }
    }

    /// <summary><c>a/b</c> and <c>a</c> for <c>a/b/c.html</c>.</summary>
    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    /// <summary>The list of a previous build is a file like any other: what it says is checked before anything is deleted.</summary>
    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    private static bool Same(string path, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != content.Length)
        {
            return false;
        }

        using var known = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var part = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (var at = 0; at < content.Length; )
            {
                var read = RandomAccess.Read(known, part, at);
                if (read == 0 || read > content.Length - at || !content.Slice(at, read).SequenceEqual(part.AsSpan(0, read)))
                {
                    return false;
                }

                at += read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        // Nobody else knows of the file yet: locking it would cost two more calls of the system for each.
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, content, 0);
    }

    private static string Full(string folder) =>
        Path.TrimEndingDirectorySeparator(Resolved(Path.GetFullPath(folder))) + Path.DirectorySeparatorChar;

    /// <summary>Follows a link, so that an output that is the input by another name is seen.</summary>
    private static string Resolved(string folder) =>
        Directory.Exists(folder) && Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target ? target.FullName : folder;
}

/// <param name="Files">All files of the site.</param>
/// <param name="Written">Those that differed from what was there.</param>
/// <param name="Deleted">Files of an earlier build that the site no longer has.</param>
/// <param name="Bytes">Size of all files.</param>
public sealed record WriteResult(int Files, int Written, int Deleted, long Bytes);

/// <summary>The output folder may not be written to.</summary>
public sealed class OutputFolderException(string message, string hint) : Exception(message)
{
    /// <summary>What to do instead.</summary>
    public string Hint => hint;
}

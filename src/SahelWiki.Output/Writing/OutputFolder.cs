using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace SahelWiki.Output.Writing;

/// <summary>Write: the only phase that touches the output folder.</summary>
/// <remarks>
/// Files that differ are first written beside the folder; only when all of them are there do they move into place.
/// So a build that fails, for whatever reason, leaves the previous output as it was.
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
            && Directory.EnumerateFileSystemEntries(folder).Any()
        )
        {
            throw new OutputFolderException(
                $"The output folder \"{folder}\" is not empty, and what is in it was not written by SahelWiki.",
                "Choose another folder, or empty this one yourself."
            );
        }

        return new(folder);
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
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    /// <summary>Makes the folder for what is unfinished: beside the output, so the folder around it has to be there and open.</summary>
    private string Begin(string parent)
    {
        var prefix = $".{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}.writing-";
        var staging = Path.Combine(parent, prefix + Environment.ProcessId);
        try
        {
            Directory.CreateDirectory(parent);
            Leftovers.Remove(parent, prefix);
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

    /// <summary>Moves what was staged into place. From here on only renames and deletions are left, which need no space.</summary>
    private int Commit(string staging, bool isNew, SortedSet<string> paths, ConcurrentBag<string> changed)
    {
        var marker = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => path + "\n")));
        WriteFile(Path.Combine(staging, MarkerName), marker);
        if (isNew)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(staging, folder);
            return 0;
        }

        var stale = File.ReadLines(Path.Combine(folder, MarkerName))
            .Where(path => path.Length > 0 && !paths.Contains(path) && IsInside(path))
            .ToArray();
        foreach (var path in stale)
        {
            File.Delete(Path.Combine(folder, path));
        }

        foreach (var path in changed)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(staging, path), target, overwrite: true);
        }

        File.Move(Path.Combine(staging, MarkerName), Path.Combine(folder, MarkerName), overwrite: true);
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

        return stale.Length;
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

using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Read: the only phase that walks the input folder.</summary>
public static class InputFolder
{
    /// <summary>
    /// Files larger than this are not read: nothing an author writes is near it, and one file must not exhaust the machine.
    /// </summary>
    public const long LargestFile = 32L * 1024 * 1024;

    private const string CheckPermissions = "Check the file's permissions, then build again.";

    /// <summary>Looking at so many files one by one saves nothing any more.</summary>
    private const int MostReread = 50;

    /// <summary>Reads every file below the folder; names that begin with a dot (<c>.git</c>, <c>.obsidian</c>) are passed over.</summary>
    /// <param name="history">Where to get the history, which is asked for while files are read; null for none.</param>
    /// <param name="cache">Files read before; null for a build from nothing.</param>
    /// <returns>Files in ordinal path order. A file that cannot be read is there too, with its problem.</returns>
    /// <exception cref="InputFolderException">The folder does not exist.</exception>
    public static SourceTree Read(string folder, Func<GitHistory?>? history = null, PageCache? cache = null)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new InputFolderException(
                File.Exists(folder) ? $"The input folder \"{folder}\" is a file." : $"The input folder \"{folder}\" does not exist."
            );
        }

        var asked = history is null ? Task.FromResult<GitHistory?>(null) : Task.Run(history);
        var found = new List<FileSystemInfo>();
        Walk(root, found);
        if (found is [DirectoryInfo unreadable] && unreadable.FullName == root.FullName)
        {
            throw new InputFolderException($"The input folder \"{folder}\" cannot be read: access is denied.");
        }

        var files = new SourceFile[found.Count];
        Parallel.For(0, found.Count, i => files[i] = ReadFile(root, found[i], cache));
        Array.Sort(files, (a, b) => a.Path.CompareTo(b.Path));
        return new(folder, ImmutableCollectionsOf(files), asked.GetAwaiter().GetResult());
    }

    /// <summary>Reads a few files again, and leaves the others as they were.</summary>
    /// <param name="before">The folder as it was.</param>
    /// <param name="changes">Full paths of what was written, made, renamed or deleted since.</param>
    /// <returns>Null where a folder is among them, or where they are many: then everything has to be looked at.</returns>
    internal static SourceTree? Reread(string folder, SourceTree before, IReadOnlyCollection<string> changes, PageCache cache)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists || changes.Count > MostReread)
        {
            return null;
        }

        var files = before.Files.ToDictionary(file => file.Path);
        foreach (var full in changes.Distinct(StringComparer.Ordinal))
        {
            var path = new SourcePath(Path.GetRelativePath(root.FullName, full).Replace('\\', '/'));
            var isInside = !path.Value.Split('/').Any(part => part.StartsWith('.')) && !Leftovers.IsOfProgram(path.FileName);
            if (
                !isInside
                || Directory.Exists(full)
                || !Directory.Exists(Path.GetDirectoryName(full))
                || IsBelowLink(root, new(full))
                || before.Files.Any(file => file.Path.Folder == path.Value)
            )
            {
                return null;
            }

            files.Remove(path);
            if (new FileInfo(full) is var entry && (entry.Exists || entry.LinkTarget is not null))
            {
                files[path] = ReadFile(root, entry, cache);
            }
        }

        var sorted = files.Values.ToArray();
        Array.Sort(sorted, (a, b) => a.Path.CompareTo(b.Path));
        return before with { Files = ImmutableCollectionsOf(sorted) };
    }

    /// <summary>Symbolic links to folders are not followed, whoever names a file behind them.</summary>
    private static bool IsBelowLink(DirectoryInfo root, FileInfo file)
    {
        for (
            var at = file.Directory;
            at is not null && at.FullName.Length > root.FullName.TrimEnd(Path.DirectorySeparatorChar).Length;
            at = at.Parent
        )
        {
            if (at.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<SourceFile> ImmutableCollectionsOf(SourceFile[] files) =>
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(files);

    private static void Walk(DirectoryInfo folder, List<FileSystemInfo> found)
    {
        IEnumerable<FileSystemInfo> entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (UnauthorizedAccessException)
        {
            found.Add(folder);
            return;
        }

        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.') || (entry is FileInfo && Leftovers.IsOfProgram(entry.Name)))
            {
                continue;
            }

            if (entry is DirectoryInfo inner && entry.LinkTarget is null)
            {
                Walk(inner, found);
            }
            else
            {
                found.Add(entry);
            }
        }
    }

    private static SourceFile ReadFile(DirectoryInfo root, FileSystemInfo entry, PageCache? cache)
    {
        var path = new SourcePath(Path.GetRelativePath(root.FullName, entry.FullName).Replace('\\', '/'));
        if (entry.LinkTarget is not null)
        {
            return new(path, [], SourceFileProblem.SymbolicLink);
        }

        if (entry is not FileInfo file)
        {
            return new(path, [], new("This folder cannot be read: access is denied.", CheckPermissions));
        }

        try
        {
            if (file.Length > LargestFile)
            {
                return new(
                    path,
                    [],
                    new(
                        $"This file is larger than {LargestFile / (1024 * 1024)} MB and was not read.",
                        "Make it smaller, or keep it elsewhere."
                    )
                );
            }

            if (file.Length == 0)
            {
                return new(
                    path,
                    [],
                    IsPipeOrDevice(file)
                        ? new("This is a pipe, a socket or a device, and was not read.", "Put a file here, or remove it.")
                        : null
                );
            }

            SourceFile Content() =>
                new(path, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(file.FullName)));
            return cache is null ? Content() : cache.Read(path, file, Content);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(path, [], new($"This file cannot be read: {Reason(problem)}", CheckPermissions));
        }
    }

    /// <summary>
    /// Whoever opens a pipe to read it waits until somebody writes. Opened for both it answers at once, and cannot be searched.
    /// </summary>
    /// <remarks>
    /// Only what has no length may be one, and is never opened to be read: what may not be written to is taken for an empty file.
    /// </remarks>
    public static bool IsPipeOrDevice(FileInfo file)
    {
        const int NoSuchDevice = 6; // ENXIO, with which a socket refuses to be opened; the same on Linux and macOS.
        try
        {
            using var opened = new FileStream(
                file.FullName,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            return !opened.CanSeek;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException and not FileNotFoundException)
        {
            return problem.HResult == NoSuchDevice;
        }
    }

    private static string Reason(Exception problem) =>
        problem switch
        {
            UnauthorizedAccessException => "access is denied.",
            FileNotFoundException => "it is gone.",
            _ => problem.Message,
        };
}

/// <summary>There is no input folder.</summary>
public sealed class InputFolderException(string message) : Exception(message);

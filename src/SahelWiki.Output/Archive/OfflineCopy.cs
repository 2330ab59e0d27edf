using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>Brings a copy of the wiki up to date: a ZIP, or the folder one was unpacked to.</summary>
/// <remarks>
/// The new copy is made whole beside the old one and then put in its place in one step, so whoever is stopped before that has the old copy.
/// Nothing in it is taken on trust: what stays is compared with the manifest of the old copy, what is new with that of the new one.
/// </remarks>
public static class OfflineCopy
{
    private const string Prefix = ".sahelwiki-update-";

    /// <returns>False where the copy was up to date already.</returns>
    /// <exception cref="ArchiveException">The update is not for this copy; it is as it was.</exception>
    public static bool Update(UpdatePack pack, string copy, CancellationToken cancellation)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(copy));
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            throw new ArchiveException(
                $"\"{copy}\" is the top of a disk. An update is made beside the copy: move the wiki to a folder of its own there."
            );
        }

        if (!Directory.Exists(parent))
        {
            throw new ArchiveException($"\"{copy}\" does not exist; name the folder or the ZIP that is to be updated.");
        }

        // Only of this copy, should there be others beside it.
        var before = $"{Prefix}before-{Path.GetFileName(path)}-";
        if (!File.Exists(path))
        {
            FolderExchange.Restore(parent, before, path);
        }

        Leftovers.Remove(parent, before);
        Leftovers.Remove(parent, Prefix);
        if (!Path.Exists(path))
        {
            throw new ArchiveException($"\"{copy}\" does not exist; name the folder or the ZIP that is to be updated.");
        }

        var working = Path.Combine(parent, Prefix + Environment.ProcessId);
        Directory.CreateDirectory(working);
        try
        {
            return Directory.Exists(path)
                ? FolderUpdate.Apply(pack, path, working, Path.Combine(parent, before + Environment.ProcessId), cancellation)
                : UpdateZip(pack, path, working, cancellation);
        }
        finally
        {
            Directory.Delete(working, recursive: true);
        }
    }

    private static bool UpdateZip(UpdatePack pack, string path, string working, CancellationToken cancellation)
    {
        var (from, to) = (pack.Description.From, pack.Description.To);
        var part = Path.Combine(working, "new.zip");
        using (var old = File.OpenRead(path))
        {
            var checksum = Sha256.Of(old);
            if (checksum == to.Sha256)
            {
                return false;
            }

            if (checksum != from.Sha256)
            {
                old.Position = 0;
                throw WrongBase(pack, path, ArchiveVerifier.Verify(old) is { IsWhole: true, Manifest: { } manifest } ? manifest : null);
            }

            using var made = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 17);
            pack.WriteZip(old, made, cancellation);
            made.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
        return true;
    }

    /// <param name="found">What the copy is; null where it is nothing whole.</param>
    internal static ArchiveException WrongBase(UpdatePack pack, string path, ArchiveManifest? found) =>
        new(
            $"\"{path}\" is not the copy that this update is for, and was left as it is. The update is for that of "
                + $"{pack.Description.From}; "
                + (
                    found is null ? "this one is damaged or something else"
                    : found.Date == pack.Description.From.Date && found.Commit == pack.Description.From.Commit
                        ? "this one is of the same day, but has other files or was packed by another version of the program"
                    : $"this one is of {new UpdateEnd(found.Date, found.Commit, 0, "", "")}"
                )
                + ". Get the update for it, or the whole archive."
        );
}

/// <summary>Brings a folder up to date that a ZIP was unpacked to.</summary>
internal static class FolderUpdate
{
    /// <param name="before">Where the old folder goes for a moment on disks that cannot exchange two.</param>
    public static bool Apply(UpdatePack pack, string copy, string working, string before, CancellationToken cancellation)
    {
        var old = Manifest(pack, copy);
        if (Sha256.Of(old) == pack.Description.To.ManifestSha256)
        {
            Compare(copy, ArchiveManifest.Read(old), cancellation);
            return false;
        }

        var (from, (to, bytes)) = (ArchiveManifest.Read(old), pack.NewManifest());
        if (Sha256.Of(old) != pack.Description.From.ManifestSha256)
        {
            throw OfflineCopy.WrongBase(pack, copy, from);
        }

        CheckPaths(to);
        pack.CheckSize(from.TotalSize, to.TotalSize);
        Compare(copy, from, cancellation);
        var staging = Path.Combine(working, "new");
        Directory.CreateDirectory(staging);
        Write(staging, ArchiveManifest.FileName, target => target.Write(bytes));
        var known = from.Files.DistinctBy(file => file.Sha256).ToDictionary(file => file.Sha256, file => file.Path);
        foreach (var file in to.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (known.TryGetValue(file.Sha256, out var path))
            {
                Link(Path.Combine(copy, path), staging, file.Path);
            }
            else
            {
                Write(staging, file.Path, target => pack.WriteContent(file, target));
            }
        }

        KeepOthers(copy, staging, from, to, cancellation);
        FolderExchange.Settle();
        cancellation.ThrowIfCancellationRequested();
        Put(staging, copy, before);
        return true;
    }

    private static byte[] Manifest(UpdatePack pack, string copy)
    {
        var file = new FileInfo(Path.Combine(copy, ArchiveManifest.FileName));
        return file is { Exists: true, LinkTarget: null, Length: <= ArchiveManifest.LargestSize }
            ? File.ReadAllBytes(file.FullName)
            : throw new ArchiveException(
                $"\"{copy}\" has no {ArchiveManifest.FileName}, so it is no unpacked ZIP of the wiki. This update is for that of "
                    + $"{pack.Description.From}."
            );
    }

    private static void CheckPaths(ArchiveManifest manifest)
    {
        var seen = new HashSet<string> { PortableNames.Key(ArchiveManifest.FileName) };
        foreach (var file in manifest.Files)
        {
            if (PortableNames.Problem(file.Path) is { } problem)
            {
                throw new ArchiveException($"The update has a file whose path {problem}: it was not made by this program.");
            }

            if (!seen.Add(PortableNames.Key(file.Path)))
            {
                throw new ArchiveException("The update has two files of one name: it was not made by this program.");
            }
        }
    }

    /// <exception cref="ArchiveException">A file is missing or is not as the manifest says.</exception>
    private static void Compare(string copy, ArchiveManifest manifest, CancellationToken cancellation)
    {
        var wrong = new List<string>();
        foreach (var file in manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            // Before a path of the copy's own manifest is followed: that may come from anyone, too.
            if (PortableNames.Problem(file.Path) is not null || !IsAs(new FileInfo(Path.Combine(copy, file.Path)), file))
            {
                wrong.Add(file.Path);
            }
        }

        if (wrong.Count > 0)
        {
            throw new ArchiveException(
                $"\"{copy}\" is damaged or was changed, and was left as it is: {wrong[0]}"
                    + (wrong.Count > 1 ? $" and {wrong.Count - 1} more files are" : " is")
                    + " not as they were made. Unpack the whole archive instead."
            );
        }
    }

    private static bool IsAs(FileInfo found, ArchivedFile file)
    {
        if (!found.Exists || found.LinkTarget is not null || found.Length != file.Size)
        {
            return false;
        }

        using var content = found.OpenRead();
        return Sha256.Of(content) == file.Sha256;
    }

    /// <summary>Notes and whatever else the owner of the copy put into it.</summary>
    private static void KeepOthers(string copy, string staging, ArchiveManifest from, ArchiveManifest to, CancellationToken cancellation)
    {
        var ours = from.Files.Select(file => file.Path).Append(ArchiveManifest.FileName).ToHashSet(StringComparer.Ordinal);
        var taken = to.Files.Select(file => PortableNames.Key(file.Path)).ToHashSet(StringComparer.Ordinal);
        var all = new EnumerationOptions { AttributesToSkip = 0 };
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var inner))
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(copy, inner)).EnumerateFileSystemInfos("*", all))
            {
                cancellation.ThrowIfCancellationRequested();
                var path = inner.Length == 0 ? entry.Name : $"{inner}/{entry.Name}";
                if (entry is DirectoryInfo { LinkTarget: null })
                {
                    folders.Push(path);
                }
                else if (ours.Contains(path))
                {
                    continue;
                }
                else if (taken.Contains(PortableNames.Key(path)))
                {
                    throw new ArchiveException(
                        $"The update brings a file {path}, and you have put one of that name there. Move yours away."
                    );
                }
                else if (entry.LinkTarget is { } target)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(staging, path))!);
                    File.CreateSymbolicLink(Path.Combine(staging, path), target);
                }
                else
                {
                    Link(entry.FullName, staging, path);
                }
            }
        }
    }

    private static void Put(string staging, string copy, string before)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(staging, File.GetUnixFileMode(copy));
        }

        string former;
        try
        {
            former = FolderExchange.Swap(staging, copy, before);
        }
        catch (IOException problem)
        {
            throw new ArchiveException(
                $"\"{copy}\" cannot be exchanged for the new copy, and is as it was: {problem.Message} If it is the top of a stick, move "
                    + "the wiki to a folder of its own there."
            );
        }

        FolderExchange.Settle();
        if (former != staging)
        {
            Directory.Delete(former, recursive: true);
        }
    }

    private static void Link(string from, string staging, string path)
    {
        var target = Path.Combine(staging, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        FolderExchange.Link(from, target);
    }

    private static void Write(string staging, string path, Action<Stream> write)
    {
        var target = Path.Combine(staging, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var file = new FileStream(target, FileMode.CreateNew);
        write(file);
    }
}

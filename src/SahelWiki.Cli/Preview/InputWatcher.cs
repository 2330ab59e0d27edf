namespace SahelWiki.Cli.Preview;

/// <summary>Notices changes in folders and calls back once for changes that come together.</summary>
internal sealed class InputWatcher : IDisposable
{
    /// <summary>Editors write a file in several steps, and git many files at once; the last of them is waited for.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);

    /// <summary>Where changes never cease, they are shown this often all the same.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a folder that went away is looked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string[] folders;
    private readonly Action<IReadOnlyCollection<string>?> changed;
    private readonly FileSystemWatcher?[] watchers;
    private readonly Timer timer;
    private readonly Timer revival;
    private readonly Lock running = new();
    private readonly Lock waiting = new();
    private readonly ManualResetEventSlim more = new();
    private HashSet<string> paths = new(StringComparer.Ordinal);
    private bool isAnything;
    private DateTime? firstChange;
    private readonly Timer? look;
    private long seen;

    /// <param name="changed">Called by one thread at a time, with the full paths of what changed; with null where that is not known, and
    /// anything may have.</param>
    /// <param name="poll">How often to look at all files, where the system tells no changes: network disks, folders of another system.
    /// </param>
    public InputWatcher(IEnumerable<string> folders, Action<IReadOnlyCollection<string>?> changed, TimeSpan? poll = null)
    {
        this.folders = [.. folders];
        this.changed = changed;
        watchers = new FileSystemWatcher?[this.folders.Length];
        timer = new(_ => Call());
        Revive(callBack: false);
        revival = new(_ => Revive(callBack: true), null, Patience, Patience);
        if (poll is { } interval)
        {
            seen = State();
            // Each look sets the next: a slow disk is not asked twice at a time.
            look = new(_ => Look(interval), null, interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits a little for a further change, which makes what was seen so far a state that nobody meant.</summary>
    /// <returns>True where one came.</returns>
    public bool ChangesWithin(TimeSpan time) => more.Wait(time);

    public void Dispose()
    {
        revival.Dispose();
        look?.Dispose();
        timer.Dispose();
        foreach (var watcher in watchers)
        {
            watcher?.Dispose();
        }
    }

    /// <summary>
    /// Watches what is not watched: at the start, and folders that were deleted and made anew, as by a checkout of another branch.
    /// </summary>
    private void Revive(bool callBack)
    {
        for (var i = 0; i < folders.Length; i++)
        {
            var exists = Directory.Exists(folders[i]);
            if (exists && watchers[i] is null)
            {
                watchers[i] = Watch(folders[i]);
                if (callBack)
                {
                    Later(null);
                }
            }
            else if (!exists && watchers[i] is { } dead)
            {
                dead.Dispose();
                watchers[i] = null;
                Later(null);
            }
        }
    }

    private void Look(TimeSpan interval)
    {
        var now = State();
        if (now != Interlocked.Exchange(ref seen, now))
        {
            Later(null);
        }

        try
        {
            look?.Change(interval, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The preview ended while the disk was asked.
        }
    }

    /// <summary>Names, sizes and times of all files as one number: another one where any of them changed.</summary>
    private long State()
    {
        var state = new HashCode();
        foreach (var folder in folders.Select(folder => new DirectoryInfo(folder)).Where(folder => folder.Exists))
        {
            try
            {
                foreach (
                    var file in folder
                        .EnumerateFiles("*", SearchOption.AllDirectories)
                        .OrderBy(file => file.FullName, StringComparer.Ordinal)
                )
                {
                    state.Add(file.FullName);
                    state.Add(file.Length);
                    state.Add(file.LastWriteTimeUtc);
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                state.Add(gone.Message);
            }
        }

        return state.ToHashCode();
    }

    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            watcher.Changed += (_, change) => Notice(folder, change.FullPath);
            watcher.Created += (_, change) => Notice(folder, change.FullPath);
            watcher.Deleted += (_, change) => Notice(folder, change.FullPath);
            watcher.Renamed += (_, change) => Notice(folder, change.FullPath, change.OldFullPath);
            // The buffer overflowed: some changes are lost, so look at everything.
            watcher.Error += (_, _) => Later(null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Names that begin with a dot are not of the site: editors keep their settings and half-written files under such names.
    /// </summary>
    private void Notice(string folder, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part.StartsWith('.') && part != "."))
            {
                Later(path);
            }
        }
    }

    /// <param name="path">What changed; null where that is not known.</param>
    private void Later(string? path)
    {
        lock (waiting)
        {
            if (path is null)
            {
                isAnything = true;
            }
            else
            {
                paths.Add(path);
            }

            var now = DateTime.UtcNow;
            firstChange ??= now;
            more.Set();
            var left = firstChange.Value + LongestWait - now;
            timer.Change(left < Quiet ? TimeSpan.FromTicks(Math.Max(0, left.Ticks)) : Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    private void Call()
    {
        lock (running)
        {
            IReadOnlyCollection<string>? now;
            lock (waiting)
            {
                if (firstChange is null)
                {
                    return;
                }

                now = isAnything ? null : paths;
                (firstChange, isAnything, paths) = (null, false, new(StringComparer.Ordinal));
                more.Reset();
            }

            changed(now);
        }
    }
}

namespace SahelWiki.Cli.Preview;

/// <summary>Notices changes in the input folder and calls back once for changes that come together.</summary>
internal sealed class InputWatcher : IDisposable
{
    /// <summary>Editors write a file in several steps, and git many files at once; the last of them is waited for.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);

    private readonly FileSystemWatcher watcher;
    private readonly Timer timer;
    private readonly Lock running = new();

    public InputWatcher(string folder, Action changed)
    {
        timer = new(_ =>
        {
            lock (running)
            {
                changed();
            }
        });
        watcher = new(folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
        watcher.Changed += Later;
        watcher.Created += Later;
        watcher.Deleted += Later;
        watcher.Renamed += Later;
        // The buffer overflowed: some changes are lost, so look at everything.
        watcher.Error += (_, _) => timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        watcher.EnableRaisingEvents = true;
    }

    public void Dispose()
    {
        watcher.Dispose();
        timer.Dispose();
    }

    private void Later(object sender, FileSystemEventArgs change)
    {
        if (!Path.GetFileName(change.FullPath).StartsWith('.'))
        {
            timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }
}

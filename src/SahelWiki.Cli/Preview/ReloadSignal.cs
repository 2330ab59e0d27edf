namespace SahelWiki.Cli.Preview;

/// <summary>Wakes every open page when the site has changed.</summary>
internal sealed class ReloadSignal
{
    private volatile TaskCompletionSource<SiteChange?> next = New();

    public void Send(SiteChange change) => Interlocked.Exchange(ref next, New()).SetResult(change);

    /// <summary>Ends all waiting; nobody is told to reload.</summary>
    public void Close() => Interlocked.Exchange(ref next, New()).SetResult(null);

    /// <summary>Calls back at each signal until the page is closed.</summary>
    public async Task Follow(Func<SiteChange, Task> signalled, CancellationToken closed)
    {
        try
        {
            while (await next.Task.WaitAsync(closed) is { } change)
            {
                await signalled(change);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, which is how most of them end.
        }
    }

    private static TaskCompletionSource<SiteChange?> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What open pages have to do about a change.</summary>
internal enum SiteChange
{
    /// <summary>Only the files of pages changed: the middle of an open page is exchanged where it stands.</summary>
    Pages,

    /// <summary>Anything else, such as styles and settings: the page is loaded anew.</summary>
    Anything,
}

namespace SahelWiki.Cli.Preview;

/// <summary>Wakes every open page when the site has changed.</summary>
internal sealed class ReloadSignal
{
    private volatile TaskCompletionSource<bool> next = New();

    public void Send() => Interlocked.Exchange(ref next, New()).SetResult(true);

    /// <summary>Ends all waiting; nobody is told to reload.</summary>
    public void Close() => Interlocked.Exchange(ref next, New()).SetResult(false);

    /// <summary>Calls back at each signal until the page is closed.</summary>
    public async Task Follow(Func<Task> signalled, CancellationToken closed)
    {
        try
        {
            while (await next.Task.WaitAsync(closed))
            {
                await signalled();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, which is how most of them end.
        }
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

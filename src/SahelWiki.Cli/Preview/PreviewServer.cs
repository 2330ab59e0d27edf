using System.Globalization;
using System.Net;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Cli.Preview;

/// <summary>
/// Serves the site while its pages are written: what is asked for is rendered then, and open pages reload when a file changes.
/// </summary>
/// <remarks>Listens on the loopback interface only, and knows no files but those of the site.</remarks>
internal sealed class PreviewServer(BuildOptions options, ITheme theme, int port, TimeSpan? poll = null)
{
    private const string Private = "/.sahelwiki/";

    /// <summary>A state with errors is shown only when nothing follows it: editors empty a file before they write it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(60);

    /// <summary>When nothing has changed for so long, memory is tidied up: not while somebody waits for a page.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly string? assets = CheckoutTheme.FolderBeside(options.Input);
    private readonly BuildMemory memory = new();
    private readonly HashSet<string> pending = new(StringComparer.Ordinal);
    private readonly Lock loading = new();
    private readonly ReloadSignal reload = new();
    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Snapshot current = new(null, PlannedFiles.None, [], 0);
    private bool isAnythingPending = true;
    private SiteChange unsent = SiteChange.Pages;

    /// <summary>The port it listens on, once it does; of use where the system chose it.</summary>
    public Task<int> Port => started.Task;

    /// <param name="Site">What is shown: the last state without errors, or the first state where there was none yet.</param>
    /// <param name="Files">Of what is shown, by path.</param>
    /// <param name="Errors">Of the present state, if it is not good.</param>
    /// <param name="Number">Counts the states, so that a page knows whether it is of the present one.</param>
    private sealed record Snapshot(LoadedSite? Site, PlannedFiles Files, IReadOnlyList<Diagnostic> Errors, int Number)
    {
        public bool IsGood => Site is { Site.HasErrors: false };
    }

    public async Task<int> Run(TextWriter output, CancellationToken cancellation)
    {
        // Not disposed of: a change that is being shown when the preview ends may still set it.
        var tidying = new Timer(_ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized));
        InputWatcher? watcher = null;
        void Renew(IReadOnlyCollection<string>? changes)
        {
            lock (loading)
            {
                unsent =
                    changes?.All(path => IsInput(path) && path.EndsWith(".md", StringComparison.Ordinal)) ?? false
                        ? unsent
                        : SiteChange.Anything;
                if (Load(changes, () => watcher?.ChangesWithin(Settled) ?? false))
                {
                    Report(output);
                    reload.Send(unsent);
                    unsent = SiteChange.Pages;
                }
            }

            tidying.Change(Idle, Timeout.InfiniteTimeSpan);
        }

        // Watched before it is read: what changes meanwhile is seen afterwards.
        using var watching = StartWatching();
        InputWatcher StartWatching()
        {
            lock (loading)
            {
                watcher = new(assets is null ? [options.Input] : [options.Input, assets], Renew, poll);
                Load(null, () => false);
                return watcher;
            }
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1)
        );
        await using var application = builder.Build();
        application.Run(Answer);
        await application.StartAsync(cancellation);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        started.SetResult(new Uri(address).Port);
        output.WriteLine($"Preview on http://localhost:{new Uri(address).Port}/ - press Ctrl-C to stop.");
        Report(output);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            reload.Close();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await application.StopAsync(patience.Token);
        return 0;
    }

    /// <summary>Takes the present state of the input; where it has errors, the last good pages stay, with the errors over them.</summary>
    /// <param name="changes">Full paths of what changed since the last call; null where anything may have.</param>
    /// <param name="isPassing">Whether a state with errors is one that an editor or git leaves behind in a moment.</param>
    /// <returns>Whether there is something new to show.</returns>
    private bool Load(IReadOnlyCollection<string>? changes, Func<bool> isPassing)
    {
        isAnythingPending |= changes is null;
        pending.UnionWith(changes ?? []);
        LoadedSite loaded;
        var latency = GCSettings.LatencyMode;
        try
        {
            // What is thrown away is thrown away when the page is shown.
            GCSettings.LatencyMode = GCLatencyMode.LowLatency;
            loaded = SiteBuilder.Load(options, memory, null, isAnythingPending ? null : [.. pending.Where(IsInput)]);
            isAnythingPending = false;
            pending.Clear();
        }
        catch (Exception problem) when (current.Site is not null)
        {
            // An editor or git is at work in the folder, or this is a bug; either way the next change brings another try.
            isAnythingPending = true;
            if (isPassing())
            {
                return false;
            }

            current = current with
            {
                Errors =
                [
                    problem is IOException or UnauthorizedAccessException or InputFolderException
                        ? new(Rules.UnreadableFile, Severity.Error, new(options.Input), SourceSpan.Start, problem.Message, null, null)
                        : Fault.Of(problem, new(options.Input), SourceSpan.Start, "reading the wiki"),
                ],
                Number = current.Number + 1,
            };
            return true;
        }
        finally
        {
            GCSettings.LatencyMode = latency;
        }

        var errors = loaded.Site.Diagnostics.Where(found => found.Severity == Severity.Error).ToArray();
        if (errors.Length > 0 && current.IsGood)
        {
            if (isPassing())
            {
                return false;
            }

            current = current with { Errors = errors, Number = current.Number + 1 };
            return true;
        }

        var render = RenderContext.Of(loaded, assets is null ? theme : new CheckoutTheme(theme, assets));
        current = new(loaded, new(SiteOutputs.Files(render)), errors, current.Number + 1);
        return true;
    }

    /// <summary>The rest lies among the theme's assets, which are read when they are asked for.</summary>
    private bool IsInput(string path) => !Path.GetRelativePath(options.Input, path).StartsWith("..", StringComparison.Ordinal);

    private void Report(TextWriter output)
    {
        foreach (var error in current.Errors)
        {
            output.WriteLine(DiagnosticPrinter.Format(error, options.Input));
        }

        output.WriteLine(
            current.Errors.Count == 0 ? $"{current.Site?.Site.Pages.Length} pages, no errors." : $"{current.Errors.Count} error(s)."
        );
    }

    private async Task Answer(HttpContext context)
    {
        // A page elsewhere must not read the preview through a name that resolves to this machine.
        if (!PreviewGuard.IsOwnHost(context.Request.Headers.Host.ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        PreviewGuard.AddHeaders(context.Response.Headers);
        if (!PreviewGuard.IsOwnRequest(context.Request.Headers))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        if (path.StartsWith(Private, StringComparison.Ordinal))
        {
            await AnswerPrivate(context, path[Private.Length..]);
            return;
        }

        var snapshot = current;
        // The page for missing addresses leads to the path that the site has on its host.
        var top = snapshot.Site?.Site.Settings.HostPath ?? "/";
        var name = (path.StartsWith(top, StringComparison.Ordinal) ? path[top.Length..] : path).TrimStart('/');
        var found = Find(snapshot, name);
        if (found is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            found = Find(snapshot, SitePaths.NotFound.Value);
        }

        if (found is null)
        {
            return;
        }

        ReadOnlyMemory<byte> content;
        var errors = snapshot.Errors;
        try
        {
            content = found.Render();
        }
        catch (Exception problem) when (Fault.Is(problem) && snapshot.Site is { } shown)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            content = "<!DOCTYPE html><html lang=\"en\"><title>Error</title><body></body></html>"u8.ToArray();
            errors = [.. errors, RenderGuard.Of(problem, found.Path, shown.Site)];
        }

        var isPage = found.Path.Value.EndsWith(".html", StringComparison.Ordinal);
        context.Response.ContentType = ContentTypes.Of(found.Path);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(isPage ? Overlay.Into(content, errors, snapshot.Number) : content);
    }

    /// <summary>What a web server would find: the file of that name; the list of a folder; a page whose ending was left out.</summary>
    private static OutputFile? Find(Snapshot snapshot, string name) =>
        name.Length == 0 || name.EndsWith('/') ? snapshot.Files.Find(name + "index.html")
        : Path.HasExtension(name) ? snapshot.Files.Find(name)
        : snapshot.Files.Find(name + ".html") ?? snapshot.Files.Find(name);

    private async Task AnswerPrivate(HttpContext context, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (name)
        {
            case "events":
                context.Response.ContentType = "text/event-stream";
                // A page that was made before the last change asks too late to hear of it: it is told at once.
                var isOld = context.Request.Query["of"] is [{ } shown] && shown != current.Number.ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync(isOld ? "data: reload\n\n" : "retry: 500\n\n");
                await context.Response.Body.FlushAsync();
                await reload.Follow(
                    async change =>
                    {
                        await context.Response.WriteAsync(
                            change == SiteChange.Pages ? "event: pages\ndata: reload\n\n" : "data: reload\n\n",
                            context.RequestAborted
                        );
                        await context.Response.Body.FlushAsync(context.RequestAborted);
                    },
                    context.RequestAborted
                );
                break;
            default:
                if (Overlay.File(name) is { } file)
                {
                    context.Response.ContentType = ContentTypes.Of(new(name));
                    await context.Response.Body.WriteAsync(file);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }

                break;
        }
    }
}

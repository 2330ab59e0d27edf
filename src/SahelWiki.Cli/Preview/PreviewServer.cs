using System.Collections.Frozen;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Outputs;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki.Cli.Preview;

/// <summary>Serves the site while its pages are written: what is asked for is rendered then, and open pages reload when a file changes.</summary>
/// <remarks>Listens on the loopback interface only, and knows no files but those of the site.</remarks>
internal sealed class PreviewServer(BuildOptions options, ITheme theme, int port)
{
    private const string Private = "/.sahelwiki/";
    private readonly PageCache cache = new();
    private readonly ReloadSignal reload = new();
    private volatile Snapshot current = new(null, FrozenDictionary<string, OutputFile>.Empty, []);

    /// <param name="Files">Of the last good state of the site, by path.</param>
    /// <param name="Errors">Of the present state, if it is not good.</param>
    private sealed record Snapshot(LinkedSite? Good, FrozenDictionary<string, OutputFile> Files, IReadOnlyList<Diagnostic> Errors);

    public async Task<int> Run(TextWriter output, CancellationToken cancellation)
    {
        Load();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        await using var application = builder.Build();
        application.Run(Answer);
        await application.StartAsync(cancellation);
        output.WriteLine($"Preview on http://localhost:{port}/ - press Ctrl-C to stop.");
        Report(output);
        using var watcher = new InputWatcher(options.Input, () =>
        {
            Load();
            Report(output);
            reload.Send();
        });
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
    private void Load()
    {
        LinkedSite loaded;
        try
        {
            loaded = SiteBuilder.Load(options, theme, cache);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // An editor or git is at work in the folder; the next change brings another try.
            current = current with { Errors = [new(Rules.UnreadableFile, Severity.Error, new(options.Input), SourceSpan.Start, problem.Message, null, null)] };
            return;
        }

        var errors = loaded.Site.Diagnostics.Where(found => found.Severity == Severity.Error).ToArray();
        current = errors.Length > 0 && current.Good is not null
            ? current with { Errors = errors }
            : new(loaded, SiteOutputs.Files(loaded.Render).DistinctBy(file => file.Path.Value).ToFrozenDictionary(file => file.Path.Value), errors);
    }

    private void Report(TextWriter output)
    {
        foreach (var error in current.Errors)
        {
            output.WriteLine(DiagnosticPrinter.Format(error, options.Input));
        }

        output.WriteLine(current.Errors.Count == 0 ? $"{current.Good?.Site.Pages.Length} pages, no errors." : $"{current.Errors.Count} error(s).");
    }

    private async Task Answer(HttpContext context)
    {
        // A page elsewhere must not read the preview through a name that resolves to this machine.
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
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
        var name = path.TrimStart('/');
        var found = Find(snapshot, name);
        if (found is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            found = Find(snapshot, name.Contains('/') ? name[..name.IndexOf('/')] + "/404.html" : "404.html") ?? Find(snapshot, "404.html");
        }

        if (found is null)
        {
            return;
        }

        var content = found.Render();
        var isPage = found.Path.Value.EndsWith(".html", StringComparison.Ordinal);
        context.Response.ContentType = ContentTypes.Of(found.Path);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(isPage ? Overlay.Into(content, snapshot.Errors) : content);
    }

    private static OutputFile? Find(Snapshot snapshot, string name) =>
        snapshot.Files.GetValueOrDefault(name)
        ?? (name.Length == 0 || name.EndsWith('/') ? snapshot.Files.GetValueOrDefault(name + "index.html") : snapshot.Files.GetValueOrDefault(name + ".html"));

    private async Task AnswerPrivate(HttpContext context, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (name)
        {
            case "reload.js":
                context.Response.ContentType = "text/javascript; charset=utf-8";
                await context.Response.WriteAsync(Overlay.Script);
                break;
            case "overlay.css":
                context.Response.ContentType = "text/css; charset=utf-8";
                await context.Response.WriteAsync(Overlay.Style);
                break;
            case "events":
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync("retry: 500\n\n");
                await context.Response.Body.FlushAsync();
                await reload.Follow(async () =>
                {
                    await context.Response.WriteAsync("data: reload\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }, context.RequestAborted);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}

using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SahelWiki.BrowserTests;

/// <summary>
/// Serves a built site over the loopback interface as a plain host would: compressed, under a strict policy for scripts and styles.
/// </summary>
public sealed class SiteServer : IAsyncDisposable
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'";
    private readonly WebApplication application;
    private readonly string folder;

    private SiteServer(WebApplication application, string folder) => (this.application, this.folder) = (application, folder);

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What was asked for, in order: the path without its slash, and how many bytes went out.</summary>
    public ConcurrentQueue<(string Path, long Bytes)> Requests { get; } = new();

    /// <summary>Paths that answer 503, to try what a page does then.</summary>
    public ConcurrentDictionary<string, bool> Failing { get; } = new();

    public static async Task<SiteServer> Start(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new SiteServer(builder.Build(), Path.GetFullPath(folder));
        server.application.Run(server.Answer);
        await server.application.StartAsync();
        server.Address = new(server.application.Urls.Single() + "/");
        return server;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "/").TrimStart('/');
        if (path.Length == 0 || path.EndsWith('/'))
        {
            path += "index.html";
        }

        if (Failing.ContainsKey(path))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var file = Path.GetFullPath(Path.Combine(folder, path));
        if (!file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            file = Path.Combine(folder, "404.html");
        }

        using var content = new MemoryStream();
        await using (var gzip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(await File.ReadAllBytesAsync(file));
        }

        Requests.Enqueue((path, content.Length));
        context.Response.ContentType = ContentType(file);
        context.Response.ContentLength = content.Length;
        context.Response.Headers.ContentEncoding = "gzip";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.WriteAsync(content.ToArray());
    }

    private static string ContentType(string file) =>
        Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".webmanifest" => "application/manifest+json",
            ".json" => "application/json",
            ".xml" => "application/xml",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            _ => "application/octet-stream",
        };
}

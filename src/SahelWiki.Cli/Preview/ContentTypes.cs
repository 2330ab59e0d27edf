using SahelWiki.Text;

namespace SahelWiki.Cli.Preview;

internal static class ContentTypes
{
    /// <remarks>Source: IANA media types registry; WHATWG MIME Sniffing for scripts.</remarks>
    public static string Of(OutputPath path) =>
        Path.GetExtension(path.Value).ToLowerInvariant() switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".webmanifest" => "application/manifest+json",
            ".json" => "application/json",
            ".xml" => "application/xml",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            ".avif" => "image/avif",
            _ => "text/plain; charset=utf-8",
        };
}

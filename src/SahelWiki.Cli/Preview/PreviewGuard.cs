using Microsoft.AspNetCore.Http;

namespace SahelWiki.Cli.Preview;

/// <summary>Keeps pages of other sites, open in the same browser, from reading what is not published yet.</summary>
internal static class PreviewGuard
{
    /// <param name="host">As the request names it; names that resolve to this machine are refused but for its own.</param>
    /// <remarks>Read as written: the framework would decode international names, and fail at those that are none.</remarks>
    public static bool IsOwnHost(string host)
    {
        var port = host.LastIndexOf(':');
        var name =
            port >= 0 && !host.EndsWith(']') && host.AsSpan(port + 1).ContainsAnyExceptInRange('0', '9') is false ? host[..port] : host;
        return name.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]";
    }

    /// <summary>
    /// Whether a page of the preview asks, or the address bar, or a link that is followed: scripts and frames of others may not.
    /// </summary>
    /// <remarks>Source: W3C, "Fetch Metadata Request Headers"; programs that are no browsers send none of them.</remarks>
    public static bool IsOwnRequest(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        || (headers["Sec-Fetch-Mode"].ToString() == "navigate" && headers["Sec-Fetch-Dest"].ToString() == "document");

    /// <summary>What older browsers, which send no such headers, go by.</summary>
    public static void AddHeaders(IHeaderDictionary headers)
    {
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    }
}

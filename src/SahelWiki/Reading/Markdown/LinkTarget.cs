using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary>What the address of a Markdown link means. Addresses come from strangers: what is not on the list is refused.</summary>
public abstract record LinkTarget
{
    private LinkTarget() { }

    /// <param name="Url">http, https or mailto.</param>
    public sealed record External(string Url) : LinkTarget;

    /// <param name="Id">The page's id, or an empty string for a link within the page.</param>
    public sealed record PageFile(string Id, string? Heading) : LinkTarget;

    public sealed record Unsafe(string Reason) : LinkTarget;

    public sealed record Unknown : LinkTarget;

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    public static LinkTarget Of(string url, SourcePath from)
    {
        if (url.Any(char.IsControl))
        {
            return new Unsafe("its address holds control characters");
        }

        var colon = url.IndexOf(':');
        var end = url.IndexOfAny(['/', '?', '#']);
        if (colon >= 0 && (end < 0 || colon < end))
        {
            var scheme = Uri.UnescapeDataString(url[..colon]).Trim().ToLowerInvariant();
            return Schemes.Contains(scheme) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme)
                ? new External(url)
                : new Unsafe(
                    Schemes.Contains(scheme) ? "its address cannot be read" : $"\"{scheme}:\" addresses are none of http, https and mailto"
                );
        }

        if (url.StartsWith("//", StringComparison.Ordinal) || url.StartsWith('\\'))
        {
            return new Unsafe("it begins with two slashes");
        }

        var hash = url.IndexOf('#');
        var heading = hash < 0 ? null : Uri.UnescapeDataString(url[(hash + 1)..]);
        var path = hash < 0 ? url : url[..hash];
        if (path.Length == 0)
        {
            return string.IsNullOrEmpty(heading) ? new Unknown() : new PageFile("", heading);
        }

        return FilePath(path, from) is { Extension: ".md" } file ? new PageFile(file.Value[..^3], heading) : new Unknown();
    }

    /// <summary>What to write instead of an address that is no page's file and no web address.</summary>
    public static string Advice(string url)
    {
        if (url.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return $"Write the whole address: https://{url}";
        }

        // An address of the site, as copied from the browser.
        var parts = url.Split('#')[0].Trim('/', '.').Split('/');
        return
            parts is [.., var folder, var file]
            && PageTypes.InFolder(folder) is not null
            && Slug.Of(Path.GetFileNameWithoutExtension(file)) is { Length: > 0 } slug
            ? $"Link to a page by its id: [[{folder}/{slug}]], or with words: [[{folder}/{slug}|the words]]."
            : "Link to a page with its file, ../groups/some-group.md, or with a wikilink, [[groups/some-group]]; to another site "
                + "with its whole address, https://….";
    }

    /// <summary>The file a relative address means, below the input folder; <c>images/…</c> may be written from anywhere.</summary>
    /// <returns>Null where the address is absolute, has a scheme or leads out of the input folder.</returns>
    public static SourcePath? FilePath(string url, SourcePath from)
    {
        var path = Uri.UnescapeDataString(url);
        if (path.Length == 0 || path.Contains(':') || path.Contains('\\') || path.StartsWith('/') || path.Any(char.IsControl))
        {
            return null;
        }

        var parts = path.StartsWith("images/", StringComparison.Ordinal)
            ? []
            : new List<string>(from.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return new(string.Join('/', parts));
    }
}

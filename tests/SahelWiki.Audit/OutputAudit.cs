using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SahelWiki.Audit;

/// <summary>Reads every document of a built site as a browser would, and says what a reader would stumble over.</summary>
/// <remarks>Knows nothing of the generator: what it learns, it learns from the files.</remarks>
public static class OutputAudit
{
    private static readonly string[] UrlAttributes = ["href", "src", "action", "poster", "data", "srcset"];

    private const string MissingPage = "404.html";

    /// <summary>Elements whose address the browser fetches by itself.</summary>
    private static readonly string[] Fetching = ["script", "img", "link", "iframe", "object", "embed", "source", "video", "audio", "form"];

    /// <returns>One sentence a problem, in the order of the files; empty where all is well.</returns>
    public static IReadOnlyList<string> Problems(string folder)
    {
        var root = Path.GetFullPath(folder);
        var files = Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var known = files.ToHashSet(StringComparer.Ordinal);
        var documents = files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToArray();
        var pages = new Document[documents.Length];
        Parallel.For(0, documents.Length, i => pages[i] = Read(root, documents[i]));

        var problems = new List<string>();
        var ids = pages.ToDictionary(page => page.Path, page => page.Ids);
        foreach (var page in pages)
        {
            problems.AddRange(page.Problems.Select(problem => $"{page.Path}: {problem}"));
            foreach (var link in page.Links)
            {
                if (!known.Contains(link.Path))
                {
                    problems.Add($"{page.Path}: the link \"{link.Written}\" leads to no file");
                }
                // What a script narrows a list by stands in the fragment too: country=Mali.
                else if (
                    link.Fragment.Length > 0
                    && !link.Fragment.Contains('=')
                    && ids.TryGetValue(link.Path, out var targets)
                    && !targets.Contains(link.Fragment)
                )
                {
                    problems.Add($"{page.Path}: the link \"{link.Written}\" leads to no id");
                }
            }
        }

        problems.AddRange(BacklinkAudit.Problems(pages.ToDictionary(page => page.Path, page => page.Ends)).Distinct());
        foreach (var twins in files.GroupBy(file => file, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            problems.Add($"{string.Join(" and ", twins)} differ only in case");
        }

        return problems;
    }

    private sealed record Document(string Path, HashSet<string> Ids, List<Link> Links, List<string> Problems, BacklinkAudit.Ends Ends);

    private readonly record struct Link(string Written, string Path, string Fragment);

    /// <summary>The page for missing addresses, of the site or of an edition: a server shows it anywhere.</summary>
    private static bool IsForMissing(string path) => path == MissingPage || path.EndsWith("/" + MissingPage, StringComparison.Ordinal);

    private static Document Read(string root, string path)
    {
        var html = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(root, path)));
        var page = new Document(path, new(StringComparer.Ordinal), [], [], BacklinkAudit.Read(html, url => DocumentOf(path, url)));
        foreach (var element in html.All)
        {
            if (element.GetAttribute("id") is { } id && (id.Length == 0 || !page.Ids.Add(id)))
            {
                page.Problems.Add($"the id \"{id}\" is empty or given twice");
            }

            CheckInline(element, page);
            foreach (var name in UrlAttributes)
            {
                if (element.GetAttribute(name) is { } url)
                {
                    CheckUrl(element, name, url, page);
                }
            }
        }

        if (IsForMissing(path))
        {
            page.Links.AddRange(FromTheTop(path, html));
        }

        CheckNotes(html, page);
        if (html.QuerySelector("title") is not { TextContent.Length: > 0 })
        {
            page.Problems.Add("there is no title");
        }

        if (html.QuerySelectorAll("h1").Length != 1)
        {
            page.Problems.Add("there is not exactly one heading of the first level");
        }

        return page;
    }

    /// <summary>A strict content security policy refuses scripts and styles in the document itself.</summary>
    private static void CheckInline(IElement element, Document page)
    {
        if (element.LocalName == "style" || element.HasAttribute("style"))
        {
            page.Problems.Add("there is a style in the document");
        }

        if (element.LocalName == "script" && !element.HasAttribute("src") && element.GetAttribute("type") is not "application/ld+json")
        {
            page.Problems.Add("there is a script in the document");
        }

        if (element.Attributes.FirstOrDefault(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)) is { } handler)
        {
            page.Problems.Add($"there is an event handler in the document ({handler.Name})");
        }
    }

    private static void CheckUrl(IElement element, string attribute, string url, Document page)
    {
        if (url.Length == 0)
        {
            page.Problems.Add($"there is an empty {attribute} on <{element.LocalName}>");
            return;
        }

        var colon = url.IndexOf(':');
        var end = url.IndexOfAny(['/', '?', '#']);
        if (url.StartsWith("//", StringComparison.Ordinal) || (colon >= 0 && (end < 0 || colon < end)))
        {
            CheckForeign(element, url, page);
            return;
        }

        if (url.StartsWith('/') && !IsForMissing(page.Path))
        {
            page.Problems.Add($"the address \"{url}\" works only at the root of a server");
            return;
        }

        if (url.StartsWith('/'))
        {
            return;
        }

        var hash = url.IndexOf('#');
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(url[(hash + 1)..]);
        var target = (hash < 0 ? url : url[..hash]).Split('?')[0];
        page.Links.Add(new(url, target.Length == 0 ? page.Path : Resolve(page.Path, Uri.UnescapeDataString(target)), fragment));
    }

    /// <summary>The links of the document that a host shows at any address: they begin where the site does on its host.</summary>
    private static IEnumerable<Link> FromTheTop(string page, IHtmlDocument html)
    {
        var own = html.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        var top = own is null ? "/" : new Uri(new Uri(own), page.Contains('/') ? ".." : ".").AbsolutePath;
        return UrlAttributes
            .SelectMany(name => html.All.Select(element => element.GetAttribute(name)))
            .OfType<string>()
            .Where(url => url.StartsWith('/'))
            .Select(url => new Link(url, url.StartsWith(top, StringComparison.Ordinal) ? url[top.Length..].Split('?', '#')[0] : url, ""));
    }

    private static void CheckForeign(IElement element, string url, Document page)
    {
        var isMetadata = element.LocalName == "link" && element.GetAttribute("rel") is "canonical" or "alternate" or "license";
        if (Fetching.Contains(element.LocalName) && !isMetadata && !url.StartsWith("data:", StringComparison.Ordinal))
        {
            page.Problems.Add($"<{element.LocalName}> asks another host for \"{url}\"");
        }
        else if (!new[] { "http:", "https:", "mailto:", "data:" }.Any(scheme => url.StartsWith(scheme, StringComparison.Ordinal)))
        {
            page.Problems.Add($"the address \"{url}\" is of no allowed kind");
        }
        else if (
            element.LocalName is "a" or "area"
            && url.StartsWith("http", StringComparison.Ordinal)
            && element.GetAttribute("rel")?.Split(' ').Contains("noreferrer") != true
        )
        {
            page.Problems.Add($"the link \"{url}\" tells the other site where the reader comes from");
        }
    }

    /// <summary>Each mark leads to its note, and each note back to each of its marks.</summary>
    private static void CheckNotes(IDocument html, Document page)
    {
        foreach (var mark in html.QuerySelectorAll("[role=doc-noteref]"))
        {
            var note = html.GetElementById((mark.GetAttribute("href") ?? "#").TrimStart('#'));
            if (note?.QuerySelector($"[role=doc-backlink][href='#{mark.Id}']") is null)
            {
                page.Problems.Add($"the mark \"{mark.Id}\" has no note that leads back to it");
            }
        }

        foreach (var back in html.QuerySelectorAll("[role=doc-backlink]"))
        {
            if (html.GetElementById((back.GetAttribute("href") ?? "#").TrimStart('#')) is null)
            {
                page.Problems.Add($"a note leads back to \"{back.GetAttribute("href")}\", which is not there");
            }
        }
    }

    /// <summary>The document of the site that an address leads to; null for the document itself and for what lies elsewhere.</summary>
    private static string? DocumentOf(string from, string url)
    {
        var path = url.Split('#')[0];
        return path.Length == 0 || path.Contains(':') || path.StartsWith('/')
            ? null
            : Resolve(from, Uri.UnescapeDataString(path.Split('?')[0]));
    }

    private static string Resolve(string from, string target)
    {
        var parts = from.Split('/')[..^1].ToList();
        foreach (var part in target.Split('/'))
        {
            switch (part)
            {
                case ".":
                    break;
                case "..":
                    if (parts.Count == 0)
                    {
                        return "(outside) " + target;
                    }

                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}

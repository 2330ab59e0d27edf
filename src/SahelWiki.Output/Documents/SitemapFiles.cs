using System.Collections.Immutable;
using System.Text;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The sitemap and robots.txt; only where the site knows its own address.</summary>
/// <remarks>
/// Source: sitemaps.org protocol 0.9; at most 50,000 addresses a file, so larger sites get an index of files. Languages: Google Search
/// Central, "Localized versions of your pages".
/// </remarks>
internal static class SitemapFiles
{
    private const int MostInOneFile = 50_000;

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        if (context.Site.Settings.BaseUrl is not { } baseUrl)
        {
            yield break;
        }

        var parts = Entries(context).Chunk(MostInOneFile).ToArray();
        yield return RenderContext.Text(new("robots.txt"), () =>
            $"User-agent: *\nAllow: /\n\nSitemap: {new Uri(baseUrl, "sitemap.xml")}\n"
        );
        if (parts.Length == 1)
        {
            yield return RenderContext.Text(new("sitemap.xml"), () => UrlSet(baseUrl, parts[0]));
            yield break;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            yield return RenderContext.Text(new($"sitemap-{i + 1}.xml"), () => UrlSet(baseUrl, part));
        }

        yield return RenderContext.Text(new("sitemap.xml"), () => Index(baseUrl, parts.Length));
    }

    /// <param name="Alternates">Where the document is in each language, its own among them; empty where it is in one alone.</param>
    private sealed record Entry(OutputPath Path, ImmutableArray<(string Language, OutputPath Path)> Alternates);

    private static IEnumerable<Entry> Entries(RenderContext context)
    {
        RenderContext[] editions = [context, .. context.Others];
        var paths = editions.Select(edition => OfEdition(edition).ToHashSet()).ToArray();
        return Enumerable
            .Range(0, editions.Length)
            .SelectMany(i => paths[i].Select(path => new Entry(editions[i].Site.Edition.InSite(path), Alternates(path))))
            .OrderBy(entry => entry.Path);

        ImmutableArray<(string, OutputPath)> Alternates(OutputPath path)
        {
            var having = Enumerable.Range(0, editions.Length).Where(i => paths[i].Contains(path)).ToArray();
            return having.Length == 1
                ? []
                : [.. having.Select(i => (editions[i].Site.Edition.Language, editions[i].Site.Edition.InSite(path)))];
        }
    }

    private static IEnumerable<OutputPath> OfEdition(RenderContext context) =>
        context
            .Site.Pages.Where(page => !page.Page.IsForeign)
            .Select(page => page.Path)
            .Concat(ListDocuments.Paths(context))
            .Concat(TimelineDocuments.Paths(context))
            .Concat(MapDocuments.Paths(context))
            .Concat(LineageDocuments.Paths(context))
            .Concat(NetworkDocuments.Paths(context))
            .Concat(SourceDocuments.Paths(context))
            .Concat(context.Site.Edition.IsOwn ? [Linking.SitePaths.Data] : [])
            .Concat(context.Site.SharedNames.Select(name => name.Path));

    private static string UrlSet(Uri baseUrl, IEnumerable<Entry> entries)
    {
        var xml = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        );
        xml.Append(entries.Any(entry => entry.Alternates.Length > 0) ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" : ">\n");
        foreach (var (path, alternates) in entries)
        {
            xml.Append("<url><loc>").Append(Address(baseUrl, path)).Append("</loc>");
            foreach (var (language, other) in alternates)
            {
                Alternate(language, other);
            }

            if (alternates.Length > 0)
            {
                Alternate("x-default", alternates[0].Path);
            }

            xml.Append("</url>\n");
        }

        void Alternate(string language, OutputPath other) =>
            xml.Append($"<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{Address(baseUrl, other)}\"/>");

        return xml.Append("</urlset>\n").ToString();
    }

    private static string Index(Uri baseUrl, int files)
    {
        var xml = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        );
        for (var i = 1; i <= files; i++)
        {
            xml.Append("<sitemap><loc>").Append(Address(baseUrl, $"sitemap-{i}.xml")).Append("</loc></sitemap>\n");
        }

        return xml.Append("</sitemapindex>\n").ToString();
    }

    /// <summary>As pages name themselves: the home page of an edition is its folder.</summary>
    private static string Address(Uri baseUrl, OutputPath path) =>
        Address(baseUrl, path.Value.EndsWith("index.html", StringComparison.Ordinal) && IsHome(path) ? path.Value[..^10] : path.Address);

    private static bool IsHome(OutputPath path) => path.Value.Split('/') is ["index.html"] or [{ Length: 2 or 3 }, "index.html"];

    private static string Address(Uri baseUrl, string path) => Html.Text(new Uri(baseUrl, path).AbsoluteUri);
}

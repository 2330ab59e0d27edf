using System.Text;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The sitemap and robots.txt; only where the site knows its own address.</summary>
/// <remarks>Source: sitemaps.org protocol 0.9; at most 50,000 addresses a file, so larger sites get an index of files.</remarks>
internal static class SitemapFiles
{
    private const int MostInOneFile = 50_000;

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        if (context.Site.Settings.BaseUrl is not { } baseUrl)
        {
            yield break;
        }

        var parts = Paths(context).Chunk(MostInOneFile).ToArray();
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

    private static IEnumerable<OutputPath> Paths(RenderContext context) =>
        context.Others.Prepend(context).SelectMany(edition => OfEdition(edition).Select(edition.Site.Edition.InSite)).Order();

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

    private static string UrlSet(Uri baseUrl, IEnumerable<OutputPath> paths)
    {
        var xml = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        );
        foreach (var path in paths)
        {
            xml.Append("<url><loc>").Append(Address(baseUrl, path.Value == "index.html" ? "" : path.Address)).Append("</loc></url>\n");
        }

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

    private static string Address(Uri baseUrl, string path) => Html.Text(new Uri(baseUrl, path).AbsoluteUri);
}

using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>What every page is called, in every language, and where it is: for links from other sites and for matching names.</summary>
internal static class CrossReferences
{
    public static byte[] File(SiteData data)
    {
        var others = data
            .Views.Editions.Where(edition => edition != data.Site)
            .SelectMany(edition => edition.Pages.Where(page => !page.Page.IsForeign).Select(page => (Edition: edition, Page: page)))
            .ToLookup(text => text.Page.Page.Id);
        return JsonFile.Of(json =>
        {
            json.WriteStartArray();
            foreach (var page in data.Subjects)
            {
                json.WriteStartObject();
                json.WriteString("id", page.Page.Id);
                json.WriteString("type", page.Page.Type.Name);
                json.WriteString("title", page.Page.Title);
                json.WriteString("language", data.Site.OwnLanguage);
                json.Objects("names", page.Page.FrontMatter.Aliases, alias => PageJson.Name(json, alias));
                json.Array("former_ids", page.Page.FrontMatter.Redirects.Select(redirect => redirect.FormerId));
                PageJson.Ids(json, page.Page.FrontMatter);
                json.WriteString("address", page.Path.Address);
                json.Member("url", Url(data.Site, page.Path));
                json.Objects("translations", others[page.Page.Id], text =>
                {
                    json.WriteString("title", text.Page.Page.Title);
                    json.WriteString("language", text.Edition.Edition.Language);
                    json.WriteString("address", text.Edition.Edition.InSite(text.Page.Path).Address);
                    json.Member("url", Url(text.Edition, text.Page.Path));
                });
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static string? Url(Site edition, OutputPath path) =>
        edition.Settings.BaseUrl is { } url ? new Uri(url, edition.Edition.InSite(path).Address).AbsoluteUri : null;
}

using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>What every page is called, in every language, and where it is: for links from other sites and for matching names.</summary>
internal static class CrossReferences
{
    public static byte[] File(SiteData data) =>
        JsonFile.Of(json =>
        {
            json.WriteStartArray();
            foreach (var page in data.Subjects)
            {
                json.WriteStartObject();
                json.WriteString("id", page.Page.Id);
                json.WriteString("type", page.Page.Type.Name);
                json.WriteString("title", page.Page.Title);
                json.WriteString("language", data.Phrases.Language);
                json.Objects("names", page.Page.FrontMatter.Aliases, alias => PageJson.Name(json, alias));
                json.Array("former_ids", page.Page.FrontMatter.Redirects.Select(redirect => redirect.FormerId));
                PageJson.Ids(json, page.Page.FrontMatter);
                json.WriteString("address", page.Path.Address);
                json.Member("url", data.Site.Settings.BaseUrl is null ? null : data.Url(page.Path));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}

using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>A page for programs: facts, relations, works and the text as its author wrote it, in Markdown.</summary>
public static class PageJson
{
    /// <summary><c>groups/jnim.json</c> beside <c>groups/jnim.html</c>.</summary>
    public static OutputPath PathOf(LinkedPage page) => SitePaths.JsonOf(page.Path);

    internal static byte[] Of(SiteData data, LinkedPage page) =>
        JsonFile.Of(json =>
        {
            var statements = data.Of(page).ToArray();
            json.WriteStartObject();
            Head(json, data, page);
            var labels = data.Labels(page);
            json.Objects("statements", statements, statement => Statement(json, data, statement, labels(statement)));
            json.Objects("works", Works(data, page, statements), work => CslItems.Members(json, work));
            Links(json, page);
            json.Member("text", TextOf(page.Page));
            json.WriteEndObject();
        });

    private static void Head(Utf8JsonWriter json, SiteData data, LinkedPage page)
    {
        var matter = page.Page.FrontMatter;
        json.WriteString("id", page.Page.Id);
        json.WriteString("type", page.Page.Type.Name);
        json.WriteString("title", page.Page.Title);
        json.Member("summary", page.Page.Summary);
        json.Objects("names", matter.Aliases, alias => Name(json, alias));
        json.Array("topics", matter.Tags);
        json.Array("former_ids", matter.Redirects.Select(redirect => redirect.FormerId));
        Ids(json, matter);
        json.WriteString("address", data.Site.Edition.InSite(page.Path).Address);
        json.Member("url", data.Site.Settings.BaseUrl is null ? null : data.Url(page.Path));
        json.WriteString("language", page.Page.Text.Language ?? data.Site.OwnLanguage);
        json.Member("licence", data.Site.Settings.Licence);
        json.Member("last_changed", data.LastChanged(page));
    }

    public static void Name(Utf8JsonWriter json, Alias alias)
    {
        json.WriteString("name", alias.Name);
        json.Member("language", alias.Language);
        json.Member("kind", alias.Kind);
        json.Member("from", StatementTables.Date(alias.From));
        json.Member("to", StatementTables.Date(alias.To));
    }

    public static void Ids(Utf8JsonWriter json, FrontMatter matter)
    {
        if (matter.ExternalIds.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("external_ids");
        foreach (var id in matter.ExternalIds.DistinctBy(id => id.Authority))
        {
            json.WriteString(id.Authority, id.Value);
        }

        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, SiteData data, Statement statement, string label)
    {
        json.WriteString("id", statement.Id);
        json.WriteString("kind", SiteData.Word(statement.Kind));
        json.WriteString("field", statement.Field);
        json.WriteString("value", statement.Value.Text);
        json.WriteString("value_type", SiteData.Word(statement.Value.Type));
        json.Member("value_min", statement.Value.Min);
        json.Member("value_max", statement.Value.Max);
        json.Member("value_label", label);
        if (!statement.Qualifiers.IsEmpty)
        {
            json.WriteStartObject("qualifiers");
            foreach (var (name, value) in statement.Qualifiers)
            {
                json.WriteString(name, value.Type is StatedType.Unknown or StatedType.None ? SiteData.Word(value.Type) : value.Text);
            }

            json.WriteEndObject();
        }

        json.Member("from", StatementTables.Date(statement.From));
        json.Member("to", StatementTables.Date(statement.To));
        json.Member("as_of", StatementTables.Date(statement.AsOf));
        json.Member("confidence", SiteData.Word(statement.Confidence));
        json.Member("note", statement.Note);
        json.Member("sentence", SupportingSentence.Of(statement, label));
        json.Member("since", Cells.Day(data.Views.History.Since(statement)));
        if (data.Views.History.Of(statement)?.Said is { Length: > 1 } said)
        {
            json.Objects("before", said.SkipLast(1), one =>
            {
                json.WriteString("value", one.Value);
                json.Member("since", Cells.Day(one.Day));
                json.Member("commit", data.Commit(one.Commit));
            });
        }

        json.Objects("citations", statement.Citations, citation =>
        {
            json.WriteString("work", citation.Key);
            json.Member("locator", citation.Locator.Text);
            json.Member("prefix", citation.Prefix);
            json.Member("suffix", citation.Suffix);
            json.Array("through", data.Through(citation).Split(' '));
        });
    }

    /// <summary>Those that the page cites, anywhere on it, in the order of their keys.</summary>
    private static IEnumerable<SourceEntry> Works(SiteData data, LinkedPage page, Statement[] statements) =>
        FrontMatterCitations
            .Of(page.Page)
            .Select(cited => cited.Citation)
            .Concat(page.Page.Body.Citations.SelectMany(mark => mark.Citations))
            .Concat(statements.SelectMany(statement => statement.Citations))
            .Select(citation => citation.Key.Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key => data.Site.Source(key)?.Entry)
            .OfType<SourceEntry>();

    /// <summary>Where the links of the text lead, by what stands in their brackets.</summary>
    private static void Links(Utf8JsonWriter json, LinkedPage page)
    {
        var found = page
            .Page.Body.Links.Zip(page.Links, (link, resolved) => (link.Target, (resolved.Resolution as LinkResolution.Found)?.Page))
            .Where(link => link.Page is not null && link.Target.Length > 0)
            .DistinctBy(link => link.Target)
            .ToArray();
        if (found.Length == 0)
        {
            return;
        }

        json.WriteStartObject("links");
        foreach (var (target, to) in found)
        {
            json.WriteString(target, to!.Id);
        }

        json.WriteEndObject();
    }

    private static string TextOf(Page page)
    {
        var text = SourceText.Decode(page.Text.File, out _);
        return text.Text[PageParser.BodyOffset(text)..].ReplaceLineEndings("\n").Trim();
    }
}

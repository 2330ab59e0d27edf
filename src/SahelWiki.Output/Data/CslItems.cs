using System.Text.Json;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>The bibliography as CSL-JSON, which Zotero, pandoc and citeproc read.</summary>
/// <remarks>
/// Source: citation-style-language/schema 1.0.2, "csl-data.json": what it has no variable for stands below <c>custom</c>.
/// </remarks>
internal static class CslItems
{
    /// <summary>Variables of ours that the schema knows, with its names.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "abstract",
        "annote",
        "archive",
        "archive_location",
        "archive-place",
        "authority",
        "call-number",
        "chapter-number",
        "citation-number",
        "citation-label",
        "collection-number",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "edition",
        "event-title",
        "event-place",
        "first-reference-note-number",
        "genre",
        "ISBN",
        "ISSN",
        "issue",
        "jurisdiction",
        "keyword",
        "language",
        "locator",
        "medium",
        "note",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "page",
        "page-first",
        "part",
        "part-title",
        "PMCID",
        "PMID",
        "printing",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "section",
        "source",
        "status",
        "supplement",
        "title-short",
        "translated-title",
        "version",
        "volume",
        "volume-title",
        "volume-title-short",
        "year-suffix",
    };

    public static byte[] File(SiteData data) =>
        JsonFile.Of(json =>
        {
            json.WriteStartArray();
            foreach (var source in data.Site.Sources)
            {
                json.WriteStartObject();
                Members(json, source.Entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    public static void Members(Utf8JsonWriter json, SourceEntry work)
    {
        json.WriteString("id", work.Key);
        json.WriteString("type", work.Type);
        json.WriteString("title", work.Title);
        Names(json, "author", work.Authors);
        Names(json, "editor", work.Editors);
        Date(json, "issued", work.Issued);
        Date(json, "accessed", work.Accessed);
        json.Member("URL", work.Url);
        json.Member("DOI", work.Doi);
        json.Member("note", work.Note);
        foreach (var (name, value) in work.Variables)
        {
            if (Known.Contains(name) && name != "note")
            {
                json.Member(name, value);
            }
        }

        Custom(json, work);
    }

    private static void Names(Utf8JsonWriter json, string role, IEnumerable<PersonName> names) => json.Objects(role, names, name =>
        {
            json.Member("family", name.Family);
            json.Member("given", name.Given);
            json.Member("literal", name.Literal);
        });

    private static void Custom(Utf8JsonWriter json, SourceEntry work)
    {
        var other = work.Variables.Where(pair => !Known.Contains(pair.Key)).ToArray();
        if (other.Length == 0 && work.Via.IsEmpty && work is { ArchiveUrl: null, ArchiveDate: null, UrlStatus: null, Reliability: null })
        {
            return;
        }

        json.WriteStartObject("custom");
        json.Member("archive_url", work.ArchiveUrl);
        json.Member("archive_date", StatementTables.Date(work.ArchiveDate));
        json.Member("url_status", work.UrlStatus);
        json.Member("reliability", work.Reliability);
        json.Objects("via", work.Via, via =>
        {
            json.WriteString("work", via.Key);
            json.Member("locator", via.Locator.Text);
        });
        foreach (var (name, value) in other)
        {
            json.Member(name, value);
        }

        json.WriteEndObject();
    }

    private static void Date(Utf8JsonWriter json, string variable, Edtf? date)
    {
        var parts = date switch
        {
            Edtf.Single single => new[] { single },
            Edtf.Interval { From: { } from, To: { } to } => [from, to],
            Edtf.Interval { From: { } from } => [from],
            Edtf.Interval { To: { } to } => [to],
            _ => [],
        };
        if (parts.Length == 0)
        {
            return;
        }

        json.WriteStartObject(variable);
        if (parts.Any(part => part.UnknownDigits > 0))
        {
            // A decade has no parts: the words that EDTF has for it are all there is to say.
            json.WriteString("literal", StatementTables.Date(date));
        }
        else
        {
            json.WriteStartArray("date-parts");
            foreach (var part in parts)
            {
                json.WriteStartArray();
                json.WriteNumberValue(part.Year);
                if (part is { Month: { } month, IsSeason: false })
                {
                    json.WriteNumberValue(month);
                    if (part.Day is { } day)
                    {
                        json.WriteNumberValue(day);
                    }
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            if (parts[0] is { IsSeason: true, Month: { } season })
            {
                json.WriteNumber("season", season - 20);
            }

            if (parts.Any(part => part.Uncertain || part.Approximate))
            {
                json.WriteBoolean("circa", true);
            }
        }

        json.WriteEndObject();
    }
}

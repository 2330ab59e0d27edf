using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>What search engines and other programs read in the head of a document: JSON-LD in the words of schema.org.</summary>
/// <remarks>
/// Sources: JSON-LD 1.1; schema.org. A browser neither runs nor fetches any of it. Only what the page itself says without doubt, and of a
/// person who may be alive only what has a source.
/// </remarks>
internal static class StructuredData
{
    // Letters as they are, but nothing that could end the element it stands in.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(Site site, Phrases phrases, LinkedPage page) =>
        Written(json =>
        {
            var matter = page.Page.FrontMatter;
            Start(json, TypeOf(page.Page.Type), site, page.Path);
            json.WriteString(page.Page.Type == Article.Type ? "headline" : "name", page.Page.Title);
            Text(json, "description", page.Page.Summary);
            Texts(json, "alternateName", matter.Aliases.Select(alias => alias.Name).Distinct());
            var said = PageStatements
                .Of(site, page)
                .Where(fact => fact.Kind == StatementKind.Fact && !HeldBack.Is(fact) && fact.Confidence is null or Confidence.High)
                .ToLookup(fact => fact.Field);
            foreach (var (field, property) in Dates)
            {
                Text(json, property, SureDate(said[field]));
            }

            if (page.Page.Type == Event.Type)
            {
                Happening(json, page, said);
            }

            if (page.Page.Type == Place.Type && said["coordinates"].FirstOrDefault()?.Origin is Claim { Value: ClaimValue.Place place })
            {
                Geo(json, place.Value);
            }

            Texts(
                json,
                "sameAs",
                matter
                    .ExternalIds.Select(id => ExternalAuthority.Named(id.Authority)?.Address.Replace("{0}", Uri.EscapeDataString(id.Value)))
                    .OfType<string>()
            );
            json.WriteStartObject("subjectOf");
            json.WriteString("@type", "WebPage");
            Text(json, "url", Url(site, page.Path));
            Text(json, "inLanguage", phrases.Language);
            Text(json, "license", LicenceUrl(site));
            if (site.History?.LastChange(page.Page.Source) is { } changed)
            {
                json.WriteString("dateModified", changed.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        });

    /// <summary>The data of the whole wiki.</summary>
    /// <param name="files">Names of the tables.</param>
    public static string Dataset(Site site, Phrases phrases, OutputPath path, IEnumerable<string> files) =>
        Written(json =>
        {
            Start(json, "Dataset", site, path);
            json.WriteString("name", site.Settings.Title);
            json.WriteString("description", phrases["data.introduction"]);
            Text(json, "license", LicenceUrl(site));
            Text(json, "inLanguage", phrases.Language);
            json.WriteStartArray("distribution");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("@type", "DataDownload");
                json.WriteString("encodingFormat", "text/csv");
                json.WriteString("name", file);
                Text(json, "contentUrl", Url(site, SitePaths.DataFile(file)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static readonly (string Field, string Property)[] Dates =
    [
        ("founded", "foundingDate"),
        ("dissolved", "dissolutionDate"),
        ("born", "birthDate"),
        ("died", "deathDate"),
    ];

    private static string TypeOf(PageType type) =>
        type == Person.Type ? "Person"
        : type == Event.Type ? "Event"
        : type == Place.Type ? "Place"
        : type == Article.Type ? "Article"
        : "Organization";

    private static void Start(Utf8JsonWriter json, string type, Site site, OutputPath path)
    {
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", type);
        Text(json, "@id", Url(site, path));
    }

    private static void Happening(Utf8JsonWriter json, LinkedPage page, ILookup<string, Statement> said)
    {
        var dates = said["date"]
            .Select(fact => (fact.Origin as Claim)?.Value)
            .OfType<ClaimValue.Date>()
            .Select(date => date.Value)
            .ToArray();
        if (dates is [Edtf.Interval { From: { } from } span])
        {
            Text(json, "startDate", MachineDates.Of(from));
            Text(json, "endDate", span.To is { } to ? MachineDates.Of(to) : null);
        }
        else
        {
            Text(json, "startDate", SureDate(said["date"]));
        }

        if (said["place"].Select(fact => fact.Value.Page).OfType<LinkedPage>().Distinct().ToArray() is [var place])
        {
            json.WriteStartObject("location");
            json.WriteString("@type", "Place");
            json.WriteString("name", place.Page.Title);
            if (
                page.Page.FrontMatter.Claims("coordinates").Concat(place.Page.FrontMatter.Claims("coordinates")).FirstOrDefault()?.Value
                is ClaimValue.Place { Value: { Precision: "site" or "town" or "village" or "building" } at }
            )
            {
                Geo(json, at);
            }

            json.WriteEndObject();
        }
    }

    private static void Geo(Utf8JsonWriter json, Coordinates at)
    {
        json.WriteStartObject("geo");
        json.WriteString("@type", "GeoCoordinates");
        json.WriteNumber("latitude", Math.Round(at.Latitude, 2));
        json.WriteNumber("longitude", Math.Round(at.Longitude, 2));
        json.WriteEndObject();
    }

    /// <summary>The date where all sources give one, without doubt; else nothing.</summary>
    private static string? SureDate(IEnumerable<Statement> facts) =>
        facts.Select(fact => (fact.Origin as Claim)?.Value).ToArray()
            is [ClaimValue.Date { Value: Edtf.Single { Uncertain: false, Approximate: false } date }]
            ? MachineDates.Of(date)
            : null;

    private static string? Url(Site site, OutputPath path) =>
        site.Settings.BaseUrl is { } url
            ? new Uri(url, path.Value == "index.html" ? "" : site.Edition.InSite(path).Address).AbsoluteUri
            : null;

    private static string? LicenceUrl(Site site) => Licences.Address(site.Settings.Licence);

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var all = values.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}

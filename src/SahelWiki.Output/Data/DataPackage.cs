using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SahelWiki.Output.Views;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>What is in the data, for programs: files, columns, types, keys, licence and state.</summary>
/// <remarks>Sources: Frictionless Data, "Data Package" and "Table Schema", version 1.</remarks>
internal static class DataPackage
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv",
        ["json"] = "application/json",
        ["geojson"] = "application/geo+json",
        ["graphml"] = "application/graphml+xml",
        ["bib"] = "application/x-bibtex",
    };

    /// <param name="tables">Those with columns.</param>
    /// <param name="others">Names of further files, and what they are.</param>
    public static byte[] Of(SiteData data, ImmutableArray<DataTable> tables, IEnumerable<(string Name, string Meaning)> others) =>
        JsonFile.Of(json =>
        {
            var settings = data.Site.Settings;
            json.WriteStartObject();
            json.WriteString("profile", "data-package");
            json.WriteString("name", Text.Slug.OfHeading(settings.Title));
            json.WriteString("title", settings.Title);
            json.Member("description", settings.Tagline);
            json.Member("homepage", settings.BaseUrl?.AbsoluteUri);
            if (data.Site.History is { Commits: [var newest, ..] })
            {
                // A commit's id and its second lead to who wrote it: a wiki that names nobody gives the day alone.
                var (named, day) = (settings.NamesContributors, newest.Date.UtcDateTime);
                json.WriteString("version", named ? newest.Id : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteString("created", (named ? day : day.Date).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            }

            Licence(json, settings.Licence);
            json.WriteStartArray("resources");
            foreach (var table in tables)
            {
                json.WriteStartObject();
                Table(json, table);
                json.WriteEndObject();
            }

            foreach (var (name, meaning) in others)
            {
                json.WriteStartObject();
                json.WriteString("profile", "data-resource");
                File(json, name, meaning);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Licence(Utf8JsonWriter json, string licence)
    {
        if (licence.Length == 0)
        {
            return;
        }

        var name = licence.Replace(' ', '-');
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("name", string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')));
        json.Member("path", Licences.Address(licence));
        json.WriteString("title", licence);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void File(Utf8JsonWriter json, string name, string meaning)
    {
        var format = name[(name.LastIndexOf('.') + 1)..];
        json.WriteString("name", name[..name.LastIndexOf('.')].Replace('.', '-') + (format == "csv" ? "" : "-" + format));
        json.WriteString("path", name);
        json.WriteString("description", meaning);
        json.WriteString("format", format);
        json.WriteString("mediatype", MediaTypes[format]);
        json.WriteString("encoding", "utf-8");
    }

    private static void Table(Utf8JsonWriter json, DataTable table)
    {
        json.WriteString("profile", "tabular-data-resource");
        File(json, table.Name + ".csv", table.Meaning);
        json.WriteStartObject("dialect");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\r\n");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("header", true);
        json.WriteEndObject();
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var field in table.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.Type);
            json.WriteString("description", field.Meaning);
            if (field.IsList)
            {
                json.WriteString("separator", Cells.Separator);
            }

            if (table.PrimaryKey.Contains(field.Name))
            {
                json.WriteStartObject("constraints");
                json.WriteBoolean("required", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.Array("primaryKey", table.PrimaryKey);
        json.Objects("foreignKeys", table.Fields.Where(field => field.Key is not null), field =>
        {
            json.WriteString("fields", field.Name);
            json.WriteStartObject("reference");
            json.WriteString("resource", field.Key);
            json.WriteString("fields", "id");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>Pages with their coordinates, for maps.</summary>
/// <remarks>
/// Source: RFC 7946: WGS 84, longitude first; a feature whose place is not known has no geometry. A point that stands for an area says so
/// (<c>is_area</c>, <c>precision</c>): nobody should take the middle of a region for the site of an attack.
/// </remarks>
internal static class GeoJsonFile
{
    public static byte[] Of(SiteData data, PageType type) =>
        JsonFile.Of(json =>
        {
            var countries = new Countries(data.Site);
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            // No member of the standard, but what QGIS and GDAL call the layer.
            json.WriteString("name", type.Folder);
            json.WriteStartArray("features");
            foreach (var page in data.Site.OfType(type))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteString("id", page.Page.Id);
                Feature(json, data, page, countries);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Feature(Utf8JsonWriter json, SiteData data, LinkedPage page, Countries countries)
    {
        var found = Location.Find(data.Site, page);
        switch (found)
        {
            case []:
                json.WriteNull("geometry");
                break;
            case [var only]:
                json.WriteStartObject("geometry");
                json.WriteString("type", "Point");
                json.WritePropertyName("coordinates");
                Position(json, only);
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject("geometry");
                json.WriteString("type", "MultiPoint");
                json.WriteStartArray("coordinates");
                foreach (var at in found)
                {
                    Position(json, at);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
        }

        json.WriteStartObject("properties");
        json.WriteString("title", page.Page.Title);
        json.Member("summary", page.Page.Summary);
        if (found.Length > 0)
        {
            json.WriteString("precision", Joined(found.Select(at => at.Precision.Length > 0 ? at.Precision : "unknown")));
            json.WriteBoolean("is_area", found.Any(at => at.IsArea));
            json.WriteString("located_by", Joined(found.Select(at => at.Of.Page.Id.Value)));
        }

        foreach (
            var fact in data.Of(page).Where(fact => fact.Field is "kind" or "date" or "killed" or "injured").GroupBy(fact => fact.Field)
        )
        {
            json.WriteString(
                fact.Key,
                Joined(fact.Select(one => one.Value.Text.Length > 0 ? one.Value.Text : SiteData.Word(one.Value.Type)))
            );
        }

        json.Member("country", Joined(countries.Of(page).Select(country => country.Id.Value)));
        json.WriteString("address", page.Path.Address);
        json.WriteEndObject();
    }

    private static string Joined(IEnumerable<string> values) => Cells.Several(values.Distinct());

    private static void Position(Utf8JsonWriter json, Location at)
    {
        json.WriteStartArray();
        json.WriteRawValue(StatedValues.Degrees(at.Longitude));
        json.WriteRawValue(StatedValues.Degrees(at.Latitude));
        json.WriteEndArray();
    }
}

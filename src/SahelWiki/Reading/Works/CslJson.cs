using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Reads CSL-JSON, as Zotero exports it.</summary>
/// <remarks>Source: citation-style-language/schema, "csl-data.json".</remarks>
public static class CslJson
{
    /// <exception cref="FormatException">The text is no CSL-JSON; the message says why.</exception>
    public static ImmutableArray<SourceDraft> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var items = document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => document.RootElement.EnumerateArray().ToArray(),
                JsonValueKind.Object
                    when document.RootElement.TryGetProperty("items", out var inner) && inner.ValueKind == JsonValueKind.Array =>
                [
                    .. inner.EnumerateArray(),
                ],
                JsonValueKind.Object => [document.RootElement],
                _ => throw new FormatException("CSL-JSON is a list of works in square brackets."),
            };
            return [.. items.Where(item => item.ValueKind == JsonValueKind.Object).Select(Draft)];
        }
        catch (JsonException broken)
        {
            throw new FormatException($"This is not JSON: {broken.Message}");
        }
    }

    private static SourceDraft Draft(JsonElement item)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var leftOut = new List<string>();
        string? key = null;
        string type = "document",
            title = "";
        ImmutableArray<PersonName> authors = [],
            editors = [];
        foreach (var property in item.EnumerateObject())
        {
            var value = Text(property.Value);
            switch (property.Name)
            {
                case "id":
                    key ??= value is not null && !IsCounted(value) ? value : null;
                    break;
                case "citation-key":
                    key = value;
                    break;
                case "type":
                    type = value is not null && BibliographyReader.Types.Contains(value) ? value : "document";
                    break;
                case "title":
                    title = Words(property.Value) ?? "";
                    break;
                case "author":
                    authors = Names(property.Value);
                    break;
                case "editor":
                    editors = Names(property.Value);
                    break;
                case "issued" or "accessed":
                    if (Date(property.Value) is { } date)
                    {
                        fields.Add(new(property.Name, date));
                    }
                    else
                    {
                        leftOut.Add(property.Name);
                    }

                    break;
                // What a library keeps to itself says nothing about the work.
                case "abstract" or "note" or "source" or "keyword" or "annote" or "call-number" or "archive_location":
                    leftOut.Add(property.Name);
                    break;
                case "URL" when value is null || WebUrl.Parse(value) is null:
                    leftOut.Add(property.Name);
                    break;
                case "URL" or "DOI":
                    fields.Add(new(property.Name, value!));
                    break;
                default:
                    if (Words(property.Value) is { } words && BibliographyReader.Variables.Contains(property.Name))
                    {
                        fields.Add(new(property.Name, words));
                    }
                    else
                    {
                        leftOut.Add(property.Name);
                    }

                    break;
            }
        }

        return new(key, type, title, authors, editors, [.. fields], [.. leftOut]);
    }

    /// <summary>Whether an id only numbers the works of one export, as Mendeley's <c>ITEM-1</c> does: no key to cite by.</summary>
    private static bool IsCounted(string id) => (id.StartsWith("ITEM-", StringComparison.Ordinal) ? id[5..] : id).All(char.IsAsciiDigit);

    /// <summary>A text that may hold markup, without it.</summary>
    private static string? Words(JsonElement value) =>
        Text(value) is { } marked && CslMarkup.Plain(marked).Trim() is { Length: > 0 } plain ? plain : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => string.Join(' ', value.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                is { Length: > 0 } text
                ? text
                : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static ImmutableArray<PersonName> Names(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var names = ImmutableArray.CreateBuilder<PersonName>();
        foreach (var item in list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            names.Add(PersonName.OfParts(name => item.TryGetProperty(name, out var part) ? Words(part) : null));
        }

        return [.. names.Where(name => name.Full.Length > 0)];
    }

    /// <summary><c>{"date-parts": [[2012, 4, 6]]}</c>, <c>{"raw": …}</c> or <c>{"literal": …}</c> as EDTF.</summary>
    private static string? Date(JsonElement date)
    {
        if (date.ValueKind == JsonValueKind.String)
        {
            return ImportedDate.Of(date.GetString()!);
        }

        if (date.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (date.TryGetProperty("date-parts", out var ends) && ends.ValueKind == JsonValueKind.Array)
        {
            var days = ends.EnumerateArray().Select(Day).ToArray();
            var circa =
                date.TryGetProperty("circa", out var about)
                && (about.ValueKind == JsonValueKind.True || Text(about) is not (null or "0" or "false"))
                    ? "~"
                    : "";
            return days is [{ } only] ? ImportedDate.Of(only + circa)
                : days is [{ } from, { } to] ? ImportedDate.Of($"{from}/{to}")
                : null;
        }

        return new[] { "edtf", "raw", "literal" }
            .Select(name =>
                date.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
                    ? ImportedDate.Of(text.GetString()!)
                    : null
            )
            .FirstOrDefault(found => found is not null);
    }

    private static string? Day(JsonElement parts)
    {
        if (parts.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = parts
            .EnumerateArray()
            .Select(part => int.TryParse(Text(part), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToArray();
        return numbers.Length is >= 1 and <= 3 && numbers.All(number => number >= 0)
            ? string.Join('-', numbers.Select((number, place) => number.ToString(place == 0 ? "0000" : "00", CultureInfo.InvariantCulture)))
            : null;
    }
}

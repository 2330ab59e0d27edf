using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Reads CSL-JSON, as Zotero exports it.</summary>
/// <remarks>Source: citation-style-language/schema, "csl-data.json".</remarks>
public static partial class CslJson
{
    /// <exception cref="FormatException">The text is no CSL-JSON; the message says why.</exception>
    public static SourceImport Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutHalves(json));
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
            return new(
                [.. items.Where(item => item.ValueKind == JsonValueKind.Object).Select(Draft)],
                [
                    .. items
                        .Select((item, place) => (item.ValueKind, Place: place + 1))
                        .Where(item => item.ValueKind != JsonValueKind.Object)
                        .Select(item => $"Entry {item.Place.ToString(CultureInfo.InvariantCulture)} of the list is no work."),
                ]
            );
        }
        catch (JsonException broken)
        {
            throw new FormatException($"This is not JSON: {broken.Message}");
        }
    }

    /// <summary>Half a character that was written with an escape is none, and no reader of JSON takes it.</summary>
    private static string WithoutHalves(string json) =>
        Escape().Replace(json, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value);

    [GeneratedRegex(
        @"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.Singleline
    )]
    private static partial Regex Escape();

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
                    if (type != value)
                    {
                        leftOut.Add($"type ({value})");
                    }

                    break;
                case "title":
                    title = Words(property.Value) ?? "";
                    break;
                case "author":
                    authors = Names(property.Value, property.Name, leftOut);
                    break;
                case "editor":
                    editors = Names(property.Value, property.Name, leftOut);
                    break;
                case "issued" or "accessed":
                    var (date, isWhole) = Date(property.Value);
                    if (date is not null)
                    {
                        fields.Add(new(property.Name, date));
                    }

                    if (!isWhole)
                    {
                        leftOut.Add(date is null ? property.Name : $"a part of {property.Name}");
                    }

                    break;
                // What a library keeps to itself says nothing about the work.
                case "abstract" or "note" or "source" or "keyword" or "annote" or "call-number" or "archive_location":
                    leftOut.Add(property.Name);
                    break;
                case "URL" or "DOI":
                    if ((property.Name == "URL" ? WebUrl.Correct(value ?? "") : Doi.In(value ?? "")) is { } place)
                    {
                        fields.Add(new(property.Name, place));
                    }
                    else
                    {
                        leftOut.Add(property.Name);
                    }

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

        return new(key, type, title, authors, editors, [.. fields.DistinctBy(field => field.Key)], [.. leftOut.Distinct()]);
    }

    /// <summary>Whether an id only numbers the works of one export, as Mendeley's <c>ITEM-1</c> does: no key to cite by.</summary>
    private static bool IsCounted(string id) => (id.StartsWith("ITEM-", StringComparison.Ordinal) ? id[5..] : id).All(char.IsAsciiDigit);

    /// <summary>A text that may hold markup, without it.</summary>
    private static string? Words(JsonElement value) =>
        Text(value) is { } marked && Latex.Tidy(CslMarkup.Plain(marked)) is { Length: > 0 } plain ? plain : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Latex.Tidy(value.GetString()!) is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static ImmutableArray<PersonName> Names(JsonElement list, string role, List<string> leftOut)
    {
        var names = ImmutableArray.CreateBuilder<PersonName>();
        var items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list];
        foreach (var item in items)
        {
            var name =
                item.ValueKind == JsonValueKind.Object
                    ? PersonName.OfParts(part => item.TryGetProperty(part, out var value) ? Words(value) : null)
                    : new(null, null, Words(item) ?? "");
            if (name.Full.Length > 0)
            {
                names.Add(name);
            }
            else
            {
                leftOut.Add($"a name of {role}");
            }
        }

        return names.ToImmutable();
    }

    /// <summary><c>{"date-parts": [[2012, 4, 6]]}</c>, <c>{"raw": …}</c> or <c>{"literal": …}</c> as EDTF.</summary>
    /// <returns>Null where it cannot be read; IsWhole is false where a part of it could not.</returns>
    private static (string? Date, bool IsWhole) Date(JsonElement date)
    {
        if (date.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return ImportedDate.Of(Text(date) ?? "") is { } written ? (written, true) : (null, false);
        }

        if (date.ValueKind != JsonValueKind.Object)
        {
            return (null, false);
        }

        if (date.TryGetProperty("date-parts", out var ends) && ends.ValueKind == JsonValueKind.Array)
        {
            var days = ends.EnumerateArray().Select(Day).ToArray();
            var mark = IsTrue(date, "circa") ? "~" : "";
            var season = date.TryGetProperty("season", out var part) ? Text(part) : null;
            var isWhole = season is null;
            if (season is not null && days is [{ Length: 4 } year])
            {
                days = [Season(year, season) ?? year];
                isWhole = days[0] != year;
            }

            var read = days switch
            {
                [{ } only] => ImportedDate.Of(only + mark),
                [{ } from, { } to] => ImportedDate.Of($"{from}{mark}/{to}{mark}"),
                // The end of a span that goes on is written as zeros, or not at all.
                [{ } from, null] => ImportedDate.Of($"{from}{mark}/.."),
                _ => null,
            };
            if (read is not null)
            {
                return (read, isWhole);
            }
        }

        return
            new[] { "edtf", "raw", "literal" }
                .Select(name => date.TryGetProperty(name, out var text) ? ImportedDate.Of(Text(text) ?? "") : null)
                .FirstOrDefault(found => found is not null)
                is { } words
            ? (words, true)
            : (null, false);
    }

    private static bool IsTrue(JsonElement date, string name) =>
        date.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || Text(value) is not (null or "0" or "false"));

    /// <remarks>Source: CSL 1.0.2 specification, "Season": 1 to 4 are spring to winter; EDTF's own numbers and words occur.</remarks>
    private static string? Season(string year, string season) =>
        int.TryParse(season, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ImportedDate.Of($"{year}-{(number is >= 1 and <= 4 ? number + 20 : number):00}")
            : ImportedDate.Of($"{season} {year}");

    /// <summary>A day of numbers; what is empty or zero is not known.</summary>
    private static string? Day(JsonElement parts)
    {
        if (parts.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = parts.EnumerateArray().Select(part => Text(part) ?? "").ToArray();
        var known = texts.AsSpan().TrimEnd("").TrimEnd("0").TrimEnd("").ToArray();
        var numbers = known
            .Select(part =>
                int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (int?)null
            )
            .ToArray();
        if (numbers.Length is < 1 or > 3 || numbers.Contains(null) || numbers.Skip(1).Any(number => number is < 1 or > 41))
        {
            return null;
        }

        // CSL counts years before Christ as historians do; EDTF has a year 0.
        var year = numbers[0]!.Value;
        year += year < 0 ? 1 : 0;
        var written = (year < 0 ? "-" : "") + Math.Abs((long)year).ToString("0000", CultureInfo.InvariantCulture);
        return string.Concat(
            numbers.Skip(1).Select(number => "-" + number!.Value.ToString("00", CultureInfo.InvariantCulture)).Prepend(written)
        );
    }
}

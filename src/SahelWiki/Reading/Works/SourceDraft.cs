using System.Collections.Immutable;
using System.Text;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>An entry that is to be added to the bibliography: fields as they will be written, in CSL's names.</summary>
/// <param name="Key">The citation key it should have; null to make one.</param>
/// <param name="LeftOut">Fields of the import that the bibliography has no place for.</param>
public sealed record SourceDraft(
    string? Key,
    string Type,
    string Title,
    ImmutableArray<PersonName> Authors,
    ImmutableArray<PersonName> Editors,
    ImmutableArray<KeyValuePair<string, string>> Fields,
    ImmutableArray<string> LeftOut
)
{
    private static readonly string[] Order =
    [
        "container-title",
        "publisher",
        "publisher-place",
        "issued",
        "volume",
        "issue",
        "page",
        "URL",
        "DOI",
    ];

    public string? Field(string name) => Fields.FirstOrDefault(field => field.Key == name).Value;

    /// <summary>A key in the manner of the bibliography: author or container, year, three words of the title.</summary>
    public string SuggestedKey()
    {
        var who = Slug.Of(
            Authors is [var first, ..] ? first.Family ?? first.Literal ?? "" : Field("container-title") ?? Field("publisher") ?? ""
        );
        var year = Field("issued") is { Length: >= 4 } issued && issued[..4].All(char.IsAsciiDigit) ? issued[..4] : "";
        string[] small =
        [
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "and",
            "to",
            "for",
            "la",
            "le",
            "les",
            "l",
            "de",
            "du",
            "des",
            "et",
            "en",
            "au",
            "aux",
        ];
        var words = Slug.Of(Title).Split('-', StringSplitOptions.RemoveEmptyEntries).Where(word => !small.Contains(word)).Take(3);
        var key = string.Join('-', new[] { string.Join('-', who.Split('-').Take(2)), year }.Concat(words).Where(part => part.Length > 0));
        return key.Length > 0 ? key[..Math.Min(key.Length, 80)].TrimEnd('-') : "source";
    }

    /// <summary>The entry as a careful author writes it, ended by a line break.</summary>
    public string Yaml(string key)
    {
        var text = new StringBuilder($"{key}:\n  type: {Type}\n  title: {YamlText.Scalar(Title)}\n");
        Names(text, "author", Authors);
        Names(text, "editor", Editors);
        foreach (var (name, value) in Fields.OrderBy(field => Array.IndexOf(Order, field.Key) is var place and >= 0 ? place : Order.Length))
        {
            text.Append("  ").Append(name).Append(": ").Append(name == "url_status" ? value : YamlText.Scalar(value)).Append('\n');
        }

        return text.ToString();
    }

    private static void Names(StringBuilder text, string role, ImmutableArray<PersonName> names)
    {
        if (names.Length > 0)
        {
            text.Append("  ").Append(role).Append(":\n");
        }

        foreach (var name in names)
        {
            text.Append("    - ")
                .Append(
                    name.Literal is { } literal
                        ? $"literal: {YamlText.Scalar(literal)}\n"
                        : $"family: {YamlText.Scalar(name.Family ?? "")}\n"
                );
            if (name is { Literal: null, Given: { } given })
            {
                text.Append("      given: ").Append(YamlText.Scalar(given)).Append('\n');
            }
        }
    }
}

/// <summary>Makes drafts from what an address alone tells; nothing is fetched.</summary>
public static class SourceFromUrl
{
    /// <param name="title">Null to guess it from the last words of the address.</param>
    /// <param name="today">The day of access.</param>
    /// <returns>Null where the text is no web address.</returns>
    public static SourceDraft? Draft(string url, string? title, DateOnly today)
    {
        if (WebUrl.Parse(url) is not { } address)
        {
            return null;
        }

        var fields = new List<KeyValuePair<string, string>>();
        void Add(string name, string value) => fields.Add(new(name, value));

        // https://web.archive.org/web/20200101120000/https://example.org/
        if (
            address.Host == "web.archive.org"
            && address.AbsolutePath.Split('/', 4) is [_, "web", var stamp, var archived]
            && stamp.Length >= 8
            && stamp[..8].All(char.IsAsciiDigit)
            && WebUrl.Parse(archived + address.Query) is { } original
        )
        {
            Add("archive_url", url);
            Add("archive_date", $"{stamp[..4]}-{stamp[4..6]}-{stamp[6..8]}");
            (url, address) = (archived + address.Query, original);
        }

        if (address.Host is "doi.org" or "dx.doi.org")
        {
            Add("DOI", Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')));
        }

        Add("URL", url);
        var host = address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
        Add("container-title", host);
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (Date(parts) is { } issued)
        {
            Add("issued", issued);
        }

        Add("accessed", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add("url_status", "unknown");
        var isPdf = address.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
        return new(
            null,
            fields.Any(field => field.Key == "DOI") ? "article-journal"
                : isPdf ? "report"
                : "webpage",
            title ?? Words(parts, host),
            [],
            [],
            [.. fields],
            []
        );
    }

    /// <summary>The day or month in addresses like <c>/2012/04/06/</c> and <c>/2012-04-06/</c>.</summary>
    private static string? Date(string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var candidates = new[]
            {
                string.Join('-', parts.Skip(i).Take(3)),
                string.Join('-', parts.Skip(i).Take(2)),
                parts[i].Length >= 10 ? parts[i][..10] : parts[i],
            };
            foreach (var candidate in candidates)
            {
                if (
                    candidate.Length is 7 or 10
                    && candidate[0] is '1' or '2'
                    && EdtfParser.Parse(candidate, out _) is Edtf.Single { UnknownDigits: 0, Month: <= 12 }
                )
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static string Words(string[] parts, string host)
    {
        var last =
            parts.Length == 0
                ? ""
                : Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(parts.LastOrDefault(part => part.Any(char.IsLetter)) ?? ""));
        var words = string.Join(' ', last.Split(['-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries)).Trim();
        words = string.Concat(words.Where(c => !char.IsControl(c)));
        return words.Length == 0 ? host : char.ToUpperInvariant(words[0]) + words[1..];
    }
}

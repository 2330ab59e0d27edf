using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Reads BibTeX and BibLaTeX files, as Zotero and JabRef export them.</summary>
/// <remarks>
/// Sources: Patashnik, "BibTeXing" (1988), for the grammar and names; the BibLaTeX manual, sections 2.1 and 2.2, for entry types and
/// fields.
/// </remarks>
public static class Bibtex
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["article"] = "article-journal",
        ["book"] = "book",
        ["mvbook"] = "book",
        ["booklet"] = "pamphlet",
        ["collection"] = "book",
        ["proceedings"] = "book",
        ["inbook"] = "chapter",
        ["incollection"] = "chapter",
        ["inproceedings"] = "paper-conference",
        ["conference"] = "paper-conference",
        ["manual"] = "report",
        ["techreport"] = "report",
        ["report"] = "report",
        ["thesis"] = "thesis",
        ["mastersthesis"] = "thesis",
        ["phdthesis"] = "thesis",
        ["online"] = "webpage",
        ["electronic"] = "webpage",
        ["www"] = "webpage",
        ["unpublished"] = "manuscript",
        ["dataset"] = "dataset",
        ["patent"] = "patent",
        ["video"] = "motion_picture",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["journal"] = "container-title",
        ["journaltitle"] = "container-title",
        ["booktitle"] = "container-title",
        ["publisher"] = "publisher",
        ["institution"] = "publisher",
        ["school"] = "publisher",
        ["organization"] = "publisher",
        ["address"] = "publisher-place",
        ["location"] = "publisher-place",
        ["volume"] = "volume",
        ["number"] = "issue",
        ["issue"] = "issue",
        ["pages"] = "page",
        ["edition"] = "edition",
        ["series"] = "collection-title",
        ["isbn"] = "ISBN",
        ["issn"] = "ISSN",
        ["url"] = "URL",
        ["doi"] = "DOI",
        ["chapter"] = "section",
        ["type"] = "genre",
        ["version"] = "version",
        ["langid"] = "language",
        ["language"] = "language",
    };

    /// <summary>The last "name" of a list that was cut short.</summary>
    private const string Others = "others";

    internal static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <exception cref="FormatException">The text is no BibTeX; the message names the line.</exception>
    public static ImmutableArray<SourceDraft> Read(string text)
    {
        var entries = new BibtexReader(text).Entries();
        return [.. entries.Select(entry => Draft(WithParent(entry, entries)))];
    }

    private static SourceDraft Draft(BibtexEntry entry)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        foreach (var (name, value) in entry.Fields)
        {
            if (name is "title" or "subtitle" or "author" or "editor" or "year" or "month" or "day" or "date" or "urldate")
            {
                continue;
            }

            var plain = Latex.Plain(value);
            if (!Fields.TryGetValue(name, out var variable) || plain.Length == 0 || (variable == "URL" && WebUrl.Parse(plain) is null))
            {
                leftOut.Add(name);
            }
            else
            {
                fields.TryAdd(
                    variable,
                    variable switch
                    {
                        "page" => plain.Replace("--", "–"),
                        "language" => Language(plain),
                        "genre" => Genre(plain),
                        _ => plain,
                    }
                );
            }
        }

        AddDate("issued", entry.Fields.GetValueOrDefault("date") ?? YearMonthDay(entry.Fields));
        AddDate("accessed", entry.Fields.GetValueOrDefault("urldate"));
        var type = Types.GetValueOrDefault(
            entry.Type,
            fields.ContainsKey("URL") && entry.Type.Equals("misc", StringComparison.OrdinalIgnoreCase) ? "webpage" : "document"
        );
        var title = string.Join(
            ": ",
            new[] { "title", "subtitle" }
                .Select(name => Latex.Plain(entry.Fields.GetValueOrDefault(name, "")))
                .Where(part => part.Length > 0)
        );
        leftOut.AddRange(new[] { "author", "editor" }.Where(role => HasOthers(entry, role)).Select(role => $"others of {role}"));
        // Whoever publishes a work as its own author is an organisation, however the name was typed.
        var authors = Names(entry, "author")
            .Select(name => name.Full == fields.GetValueOrDefault("publisher") ? new(null, null, name.Full) : name);
        return new(entry.Key, type, title, [.. authors], Names(entry, "editor"), [.. fields], [.. leftOut]);

        void AddDate(string name, string? written)
        {
            if (written is null)
            {
                return;
            }

            // In a date of BibLaTeX, a tilde says "about"; elsewhere it is a space.
            if ((ImportedDate.Of(written) ?? ImportedDate.Of(Latex.Plain(written))) is { } date)
            {
                fields[name] = date;
            }
            else
            {
                leftOut.Add(name);
            }
        }
    }

    /// <summary>What the entry that <c>crossref</c> names says of the whole, where this one, a part of it, says nothing.</summary>
    /// <remarks>
    /// Source: the BibLaTeX manual, section 2.4.1 and appendix B: titles become those of the book; what identifies or locates the whole is
    /// not of its part.
    /// </remarks>
    private static BibtexEntry WithParent(BibtexEntry entry, List<BibtexEntry> entries)
    {
        if (
            !entry.Fields.TryGetValue("crossref", out var key)
            || entries.Find(other => other != entry && other.Key.Equals(key.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } parent
        )
        {
            return entry;
        }

        var fields = new Dictionary<string, string>(entry.Fields, StringComparer.OrdinalIgnoreCase);
        fields.Remove("crossref");
        foreach (var (name, value) in parent.Fields)
        {
            if (name == "title")
            {
                fields.TryAdd("booktitle", value);
            }
            else if (
                name
                    is not (
                        "subtitle"
                        or "author"
                        or "pages"
                        or "doi"
                        or "url"
                        or "urldate"
                        or "crossref"
                        or "abstract"
                        or "keywords"
                        or "note"
                        or "file"
                    )
                && !(name is "year" or "month" or "day" && entry.Fields.ContainsKey("date"))
                && !(name == "date" && entry.Fields.ContainsKey("year"))
            )
            {
                fields.TryAdd(name, value);
            }
        }

        return entry with
        {
            Fields = fields,
        };
    }

    /// <summary>Babel's names of the languages that works on the Sahel are mostly in, as BCP 47 tags.</summary>
    private static string Language(string name) =>
        name.ToLowerInvariant() switch
        {
            "english" or "american" or "usenglish" or "british" or "ukenglish" => "en",
            "french" or "francais" or "français" => "fr",
            "arabic" => "ar",
            "german" or "ngerman" => "de",
            "spanish" => "es",
            "italian" => "it",
            "portuguese" => "pt",
            "dutch" => "nl",
            "russian" => "ru",
            _ => name,
        };

    private static string Genre(string type) =>
        type.ToLowerInvariant() switch
        {
            "phdthesis" => "PhD thesis",
            "mathesis" or "mastersthesis" => "Master’s thesis",
            "techreport" => "Technical report",
            _ => type,
        };

    private static string? YearMonthDay(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("year", out var year))
        {
            return null;
        }

        var written = Latex.Plain(fields.GetValueOrDefault("month", "")).ToLowerInvariant();
        var month = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Array.FindIndex(Months, name => written.StartsWith(name, StringComparison.Ordinal)) + 1;
        var day = int.TryParse(fields.GetValueOrDefault("day", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var named)
            ? named
            : 0;
        return Latex.Plain(year)
            + (
                month is >= 1 and <= 12
                    ? string.Create(CultureInfo.InvariantCulture, $"-{month:00}")
                        + (day is >= 1 and <= 31 ? string.Create(CultureInfo.InvariantCulture, $"-{day:00}") : "")
                    : ""
            );
    }

    private static ImmutableArray<PersonName> Names(BibtexEntry entry, string role) =>
        entry.Fields.TryGetValue(role, out var written) ? [.. SplitAtAnd(written).Select(Name).OfType<PersonName>()] : [];

    /// <summary>Whether the list of names is cut short: <c>Doe, J. and others</c>.</summary>
    private static bool HasOthers(BibtexEntry entry, string role) =>
        entry.Fields.TryGetValue(role, out var written) && SplitAtAnd(written).Any(name => name.Trim() == Others);

    /// <summary>Names are joined by "and"; within braces it is a word of a name.</summary>
    private static IEnumerable<string> SplitAtAnd(string names)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < names.Length; i++)
        {
            depth +=
                names[i] == '{' ? 1
                : names[i] == '}' ? -1
                : 0;
            if (
                depth == 0
                && char.IsWhiteSpace(names[i])
                && i + 4 < names.Length
                && names.AsSpan(i + 1, 3).Equals("and", StringComparison.OrdinalIgnoreCase)
                && char.IsWhiteSpace(names[i + 4])
            )
            {
                yield return names[start..i];
                start = i + 5;
                i += 4;
            }
        }

        yield return names[Math.Min(start, names.Length)..];
    }

    private static PersonName? Name(string written)
    {
        written = written.Trim();
        if (written.Length == 0 || written == Others)
        {
            return null;
        }

        // A name wholly in braces is an organisation's.
        if (written is ['{', .., '}'] && written.IndexOf('}') == written.Length - 1)
        {
            return new(null, null, Latex.Plain(written));
        }

        var parts = written.Split(',').Select(Latex.Plain).ToArray();
        if (parts.Length == 1)
        {
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 1)
            {
                return new(null, null, words[0]);
            }

            // "Ludwig van Beethoven": the family name begins with the first word in small letters, else it is the last word.
            var particle = Array.FindIndex(words, 1, word => char.IsLower(word[0]));
            var family = particle > 0 && particle < words.Length - 1 ? particle : words.Length - 1;
            return new(string.Join(' ', words[family..]), string.Join(' ', words[..family]), null);
        }

        return parts.Length == 2
            ? new(parts[0], parts[1].Length > 0 ? parts[1] : null, null)
            : new($"{parts[0]} {parts[1]}", parts[2].Length > 0 ? parts[2] : null, null);
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Reads BibTeX and BibLaTeX files, as Zotero and JabRef export them.</summary>
/// <remarks>
/// Sources: Patashnik, "BibTeXing" (1988), for the grammar and names; the BibLaTeX manual, sections 2.1 and 2.2, for entry types and
/// fields.
/// </remarks>
public static partial class Bibtex
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["article"] = "article-journal",
        ["suppperiodical"] = "article-journal",
        ["periodical"] = "periodical",
        ["book"] = "book",
        ["mvbook"] = "book",
        ["booklet"] = "pamphlet",
        ["collection"] = "book",
        ["mvcollection"] = "book",
        ["proceedings"] = "book",
        ["mvproceedings"] = "book",
        ["reference"] = "book",
        ["mvreference"] = "book",
        ["inbook"] = "chapter",
        ["bookinbook"] = "chapter",
        ["suppbook"] = "chapter",
        ["incollection"] = "chapter",
        ["suppcollection"] = "chapter",
        ["inreference"] = "entry",
        ["inproceedings"] = "paper-conference",
        ["conference"] = "paper-conference",
        ["manual"] = "report",
        ["techreport"] = "report",
        ["report"] = "report",
        ["thesis"] = "thesis",
        ["mastersthesis"] = "thesis",
        ["phdthesis"] = "thesis",
        ["bachelorsthesis"] = "thesis",
        ["online"] = "webpage",
        ["electronic"] = "webpage",
        ["www"] = "webpage",
        ["unpublished"] = "manuscript",
        ["dataset"] = "dataset",
        ["software"] = "software",
        ["patent"] = "patent",
        ["standard"] = "standard",
        ["legislation"] = "legislation",
        ["jurisdiction"] = "legal_case",
        ["legal"] = "treaty",
        ["letter"] = "personal_communication",
        ["review"] = "review",
        ["map"] = "map",
        ["image"] = "graphic",
        ["artwork"] = "graphic",
        ["audio"] = "song",
        ["music"] = "song",
        ["performance"] = "performance",
        ["movie"] = "motion_picture",
        ["video"] = "motion_picture",
        ["newspaper"] = "article-newspaper",
        ["magazine"] = "article-magazine",
    };

    /// <summary>Where two fields become one variable, the first of them here counts and the other is told.</summary>
    private static readonly (string Field, string Variable)[] Fields =
    [
        ("journaltitle", "container-title"),
        ("journal", "container-title"),
        ("booktitle", "container-title"),
        ("maintitle", "container-title"),
        ("publisher", "publisher"),
        ("institution", "publisher"),
        ("school", "publisher"),
        ("organization", "publisher"),
        ("location", "publisher-place"),
        ("address", "publisher-place"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("number", "issue"),
        ("pages", "page"),
        ("eid", "number"),
        ("edition", "edition"),
        ("series", "collection-title"),
        ("isbn", "ISBN"),
        ("issn", "ISSN"),
        ("url", "URL"),
        ("doi", "DOI"),
        ("chapter", "section"),
        ("type", "genre"),
        ("version", "version"),
        ("langid", "language"),
        ("language", "language"),
        ("hyphenation", "language"),
        ("shorttitle", "title-short"),
        ("shortjournal", "container-title-short"),
        ("pagetotal", "number-of-pages"),
        ("volumes", "number-of-volumes"),
        ("part", "part-number"),
        ("origtitle", "original-title"),
        ("eventtitle", "event-title"),
        ("venue", "event-place"),
        ("pubstate", "status"),
        ("howpublished", "medium"),
    ];

    /// <summary>Fields that say how other fields are to be read, or that are read with them.</summary>
    private static readonly string[] ReadWithOthers =
    [
        "title",
        "subtitle",
        "titleaddon",
        "booksubtitle",
        "journalsubtitle",
        "mainsubtitle",
        "author",
        "editor",
        "year",
        "month",
        "day",
        "date",
        "urldate",
        "eprint",
        "eprinttype",
        "archiveprefix",
        "eprintclass",
        "primaryclass",
        "entrysubtype",
    ];

    internal static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <exception cref="FormatException">Nothing in the text is an entry that can be read; the message names the line.</exception>
    public static SourceImport Read(string text)
    {
        var reader = new BibtexReader(text);
        var entries = reader.Entries();
        return entries.Count == 0 && reader.Problems.Count > 0
            ? throw new FormatException(reader.Problems[0])
            : new([.. entries.Select(entry => Draft(WithParent(entry, entries)))], [.. reader.Problems]);
    }

    private static SourceDraft Draft(BibtexEntry entry)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var leftOut = new List<string>(entry.Repeated.Select(name => $"second {name}"));
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        string Plain(string name) => Latex.Plain(entry.Fields.GetValueOrDefault(name, ""), unknown);
        leftOut.AddRange(
            entry.Fields.Keys.Where(name => !ReadWithOthers.Contains(name) && !Array.Exists(Fields, field => field.Field == name))
        );
        var type = TypeOf(entry);
        foreach (var (name, variable) in Fields.Where(field => entry.Fields.ContainsKey(field.Field)))
        {
            var value = variable is "URL" or "DOI" ? Latex.Verbatim(entry.Fields[name]) : Plain(name);
            value = variable switch
            {
                "URL" => WebUrl.Correct(value) ?? "",
                "DOI" => Doi.In(value) ?? "",
                "page" => value.Replace("--", "–"),
                "language" => Language(value),
                "genre" => Genre(value),
                "medium" => HowPublished(entry.Fields[name], value, fields),
                _ => value,
            };
            var target = variable == "issue" ? NumberOf(type) : variable;
            if (value.Length == 0 || !fields.TryAdd(target, value))
            {
                AddLeftOut(name, value, target);
            }
        }

        void AddLeftOut(string name, string value, string target)
        {
            // What only repeats another field, as an address of the publisher does, is not missed.
            if (fields.GetValueOrDefault(target) != value || value.Length == 0)
            {
                leftOut.Add(name);
            }
        }

        AddSubtitle("container-title", entry.Fields.ContainsKey("booktitle") ? "booksubtitle" : "journalsubtitle");
        AddEprint(entry, fields, leftOut);
        AddDates(entry, fields, leftOut);
        if (type == "document" && fields.ContainsKey("URL"))
        {
            type = "webpage";
        }

        var title = string.Join(": ", new[] { Plain("title"), Plain("subtitle") }.Where(part => part.Length > 0));
        title += Plain("titleaddon") is { Length: > 0 } addition ? $" ({addition})" : "";
        // Whoever publishes a work as its own author is an organisation, however the name was typed.
        var authors = BibtexNames
            .Read(entry.Fields.GetValueOrDefault("author", ""), unknown)
            .Select(name => name.Full == fields.GetValueOrDefault("publisher") ? new(null, null, name.Full) : name)
            .ToImmutableArray();
        var editors = BibtexNames.Read(entry.Fields.GetValueOrDefault("editor", ""), unknown);
        leftOut.AddRange(
            new[] { ("author", authors), ("editor", editors) }
                .Where(role => role.Item2.IsEmpty && entry.Fields.GetValueOrDefault(role.Item1, "").Trim().Length > 0)
                .Select(role => role.Item1)
        );
        leftOut.AddRange(unknown.Select(command => $"the meaning of {command}"));
        return new(entry.Key.Length > 0 ? entry.Key : null, type, title, authors, editors, [.. fields], [.. leftOut.Distinct()]);

        void AddSubtitle(string variable, string name)
        {
            if (Plain(name) is not { Length: > 0 } subtitle)
            {
                return;
            }

            if (fields.TryGetValue(variable, out var whole))
            {
                fields[variable] = $"{whole}: {subtitle}";
            }
            else
            {
                leftOut.Add(name);
            }
        }
    }

    private static string TypeOf(BibtexEntry entry) =>
        entry.Fields.GetValueOrDefault("entrysubtype", "").ToLowerInvariant() switch
        {
            "newspaper" => "article-newspaper",
            "magazine" => "article-magazine",
            _ => Types.GetValueOrDefault(entry.Type, "document"),
        };

    /// <summary>A number is the issue of a periodical, the place of a book in its series, and else the work's own.</summary>
    private static string NumberOf(string type) =>
        type switch
        {
            "book" or "chapter" or "paper-conference" or "pamphlet" => "collection-number",
            "report" or "patent" or "standard" or "legislation" or "legal_case" or "manuscript" or "software" or "thesis" => "number",
            _ => "issue",
        };

    /// <summary>Where a work without a publisher is found: mostly an address.</summary>
    private static string HowPublished(string written, string plain, Dictionary<string, string> fields)
    {
        if (WebUrl.Correct(Latex.Verbatim(written)) is not { } url)
        {
            return plain;
        }

        fields.TryAdd("URL", url);
        return fields["URL"] == url ? fields.GetValueOrDefault("medium", "online") : plain;
    }

    /// <summary>The number of a work in an archive, as an address.</summary>
    private static void AddEprint(BibtexEntry entry, Dictionary<string, string> fields, List<string> leftOut)
    {
        if (!entry.Fields.TryGetValue("eprint", out var written))
        {
            return;
        }

        var number = Latex.Verbatim(written);
        number = number.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase) ? number[6..] : number;
        var archive = (entry.Fields.GetValueOrDefault("eprinttype") ?? entry.Fields.GetValueOrDefault("archiveprefix") ?? "").Trim();
        var isArxiv = archive.Equals("arxiv", StringComparison.OrdinalIgnoreCase) || (archive.Length == 0 && ArxivNumber().IsMatch(number));
        var url = archive.ToLowerInvariant() switch
        {
            _ when WebUrl.Parse(number) is not null => number,
            _ when isArxiv => "https://arxiv.org/abs/" + number,
            "jstor" => "https://www.jstor.org/stable/" + number,
            "hdl" => "https://hdl.handle.net/" + number,
            "googlebooks" => "https://books.google.com/books?id=" + number,
            _ => null,
        };
        if (archive.Equals("pubmed", StringComparison.OrdinalIgnoreCase))
        {
            fields.TryAdd("PMID", number);
        }
        else if (url is null || WebUrl.Parse(url) is null)
        {
            leftOut.Add("eprint");
        }
        else if (!fields.TryAdd("URL", url) && fields["URL"] != url && !fields.TryAdd("number", isArxiv ? "arXiv:" + number : number))
        {
            leftOut.Add("eprint");
        }
    }

    private static void AddDates(BibtexEntry entry, Dictionary<string, string> fields, List<string> leftOut)
    {
        // In a date of BibLaTeX, a tilde says "about"; elsewhere it is a space.
        static string? Of(string written) => ImportedDate.Of(written) ?? ImportedDate.Of(Latex.Plain(written));
        if (entry.Fields.TryGetValue("urldate", out var accessed))
        {
            if (Of(accessed) is { } day)
            {
                fields["accessed"] = day;
            }
            else
            {
                leftOut.Add("urldate");
            }
        }

        if (entry.Fields.TryGetValue("date", out var date))
        {
            if (Of(date) is { } issued)
            {
                fields["issued"] = issued;
                return;
            }

            leftOut.Add("date");
        }

        if (entry.Fields.TryGetValue("year", out var year))
        {
            var (issued, isWhole) = ImportedDate.Of(
                Latex.Plain(year),
                Latex.Plain(entry.Fields.GetValueOrDefault("month", "")),
                Latex.Plain(entry.Fields.GetValueOrDefault("day", ""))
            );
            if (issued is not null)
            {
                fields["issued"] = issued;
            }

            leftOut.AddRange(
                issued is null ? ["issued"]
                : isWhole ? []
                : new[] { "month", "day" }.Where(entry.Fields.ContainsKey)
            );
        }
        else
        {
            leftOut.AddRange(new[] { "month", "day" }.Where(entry.Fields.ContainsKey));
        }
    }

    [GeneratedRegex(@"^(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)$")]
    private static partial Regex ArxivNumber();

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
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Parse, for the files of the bibliography.</summary>
public static class BibliographyReader
{
    /// <remarks>Source: CSL 1.0.2, appendix III.</remarks>
    public static readonly FrozenSet<string> Types = FrozenSet.ToFrozenSet([
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]);

    /// <summary>Plain text variables. Source: CSL 1.0.2, appendix IV, standard and number variables.</summary>
    public static readonly FrozenSet<string> Variables = FrozenSet.ToFrozenSet([
        "abstract",
        "annote",
        "archive",
        "archive-place",
        "archive_collection",
        "archive_location",
        "authority",
        "call-number",
        "collection-number",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "edition",
        "event-place",
        "event-title",
        "genre",
        "ISBN",
        "ISSN",
        "issue",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "medium",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-title",
        "page",
        "part-number",
        "PMCID",
        "PMID",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-title",
        "scale",
        "section",
        "source",
        "status",
        "title-short",
        "version",
        "volume",
        "volume-title",
    ]);

    public static readonly ImmutableArray<string> OwnKeys =
    [
        "type",
        "title",
        "author",
        "editor",
        "issued",
        "covers_until",
        "accessed",
        "URL",
        "DOI",
        "archive_url",
        "archive_date",
        "url_status",
        "reliability",
        "note",
        "via",
        "same_author_as",
    ];

    /// <summary>The entries of one file; a key that cannot be used is reported and left out.</summary>
    public static ImmutableArray<SourceEntry> Read(SourceText text, DiagnosticBag bag)
    {
        switch (YamlReader.ParseFile(text, bag, out var isBroken))
        {
            case null when isBroken:
                return Names(text);
            case YamlNode.Mapping root:
                return [.. root.Entries.Select(entry => Entry(entry, text.Path, bag)).OfType<SourceEntry>()];
            case { } other:
                bag.Add(
                    Rules.BadSource,
                    other.Span,
                    "This file is not a list of sources.",
                    "Write each citation key on a line of its own, with the entry's fields below it."
                );
                break;
        }

        return [];
    }

    /// <summary>What a file that cannot be read defines: entries of which only the key is known.</summary>
    public static ImmutableArray<SourceEntry> Names(SourceText text) =>
        [
            .. YamlReader
                .NamesOfLines(text)
                .DistinctBy(line => line.Name)
                .Where(line => IsKey(line.Name))
                .Select(line => Named(line.Name, text.Path, line.Span) with { Title = line.Name }),
        ];

    private static bool IsKey(string name) => name.Length > 0 && name.All(CitationParser.IsKeyCharacter) && char.IsLetterOrDigit(name[0]);

    private static SourceEntry Named(string key, SourcePath path, SourceSpan span) =>
        new(
            new(key),
            "document",
            "",
            [],
            [],
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            ImmutableSortedDictionary<string, string>.Empty,
            [],
            path,
            span
        );

    private static SourceEntry? Entry(YamlEntry entry, SourcePath path, DiagnosticBag bag)
    {
        if (!IsKey(entry.Key))
        {
            bag.Add(
                Rules.BadSource,
                entry.KeySpan,
                $"\"{entry.Key}\" cannot be a citation key.",
                "Write letters, digits and hyphens: author-2012-title"
            );
            return null;
        }

        if (entry.Value is not YamlNode.Mapping mapping)
        {
            bag.Add(
                Rules.BadSource,
                entry.Value.Span,
                $"The source \"{entry.Key}\" has no fields.",
                "Write below it, indented: type:, title:, author:, issued:, URL:"
            );
            return Named(entry.Key, path, entry.KeySpan) with { Title = entry.Key };
        }

        var values = new YamlValues(bag);
        var source = Named(entry.Key, path, entry.KeySpan);
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in mapping.Entries)
        {
            source = field.Key switch
            {
                "type" => source with { Type = values.Choice(field.Value, "type", Types) ?? source.Type },
                "title" => source with { Title = values.Text(field, "title") },
                "author" => source with { Authors = Names(values, field, bag) },
                "editor" => source with { Editors = Names(values, field, bag) },
                "issued" => source with { Issued = values.Date(field.Value, "issued") },
                "covers_until" => source with { CoversUntil = values.Date(field.Value, "covers_until") },
                "accessed" => source with { Accessed = values.Date(field.Value, "accessed") },
                "URL" => source with { Url = Url(values, field, bag) },
                "DOI" => source with { Doi = DoiOf(values, field, bag) },
                "archive_url" => source with { ArchiveUrl = Url(values, field, bag) },
                "archive_date" => source with { ArchiveDate = values.Date(field.Value, "archive_date") },
                "url_status" => source with { UrlStatus = values.Choice(field.Value, "url_status", ["live", "dead", "unknown"]) },
                "reliability" => source with { Reliability = values.Text(field, "reliability") },
                "note" => source with { Note = values.Text(field, "note") },
                "same_author_as" => source with { SameAuthorAs = Via(values, field) },
                "via" => source with { Via = Via(values, field) },
                _ => Variable(values, field, source, variables),
            };
        }

        if (source.Title.Length == 0)
        {
            bag.Add(Rules.BadSource, entry.KeySpan, $"The source \"{entry.Key}\" has no title.", "Add a line below it: title: \"…\"");
            source = source with { Title = entry.Key };
        }

        if (mapping.Find("type") is null)
        {
            bag.Add(
                Rules.BadSource,
                entry.KeySpan,
                $"The source \"{entry.Key}\" has no type.",
                "Add a line below it: type: report (or article-newspaper, book, webpage, …)"
            );
        }

        return source with
        {
            Variables = variables.ToImmutable(),
        };
    }

    private static SourceEntry Variable(
        YamlValues values,
        YamlEntry field,
        SourceEntry source,
        ImmutableSortedDictionary<string, string>.Builder variables
    )
    {
        if (Variables.Contains(field.Key))
        {
            if (values.Text(field, field.Key) is { Length: > 0 } text)
            {
                variables[field.Key] = text;
            }
        }
        else
        {
            values.Unknown(field, "a source", OwnKeys.Concat(Variables.Order(StringComparer.Ordinal)));
        }

        return source;
    }

    private static string? Url(YamlValues values, YamlEntry field, DiagnosticBag bag)
    {
        var written = values.Text(field, field.Key);
        if (WebUrl.Parse(written) is not null)
        {
            return written;
        }

        bag.Add(
            Rules.BadSource,
            field.Value.Span,
            $"\"{written}\" is not a web address.",
            $"Write: {field.Key}: https://example.org/report"
        );
        return null;
    }

    private static string? DoiOf(YamlValues values, YamlEntry field, DiagnosticBag bag)
    {
        var written = values.Text(field, "DOI");
        if (Doi.In(written) is { } doi)
        {
            return doi;
        }

        bag.Add(Rules.BadSource, field.Value.Span, $"\"{written}\" is not a DOI.", "Write: DOI: 10.1080/09592318.2016.1208280");
        return null;
    }

    private static ImmutableArray<Citation> Via(YamlValues values, YamlEntry field) =>
        field.Value is YamlNode.Sequence
            ? [.. values.Texts(field).Select(item => CitationParser.ParseField(item.Value, item.Span))]
            : [CitationParser.ParseField(values.Text(field, "via"), field.Value.Span)];

    private static ImmutableArray<PersonName> Names(YamlValues values, YamlEntry field, DiagnosticBag bag)
    {
        var names = ImmutableArray.CreateBuilder<PersonName>();
        foreach (var item in field.Value is YamlNode.Sequence ? values.List(field) : [field.Value])
        {
            switch (item)
            {
                case YamlNode.Scalar { Value: { Length: > 0 } literal }:
                    names.Add(new(null, null, literal));
                    break;
                case YamlNode.Mapping mapping:
                    string? Part(string key) =>
                        mapping.Find(key) is { } part && values.Text(part, key) is { Length: > 0 } text ? text : null;
                    names.Add(PersonName.OfParts(Part));
                    if (mapping.Find("family") is null && mapping.Find("literal") is null)
                    {
                        bag.Add(
                            Rules.BadSource,
                            item.Span,
                            "This name has no \"family\".",
                            "Add the family name: {family: Diallo, given: Awa}; or write one name as {literal: …}."
                        );
                    }

                    foreach (
                        var part in mapping.Entries.Where(part =>
                            part.Key is not ("family" or "given" or "literal" or "suffix" or "non-dropping-particle" or "dropping-particle")
                        )
                    )
                    {
                        values.Unknown(part, "a name", ["family", "given", "literal"]);
                    }

                    break;
                default:
                    bag.Add(
                        Rules.BadSource,
                        item.Span,
                        "This is no name.",
                        "Write: - {family: Diallo, given: Awa}, or - {literal: Name of an organisation}"
                    );
                    break;
            }
        }

        return names.ToImmutable();
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading.Facts;

/// <summary>Turns the YAML of one page into its typed front matter, by the field table of its type.</summary>
public sealed partial class FrontMatterReader(PageType type, string fallbackTitle, DiagnosticBag bag)
{
    private static readonly string[] AliasKinds = ["official", "acronym", "former", "transliteration", "translation"];
    private readonly ImmutableArray<PageReference>.Builder references = ImmutableArray.CreateBuilder<PageReference>();

    /// <summary>Pages named in the front matter, in the author's order.</summary>
    public ImmutableArray<PageReference> References => references.ToImmutable();

    private string? title;

    /// <summary>As written; the file's name where none can be read.</summary>
    public string Title => title ?? fallbackTitle;

    public SourceSpan TitleSpan { get; private set; } = SourceSpan.Start;

    public string Summary { get; private set; } = "";

    public SourceSpan SummarySpan { get; private set; } = SourceSpan.Start;

    public FrontMatter Read(YamlNode.Mapping root)
    {
        var values = new YamlValues(bag);
        TitleSpan = root.Span;
        var aliases = ImmutableArray<Alias>.Empty;
        var tags = ImmutableArray<string>.Empty;
        PageImage? image = null;
        var redirects = ImmutableArray<Redirect>.Empty;
        var draft = false;
        var externalIds = ImmutableArray<ExternalId>.Empty;
        var fields = ImmutableArray.CreateBuilder<Field>();
        var relations = ImmutableArray<RelationStatement>.Empty;
        var timeline = ImmutableArray<DatedFact>.Empty;
        var claims = new ClaimReader(values, bag, references);

        foreach (var entry in root.Entries)
        {
            switch (entry.Key)
            {
                case "title":
                    title = values.Text(entry, "title") is { Length: > 0 } given ? given : null;
                    TitleSpan = entry.Value.Span;
                    ExampleText.Report(Title, "title", TitleSpan, bag);
                    break;
                case "summary":
                    Summary = ReadSummary(values, entry);
                    ExampleText.Report(Summary, "summary", entry.Value.Span, bag);
                    SummarySpan = entry.Value.Span;
                    break;
                case "tags":
                    tags = [.. values.Texts(entry).Select(tag => tag.Value)];
                    break;
                case "draft":
                    draft = values.Flag(entry);
                    break;
                case "publish":
                    draft |= entry.Value is YamlNode.Scalar { Value: "false" or "no" };
                    break;
                case { } other when CommonFields.OfEditors.Contains(other):
                    break;
                case "aliases":
                    aliases = [.. values.List(entry).Select(item => Alias(values, item)).OfType<Alias>()];
                    break;
                case "image" when type.HasSubject:
                    image = Image(values, entry);
                    break;
                case "redirects":
                    redirects = [.. values.Texts(entry).Select(text => new Redirect(text.Value.Trim('/').Trim(), text.Span))];
                    break;
                case "external_ids" when type.HasSubject:
                    externalIds =
                    [
                        .. values.Entries(entry).Select(inner => ExternalAuthority.Read(inner, values, bag)).OfType<ExternalId>(),
                    ];
                    break;
                case "relations" when type.HasSubject:
                    relations = [.. values.List(entry).Select(claims.Relation).OfType<RelationStatement>()];
                    break;
                case "timeline" when type.HasSubject:
                    timeline = [.. values.List(entry).Select(claims.Fact).OfType<DatedFact>()];
                    break;
                default:
                    if (type.Field(entry.Key) is { } definition)
                    {
                        fields.Add(new(definition, claims.Claims(definition, entry.Value), entry.KeySpan));
                    }
                    else
                    {
                        ReportUnknown(entry, root);
                    }

                    break;
            }
        }

        RequireTitleAndSummary(root);
        return new(aliases, tags, image, redirects, draft, externalIds, fields.ToImmutable(), relations, timeline)
        {
            CitationsLeftOut = claims.LeftOut,
        };
    }

    private void RequireTitleAndSummary(YamlNode.Mapping root)
    {
        // A field that is there under a misspelled name is reported as that.
        bool IsMisspelled(string name) =>
            root.Entries.Any(entry => entry.Key != name && !Known.Contains(entry.Key) && NearestName.Find(entry.Key, Known) == name);
        if (root.Find("title") is not { Value.IsNull: false } && !IsMisspelled("title"))
        {
            bag.Add(
                Rules.MissingField,
                root.Span with
                {
                    Length = 0,
                },
                "This page has no \"title\".",
                $"Add a line: title: {fallbackTitle}"
            );
        }

        if (type.HasSubject && root.Find("summary") is not { Value.IsNull: false } && !IsMisspelled("summary"))
        {
            bag.Add(
                Rules.MissingField,
                root.Span with
                {
                    Length = 0,
                },
                "This page has no \"summary\".",
                "Add a line: summary: followed by one or two plain sentences that say what the page is about."
            );
        }
    }

    private IEnumerable<string> Known =>
        type.HasSubject
            ? type.Fields.Select(row => row.Name).Concat(CommonFields.OfEveryPage)
            : ["title", "summary", "aliases", "tags", "redirects", "draft"];

    private void ReportUnknown(YamlEntry entry, YamlNode.Mapping root)
    {
        var known = Known;
        // A field that is there already cannot be the one that was meant.
        var nearest = NearestName.Find(entry.Key, known.Where(name => root.Find(name) is null));
        var owners = PageTypes.All.Where(other => other.Field(entry.Key) is not null).Select(other => other.Name).ToArray();
        var hint =
            owners.Length > 0 ? $"It is a field of {string.Join(" and ", owners)} pages."
            : nearest is not null ? $"Did you mean \"{nearest}\"?"
            : $"Fields of {type.Name} pages are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
        bag.Add(
            Rules.UnknownField,
            entry.KeySpan,
            $"\"{entry.Key}\" is not a field of {type.Name} pages{HiddenCharacters.Named(entry.Key)}.",
            hint
        );
    }

    private string ReadSummary(YamlValues values, YamlEntry entry)
    {
        var summary = string.Join(' ', values.Text(entry, "summary").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Sentences.Count(summary) > 2)
        {
            bag.Add(
                Rules.LongSummary,
                entry.Value.Span,
                "The summary has more than two sentences.",
                "Keep the two that say what the page is about; the rest belongs in the text."
            );
        }
        else if (summary.Contains("[[", StringComparison.Ordinal) || summary.Contains("[@", StringComparison.Ordinal))
        {
            bag.Add(
                Rules.LongSummary,
                entry.Value.Span,
                "The summary holds links or citations, but it is shown as plain text.",
                "Write the words alone."
            );
        }
        else if (Markup().Match(summary) is { Success: true, Value: var sign })
        {
            bag.Add(
                Rules.LongSummary,
                entry.Value.Span,
                $"The summary holds signs of Markdown or HTML ({sign}), but it is shown as plain text.",
                "Write the words alone."
            );
        }

        return summary;
    }

    /// <summary>Emphasis around a word, code, a link, a tag.</summary>
    [GeneratedRegex(@"\*\*|__|`|\]\(|</?[a-zA-Z]|(?<!\w)[*_](?=\w[^*_]*\w?[*_](?!\w))", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    private Alias? Alias(YamlValues values, YamlNode item)
    {
        if (item is YamlNode.Scalar { Value.Length: > 0 } name)
        {
            return new(name.Value.Trim(), null, null, false, null, null, name.Span);
        }

        if (item is not YamlNode.Mapping mapping || mapping.Find("name") is not { } named)
        {
            bag.Add(
                Rules.WrongType,
                item.Span,
                "An alias is a name, or a mapping with a name.",
                "Write: - Gawgaw   or: - {name: Gawgaw, lang: son, kind: transliteration}"
            );
            return null;
        }

        string? language = null,
            kind = null;
        var shared = false;
        Edtf? from = null,
            to = null;
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "name":
                    break;
                case "lang":
                    language = values.Text(entry, "lang");
                    break;
                case "kind":
                    kind = values.Choice(entry.Value, "kind", AliasKinds);
                    break;
                case "shared":
                    shared = values.Flag(entry);
                    break;
                case "from":
                    from = values.Date(entry.Value, "from");
                    break;
                case "to":
                    to = values.Date(entry.Value, "to");
                    break;
                default:
                    values.Unknown(entry, "an alias", ["name", "lang", "kind", "shared", "from", "to"]);
                    break;
            }
        }

        var text = values.Text(named, "name");
        return text.Length == 0 ? null : new(text, language, kind, shared, from, to, named.Value.Span);
    }

    private PageImage? Image(YamlValues values, YamlEntry entry)
    {
        if (entry.Value is YamlNode.Scalar { Value.Length: > 0 } name)
        {
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                "An image has a file, a text for those who don't see it, and a note on its rights.",
                $"Write: image: {{file: {name.Value.Trim()}, alt: what it shows, rights: who made it and its licence}}"
            );
            return null;
        }

        string file = "",
            alt = "",
            rights = "";
        foreach (var inner in values.Entries(entry))
        {
            switch (inner.Key)
            {
                case "file":
                    file = values.Text(inner, "file");
                    break;
                case "alt":
                    alt = values.Text(inner, "alt");
                    break;
                case "rights":
                    rights = values.Text(inner, "rights");
                    break;
                default:
                    values.Unknown(inner, "an image", ["file", "alt", "rights"]);
                    break;
            }
        }

        foreach (var (key, value) in new[] { ("file", file), ("alt", alt), ("rights", rights) })
        {
            if (value.Length == 0)
            {
                bag.Add(
                    Rules.MissingField,
                    entry.KeySpan,
                    $"The image has no \"{key}\".",
                    "Write: image: {file: map.png, alt: what it shows, rights: who made it and its licence}"
                );
            }
        }

        return file.Length == 0 ? null : new(file, alt, rights, entry.Value.Span);
    }
}

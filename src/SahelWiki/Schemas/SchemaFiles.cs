using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Works;
using static SahelWiki.Schemas.SchemaParts;

namespace SahelWiki.Schemas;

/// <summary>Files for editors, made from the tables that the readers use: JSON Schemas, and snippets for Visual Studio Code.</summary>
public static class SchemaFiles
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>
    /// The schemas by file name, in ordinal order: one for the front matter of each page type, and those of the data files.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> All() =>
        PageTypes
            .All.Append(PageTypes.About)
            .Append(PageTypes.Home)
            .Select(type => ($"{type.Name}.schema.json", Named($"Front matter of {type.Name} pages", PageSchema.Of(type))))
            .Concat([
                ("relations.schema.json", Named("relations.yaml: the types of relations", Relations())),
                ("site.schema.json", Named("site.yaml: settings of the site", Settings())),
                ("sources.schema.json", Named("A file of the bibliography", Sources())),
                ("translation.schema.json", Named("Front matter of a text in another language", Translation())),
            ])
            .ToImmutableSortedDictionary(file => file.Item1, file => file.Item2.ToJsonString(Written) + "\n", StringComparer.Ordinal);

    /// <summary>Snippets that begin a page of each type, a source, a claim and a relation.</summary>
    public static string Snippets()
    {
        var snippets = new JsonObject();
        foreach (var type in PageTypes.All)
        {
            snippets[$"New {type.Name} page"] = Snippet(
                $"sw-{type.Name}",
                "markdown",
                $"A whole page for input/{type.Folder}.",
                PageTemplate.Of(type, "TITLE", "SUMMARY")
            );
        }

        snippets["New text in another language"] = Snippet(
            "sw-translation",
            "markdown",
            "The text of a page in another language: input/groups/jnim.fr.md.",
            "---\ntitle: TITLE\nsummary: SUMMARY\nwords:\n  \"${3:a note of the page}\": ${4:in this language}\n---\n\n$0\n"
        );
        snippets["Claim with source"] = Snippet(
            "sw-claim",
            "markdown",
            "A value with its source.",
            "{value: ${1:value}, source: ${2:some-key}}"
        );
        snippets["Relation"] = Snippet(
            "sw-relation",
            "markdown",
            "A tie to another page.",
            "- {type: ${1:allied-with}, target: ${2:groups/some-group}, source: ${3:some-key}}"
        );
        snippets["Citation"] = Snippet("sw-cite", "markdown", "A citation in the text.", "[@${1:some-key}, p. ${2:1}]");
        snippets["Source"] = Snippet(
            "sw-source",
            "yaml",
            "An entry of the bibliography.",
            "${1:author-2012-title}:\n  type: "
                + "${2|report,webpage,article-newspaper,article-magazine,article-journal,book,chapter|}\n  title: "
                + "${3:Title}\n  author:\n    - family: ${4:Family}\n      given: ${5:Given}\n  publisher: "
                + "${6:Publisher}\n  issued: '${7:2012-04-06}'\n  URL: ${8:https://example.org/}\n  accessed: '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}'\n"
        );
        return snippets.ToJsonString(Written) + "\n";
    }

    private static JsonObject Snippet(string prefix, string scope, string description, string body)
    {
        var lines = body.Replace("TITLE", "${1:Title}").Replace("SUMMARY", "${2:One or two plain sentences.}").TrimEnd('\n').Split('\n');
        return new()
        {
            ["prefix"] = prefix,
            ["scope"] = scope,
            ["description"] = description,
            ["body"] = Strings(lines),
        };
    }

    private static JsonObject Named(string title, JsonObject schema)
    {
        var named = new JsonObject { ["$schema"] = Draft, ["title"] = title };
        foreach (var (key, value) in schema)
        {
            named[key] = value?.DeepClone();
        }

        if (Definitions(schema) is { Count: > 0 } definitions)
        {
            named["definitions"] = definitions;
        }

        return named;
    }

    internal static JsonObject Relations() =>
        new()
        {
            ["type"] = Types("object", "null"),
            ["additionalProperties"] = new JsonObject(
                Object(
                        [
                            new("label", RealText("How it reads on the page that states it.")),
                            new("inverse_label", PlainText("How it reads on the page it points to.")),
                            new("from", ListOf(TypeName(), "Page types that may state it; left out: any.")),
                            new("to", ListOf(TypeName(), "Page types it may point to; left out: any.")),
                            new("symmetric", Described(Flag(), "true where both ends read alike.")),
                            new("functional", Described(Flag(), "true where a page has only one at a time.")),
                            new("acyclic", Described(Flag(), "true where following it never leads back.")),
                            new("line", Described(Choice(["solid", "dashed", "dotted"]), "How a drawing of the network shows it.")),
                            new("lineage", Described(Choice(RelationVocabularyReader.Lineages), "What it is in the lineage of groups.")),
                            .. Phrases.Languages.Select(language => new KeyValuePair<string, JsonNode?>(language, Labels(language))),
                        ],
                        "label"
                    )
                    .Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value?.DeepClone()))
            )
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject
                    {
                        ["required"] = Strings(["inverse_label"]),
                        ["properties"] = new JsonObject { ["inverse_label"] = RealText() },
                    },
                    new JsonObject
                    {
                        ["required"] = Strings(["symmetric"]),
                        ["properties"] = new JsonObject { ["symmetric"] = new JsonObject { ["enum"] = new JsonArray(true, "yes") } },
                    }
                ),
            },
        };

    private static JsonObject Labels(string language) =>
        Described(
            Object([new("label", RealText()), new("inverse_label", PlainText())], "label"),
            $"The same labels in the language \"{language}\"."
        );

    /// <summary>A text in another language than its page's.</summary>
    private static JsonObject Translation() =>
        Object(
            [
                new("title", RealText("The name of the subject, in this language.")),
                new("summary", PlainText("One or two plain sentences, in this language.")),
                new(
                    "words",
                    new JsonObject
                    {
                        ["type"] = Types("object", "null"),
                        ["additionalProperties"] = PlainText(),
                        ["description"] = "Words of the page's facts, as they stand there, and what they are in this language.",
                    }
                ),
                new(
                    "translated_from",
                    new JsonObject
                    {
                        ["type"] = Types("array", "null"),
                        ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = Stamp.Pattern },
                        ["description"] = "Written by: sahelwiki translations accept. Never by hand.",
                    }
                ),
            ],
            "title"
        );

    private static JsonObject TypeName() => new() { ["enum"] = Strings(PageTypes.All.Select(type => type.Name)) };

    internal static JsonObject Settings() =>
        Object(
            [
                new("title", RealText("The name of the site.")),
                new("tagline", PlainText("What it is, in a few words.")),
                new("base_url", Described(OrNothing(WebAddress()), "Where it is published.")),
                new("repository", Described(OrNothing(WebAddress()), "Where it is edited: https://github.com/owner/name")),
                new("branch", PlainText("The branch that \"edit this page\" edits.")),
                new(
                    "language",
                    new JsonObject
                    {
                        ["type"] = "string",
                        ["pattern"] = @"^\s*[A-Za-z-]{2,12}\s*$",
                        ["description"] = "A language tag: en, fr.",
                    }
                ),
                new("licence", PlainText("Under which licence the text may be used.")),
                new(
                    "contributors",
                    Described(Flag(), "Whether pages and recent changes name who wrote them, as git does; false unless given.")
                ),
                new("coverage", PlainText("The page that says what the sources leave out, for searches that find nothing: about/coverage")),
                new("stale_after_months", Described(Number(), "Facts on active groups are stale when their as_of is older.")),
                new(
                    "rules",
                    new JsonObject
                    {
                        ["type"] = Types("object", "null"),
                        ["description"] = "Severities that differ from the catalogue of rules.",
                        ["properties"] = new JsonObject(
                            Rules.All.SelectMany(rule =>
                                new[] { rule.Name, rule.Code }.Select(name => new KeyValuePair<string, JsonNode?>(
                                    name,
                                    Described(Choice(["off", "info", "warning", "error"]), rule.Sentence)
                                ))
                            )
                        ),
                        ["additionalProperties"] = false,
                    }
                ),
                new(
                    "archive",
                    new JsonObject
                    {
                        ["type"] = Types("object", "null"),
                        ["description"] = "Words of the offline archive.",
                        ["properties"] = new JsonObject(
                            SiteSettingsReader.ArchiveKeys.Select(key => new KeyValuePair<string, JsonNode?>(key, PlainText()))
                        ),
                        ["additionalProperties"] = false,
                    }
                ),
                new(
                    "descriptions",
                    new JsonObject
                    {
                        ["type"] = Types("object", "null"),
                        ["description"] = "What the lists of pages say of themselves, by type of page: place: Rivers and lakes.",
                        ["properties"] = new JsonObject(
                            PageTypes.All.Select(type => new KeyValuePair<string, JsonNode?>(type.Name, PlainText()))
                        ),
                        ["additionalProperties"] = false,
                    }
                ),
                new("map_views", ListOf(MapView(), "Windows of the map, in degrees; the map opens with the first.")),
            ],
            "title"
        );

    private static JsonObject MapView()
    {
        static JsonObject Side(int limit) =>
            new()
            {
                ["type"] = "number",
                ["minimum"] = -limit,
                ["maximum"] = limit,
            };
        return Object(
            [
                new("name", RealText("How the view is called.")),
                new("west", Side(180)),
                new("south", Side(85)),
                new("east", Side(180)),
                new("north", Side(85)),
                .. Phrases.Languages.Select(language => new KeyValuePair<string, JsonNode?>(
                    language,
                    PlainText("How the view is called in this language.")
                )),
            ],
            "name",
            "west",
            "south",
            "east",
            "north"
        );
    }

    private static JsonObject OrNothing(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["enum"] = new JsonArray("", null) }) };

    private static JsonObject Sources()
    {
        var name = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                RealText(),
                Object([
                    new("family", PlainText()),
                    new("given", PlainText()),
                    new("literal", PlainText("The whole name of an organisation.")),
                    new("suffix", new JsonObject()),
                    new("non-dropping-particle", new JsonObject()),
                    new("dropping-particle", new JsonObject()),
                ])
            ),
        };
        var names = new JsonObject
        {
            ["anyOf"] = new JsonArray(name, new JsonObject { ["type"] = Types("array", "null"), ["items"] = name.DeepClone() }),
        };
        var own = new Dictionary<string, JsonObject>
        {
            ["type"] = Choice(BibliographyReader.Types.Order(StringComparer.Ordinal)),
            ["title"] = RealText(),
            ["author"] = names,
            ["editor"] = (JsonObject)names.DeepClone(),
            ["issued"] = Described(Date(), "When it was published."),
            ["covers_until"] = Described(Date(), "The last day of which it speaks, where that is not the day it was published."),
            ["accessed"] = Described(Date(), "When it was last read at its address."),
            ["URL"] = WebAddress(),
            ["DOI"] = PlainText(),
            ["archive_url"] = Described(WebAddress(), "A copy that lasts."),
            ["archive_date"] = Date(),
            ["url_status"] = Choice(["live", "dead", "unknown"]),
            ["reliability"] = PlainText("What kind of source it is, and what it is good for."),
            ["note"] = PlainText(),
            ["same_author_as"] = Described(CitationList(), "Works by the same author, where the works themselves do not name one."),
            ["via"] = Described(CitationList(), "Through which of our sources we know it, where we have not read it ourselves."),
        };
        var entry = Object(
            own.Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value))
                .Concat(
                    BibliographyReader
                        .Variables.Order(StringComparer.Ordinal)
                        .Select(variable => new KeyValuePair<string, JsonNode?>(variable, PlainText()))
                ),
            "type",
            "title"
        );
        return new()
        {
            ["type"] = Types("object", "null"),
            ["patternProperties"] = new JsonObject { [@"^[\p{L}\p{Nd}][\p{L}\p{Nd}_\-:.#$%&+?<>~/]*$"] = entry },
            ["additionalProperties"] = false,
        };
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Works;
using SahelWiki.Reading.Yaml;
using SahelWiki.Schemas;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

public sealed class SchemaTests
{
    /// <summary>Rules about the shape of a file; what they find, a schema must refuse, and nothing else.</summary>
    private static readonly Rule[] Shape =
    [
        Rules.UnknownField,
        Rules.WrongType,
        Rules.MissingField,
        Rules.UnknownValue,
        Rules.BadDate,
        Rules.BadClaim,
        Rules.BadCoordinates,
        Rules.BadSource,
        Rules.BadSetting,
        Rules.BadVocabulary,
    ];

    /// <summary>Rules about YAML itself: what they find has no shape to compare.</summary>
    private static readonly Rule[] Unreadable =
    [
        Rules.BadYaml,
        Rules.TabInYaml,
        Rules.DuplicateKey,
        Rules.NotAMapping,
        Rules.TooDeep,
        Rules.TooManyFindings,
        Rules.NotUtf8,
        Rules.NoFrontMatter,
        Rules.UnclosedFrontMatter,
        Rules.EmptyFile,
    ];

    private static readonly IReadOnlyDictionary<string, JsonObject> Schemas = SchemaFiles
        .All()
        .ToDictionary(file => file.Key.Split('.')[0], file => JsonNode.Parse(file.Value)!.AsObject());

    [Theory]
    [InlineData("title: Gao\nsummary: Une ville.\nwords: {a note: une note}\ntranslated_from: [bcdfghj]", true)]
    [InlineData("title: Gao", true)]
    [InlineData("summary: Une ville.", false)]
    [InlineData("title: Gao\nfounded: 2012", false)]
    [InlineData("title: Gao\ntranslated_from: [done]", false)]
    [InlineData("title: Gao\nwords: [a note]", false)]
    public void A_text_in_another_language_has_a_title_a_summary_words_and_stamps(string yaml, bool isValid)
    {
        var text = new SourceText(new("x.yaml"), yaml);

        var node = YamlReader.ParseFile(text, new(text), out _);

        Assert.Equal(isValid, JsonSchema.Problem(Schemas["translation"], JsonSchema.FromYaml(node)) is null);
    }

    [Fact]
    public void A_type_of_relation_may_have_labels_in_each_language()
    {
        const string yaml = "allied-with: {label: Allied with, symmetric: true, fr: {label: Allié à}}";
        var text = new SourceText(new("relations.yaml"), yaml);

        Assert.Null(JsonSchema.Problem(Schemas["relations"], JsonSchema.FromYaml(YamlReader.ParseFile(text, new(text), out _))));
    }

    public static TheoryData<string> Fixtures =>
        [
            .. Directory
                .EnumerateFiles(Folders.Sites, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folders.Sites, file).Replace('\\', '/'))
                .Where(file =>
                    file.Contains("/input/") && SchemaOf(file[(file.IndexOf("/input/", StringComparison.Ordinal) + 7)..]) is not null
                )
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void The_committed_schemas_snippets_and_settings_are_current()
    {
        Assert.Equal(SettingsManual.Markdown(), File.ReadAllText(Path.Combine(Top(), "docs", "settings.md")).ReplaceLineEndings("\n"));
        foreach (var (name, content) in SchemaFiles.All())
        {
            Assert.Equal(content, File.ReadAllText(Path.Combine(Top(), "schemas", name)).ReplaceLineEndings("\n"));
        }

        Assert.Equal(
            SchemaFiles.All().Keys,
            Directory.EnumerateFiles(Path.Combine(Top(), "schemas")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            SchemaFiles.Snippets(),
            File.ReadAllText(Path.Combine(Top(), ".vscode", "sahelwiki.code-snippets")).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void The_schema_of_the_settings_knows_the_keys_that_the_reader_knows()
    {
        Assert.Equal(SiteSettingsReader.Keys.Order(), Schemas["site"]["properties"]!.AsObject().Select(property => property.Key).Order());
        Assert.Equal(
            RelationVocabularyReader.Keys.Concat(Phrases.Languages).Order(),
            Schemas["relations"]["additionalProperties"]!["properties"]!.AsObject().Select(property => property.Key).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Schema_and_reader_agree_on_every_fixture(string fixture)
    {
        var path = fixture[(fixture.IndexOf("/input/", StringComparison.Ordinal) + 7)..];

        AssertAgreement(path, File.ReadAllBytes(Path.Combine(Folders.Sites, fixture)));
    }

    [Theory]
    [InlineData("group", "status: active", true)]
    [InlineData("group", "status: Active", true)]
    [InlineData("group", "status: activ", false)]
    [InlineData("group", "status: {value: active, as_of: 2024, source: [a, \"b, p. 3\"], confidence: low, note: x}", true)]
    [InlineData("group", "status: [{value: active}, dormant]", true)]
    [InlineData("group", "status: {value: [active]}", false)]
    [InlineData("group", "status:", false)]
    [InlineData("group", "founded: 2012-03-21", true)]
    [InlineData("group", "founded: 201X", true)]
    [InlineData("group", "founded: '../2015'", true)]
    [InlineData("group", "founded: 2012-21~", true)]
    [InlineData("group", "founded: March 2012", false)]
    [InlineData("group", "founded: unknown", true)]
    [InlineData("group", "founded: {from: 2012}", false)]
    [InlineData("group", "leaders: [{person: x, role: chief}, jnim, {value: y}]", true)]
    [InlineData("group", "leaders: [{group: x}]", false)]
    [InlineData("group", "leaders: [[[x]]]", true)]
    [InlineData("group", "size: {min: 200, max: 300, as_of: '2020'}", true)]
    [InlineData("group", "size: a few hundred", true)]
    [InlineData("group", "size: {min: many}", false)]
    [InlineData("group", "size: N/A", false)]
    [InlineData("group", "area: [{place: mali}, Sahel]", true)]
    [InlineData("group", "area: {place: mali, group: x}", false)]
    [InlineData("group", "killed: 3", false)]
    [InlineData("group", "designations: [{by: UN, list: x, date: 2012}]", true)]
    [InlineData("group", "relations: [{type: allied-with, target: x, from: 2012}]", true)]
    [InlineData("group", "relations: [{target: x}]", false)]
    [InlineData("group", "relations: {type: a, target: x}", false)]
    [InlineData("group", "timeline: [{date: 2012, text: x, event: y, source: z}]", true)]
    [InlineData("group", "timeline: [{date: 2012}]", false)]
    [InlineData("group", "aliases: [A, {name: B, kind: acronym, lang: fr, shared: true}]", true)]
    [InlineData("group", "aliases: A", false)]
    [InlineData("group", "aliases: [{name: B, kind: nickname}]", false)]
    [InlineData("group", "draft: yes", true)]
    [InlineData("group", "draft: maybe", false)]
    [InlineData("group", "image: {file: a.png, alt: b, rights: c}", true)]
    [InlineData("group", "image: {file: a.png}", false)]
    [InlineData("event", "kind: attack", true)]
    [InlineData("event", "kind: [attack]", false)]
    [InlineData("event", "killed: 1,200", true)]
    [InlineData("event", "killed: about ten", false)]
    [InlineData("event", "killed: -3", false)]
    [InlineData("event", "participants: [{group: a, role: target, claimed: no}]", true)]
    [InlineData("event", "participants: [{group: a, role: victims}]", false)]
    [InlineData("event", "coordinates: {lat: 16.27, lon: -0.04, precision: town}", true)]
    [InlineData("event", "coordinates: {lat: 16.27}", false)]
    [InlineData("event", "coordinates: {lat: 97, lon: 1}", false)]
    [InlineData("event", "coordinates: 16.27, -0.04", false)]
    [InlineData("person", "positions: [{title: Minister, organisation: x, place: y, from: 2012}]", true)]
    [InlineData("person", "positions: [{organisation: x}]", false)]
    [InlineData("person", "born: {value: 1958~, place: x}", true)]
    [InlineData("person", "sumary: x", false)]
    public void Schema_and_reader_agree_on_fields(string type, string field, bool isGood)
    {
        var path = $"{PageTypes.Named(type)!.Folder}/x.md";

        Assert.Equal(isGood, AssertAgreement(path, System.Text.Encoding.UTF8.GetBytes(Inputs.Page("X", field + "\n"))));
    }

    [Theory]
    [InlineData(
        "sources/x.yaml",
        "a: {type: report, title: T, author: [{family: A, given: B}, {literal: C}], issued: 2012, URL: https://x.org/, via: a}",
        true
    )]
    [InlineData("sources/x.yaml", "a: {type: Report, title: T, author: Someone, publisher: P, volume: 3}", true)]
    [InlineData("sources/x.yaml", "a: {title: T}", false)]
    [InlineData("sources/x.yaml", "a: {type: report}", false)]
    [InlineData("sources/x.yaml", "a: {type: reprot, title: T}", false)]
    [InlineData("sources/x.yaml", "a: {type: report, title: T, URL: x.org}", false)]
    [InlineData("sources/x.yaml", "a: {type: report, title: T, titel: T}", false)]
    [InlineData("sources/x.yaml", "'-a': {type: report, title: T}", false)]
    [InlineData("sources/x.yaml", "a b: {type: report, title: T}", false)]
    [InlineData("sources/x.yaml", "- a", false)]
    [InlineData("site.yaml", "title: W\nbase_url: https://x.org/\nrules: {SW2001: error, long-summary: off}", true)]
    [InlineData("site.yaml", "tagline: W", false)]
    [InlineData("site.yaml", "title: W\nbase_url: x", false)]
    [InlineData("site.yaml", "title: W\nrules: {no-such-rule: error}", false)]
    [InlineData("site.yaml", "title: W\nlanguage: english language", false)]
    [InlineData("relations.yaml", "a: {label: A, inverse_label: B, from: [group], line: dotted}", true)]
    [InlineData("relations.yaml", "a: {label: A, symmetric: true}", true)]
    [InlineData("relations.yaml", "a: {label: A}", false)]
    [InlineData("relations.yaml", "a: {label: A, symmetric: true, from: [groups]}", false)]
    public void Schema_and_reader_agree_on_data_files(string path, string yaml, bool isGood)
    {
        Assert.Equal(isGood, AssertAgreement(path, System.Text.Encoding.UTF8.GetBytes(yaml + "\n")));
    }

    /// <returns>True where both accept it.</returns>
    private static bool AssertAgreement(string path, byte[] bytes)
    {
        var file = new SourceFile(new(path), [.. bytes]);
        var text = SourceText.Decode(file, out _);
        var bag = new DiagnosticBag(text);
        var (root, found) = path.EndsWith(".md", StringComparison.Ordinal)
            ? FrontMatter(file, text, bag)
            : (YamlReader.Parse(text, 0, text.Text.Length, bag), Data(path, text));
        if (found.Any(diagnostic => Unreadable.Contains(diagnostic.Rule)) || (root is null && path == "site.yaml"))
        {
            return false;
        }

        var wrong = found.FirstOrDefault(diagnostic => Shape.Contains(diagnostic.Rule) && !IsBeyondSchemas(diagnostic));
        var problem = JsonSchema.Problem(Schemas[SchemaOf(path)!], JsonSchema.FromYaml(root));
        Assert.True(
            (wrong is null) == (problem is null),
            $"{path}: the reader says {wrong?.Message ?? "it is good"}; the schema says {problem ?? "it is good"}"
        );
        return wrong is null;
    }

    /// <summary>What a schema cannot count: days of a month, and which of two numbers is greater.</summary>
    private static bool IsBeyondSchemas(Diagnostic diagnostic) =>
        diagnostic.Message.Contains("has no day", StringComparison.Ordinal)
        || diagnostic.Message.Contains("no month", StringComparison.Ordinal)
        || diagnostic.Message.Contains("is greater than max", StringComparison.Ordinal);

    private static (YamlNode?, IEnumerable<Diagnostic>) FrontMatter(SourceFile file, SourceText text, DiagnosticBag bag)
    {
        var type = file.Path.Value == "index.md" ? PageTypes.Home : PageTypes.InFolder(file.Path.Folder)!;
        var end = text.Text.Split('\n').Skip(1).TakeWhile(line => line.TrimEnd() is not ("---" or "...")).Count() + 2;
        var start = text.OffsetOfLine(2);
        return (
            YamlReader.Parse(text, start, Math.Max(0, text.OffsetOfLine(end) - start), bag) ?? new YamlNode.Mapping([], SourceSpan.Start),
            PageParser.Parse(file, type).Diagnostics
        );
    }

    private static IEnumerable<Diagnostic> Data(string path, SourceText text)
    {
        var bag = new DiagnosticBag(text);
        _ = path switch
        {
            "site.yaml" => (object)SiteSettingsReader.Read(text, bag),
            "relations.yaml" => RelationVocabularyReader.Read(text, bag),
            _ => BibliographyReader.Read(text, bag),
        };
        return bag.ToImmutable();
    }

    private static string? SchemaOf(string path) =>
        new SourcePath(path) switch
        {
            { Value: "site.yaml" } => "site",
            { Value: "relations.yaml" } => "relations",
            { Value: "index.md" } => "home",
            { Folder: "sources", Extension: ".yaml" } => "sources",
            { Extension: ".md" } page => PageTypes.InFolder(page.Folder)?.Name,
            _ => null,
        };

    private static string Top([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

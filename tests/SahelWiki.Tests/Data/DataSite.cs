using System.Text;
using System.Text.Json.Nodes;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests.Data;

/// <summary>A small wiki with everything that is hard to pass on, and the files made of it.</summary>
internal static class DataSite
{
    public const string Settings = "title: Test wiki\nbase_url: https://wiki.example/\nlicence: CC BY 4.0\n";

    public const string Sources = """
        almanac:
          {type: chapter, title: 'Mali, "the" almanac', issued: 2021, container-title: World & Work,
          author: [{family: Ould Ahmed, given: Zoë}, {literal: Centre for Studies}]}
        a: {type: article-newspaper, title: '=1+1', issued: '2012-03~', URL: 'https://example.org/a_b?c=1&d=%7E'}
        b: {type: report, title: 'B 100% {sic}', issued: 2012/2014, publisher: A_B}
        c: {type: webpage, title: C, issued: 201X}
        d: {type: book, title: تقرير, issued: '-0044'}
        leaf: {type: report, title: Leaf, via: 'almanac, n. 57'}

        """;

    public static readonly (string Path, string Text)[] Files =
    [
        ("site.yaml", Settings),
        ("sources/texts.yaml", Sources),
        (
            "groups/jnim.md",
            TestSites.Page(
                "JNIM",
                "It is in Mali [@almanac, p. 3]. See [[gao|the town]].\n",
                """
                aliases: [{name: جماعة نصرة الإسلام, lang: ar, kind: official}]
                external_ids: {wikidata: Q123}
                status: {value: active, as_of: '2024-09', source: almanac}
                founded: {value: '2017-03', source: 'almanac, n. 57'}
                leaders: [{person: iyad, role: leader, from: '2017', source: almanac}, {person: Nobody Known, source: almanac}]
                size:
                  - {min: 1000, max: 2000, as_of: '2018', source: almanac}
                  - {min: 800, as_of: '2019', source: almanac}
                  - {value: a few dozens, as_of: '2020', source: almanac}
                ideology:
                  - {value: '=1+1', source: [almanac, a, b, c, d]}
                  - {value: "two lines,\nwith \"quotes\"", source: a}
                  - {value: '''-apostrophe', source: b}
                  - {value: الشريعة, source: c}
                  - {value: 'one | two', source: d}
                resources: {value: unknown, source: a}
                headquarters: {value: none, source: a}
                designations: [{by: '@State', list: '+list', date: '2018-09-05', source: a}]
                relations:
                  - {type: splinter-of, target: aqim, from: '2017', source: almanac, note: it says so}
                  - {type: allied-with, target: aqim, source: a}
                timeline:
                  - {date: '-0044-03-15', text: Long ago, source: d}
                  - {date: 2012/2013, text: A span, source: a, event: battle}
                """
            )
        ),
        ("groups/aqim.md", TestSites.Page("AQIM", fields: "relations: [{type: allied-with, target: jnim, source: 'b, p. 7'}]")),
        (
            "persons/iyad.md",
            TestSites.Page("Iyad", fields: "born: {value: 1958~, place: gao, source: a}\nnationality: Mali\naffiliations: [{group: jnim}]")
        ),
        (
            "persons/kaocen.md",
            TestSites.Page("Kaocen", fields: "born: {value: '1880', source: d}\ndied: {value: '1919', source: d}\nnationality: Nobody asks")
        ),
        (
            "events/battle.md",
            TestSites.Page(
                "Battle",
                fields: """
                kind: battle
                date: {value: '2012-06', source: a}
                place: {place: gao, source: a}
                participants: [{group: jnim, role: perpetrator, claimed: yes, source: a}, {group: aqim, role: target, source: a}]
                killed: [{min: 9, max: 11, source: a}, {value: 77, source: b, confidence: disputed}, {value: unknown, source: c}]
                """
            )
        ),
        ("events/nowhere.md", TestSites.Page("Nowhere", fields: "kind: other\ndate: {value: unknown, source: a}")),
        ("events/region.md", TestSites.Page("Region", fields: "kind: attack\ncoordinates: {lat: -8.00, lon: -180, precision: region}")),
        ("places/gao.md", TestSites.Page("Gao", fields: "kind: town\ncoordinates: {lat: 16.27, lon: -0.04, precision: town}")),
        ("places/antimeridian.md", TestSites.Page("Antimeridian", fields: "coordinates: {lat: -16.5, lon: 180}")),
        ("articles/empty.md", TestSites.Page("A page without claims")),
        ("organisations/un.md", TestSites.Page("UN", fields: "members: [{place: gao, source: a}]")),
    ];

    public static Site Load(params (string Path, string Text)[] changes)
    {
        using var folder = new TemporaryFolder();
        return SiteBuilder.Load(new LoadOptions(Write(folder, changes))).Site;
    }

    /// <returns>The input folder.</returns>
    public static string Write(TemporaryFolder folder, params (string Path, string Text)[] changes)
    {
        TestSites.Write(folder, [.. Files.Where(file => changes.All(change => change.Path != file.Path)), .. changes]);
        return folder.Path;
    }

    /// <summary>All files of the site, by path.</summary>
    public static IReadOnlyDictionary<string, string> Build(params (string Path, string Text)[] changes)
    {
        using var folder = new TemporaryFolder();
        return Render(SiteBuilder.Load(new LoadOptions(Write(folder, changes))));
    }

    public static IReadOnlyDictionary<string, string> Render(LoadedSite loaded)
    {
        Assert.False(loaded.Site.HasErrors, TestSites.Printed(loaded.Site));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file => !file.Path.Value.StartsWith("search/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));
    }

    public static List<Dictionary<string, string>> Table(this IReadOnlyDictionary<string, string> files, string name) =>
        Csv.Rows(files[$"data/{name}.csv"]);

    public static JsonNode Json(this IReadOnlyDictionary<string, string> files, string name) => JsonNode.Parse(files[name])!;
}

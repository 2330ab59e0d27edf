using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using SahelWiki.Output.Data;
using SahelWiki.Reading.Works;
using SahelWiki.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace SahelWiki.Tests.Data;

/// <summary>The files below <c>data/</c>, and those beside the pages.</summary>
public sealed class DataFileTests
{
    private static readonly IReadOnlyDictionary<string, string> Files = DataSite.Build();

    [Fact]
    public void Every_claim_of_the_input_is_a_row_and_every_row_a_claim()
    {
        const int writtenAtBothEnds = 2,
            heldBack = 2;
        var claims = DataSite.Files.Sum(file => CountClaims(file.Path, file.Text));

        Assert.Equal(claims - writtenAtBothEnds - heldBack, Files.Table("statements").Count);
        Assert.Contains("At present that is 2 statements.", Files["data/index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_address_in_the_data_leads_to_an_element_of_the_site()
    {
        var addresses = Files
            .Table("statements")
            .Concat(Files.Table("relations"))
            .SelectMany(row => Cells.Split(row["source_anchor"]).Append(row["page_anchor"]))
            .Concat(Files.Table("citations").Select(row => row["source_anchor"]))
            .Where(address => address.Length > 0)
            .Distinct()
            .ToArray();

        var ids = Files
            .Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(
                file => file.Key,
                file => new HtmlParser().ParseDocument(file.Value).All.Select(element => element.Id).OfType<string>().ToHashSet()
            );
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Contains(address.Split('#')[1], ids[address.Split('#')[0]]));
    }

    [Fact]
    public void The_element_that_a_row_leads_to_shows_its_value()
    {
        var rows = Files.Table("statements").Where(row => row["value_label"].Length > 0);

        Assert.All(rows, row =>
        {
            var address = row["page_anchor"].Split('#');
            var element = new HtmlParser().ParseDocument(Files[address[0]]).GetElementById(address[1])!;
            Assert.Contains(Cells.Unguarded(row["value_label"]).ReplaceLineEndings("\n"), element.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Values_come_back_as_they_were_written()
    {
        var rows = Files.Table("statements").Where(row => row["subject"] == "groups/jnim").ToLookup(row => row["field"]);

        Assert.Equal(
            ["=1+1", "two lines,\nwith \"quotes\"", "'-apostrophe", "الشريعة", "one | two"],
            rows["ideology"].Select(row => Cells.Unguarded(row["value"]))
        );
        Assert.Equal(
            [("1000..2000", "1000", "2000"), ("800..", "800", ""), ("a few dozens", "", "")],
            rows["size"].Select(row => (row["value"], row["value_min"], row["value_max"]))
        );
        Assert.Equal(
            [("unknown", ""), ("none", "")],
            rows["resources"].Concat(rows["headquarters"]).Select(row => (row["value_type"], row["value"]))
        );
        Assert.Equal(["-0044-03-15", "2012/2013"], rows["timeline"].Select(row => Cells.Unguarded(row["from"])));
        Assert.Equal(
            [("persons/iyad", "page"), ("Nobody Known", "name")],
            rows["leaders"].Select(row => (row["value"], row["value_type"]))
        );
        Assert.Equal("leaf", Assert.Single(rows["founded"])["through"]);
        Assert.Equal("2017-03", Assert.Single(rows["founded"])["value"]);
    }

    [Fact]
    public void A_claim_with_five_works_is_one_row_and_five_citations()
    {
        var row = Files.Table("statements").Single(row => Cells.Unguarded(row["value"]) == "=1+1");

        Assert.Equal(["almanac", "a", "b", "c", "d"], Cells.Split(row["work"]).AsEnumerable());
        Assert.Equal(5, Cells.Split(row["source_anchor"]).Length);
        Assert.Equal(
            ["almanac", "a", "b", "c", "d"],
            Files.Table("citations").Where(citation => citation["statement"] == row["id"]).Select(citation => citation["work"])
        );
    }

    [Fact]
    public void No_text_is_a_formula_for_a_spreadsheet_and_no_number_is_changed()
    {
        var package = Files.Json("data/datapackage.json")["resources"]!
            .AsArray()
            .Where(file => file!["format"]!.GetValue<string>() == "csv");
        foreach (var file in package)
        {
            var fields = file!["schema"]!["fields"]!.AsArray();
            foreach (var row in Csv.Rows(Files["data/" + file["path"]]))
            {
                Assert.All(fields, field =>
                {
                    var (cell, type) = (row[field!["name"]!.GetValue<string>()], field["type"]!.GetValue<string>());
                    Assert.True(
                        type switch
                        {
                            "integer" or "number" => cell.Length == 0
                                || decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                            "date" => cell.Length == 0 || DateOnly.TryParseExact(cell, "yyyy-MM-dd", out _),
                            "boolean" => cell is "true" or "false",
                            "object" => cell.Length == 0 || JsonNode.Parse(cell) is JsonObject,
                            _ => cell is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..],
                        },
                        $"{file["path"]}: {field["name"]} is \"{cell}\""
                    );
                });
            }
        }

        Assert.Equal(
            ("-8", "-180"),
            Files.Table("events").Where(row => row["id"] == "events/region").Select(row => (row["latitude"], row["longitude"])).Single()
        );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-0044", "'-0044")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void What_a_cell_guards_against_a_spreadsheet_can_be_taken_back(string text, string cell)
    {
        Assert.Equal(cell, Cells.Guarded(text));
        Assert.Equal(text, Cells.Unguarded(cell));
    }

    [Fact]
    public void Events_have_where_how_many_and_who()
    {
        var battle = Files.Table("events").Single(row => row["id"] == "events/battle");

        Assert.Equal(("9", "77"), (battle["killed_min"], battle["killed_max"]));
        Assert.Equal(("2012-06", "2012-06-01", "2012-06-30"), (battle["date"], battle["date_first"], battle["date_last"]));
        Assert.Equal(
            ("16.27", "-0.04", "town", "places/gao"),
            (battle["latitude"], battle["longitude"], battle["precision"], battle["located_by"])
        );
        Assert.Equal(("groups/jnim", "groups/jnim"), (battle["said_to_be_by"], battle["claimed_by"]));
    }

    [Fact]
    public void A_region_is_no_point_without_saying_so_and_what_is_nowhere_has_none()
    {
        var features = Files.Json("data/events.geojson")["features"]!.AsArray().ToDictionary(feature => feature!["id"]!.GetValue<string>());

        Assert.True(features["events/region"]!["properties"]!["is_area"]!.GetValue<bool>());
        Assert.Equal("region", features["events/region"]!["properties"]!["precision"]!.GetValue<string>());
        Assert.Equal("[-180,-8]", features["events/region"]!["geometry"]!["coordinates"]!.ToJsonString());
        Assert.False(features["events/battle"]!["properties"]!["is_area"]!.GetValue<bool>());
        Assert.Null(features["events/nowhere"]!["geometry"]);
    }

    [Fact]
    public void The_network_has_every_page_and_each_tie_once()
    {
        XNamespace names = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Parse(Files["data/relations.graphml"]).Root!.Element(names + "graph")!;
        var (nodes, edges) = (graph.Elements(names + "node").ToArray(), graph.Elements(names + "edge").ToArray());

        Assert.Equal(Files.Table("pages").Select(row => row["id"]), nodes.Select(node => node.Attribute("id")!.Value));
        Assert.Equal(Files.Table("relations").Select(row => row["id"]), edges.Select(edge => edge.Attribute("id")!.Value));
        Assert.Single(Files.Table("relations"), row => row["type"] == "allied-with" && row["directed"] == "false");
    }

    [Fact]
    public void The_bibliography_comes_back_from_BibTeX_and_CSL()
    {
        var keys = new[] { "a", "almanac", "b", "c", "d", "leaf" };

        var csl = CslJson.Read(Files["data/works.json"]).Drafts;
        var bib = Bibtex.Read(Files["data/works.bib"]).Drafts;

        Assert.Equal(keys, csl.Select(work => work.Key));
        Assert.Equal(keys, bib.Select(work => work.Key));
        Assert.Equal("Mali, \"the\" almanac", csl[1].Title);
        Assert.Equal("Mali, \"the\" almanac", bib[1].Title);
        Assert.Equal(["Ould Ahmed, Zoë", "Centre for Studies"], bib[1].Authors.Select(author => author.Sorted));
    }

    [Fact]
    public void A_page_for_programs_has_facts_works_and_text_and_nothing_that_is_held_back()
    {
        var jnim = Files.Json("groups/jnim.json");
        var iyad = Files.Json("persons/iyad.json");

        Assert.Equal("It is in Mali [@almanac, p. 3]. See [[gao|the town]].", jnim["text"]!.GetValue<string>());
        Assert.Equal("places/gao", jnim["links"]!["gao"]!.GetValue<string>());
        Assert.Equal(
            Files.Table("statements").Where(row => row["subject"] == "groups/jnim").Select(row => row["id"]),
            jnim["statements"]!.AsArray().Select(statement => statement!["id"]!.GetValue<string>())
        );
        Assert.Equal(["born"], iyad["statements"]!.AsArray().Select(statement => statement!["field"]!.GetValue<string>()));
    }

    [Fact]
    public void What_is_held_back_stands_in_no_file_of_the_data()
    {
        var data = Files.Where(file =>
            !file.Key.EndsWith(".html", StringComparison.Ordinal) && file.Key.StartsWith("data/", StringComparison.Ordinal)
        );

        Assert.All(data.Where(file => file.Key.Contains("statements", StringComparison.Ordinal)), file =>
            Assert.DoesNotContain("persons/iyad,person,nationality", file.Value, StringComparison.Ordinal)
        );
        Assert.Equal("", Files.Table("persons").Single(row => row["id"] == "persons/iyad")["nationality"]);
        Assert.Equal("Nobody asks", Files.Table("persons").Single(row => row["id"] == "persons/kaocen")["nationality"]);
        Assert.DoesNotContain(Files.Table("relations"), row => row["source"] == "persons/iyad");
    }

    [Fact]
    public void The_head_of_a_page_says_what_it_is_in_the_words_of_schema_org()
    {
        var head = new HtmlParser().ParseDocument(Files["groups/jnim.html"]).QuerySelector("head script[type='application/ld+json']")!;
        var said = JsonNode.Parse(head.TextContent)!;

        Assert.Equal("Organization", said["@type"]!.GetValue<string>());
        Assert.Equal("https://wiki.example/groups/jnim.html", said["@id"]!.GetValue<string>());
        Assert.Equal("2017-03", said["foundingDate"]!.GetValue<string>());
        Assert.Equal("https://www.wikidata.org/wiki/Q123", said["sameAs"]![0]!.GetValue<string>());
    }

    [Fact]
    public void No_words_of_an_author_end_the_element_they_stand_in()
    {
        var files = DataSite.Build(("articles/empty.md", TestSites.Page("'</script><script>alert(1)</script>'")));

        Assert.Empty(new HtmlParser().ParseDocument(files["articles/empty.html"]).QuerySelectorAll("script:not([src]):not([type])"));
    }

    [Fact]
    public void No_page_loads_anything_of_the_data() =>
        Assert.All(Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file =>
            Assert.DoesNotContain(
                new HtmlParser().ParseDocument(file.Value).QuerySelectorAll("script[src], link[rel=stylesheet], img, link[rel=preload]"),
                element => (element.GetAttribute("src") ?? element.GetAttribute("href"))!.Contains("data/", StringComparison.Ordinal)
            )
        );

    /// <summary>Counts what front matter claims, with another reader than ours and without our model.</summary>
    private static int CountClaims(string path, string text)
    {
        if (!path.EndsWith(".md", StringComparison.Ordinal))
        {
            return 0;
        }

        var yaml = new YamlStream();
        yaml.Load(new StringReader(text.Split("---\n")[1]));
        var notClaims = new[] { "title", "summary", "aliases", "external_ids", "tags", "redirects", "image", "draft" };
        return ((YamlMappingNode)yaml.Documents[0].RootNode)
            .Where(entry => !notClaims.Contains(((YamlScalarNode)entry.Key).Value))
            .Sum(entry =>
                (entry.Value is YamlSequenceNode list ? list.Children.Count : 1)
                * (((YamlScalarNode)entry.Key).Value == "relations" ? 2 : 1)
            );
    }
}

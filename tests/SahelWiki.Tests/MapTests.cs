using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SahelWiki.Model;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>The map as a document: its marks, its table, its files.</summary>
public sealed partial class MapTests
{
    private static readonly (string, string)[] Wiki =
    [
        ("places/mali.md", TestSites.Page("Mali", fields: "kind: country\ncoordinates: {lat: 17.2, lon: 0.6, precision: country}")),
        (
            "places/gao.md",
            TestSites.Page("Gao", fields: "kind: town\npart_of: {place: mali}\ncoordinates: {lat: 16.27, lon: -0.04, precision: town}")
        ),
        (
            "places/north.md",
            TestSites.Page(
                "Kidal Region",
                fields: "kind: region\npart_of: {place: mali}\ncoordinates: {lat: 18.44, lon: 1.41, precision: region}\n"
                    + "outline: {value: 'Kidal, Mali', source: afpc-mali}"
            )
        ),
        (
            "places/base.md",
            TestSites.Page("Base", fields: "kind: site\npart_of: {place: mali}\ncoordinates: {lat: 14.9, lon: -1, precision: area}")
        ),
        ("places/doha.md", TestSites.Page("Doha", fields: "coordinates: {lat: 25.29, lon: 51.53, precision: town}")),
        (
            "places/menaka.md",
            TestSites.Page("Ménaka", fields: "part_of: {place: mali}\ncoordinates: {lat: 15.92, lon: 2.4, precision: town}")
        ),
        ("groups/front.md", TestSites.Page("Front")),
        (
            "events/battle.md",
            TestSites.Page(
                "Battle",
                fields: "kind: battle\ndate: {value: 2012-06, source: afpc-mali}\nplace: {place: gao, source: afpc-mali}\n"
                    + "killed: {min: 9, max: 40, source: afpc-mali}\nparticipants: [{group: front, role: perpetrator, claimed: yes, source: afpc-mali}]"
            )
        ),
        ("events/raid.md", TestSites.Page("Raid", fields: "kind: attack\ndate: 2017-03\nplace: base\nkilled: {min: 11}")),
        ("events/unrest.md", TestSites.Page("Unrest", fields: "kind: protest\ndate: 2016\nplace: north")),
        ("events/coup.md", TestSites.Page("Coup", fields: "kind: coup\ndate: 2020\nplace: mali")),
        ("events/pact.md", TestSites.Page("Pact", fields: "kind: agreement\ndate: 2020-02\nplace: doha")),
        ("events/rumour.md", TestSites.Page("Rumour", fields: "date: 2019")),
    ];

    [Fact]
    public void Every_mark_is_a_link_with_a_name_that_tells_when_how_many_and_who()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Contains(
            "<a class=\"mark\" href=\"events/battle.html\" aria-label=\"Battle; June 2012; killed: 9–40; claimed by Front\" data-year=\"2012\">",
            html
        );
        Assert.Contains("aria-label=\"Raid; March 2017; killed: at least 11; nobody is named\"", html);
    }

    [Fact]
    public void The_table_has_a_row_for_every_mark_with_the_same_facts_and_their_sources()
    {
        var html = Documents(Wiki)["map.html"];
        var marks = Marks().Matches(html).Select(mark => mark.Groups[1].Value).Distinct().ToArray();

        Assert.Equal(["events/battle.html", "events/raid.html"], marks.Order());
        Assert.All(marks, href => Assert.Matches($"<tr id=\"at-event-[a-z]+\"[^>]*>.*<a href=\"{href}\"", html));
        Assert.Matches(
            "<tr id=\"at-event-battle\".*June 2012.*Battle.*battle.*Gao.*Mali.*9–40.*claimed by Front.*World Almanac 2021",
            html
        );
    }

    [Fact]
    public void A_region_is_an_outline_with_its_number_and_no_dot()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Contains("class=\"within\"", html);
        Assert.Contains(">Kidal Region (1)</text>", html);
        Assert.DoesNotContain("<a class=\"mark\" href=\"events/unrest.html\"", html);
    }

    [Fact]
    public void What_is_known_to_lie_near_has_a_circle_around() => Assert.Contains("class=\"near\"", Documents(Wiki)["map.html"]);

    [Fact]
    public void What_cannot_be_drawn_is_counted_in_words_and_listed()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Contains("Of 6 events 3 stand where they happened and 1 in the outline of their region. 1 are known", html);
        Assert.Contains("1 have no place and are not on it", html);
        Assert.Contains("One event lies beyond the edge", html);
        Assert.Matches("Known for a country or a wide region only:.*places/mali.html\">Mali \\(1\\)", html);
    }

    [Fact]
    public void Each_year_has_a_map_of_its_own_that_shows_its_events_only()
    {
        var html = Documents(Wiki)["map.html"];

        var year = Regex.Match(html, "id=\"year-2012\".*?</li>", RegexOptions.Singleline).Value;
        Assert.Contains("events/battle.html", year);
        Assert.DoesNotContain("events/raid.html", year);
        Assert.Contains("one event", year);
        Assert.Contains("id=\"year-2014\"", html);
    }

    [Fact]
    public void Views_of_the_settings_are_documents_of_their_own_with_what_is_in_them()
    {
        var documents = Documents([
            .. Wiki,
            (
                "site.yaml",
                "title: Wiki\nmap_views:\n  - {name: All, west: -12, south: 10, east: 5, north: 25}\n  - {name: The east, west: 1, south: 14, east: 4, north: 17}\n"
            ),
        ]);

        Assert.Contains("href=\"map/the-east.html\"", documents["map.html"]);
        Assert.Contains("places/menaka.html", documents["map/the-east.html"]);
        Assert.DoesNotContain("events/raid.html", documents["map/the-east.html"]);
        Assert.DoesNotContain("Raid", documents["map/the-east.csv"]);
    }

    [Fact]
    public void A_view_has_a_name_in_each_language_that_the_settings_give_and_one_address_in_all()
    {
        const string view = "{name: Coast, fr: Côte, west: -12, south: 10, east: 5, north: 25}";

        var setting = Assert.Single(TestSites.Load([("site.yaml", $"title: Wiki\nmap_views: [{view}]\n")]).Settings.MapViews);

        Assert.Equal(("Coast", "Côte"), (setting.NameIn("en"), setting.NameIn("fr")));
    }

    [Fact]
    public void The_outline_of_a_place_names_data_and_wants_no_words_in_other_languages()
    {
        var site = TestSites.Load([
            ("places/centre.md", TestSites.Page("Centre", fields: "outline: {value: 'Mopti, Mali', source: afpc-mali, note: by one map}")),
        ]);

        Assert.Equal(["by one map"], FreeWords.Of(site.Pages.Single(page => page.Page.Title == "Centre").Page.FrontMatter));
    }

    [Fact]
    public void The_picture_is_a_file_that_stands_alone_and_the_data_are_a_table()
    {
        var documents = Documents(Wiki);

        var svg = XDocument.Parse(documents["map.svg"]);
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.DoesNotContain("class=", documents["map.svg"]);
        Assert.DoesNotContain("<style", documents["map.svg"]);
        Assert.DoesNotContain(" style=", documents["map.svg"]);
        var lines = documents["map.csv"].Split("\r\n");
        Assert.Equal(
            "date,event,page,kind,status,place,country,latitude,longitude,precision,killed_min,killed_max,responsibility,named,sources",
            lines[0]
        );
        Assert.Equal("2012-06,Battle,events/battle.html,battle,,Gao,Mali,16.27,-0.04,spot,9,40,claimed,Front,afpc-mali", lines[1]);
        Assert.Contains("2020,Coup,events/coup.html,coup,,Mali,Mali,,,wide,,,,,", lines);
    }

    [Fact]
    public void Pages_of_places_and_events_have_a_small_map_and_say_how_exact_it_is()
    {
        var documents = Documents(Wiki);

        Assert.Matches("<figure class=\"picture locator\"><svg.*class=\"here\"", documents["places/gao.html"].Replace("\n", " "));
        Assert.Contains("The dot is as exact as a town.", documents["places/gao.html"]);
        Assert.Contains("Somewhere within some 25 km of the dot.", documents["events/raid.html"]);
        Assert.Contains("Kidal Region: drawn as Kidal.", documents["events/unrest.html"]);
        Assert.DoesNotContain("class=\"here\"", documents["events/unrest.html"]);
        Assert.Contains("Somewhere in Mali.", documents["events/coup.html"]);
        Assert.DoesNotContain("locator", documents["events/rumour.html"]);
    }

    [Fact]
    public void Pictures_are_light()
    {
        var documents = Documents(Wiki);

        Assert.InRange(Compressed(documents["map.html"]), 1, 60_000);
        Assert.All(
            documents.Where(document => document.Value.Contains("locator") && document.Key.StartsWith("places/", StringComparison.Ordinal)),
            page =>
                Assert.InRange(
                    Compressed(Regex.Match(page.Value, "<figure class=\"picture locator.*?</figure>", RegexOptions.Singleline).Value),
                    1,
                    8_000
                )
        );
    }

    [Fact]
    public void A_wiki_without_coordinates_has_no_map() =>
        Assert.DoesNotContain("map.html", Documents([("groups/a.md", TestSites.Page("A"))]).Keys);

    [Fact]
    public void Fifty_events_on_one_day_at_one_spot_are_marks_and_a_number()
    {
        var html = Documents([
            .. Wiki,
            .. Enumerable
                .Range(0, 50)
                .Select(i => ($"events/e{i}.md", TestSites.Page($"E{i}", fields: "kind: attack\ndate: 2019-03-23\nplace: menaka"))),
        ])["map.html"];

        Assert.Contains("aria-label=\"39 more events at this spot\"", html);
        Assert.Contains(">39</text>", html);
        Assert.Equal(50, Regex.Count(html, "<tr id=\"at-event-e\\d+\""));
    }

    [Theory]
    [InlineData("coordinates: {lat: 25.3, lon: -12.4, precision: town}")]
    [InlineData("coordinates: {lat: 10, lon: -12.4, precision: town}")]
    [InlineData("coordinates: {lat: 90, lon: 180, precision: town}")]
    [InlineData("coordinates: {lat: 162.7, lon: 0}")]
    [InlineData("place: {place: loop}")]
    public void Marks_at_the_edge_and_bad_input_leave_a_map_that_reads(string fields)
    {
        var html = Documents([
            .. Wiki,
            ("places/loop.md", TestSites.Page("Loop", fields: "part_of: loop\ncoordinates: {lat: 15, lon: 0, precision: town}")),
            ("events/hard.md", TestSites.Page("Hard", fields: "kind: attack\ndate: 2019\n" + fields)),
            ("events/long.md", TestSites.Page(new string('n', 120), fields: "kind: attack\ndate: 2019\nplace: gao")),
            ("places/rtl.md", TestSites.Page("تمبكتو", fields: "kind: town\ncoordinates: {lat: 16.77, lon: -3.01, precision: town}")),
        ])["map.html"];

        Assert.DoesNotContain("NaN", html);
        Assert.Contains(">تمبكتو</text>", html);
        foreach (Match mark in Regex.Matches(html, "<svg class=\"wide\" viewBox=\"0 0 (\\d+) (\\d+)\".*?</svg>", RegexOptions.Singleline))
        {
            var (width, height) = (int.Parse(mark.Groups[1].Value), int.Parse(mark.Groups[2].Value));
            Assert.All(Regex.Matches(mark.Value, "class=\"(?:claimed|unknown)\" cx=\"([-\\d.]+)\" cy=\"([-\\d.]+)\""), circle =>
            {
                Assert.InRange(double.Parse(circle.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0, width);
                Assert.InRange(double.Parse(circle.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), 0, height);
            });
        }
    }

    [Fact]
    public void Three_thousand_events_take_little_of_the_time_of_a_build()
    {
        var random = new Random(1);
        var site = TestSites.Load([
            .. Wiki,
            .. Enumerable
                .Range(0, 3000)
                .Select(i =>
                    (
                        $"events/e{i}.md",
                        TestSites.Page(
                            $"Event {i}",
                            fields: $"kind: attack\ndate: {2012 + (i % 13)}\nkilled: {i % 60}\ncoordinates: {{lat: {12 + random.Next(8)}.{random.Next(10)}, lon: {random.Next(4)}.{random.Next(10)}, precision: town}}"
                        )
                    )
                ),
        ]);
        var context = new RenderContext(new(site, Language.Phrases.For("en")), new RazorTheme());
        var watch = Stopwatch.StartNew();
        foreach (var file in SiteOutputs.All.Single(output => output.Name == "pages").Files(context))
        {
            file.Render();
        }

        var pages = watch.Elapsed;
        watch.Restart();
        foreach (
            var file in SiteOutputs.All.Where(output => output.Name is "map" or "timeline").SelectMany(output => output.Files(context))
        )
        {
            file.Render();
        }

        // Generous: machines that run tests do other things beside. The pages are about a third of a build.
        Assert.True(watch.Elapsed < pages, $"{watch.Elapsed} beside {pages}");
    }

    private static int Compressed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return (int)packed.Length;
    }

    private static Dictionary<string, string> Documents((string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file => file.Path.Value.Split('/', '.')[0] is "map" or "places" or "events")
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));
    }

    [GeneratedRegex("<a class=\"mark\" href=\"([^\"]+)\"")]
    private static partial Regex Marks();
}

using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Lineage;
using SahelWiki.Output.Network;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class NetworkTests
{
    private const string Vocabulary = """
        allied-with: {label: Allied with, symmetric: true, line: dashed}
        pledged-to: {label: Pledged to, inverse_label: Pledges of}
        related-to: {label: See also, symmetric: true}
        """;

    private static readonly (string, string)[] Wiki =
    [
        ("relations.yaml", Vocabulary),
        (
            "groups/a.md",
            TestSites.Page(
                "A",
                fields: "leaders: [{person: p, from: 2012, source: afpc-mali}]\nrelations: [{type: allied-with, target: b, from: 2013, to: 2014, "
                    + "source: afpc-mali, note: said once}, {type: pledged-to, target: c, from: 2011, source: afpc-mali}, {type: related-to, target: d}]"
            )
        ),
        (
            "groups/b.md",
            TestSites.Page("B", fields: "relations: [{type: allied-with, target: c}, {type: allied-with, target: d, from: 2015}]")
        ),
        ("groups/c.md", TestSites.Page("C")),
        ("groups/d.md", TestSites.Page("D")),
        ("persons/p.md", TestSites.Page("P")),
        ("places/q.md", TestSites.Page("Q")),
    ];

    [Fact]
    public void A_network_has_those_a_page_is_tied_to_in_the_order_in_which_it_began_and_a_step_further()
    {
        var network = Around("A");

        Assert.Equal(["C", "P", "B", "D"], network.Nodes.Select(node => node.Page.Title));
        Assert.Equal([null, null, null, "B"], network.Nodes.Select(node => node.Parent?.Title));
        Assert.Equal(["B–C"], network.Across.Select(tie => $"{tie.From.Title}–{tie.To.Title}"));
    }

    [Fact]
    public void Of_many_only_so_many_are_drawn_and_the_rest_is_counted()
    {
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            (
                "groups/hub.md",
                TestSites.Page(
                    "Hub",
                    fields: "relations:\n"
                        + string.Concat(
                            Enumerable.Range(0, 1000).Select(i => $"  - {{type: pledged-to, target: groups/g{i}, source: afpc-mali}}\n")
                        )
                )
            ),
            .. Enumerable.Range(0, 1000).Select(i => ($"groups/g{i}.md", TestSites.Page($"G{i}"))),
        ];
        var site = TestSites.Load(files);

        var figure = new ViewBuilder(site, Phrases.For("en")).Networks.Around(Named(site, "Hub"))!;

        Assert.Equal(24, figure.Drawing.Nodes.Length);
        Assert.Equal("976 more pages are tied to it; they are under Relations.", figure.Left);
    }

    [Fact]
    public void No_two_names_touch_and_no_two_bows_run_over_each_other()
    {
        var layout = NetworkLayout.Of(Around("A"));

        var rows = layout.Nodes.Select(node => node.Y).Concat(layout.Kinds.Select(kind => kind.Y)).Order().ToArray();
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 20));
        Assert.All(layout.Bows, bow => Assert.True(bow.X <= layout.Width));
        Assert.DoesNotContain(layout.Bows.SelectMany((bow, i) => layout.Bows.Skip(i + 1).Select(other => (bow, other))), pair =>
            pair.bow.X == pair.other.X && pair.bow.Top < pair.other.Bottom && pair.other.Top < pair.bow.Bottom
        );
    }

    [Theory]
    // Between two dates that a source gives.
    [InlineData("from: 2013, to: 2015, source: afpc-mali", "2013 2014 2015", "")]
    // A beginning, and no word of an end.
    [InlineData("from: 2018, source: afpc-mali", "2018", "2019 2020")]
    [InlineData("to: 2015, source: afpc-mali", "2015", "")]
    [InlineData("from: 2018", "", "2018 2019 2020")]
    [InlineData("source: afpc-mali", "", "")]
    // A coarse date is each of its years.
    [InlineData("from: 201X, to: 2019, source: afpc-mali", "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019", "")]
    public void A_tie_is_sure_in_years_that_a_source_dates_and_else_only_taken_to_go_on(string dates, string sure, string taken)
    {
        var tie = Tie($"type: allied-with, target: b, {dates}");

        Assert.Equal(sure, Years(tie, Hold.Sure));
        Assert.Equal(taken, Years(tie, Hold.Taken));
    }

    [Fact]
    public void A_merger_is_in_its_year_only_and_with_it_other_ties_end()
    {
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary + "\nmerged-into: {label: Merged into, inverse_label: Formed from, lineage: merge}\n"),
            (
                "groups/a.md",
                TestSites.Page(
                    "A",
                    fields: "relations: [{type: merged-into, target: b, from: 2017-03, source: afpc-mali}, "
                        + "{type: allied-with, target: c, from: 2015, source: afpc-mali}]"
                )
            ),
            ("groups/b.md", TestSites.Page("B")),
            ("groups/c.md", TestSites.Page("C")),
        ];
        var ties = TieGraph.Of(TestSites.Load(files)).Ties.ToDictionary(tie => tie.Kind);

        Assert.Equal("2017", Years(ties["merged-into"], Hold.Sure));
        Assert.Equal("", Years(ties["merged-into"], Hold.Taken));
        Assert.Equal("2016 2017", Years(ties["allied-with"], Hold.Taken));
    }

    [Fact]
    public void No_line_is_whole_without_a_date_that_a_source_gives_whatever_the_claims()
    {
        var random = new Random(15);
        string[] dates = ["", "2013", "2012-05", "2012/2014", "../2013", "2016/..", "201X", "2012~", "[2013,2015]", "XXXX"];
        string Date(string key) => random.Next(3) == 0 ? "" : $", {key}: '{dates[random.Next(dates.Length)]}'";
        string Claim() =>
            $"{Date("from")}{Date("to")}{(random.Next(2) == 0 ? ", source: afpc-mali" : "")}".Replace(
                ": ''",
                ": 2014",
                StringComparison.Ordinal
            );
        string Relation() => $"{{type: {(random.Next(2) == 0 ? "allied-with" : "pledged-to")}, target: g{random.Next(12)}{Claim()}}}";
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            .. Enumerable
                .Range(0, 12)
                .Select(i =>
                    (
                        $"groups/g{i}.md",
                        TestSites.Page($"G{i}", fields: $"relations: [{string.Join(", ", Enumerable.Range(0, 6).Select(_ => Relation()))}]")
                    )
                ),
        ];
        var site = TestSites.Load(files);
        var networks = new ViewBuilder(site, Phrases.For("en")).Networks;
        var whole = networks.Whole(new("network.html"));
        var dated = whole.Table.Sections.SelectMany(section => section.Lines).ToDictionary(line => line.Id);
        bool IsSourced(string id) => dated[id] is { Sources.IsEmpty: false, Written.Length: > 0 };

        var stars = whole.Drawing.Stars.SelectMany(star => star.Branches).ToArray();
        var bows = whole.Drawing.Years.SelectMany(year => year.Bows).ToArray();
        Assert.Contains(stars, branch => branch.Line == "dashed");
        Assert.All(stars.Where(branch => branch.Line == "solid"), branch => Assert.Contains(branch.Lines, IsSourced));
        Assert.All(bows.Where(bow => bow.Line == "solid"), bow => Assert.Contains(bow.Lines, IsSourced));
        Assert.All(site.Pages.Select(page => networks.Around(page)).OfType<NetworkFigure>(), figure =>
        {
            var lines = figure.Table.Sections.SelectMany(section => section.Lines).ToDictionary(line => line.Id);
            Assert.All(figure.Drawing.Nodes.Where(node => node.Line == "solid"), node =>
                Assert.Contains(node.Lines, id => lines[id] is { Sources.IsEmpty: false, Written.Length: > 0 })
            );
        });
    }

    [Fact]
    public void The_whole_shows_the_ties_of_one_beside_the_names_and_each_tie_is_in_its_table()
    {
        var drawing = Whole(Wiki, out var table);

        var star = drawing.Stars.Single(star => star.Id == "groups-a");
        Assert.Equal(["Pledged to, from 2011", "Allied with, 2013–2014", "Leaders, from 2012"], Texts(star, drawing, "C", "B", "P"));
        Assert.Equal(drawing.Nodes.Select(node => node.Name.Href), drawing.Stars.Select(other => "#" + other.Id));
        Assert.Equal("groups-a", drawing.First);
        Assert.Equal(
            table.Sections.SelectMany(section => section.Lines).Select(line => line.Id).Order(),
            drawing.Stars.SelectMany(other => other.Branches).SelectMany(branch => branch.Lines).Distinct().Order()
        );
        Assert.All(drawing.Years.SelectMany(year => year.Bows).SelectMany(bow => bow.Lines), id =>
            Assert.Contains(table.Sections.SelectMany(section => section.Lines), line => line.Id == id)
        );
    }

    [Fact]
    public void A_loop_a_tie_to_itself_long_names_and_other_scripts_are_drawn_as_far_as_they_can_be()
    {
        const string dates = "from: 2015, to: 2012, source: afpc-mali";
        var name = string.Concat(Enumerable.Repeat("Very long name ", 8));
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            (
                "groups/a.md",
                TestSites.Page(
                    name,
                    fields: $"relations: [{{type: pledged-to, target: b, {dates}}}, {{type: pledged-to, target: a, {dates}}}]"
                )
            ),
            (
                "groups/b.md",
                TestSites.Page("جماعة نصرة الإسلام والمسلمين", fields: "relations: [{type: pledged-to, target: a, from: 9999}]")
            ),
        ];

        var drawing = Whole(files, out var table);

        Assert.Equal(["rtl", null], drawing.Nodes.Select(node => node.Direction).OrderDescending());
        Assert.All(drawing.Nodes, node =>
            Assert.InRange(TextWidth.Of(node.Name.Text, NetworkLayout.LetterHeight), 1, WholeNetwork.Names - 24)
        );
        Assert.Contains(drawing.Nodes, node => node.FullName == name.Trim());
        Assert.NotEmpty(table.Sections);
    }

    [Theory]
    [InlineData(100, 3, 60_000)]
    [InlineData(500, 6, 150_000)]
    public void A_picture_of_a_page_and_the_whole_stay_within_their_weight(int count, int each, int most)
    {
        string Ties(int i) =>
            string.Join(
                ", ",
                Enumerable
                    .Range(1, each)
                    .Select(step =>
                        $"{{type: allied-with, target: g{(i + (step * step)) % count:00}, from: {2000 + ((i + step) % 24)}, source: afpc-mali}}"
                    )
            );
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    ($"groups/g{i:00}.md", TestSites.Page($"Movement for the liberation of {i:00}", fields: $"relations: [{Ties(i)}]"))
                ),
        ];
        var context = new RenderContext(new ViewBuilder(TestSites.Load(files), Phrases.For("en")), new RazorTheme());
        var sizes = SiteOutputs
            .Files(context)
            .Where(file => file.Path.Value is "network.html" || file.Path.Value.EndsWith("-network.svg", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => Packed(file.Render().Span));

        Assert.InRange(sizes["network.html"], 1, most);
        Assert.InRange(sizes.Where(file => file.Key != "network.html").Max(file => file.Value), 1, 8_000);
    }

    [Fact]
    public void Each_line_of_the_picture_is_one_of_the_table_and_each_of_the_table_is_drawn_or_counted()
    {
        var site = TestSites.Load(Wiki);
        var figure = new ViewBuilder(site, Phrases.For("en")).Networks.Around(Named(site, "A"))!;

        var table = figure.Table.Sections.SelectMany(section => section.Lines).ToDictionary(line => line.Id);
        var drawn = figure
            .Drawing.Nodes.Select(node => (node.Lines, node.Ties.Text))
            .Concat(figure.Drawing.Bows.Select(bow => (bow.Lines, bow.Ties.Text)))
            .ToArray();
        Assert.All(drawn, part =>
            Assert.Equal(part.Text, string.Join("; ", part.Lines.Select(id => $"{table[id].Text}, {table[id].Date}")))
        );
        Assert.Equal(table.Keys.Order(), drawn.SelectMany(part => part.Lines).Distinct().Order());
        Assert.Contains(table.Values, line =>
            line is { Text: "A · Allied with · B", Date: "2013–2014", Note: "said once", Sources.Length: 1 }
        );
    }

    [Fact]
    public void The_page_the_whole_and_the_files_have_it()
    {
        var site = TestSites.Load(Wiki);
        var context = new RenderContext(new ViewBuilder(site, Phrases.For("en")), new RazorTheme());
        var files = SiteOutputs
            .Files(context)
            .Where(file =>
                file.Path.Value is "groups/a.html" or "network.html" || file.Path.Value.Contains("-network.", StringComparison.Ordinal)
            )
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));

        Assert.Contains("aria-label=\"Network of A\"", files["groups/a.html"]);
        Assert.Contains("href=\"../network.html#groups-a\"", files["groups/a.html"]);
        Assert.Contains("id=\"groups-a\"", files["network.html"]);
        Assert.Contains("id=\"2013\"", files["network.html"]);
        Assert.Equal("svg", XDocument.Parse(files["pictures/groups/a-network.svg"]).Root!.Name.LocalName);
        Assert.Contains("A · Allied with · B", files["pictures/groups/a-network.csv"]);
        Assert.False(files.ContainsKey("pictures/places/q-network.svg"));
    }

    /// <remarks>A link to a name that the whole view leaves out would lead to its head and say nothing.</remarks>
    [Fact]
    public void A_page_leads_to_its_name_in_the_whole_only_where_the_whole_has_it()
    {
        var pairs = WholeNetwork.MostNodes / 2;
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            .. Enumerable
                .Range(0, pairs + 1)
                .SelectMany(i =>
                    new[]
                    {
                        ($"groups/a{i:00}.md", TestSites.Page($"A{i:00}", fields: $"relations: [{{type: pledged-to, target: b{i:00}}}]")),
                        ($"groups/b{i:00}.md", TestSites.Page($"B{i:00}")),
                    }
                ),
        ];
        var site = TestSites.Load(files);
        var networks = new ViewBuilder(site, Phrases.For("en")).Networks;

        var ids = networks.Whole(new("network.html")).Drawing.Stars.Select(star => star.Id).ToHashSet();
        var links = site.Pages.Select(page => networks.Around(page)!.Files[^1].Href!).ToArray();

        Assert.Equal(WholeNetwork.MostNodes, links.Count(link => link.Contains('#')));
        Assert.All(links.Where(link => link.Contains('#')), link => Assert.Contains(link[(link.IndexOf('#') + 1)..], ids));
    }

    private static EgoNetwork Around(string title)
    {
        var site = TestSites.Load(Wiki);
        return TieGraph.Of(site).Around(Named(site, title).Page, 24);
    }

    private static NetworkTie Tie(string relation)
    {
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            ("groups/a.md", TestSites.Page("A", fields: $"relations: [{{{relation}}}]")),
            ("groups/b.md", TestSites.Page("B")),
        ];
        return Assert.Single(TieGraph.Of(TestSites.Load(files)).Ties);
    }

    /// <summary>The years in which a tie is sure, or taken to go on, as far as 2020.</summary>
    private static string Years(NetworkTie tie, Hold hold) =>
        string.Join(' ', Enumerable.Range(2008, 13).Where(year => tie.In(year) == hold));

    private static WholeDrawing Whole((string, string)[] files, out FactTable table)
    {
        var whole = new ViewBuilder(TestSites.Load(files), Phrases.For("en")).Networks.Whole(new("network.html"));
        table = whole.Table;
        return whole.Drawing;
    }

    private static IEnumerable<string> Texts(StarDrawing star, WholeDrawing drawing, params string[] names) =>
        names.Select(name => star.Branches.Single(branch => branch.Y == drawing.Nodes.Single(node => node.FullName == name).Y).Text);

    private static long Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.Length;
    }

    private static LinkedPage Named(Site site, string title) => site.Pages.Single(page => page.Page.Title == title);
}

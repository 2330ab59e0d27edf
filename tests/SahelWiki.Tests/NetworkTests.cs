using System.Text;
using System.Xml.Linq;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
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
    [InlineData(2012, false)]
    [InlineData(2013, true)]
    [InlineData(2014, true)]
    [InlineData(2015, false)]
    public void A_tie_holds_in_the_years_that_its_dates_allow(int year, bool holds) =>
        Assert.Equal(holds, Around("A").Nodes.Single(node => node.Page.Title == "B").Ties.Single().HeldIn(year));

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
        Assert.Contains("<section class=\"state\" id=\"2013\">", files["network.html"]);
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

        var ids = networks.Whole(new("network.html")).Drawing.Nodes.Select(node => node.Id).ToHashSet();
        var links = site.Pages.Select(page => networks.Around(page)!.Files[^1].Href!).ToArray();

        Assert.Equal(WholeNetwork.MostNodes, links.Count(link => link.Contains('#')));
        Assert.All(links.Where(link => link.Contains('#')), link => Assert.Contains(link[(link.IndexOf('#') + 1)..], ids));
    }

    private static EgoNetwork Around(string title)
    {
        var site = TestSites.Load(Wiki);
        return TieGraph.Of(site).Around(Named(site, title).Page, 24);
    }

    private static LinkedPage Named(Site site, string title) => site.Pages.Single(page => page.Page.Title == title);
}

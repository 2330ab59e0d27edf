using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class WikiTimelineTests
{
    [Fact]
    public void The_timeline_tells_what_happened_decade_by_decade_oldest_first()
    {
        var html = Timeline(
            ("events/late.md", TestSites.Page("Late", fields: "date: 2020-06")),
            ("events/early.md", TestSites.Page("Early", fields: "date: 1990")),
            ("events/undated.md", TestSites.Page("Undated")),
            ("groups/front.md", TestSites.Page("Front", fields: "founded: 2011~\ndissolved: 2013"))
        );

        Assert.Equal(["Early", "Founded: Front", "Dissolved: Front", "Late"], Rows(html).Select(row => row.Title));
        Assert.Matches("id=\"d1990\">1990s<.*id=\"d2010\">2010s<.*id=\"d2020\">2020s<", html.Replace("\n", " "));
        Assert.Contains("about 2011", html);
        Assert.DoesNotContain("Undated", html);
    }

    [Fact]
    public void A_date_that_is_not_exact_stands_at_its_middle() =>
        Assert.Equal(
            ["January rebellion", "March", "Late in the year", "December"],
            Rows(
                    Timeline(
                        ("events/a.md", TestSites.Page("Late in the year", fields: "date: 2019")),
                        ("events/b.md", TestSites.Page("March", fields: "date: 2019-03")),
                        ("events/c.md", TestSites.Page("December", fields: "date: 2019-12-01")),
                        ("events/d.md", TestSites.Page("January rebellion", fields: "date: 2019-01/2019-12"))
                    )
                )
                .Select(row => row.Title)
        );

    [Fact]
    public void One_fact_is_one_row_with_all_its_accounts()
    {
        var rows = Rows(
            Timeline(
                (
                    "groups/katiba.md",
                    TestSites.Page(
                        "Katiba",
                        fields: "founded: [{value: '2015', source: afpc-mali}, {value: '2015-01', event: emergence, source: afpc-mali}]"
                    )
                ),
                ("events/emergence.md", TestSites.Page("Emergence of Katiba", fields: "date: {value: '2015-01', source: afpc-mali}")),
                ("groups/isgs.md", TestSites.Page("ISGS", fields: "founded: [{value: '2015', source: afpc-mali}, {value: '2015'}]"))
            )
        );

        Assert.Equal(["Emergence of Katiba", "Founded: ISGS"], rows.Select(row => row.Title));
        Assert.Equal(["January 2015; 2015", "2015"], rows.Select(row => row.Date));
    }

    [Theory]
    [InlineData("killed: 12", "12")]
    [InlineData("killed: {min: 9}", "at least 9")]
    [InlineData("killed: [{value: 77, source: afpc-mali}, {min: 60, max: 70}]", "60–77")]
    [InlineData("killed: unknown", "")]
    [InlineData("injured: 3", "")]
    public void Dead_are_the_least_and_the_most_that_accounts_give(string field, string shown) =>
        Assert.Equal(shown, Assert.Single(Rows(Timeline(("events/a.md", TestSites.Page("Attack", fields: $"date: 2020\n{field}"))))).Dead);

    [Fact]
    public void Filters_are_by_kind_country_year_group_and_the_dead()
    {
        var html = Timeline(
            ("places/mali.md", TestSites.Page("Mali", fields: "kind: country")),
            ("places/niger.md", TestSites.Page("Niger", fields: "kind: country")),
            ("groups/a.md", TestSites.Page("Front A")),
            ("groups/b.md", TestSites.Page("Front B")),
            (
                "events/x.md",
                TestSites.Page(
                    "X",
                    fields: "kind: attack\ndate: 2019\nplace: mali\nkilled: 7\nparticipants: [{group: a, role: perpetrator}]"
                )
            ),
            ("events/y.md", TestSites.Page("Y", fields: "kind: coup\ndate: 2020\nplace: niger\nparticipants: [{group: b, role: party}]"))
        );

        foreach (var name in new[] { "kind", "country", "year", "group" })
        {
            Assert.Contains($"<select name=\"{name}\">", html);
        }

        Assert.Contains("<input type=\"number\" name=\"dead\"", html);
        Assert.Contains(
            "data-facets=\"kind=attack|country=Mali|decade=2010s|year=2019|group=Front A\" data-dead=\"7\" data-date=\"2019\"",
            html
        );
    }

    [Fact]
    public void The_strip_has_a_bar_for_each_month_with_events_and_a_link_for_each_year()
    {
        var html = Timeline(
            ("events/a.md", TestSites.Page("A", fields: "date: 2019-03\nkilled: {min: 5, max: 9}")),
            ("events/b.md", TestSites.Page("B", fields: "date: 2019-03-23")),
            ("events/c.md", TestSites.Page("C", fields: "date: 2021"))
        );
        var wide = Regex.Match(html, "<svg class=\"wide\".*?</svg>", RegexOptions.Singleline).Value;

        Assert.Equal(1, Regex.Count(wide, "class=\"bar\""));
        Assert.Equal(12, Regex.Count(wide, "class=\"bar-spread\""));
        Assert.Equal(1, Regex.Count(wide, "class=\"dead\""));
        Assert.Equal(1, Regex.Count(wide, "class=\"dead-most\""));
        Assert.Contains("href=\"#at-event-a\" aria-label=\"2019: 2 events, 1 with a figure of dead\"", wide);
    }

    [Fact]
    public void The_silence_of_the_sources_is_drawn_where_the_dates_of_the_works_have_it()
    {
        var html = Timeline(
            ("sources/texts.yaml", "old: {type: report, title: Old, issued: 2021-07}\nnew: {type: report, title: New, issued: 2024-09}\n"),
            ("events/a.md", TestSites.Page("A", "So [@old]. And so [@old]. Lately [@new].", "date: {value: 2019-03, source: old}")),
            ("events/b.md", TestSites.Page("B", fields: "date: 2024-09-17"))
        );

        Assert.Contains("grey: most of the sources end in July 2021", html);
        Assert.Contains("dark: no source speaks of the time from August 2021 to September 2024", html);
        Assert.Contains("class=\"silent-all\"", html);
    }

    [Fact]
    public void What_is_planned_says_so_and_is_never_the_latest_event()
    {
        (string, string)[] files =
        [
            ("events/a.md", TestSites.Page("Vote", fields: "date: 2022-02\nstatus: {value: planned, as_of: '2021'}")),
            ("events/b.md", TestSites.Page("Coup", fields: "date: 2021-05")),
        ];

        Assert.Contains("Vote (planned)", Timeline(files));
        var home = Document("index.html", files);
        Assert.Contains("Coup", home);
        Assert.DoesNotContain("Vote", home);
    }

    [Fact]
    public void The_picture_and_the_rows_are_files()
    {
        (string, string)[] files =
        [
            ("events/a.md", TestSites.Page("A, \"B\"", fields: "date: {value: 2019-03, source: afpc-mali}\nkilled: 7")),
            ("groups/g.md", TestSites.Page("G", fields: "founded: {value: 2015, source: afpc-mali}")),
        ];

        Assert.Equal("svg", XDocument.Parse(Document("timeline.svg", files)).Root!.Name.LocalName);
        var csv = Document("timeline.csv", files).Split("\r\n");
        Assert.Equal("2015,G,groups/g.html,founded,,,,,,,,,,,afpc-mali", csv[1]);
        Assert.Equal("2019-03,\"A, \"\"B\"\"\",events/a.html,other,,,,,,,7,7,,,afpc-mali", csv[2]);
    }

    private sealed record Row(string Date, string Title, string Dead);

    private static Row[] Rows(string html) =>
        [
            .. Regex
                .Matches(html, "<tr id=.*?</tr>", RegexOptions.Singleline)
                .Select(row =>
                    Regex
                        .Matches(row.Value, "<td[^>]*>(.*?)</td>", RegexOptions.Singleline)
                        .Select(cell => Plain(cell.Groups[1].Value))
                        .ToArray()
                )
                .Select(cells => new Row(cells[0], cells[1], cells[4])),
        ];

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")).Trim();

    private static string Timeline(params (string, string)[] files) => Document("timeline.html", files);

    private static string Document(string path, (string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return Encoding.UTF8.GetString(
            SiteOutputs.Files(RenderContext.Of(loaded, new RazorTheme())).Single(file => file.Path.Value == path).Render().Span
        );
    }
}

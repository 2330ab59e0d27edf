using System.Text;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What each work says, side by side, and until when what is cited speaks.</summary>
public sealed class EvidenceTests
{
    private static readonly (string, string)[] Wiki =
    [
        (
            "sources/texts.yaml",
            "a: {type: report, title: A, issued: 2020, covers_until: 2019-07}\nb: {type: book, title: B, issued: 2021-03-04}\n"
                + "c: {type: post, title: C, same_author_as: b, issued: 2024-09~}\nd: {type: post, title: D}\n"
        ),
        (
            "events/x.md",
            TestSites.Page(
                "X",
                fields: "date: {value: 2019-04, source: [a, \"b, p. 2\"]}\nparticipants: [{group: g, role: perpetrator, claimed: unknown, source: a}]\n"
                    + "killed: [{value: 9, source: a}, {min: 9, max: 11, source: b, note: soldiers}]"
            )
        ),
        ("events/one.md", TestSites.Page("One", fields: "date: {value: 2019-04, source: a}")),
        ("events/none.md", TestSites.Page("None", fields: "date: 2019-04")),
        (
            "groups/g.md",
            TestSites.Page(
                "G",
                fields: "founded: [{value: 2011, source: a}, {value: 2012, source: c}]\nstatus: {value: active, as_of: 2019, source: a}"
            )
        ),
        (
            "groups/same.md",
            TestSites.Page(
                "Same",
                fields: "founded: {value: 2011, source: [a, c]}\nsize: [{value: 3, as_of: 2011, source: a}, {value: 9, as_of: 2015, source: a}]"
            )
        ),
    ];

    [Fact]
    public void An_event_has_questions_as_rows_and_works_as_columns()
    {
        var panel = Panel("X")!;

        Assert.Equal(["Who", "Claimed", "Dead", "When"], panel.Rows.Select(row => row.Question));
        Assert.Equal(["“A”, 2020", "“B”, 2021"], panel.Works.Select(work => work.Work.Text));
        Assert.Equal(
            ["9", "9–11"],
            panel.Rows.Single(row => row.Question == "Dead").Answers.Select(answers => answers.Single().Value.Text)
        );
        Assert.Empty(panel.Rows.Single(row => row.Question == "Who").Answers[1]);
        Assert.Equal("p. 2", panel.Rows.Single(row => row.Question == "When").Answers[1].Single().Remark);
    }

    [Fact]
    public void Only_questions_with_several_answers_are_said_to_differ()
    {
        var panel = Panel("X")!;

        Assert.Equal(["Dead"], panel.Rows.Where(row => row.Differs).Select(row => row.Question));
        Assert.True(panel.Differs);
        Assert.False(Panel("One")!.Differs);
    }

    [Fact]
    public void Without_a_source_there_is_no_panel_and_elsewhere_only_what_accounts_differ_about()
    {
        Assert.Null(Panel("None"));
        Assert.Equal(["Founded"], Panel("G")!.Rows.Select(row => row.Question));
        Assert.Null(Panel("Same"));
    }

    [Fact]
    public void Works_by_one_author_are_one_voice()
    {
        var site = TestSites.Load([.. Wiki, ("events/two.md", TestSites.Page("Two", fields: "date: {value: 2019, source: [b, c]}"))]);

        var panel = Panel("Two", site)!;

        Assert.Equal("2 sources, one voice", panel.Heading);
        Assert.Equal(["same author as “C”, about 2024", "same author as “B”, 2021"], panel.Works.Select(work => work.Voice));
    }

    [Theory]
    [InlineData("One", "What is here ends in July 2019.")]
    [InlineData("X", "Most of what is here ends in July 2019. The last of it ends on 4 March 2021.")]
    [InlineData("None", "")]
    public void Each_page_says_until_when_what_it_cites_speaks(string title, string sentence)
    {
        var site = TestSites.Load(Wiki);
        Assert.Equal(sentence, new ViewBuilder(site, Phrases.For("en")).ReachOf(Named(site, title)));
    }

    [Fact]
    public void A_work_without_a_date_says_nothing_of_how_far_it_reaches()
    {
        var site = TestSites.Load([.. Wiki, ("events/undated.md", TestSites.Page("Undated", fields: "date: {value: 2019, source: d}"))]);
        Assert.Equal("", new ViewBuilder(site, Phrases.For("en")).ReachOf(Named(site, "Undated")));
    }

    [Fact]
    public void A_work_that_shares_its_author_with_an_unknown_one_is_reported() =>
        Assert.Contains(TestSites.Load(("sources/texts.yaml", "a: {type: book, title: A, same_author_as: nobody}\n")).Diagnostics, found =>
            found.Rule.Name == "unknown-citation"
        );

    [Fact]
    public void The_page_shows_the_panel_after_its_text_and_the_table_can_be_taken_along()
    {
        var site = TestSites.Load(Wiki);
        var context = new RenderContext(new ViewBuilder(site, Phrases.For("en")), new RazorTheme());
        var files = SiteOutputs
            .Files(context)
            .Where(file => file.Path.Value is "events/x.html" or "pictures/events/x-evidence.csv")
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));

        var html = files["events/x.html"];
        Assert.InRange(
            html.IndexOf("<div class=\"text\"", StringComparison.Ordinal),
            1,
            html.IndexOf("class=\"evidence\"", StringComparison.Ordinal)
        );
        Assert.Contains("<details class=\"evidence\">", html);
        Assert.Contains("Dead,9–11,soldiers,\"“B”, 2021\",\"book, 4 March 2021\",", files["pictures/events/x-evidence.csv"]);
    }

    private static EvidenceView? Panel(string title, Site? site = null)
    {
        site ??= TestSites.Load(Wiki);
        return new EvidencePanel(new(site, Phrases.For("en")), Named(site, title)).Build();
    }

    private static LinkedPage Named(Site site, string title) => site.Pages.Single(page => page.Page.Title == title);
}

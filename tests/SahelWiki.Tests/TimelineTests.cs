using SahelWiki.Language;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class TimelineTests
{
    private static readonly (string, string)[] Others =
    [
        ("groups/mujao.md", TestSites.Page("MUJAO")),
        (
            "events/merger.md",
            TestSites.Page(
                "The merger",
                "",
                "kind: merger\ndate: {value: '2013-08', source: afpc-mali}\nparticipants: [{group: example, role: "
                    + "party, source: afpc-mali}]"
            )
        ),
    ];

    [Fact]
    public void What_the_page_tells_of_a_date_is_not_told_again_from_its_fields_and_relations() =>
        Assert.Equal(
            ["August 2013: Merges with a part of MUJAO", "2015: Leaves it"],
            Timeline(
                """
                founded: {value: '2013-08', source: afpc-mali}
                relations:
                  - {type: splinter-of, target: mujao, from: '2015', source: afpc-mali}
                timeline:
                  - {date: '2013-08', text: Merges with a part of MUJAO, source: afpc-mali, event: merger}
                  - {date: '2015', text: Leaves it, source: afpc-mali}
                """
            )
        );

    [Fact]
    public void An_event_the_page_took_part_in_tells_its_date_too() =>
        Assert.Equal(["August 2013: The merger"], Timeline("founded: {value: '2013-08', source: afpc-mali}"));

    [Fact]
    public void Fields_and_relations_tell_the_dates_that_nothing_else_tells() =>
        Assert.Equal(
            ["2011: Founded", "August 2013: The merger", "2015: Splinter of MUJAO"],
            Timeline(
                "founded: {value: '2011', source: afpc-mali}\nrelations: [{type: splinter-of, target: mujao, from: "
                    + "'2015', source: afpc-mali}]"
            )
        );

    [Fact]
    public void A_date_that_two_sources_give_is_one_line() =>
        Assert.Equal(
            ["2011: Founded", "August 2013: The merger"],
            Timeline("founded: [{value: '2011', source: afpc-mali}, {value: '2011', source: 'afpc-mali, n. 1'}]")
        );

    private static string[] Timeline(string fields)
    {
        var site = TestSites.Load([.. Others, ("groups/example.md", TestSites.Page("Example", "", fields))]);
        var page = site.Pages.Single(candidate => candidate.Page.Slug == "example");
        var view = (SubjectView)new ViewBuilder(site, Phrases.For("en")).Page(page);
        return [.. view.Timeline.Select(entry => $"{entry.Date}: {entry.Text.Text}")];
    }
}

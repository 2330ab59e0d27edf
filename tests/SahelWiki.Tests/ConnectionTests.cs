using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What pages say of each other beside their relations: backlinks by kind, connections, contributors.</summary>
public sealed class ConnectionTests
{
    private static readonly (string, string)[] Wiki =
    [
        ("groups/jnim.md", TestSites.Page("JNIM", fields: "leaders: [{person: iyad}]")),
        ("groups/mnla.md", TestSites.Page("MNLA", "Fought [[JNIM]].")),
        ("groups/ansar.md", TestSites.Page("Ansar", "Part of [[JNIM]].", "relations: [{type: splinter-of, target: jnim}]")),
        ("persons/iyad.md", TestSites.Page("Iyad", "Leads [[JNIM]].")),
        ("persons/koufa.md", TestSites.Page("Koufa", "Of [[JNIM]].", "affiliations: [{group: jnim}]")),
        ("persons/stranger.md", TestSites.Page("Stranger", "Writes of [[JNIM]].")),
        (
            "events/battle.md",
            TestSites.Page(
                "Battle",
                fields: "participants: [{group: jnim, role: party}, {group: mnla, role: party}, {group: ansar, role: party}]"
            )
        ),
        ("events/talks.md", TestSites.Page("Talks", fields: "participants: [{group: jnim}, {group: mnla}]")),
    ];

    [Fact]
    public void Backlinks_are_grouped_by_type_and_by_what_the_linking_page_is_to_the_page()
    {
        var site = TestSites.Load(Wiki);

        var backlinks = new BacklinkBuilder(site, Phrases.For("en")).Build(site.Pages.Single(page => page.Page.Id == "groups/jnim"));

        Assert.Equal(
            [
                "Groups / Splinter groups / Ansar",
                "Groups / Mentioned in the text of / MNLA",
                "Persons / Members and associates / Koufa",
                "Persons / Mentioned in the text of / Iyad",
                "Persons / Mentioned in the text of / Stranger",
            ],
            backlinks.Groups.SelectMany(group =>
                group.Kinds.SelectMany(kind => kind.Cards.Select(card => $"{group.Label} / {kind.Label} / {card.Page.Text}"))
            )
        );
    }

    [Fact]
    public void Where_all_pages_only_mention_the_page_there_is_no_heading_for_it()
    {
        var site = TestSites.Load(("groups/a.md", TestSites.Page("A")), ("groups/b.md", TestSites.Page("B", "See [[A]].")));

        var backlinks = new BacklinkBuilder(site, Phrases.For("en")).Build(site.Pages.Single(page => page.Page.Id == "groups/a"));

        Assert.Equal("", Assert.Single(Assert.Single(backlinks.Groups).Kinds).Label);
    }

    [Fact]
    public void Who_took_part_in_the_same_events_is_connected_unless_a_relation_says_it_already()
    {
        var site = TestSites.Load(Wiki);

        var connections = new ConnectionFinder(site).Of(site.Pages.Single(page => page.Page.Id == "groups/jnim"));

        var (page, events, _) = Assert.Single(connections);
        Assert.Equal(("MNLA", 2), (page.Page.Title, events));
    }

    [Fact]
    public void Two_people_of_one_group_are_connected_by_it()
    {
        var site = TestSites.Load(Wiki);

        var (page, events, groups) = Assert.Single(
            new ConnectionFinder(site).Of(site.Pages.Single(page => page.Page.Id == "persons/koufa"))
        );

        Assert.Equal(("Iyad", 0, "JNIM"), (page.Page.Title, events, Assert.Single(groups).Title));
    }

    [Fact]
    public void A_page_names_who_wrote_it_without_addresses_where_the_wiki_asks_for_it()
    {
        var html = Page("contributors: true\n", "Ana Ba");

        Assert.Contains("Written by <bdi>Ana Ba</bdi>", html);
        Assert.DoesNotContain("@example", html);
    }

    [Fact]
    public void Of_many_contributors_the_last_ones_are_counted() =>
        Assert.Contains("N11 and 2 more</bdi>", Page("contributors: true\n", [.. Enumerable.Range(0, 14).Select(i => $"N{i}")]));

    [Theory]
    [InlineData("")]
    [InlineData("contributors: false\n")]
    public void A_site_keeps_names_to_itself_unless_it_says_otherwise(string setting)
    {
        using var folder = History(setting, "Ana Ba");

        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path, History: true));

        Assert.All(
            SiteOutputs
                .Files(RenderContext.Of(loaded, new RazorTheme()))
                .Where(file => file.Path.Value is "groups/a.html" or "changes.html" or "changes.xml"),
            file => Assert.DoesNotContain("Ana Ba", Text(file))
        );
    }

    private static string Page(string setting, params string[] authors)
    {
        using var folder = History(setting, authors);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path, History: true));
        return Text(SiteOutputs.Files(RenderContext.Of(loaded, new RazorTheme())).Single(file => file.Path.Value == "groups/a.html"));
    }

    private static TemporaryFolder History(string setting, params string[] authors)
    {
        var folder = new TemporaryFolder();
        TestSites.Write(folder, ("site.yaml", "title: X\nbase_url: https://example.org/\n" + setting));
        for (var i = 0; i < authors.Length; i++)
        {
            folder.Write("groups/a.md", TestSites.Page("A", $"Version {i}."));
            folder.Commit($"Change {i}", author: authors[i]);
        }

        return folder;
    }

    private static string Text(OutputFile file) => System.Text.Encoding.UTF8.GetString(file.Render().Span);
}

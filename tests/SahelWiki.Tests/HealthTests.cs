using SahelWiki.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class HealthTests
{
    private static readonly (string, string)[] Wiki =
    [
        ("site.yaml", "title: X\nrepository: https://example.org/wiki\nstale_after_months: 24\n"),
        (
            "groups/jnim.md",
            TestSites.Page(
                "JNIM",
                "See [[amadou-koufa|Amadou Kouffa]] and [[Nowhere]].",
                "status: {value: active, as_of: 2024-09, source: afpc-mali}\nsize: {value: 2000, as_of: 2021-07}"
            )
        ),
        ("persons/amadou-koufa.md", TestSites.Page("Amadou Koufa", "", "born: 1950")),
        ("persons/ahmadou-kuffa.md", TestSites.Page("Ahmadou Kuffa")),
    ];

    [Theory]
    [InlineData("health/unsourced.html", "Strength", "https://example.org/wiki/edit/main/input/groups/jnim.md")]
    [InlineData("health/stale.html", "July 2021", "https://example.org/wiki/edit/main/input/groups/jnim.md")]
    [InlineData("health/sources.html", "Without an address", "https://example.org/wiki/edit/main/input/sources/texts.yaml#L1")]
    [InlineData("health/coverage.html", "1 of 2 (50%)", "https://example.org/wiki/edit/main/input/persons/ahmadou-kuffa.md")]
    [InlineData("health/spellings.html", "Amadou Kouffa", "https://example.org/wiki/edit/main/input/persons/amadou-koufa.md")]
    [InlineData("health/spellings.html", "Ahmadou Kuffa", "https://example.org/wiki/edit/main/input/persons/ahmadou-kuffa.md")]
    [InlineData("wanted.html", "Nowhere", "https://example.org/wiki/new/main/input?filename=articles/nowhere.md")]
    [InlineData("orphans.html", "Ahmadou Kuffa", "https://example.org/wiki/edit/main/input/persons/ahmadou-kuffa.md")]
    [InlineData("health/index.html", "Stale facts", "stale.html")]
    public void A_list_shows_what_wants_work_and_leads_to_the_file(string path, string shown, string link)
    {
        var html = Document(path);

        Assert.Contains(shown, html);
        Assert.Contains($"href=\"{link}\"", html);
    }

    [Theory]
    [InlineData(new[] { 10, 20, 30 }, 100, int.MaxValue)]
    [InlineData(new[] { 10, 200, 300 }, 100, 45)]
    [InlineData(new[] { 500 }, 100, 100)]
    [InlineData(new int[0], 100, int.MaxValue)]
    public void Groups_of_a_long_table_share_its_rows(int[] wanted, int most, int share) =>
        Assert.Equal(share, HealthDocuments.Share(wanted, most));

    [Fact]
    public void Lists_for_contributors_are_not_for_search_engines() =>
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", Document("health/stale.html"));

    [Fact]
    public void The_rules_are_a_page_with_their_examples()
    {
        var html = Document("rules.html");

        Assert.All(Rules.All, rule => Assert.Contains($"id=\"{rule.Name}\"", html));
        Assert.Contains("[[persons/mahmoud-dicko|Dicko]]", html);
        Assert.Contains("a <b>bold</b> word", html);
    }

    [Fact]
    public void The_day_is_what_the_caller_says_else_the_newest_commit_else_the_newest_fact()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Wiki);
        Site Load(DateOnly? today = null) => SiteBuilder.Load(new LoadOptions(folder.Path, Today: today, History: true)).Site;

        Assert.Equal(new DateOnly(2024, 9, 30), Load().Today);

        folder.Commit("Begin", date: "2025-03-01T23:30:00-05:00");

        Assert.Equal(new DateOnly(2025, 3, 2), Load().Today);
        Assert.Equal(new DateOnly(2030, 1, 1), Load(new(2030, 1, 1)).Today);
    }

    [Theory]
    [InlineData(2023, 7, 31, false)]
    [InlineData(2023, 8, 1, true)]
    public void A_fact_is_stale_when_all_of_its_month_is_older_than_the_limit(int year, int month, int day, bool stale)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Wiki);

        var site = SiteBuilder.Load(new LoadOptions(folder.Path, Today: new(year, month, day))).Site;

        Assert.Equal(stale, StaleFacts.Of(site).Any(fact => fact.Field.Definition.Name == "size"));
    }

    /// <summary>A group of which an old source says "active" and a newer one "dissolved" was called stale on its page and nowhere
    /// else.</summary>
    [Theory]
    [InlineData("status: {value: active, as_of: 2015}\nsize: {value: 9, as_of: 2015}", true)]
    [InlineData("status: [{value: active, as_of: 2015}, {value: dissolved, as_of: 2022}]\nsize: {value: 9, as_of: 2015}", false)]
    public void The_banner_of_a_page_and_the_list_of_stale_facts_say_the_same(string facts, bool stale)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("groups/x.md", TestSites.Page("X", "", facts)));
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path, Today: new(2026, 1, 1)));

        var view = (SubjectView)RenderContext.Of(loaded, new PlainTheme()).Views.Page(loaded.Site.Pages.Single());

        Assert.Equal(stale, StaleFacts.Of(loaded.Site).Any());
        Assert.Equal(stale, view.Banners.Any(banner => banner.Kind == "stale"));
    }

    [Fact]
    public void A_group_that_is_no_more_has_no_stale_facts()
    {
        var site = TestSites.Load(
            (
                "groups/x.md",
                TestSites.Page(
                    "X",
                    "",
                    "status: [{value: active, as_of: 2012}, {value: dissolved, as_of: 2024}]\nsize: {value: 9, as_of: 2012}"
                )
            )
        );

        Assert.Empty(StaleFacts.Of(site));
    }

    [Fact]
    public void Plurals_and_parts_of_names_are_no_spelling_variants()
    {
        var site = TestSites.Load(
            ("groups/a.md", TestSites.Page("Masked Battalion", "", "aliases: [Signatories]")),
            (
                "groups/b.md",
                TestSites.Page(
                    "B",
                    "[[a|Masked Battalions]], [[a|Battalion]], [[a|MASKED battalion]], [[a|the masked battalino]], [[a|Masked Batallion]]"
                )
            )
        );

        Assert.Equal(["Masked Batallion"], SpellingVariants.Unlisted(site).Select(variant => variant.Written));
    }

    private static string Document(string path)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Wiki);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path, Today: new(2024, 10, 1)));
        return System.Net.WebUtility.HtmlDecode(
            System.Text.Encoding.UTF8.GetString(
                SiteOutputs.Files(RenderContext.Of(loaded, new RazorTheme())).First(file => file.Path.Value == path).Render().Span
            )
        );
    }
}

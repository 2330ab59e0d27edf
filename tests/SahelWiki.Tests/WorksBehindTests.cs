using System.Text;
using SahelWiki.Language;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>Works that the wiki knows only through the notes of another: which sentences rest on them.</summary>
public sealed class WorksBehindTests
{
    private static readonly (string, string)[] Wiki =
    [
        (
            "sources/s.yaml",
            """
            almanac: {type: book, title: Almanac, issued: 2021}
            behind: {type: report, title: Behind, issued: 2016, via: ['almanac, n. 77']}
            beside: {type: report, title: Beside, issued: 2017, via: ['almanac, n. 78']}
            """
        ),
        (
            "articles/a.md",
            "---\ntitle: A\nsummary: About A.\n---\n\nIt rests on both [@almanac, nn. 77–78]. It rests on one [@almanac, n. 77]. On the whole [@almanac].\n"
        ),
        ("groups/g.md", "---\ntitle: G\nsummary: A group.\nfounded: {value: 2012, source: 'almanac, n. 77'}\n---\n\nText.\n"),
    ];

    [Fact]
    public void A_work_knows_what_cites_another_at_the_place_that_refers_to_it()
    {
        var site = TestSites.Load(Wiki);

        string[] Through(string key) =>
            [.. site.Source(key)!.Through.Select(use => $"{use.Page.Id.Value} {use.Field} {use.Citation.Locator}".Replace("  ", " "))];

        Assert.Equal(["articles/a nn. 77–78", "articles/a n. 77", "groups/g founded n. 77"], Through("behind"));
        Assert.Equal(["articles/a nn. 77–78"], Through("beside"));
        Assert.Empty(Through("almanac"));
    }

    [Fact]
    public void Its_page_shows_them_apart_from_what_cites_it()
    {
        var behind = Page("sources/behind.html");
        var almanac = Page("sources/almanac.html");

        Assert.Contains("No page cites this source itself.", behind);
        Assert.Contains("It rests on one.", behind);
        Assert.DoesNotContain("On the whole.", behind);
        Assert.Matches(@"\(Founded, through [^)]*Almanac[^)]*, n\. 77\)", behind);
        Assert.DoesNotContain("id=\"wiki-uses\"", behind);
        Assert.DoesNotContain("id=\"wiki-through\"", almanac);
        Assert.Contains("behind 3 sentences or facts", Page("sources/index.html"));
    }

    private static string Page(string path)
    {
        var context = new RenderContext(new ViewBuilder(TestSites.Load(Wiki), Phrases.For("en")), new RazorTheme());
        return Encoding.UTF8.GetString(SiteOutputs.Files(context).Single(file => file.Path.Value == path).Render().Span);
    }
}

using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class WikiTimelineTests
{
    [Fact]
    public void The_timeline_tells_what_happened_oldest_first()
    {
        var html = Timeline(
            ("events/late.md", TestSites.Page("Late", fields: "date: 2020-06")),
            ("events/early.md", TestSites.Page("Early", fields: "date: 1990")),
            ("events/undated.md", TestSites.Page("Undated")),
            ("groups/front.md", TestSites.Page("Front", fields: "founded: 2011~\ndissolved: 2013"))
        );

        var order = new[] { "1990", "Early", "2011", "Founded: Front", "2013", "Dissolved: Front", "June 2020", "Late" }
            .Select(text => html.IndexOf($">{text}<", StringComparison.Ordinal))
            .ToArray();
        Assert.DoesNotContain(-1, order);
        Assert.DoesNotContain("Undated", html);
        Assert.Contains("about 2011", html);
    }

    [Theory]
    [InlineData("killed: 12", "Killed: 12")]
    [InlineData("killed: {min: 9}", "Killed: at least 9")]
    [InlineData("killed: [{value: 77, source: afpc-mali}, {min: 60, max: 70}]", "Killed: 77; 60–70")]
    [InlineData("killed: {value: 5, confidence: disputed}", "Killed: 5 (disputed)")]
    public void A_figure_reads_as_the_sources_give_it_and_leads_to_them(string field, string shown)
    {
        var html = Timeline(("events/attack.md", TestSites.Page("Attack", fields: $"date: 2020\n{field}")));

        Assert.Contains($"href=\"events/attack.html#wiki-fact-killed\">{shown}</a>", html);
    }

    [Theory]
    [InlineData("killed: none")]
    [InlineData("killed: unknown")]
    [InlineData("injured: 3")]
    public void Where_no_figure_is_known_none_is_shown(string field) =>
        Assert.DoesNotContain("Killed", Timeline(("events/attack.md", TestSites.Page("Attack", fields: $"date: 2020\n{field}"))));

    private static string Timeline(params (string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return System.Text.Encoding.UTF8.GetString(
            SiteOutputs.Files(RenderContext.Of(loaded, new RazorTheme())).Single(file => file.Path == SitePaths.Timeline).Render().Span
        );
    }
}

using System.Text.RegularExpressions;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class HubTests
{
    private static readonly Lazy<Dictionary<string, string>> Site = new(() =>
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            [
                ("groups/hub.md", TestSites.Page("Hub")),
                ("groups/quiet.md", TestSites.Page("Quiet")),
                .. Enumerable
                    .Range(0, 160)
                    .Select(i =>
                        (
                            $"events/e{i:D3}.md",
                            TestSites.Page(
                                $"Event {i:D3}",
                                "By [[Hub]].",
                                $"date: {1800 + i}\nparticipants: [{{group: hub, role: perpetrator}}, {{group: quiet}}]"
                            )
                        )
                    ),
                .. Enumerable
                    .Range(0, 60)
                    .Select(i => ($"persons/p{i:D2}.md", TestSites.Page($"Person {i:D2}", "Of [[Hub]].", "affiliations: [{group: hub}]"))),
            ]
        );
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file => file.Path.Value is "groups/hub.html" || file.Path.Value.StartsWith("lists/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));
    });

    [Fact]
    public void A_page_that_very_many_name_shows_the_newest_events_and_leads_to_all()
    {
        var html = Site.Value["groups/hub.html"];

        var events = html[html.IndexOf("id=\"wiki-events\"", StringComparison.Ordinal)..];
        Assert.Contains("href=\"../lists/groups/hub-all.html#all-events\">All 160</a>", events);
        Assert.Contains("Event 159", events);
        Assert.DoesNotContain("Event 109<", events[..events.IndexOf("</section>", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Relations_of_one_kind_that_are_very_many_are_cut_and_lead_to_all()
    {
        var html = Site.Value["groups/hub.html"];

        Assert.Contains("href=\"../lists/groups/hub-all.html#all-members-and-associates\">All 60</a>", html);
    }

    [Fact]
    public void The_list_of_all_has_everybody_under_what_they_are()
    {
        var html = Site.Value["lists/groups/hub-all.html"];

        Assert.Equal(160, Regex.Count(html, "href=\"../../events/e\\d+\\.html\""));
        Assert.Equal(60, Regex.Count(html, "href=\"../../persons/p\\d+\\.html\""));
        Assert.Contains("<h2 id=\"all-events\">Events</h2>", html);
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using SahelWiki.Output.Views;

namespace SahelWiki.BrowserTests;

/// <summary>axe finds nothing on any kind of page, in both schemes, on a phone and on a desk.</summary>
[Collection(BuiltSite.Name)]
public sealed class AccessibilityTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    [BrowserFact]
    public void The_small_wiki_has_every_kind_of_document_that_a_theme_can_show() =>
        Assert.Empty(typeof(View).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(View))).Except(browser.Kinds.Views));

    [BrowserFact]
    public async Task Every_kind_of_page_and_every_hard_case_is_accessible() =>
        NoneOf(await Findings(browser.Kinds.Documents.Union(HardCases.Documents).Select(browser.Http)));

    /// <summary>Not for every day: the pages of the wiki itself are large, and change every day.</summary>
    [BrowserFact(OnlyWith = "SAHELWIKI_AXE")]
    public async Task Every_kind_of_page_of_the_wiki_itself_is_accessible()
    {
        using var wiki = new Tests.TemporaryFolder();
        var kinds = KindsOfPages.Build(new(RepositoryFolder.Input, wiki.At("site"), History: true), documents =>
            documents[documents.Count / 2]
        );

        // Over http: a page that no host has, like the one for missing addresses, finds its style from the root of the host.
        await using var server = await SiteServer.Start(wiki.At("site"));
        var findings = await Findings(kinds.Documents.Select(document => new Uri(server.Address, document).AbsoluteUri));
        NoneOf(findings);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Previews_and_the_display_menu_are_accessible(ColorScheme scheme)
    {
        var page = await browser.NewPage(new() { ColorScheme = scheme });
        await page.GotoAsync(browser.Http("groups/jnim.html"));
        await page.Locator(".text a[href*='al-qaeda']").First.HoverAsync();
        await page.Locator(".preview").WaitForAsync();
        Assert.Empty(await Axe.Violations(page));
        await page.Locator(".display summary").ClickAsync();
        Assert.Empty(await Axe.Violations(page));
    }

    /// <remarks>With all that was found in the message: a difference of strings would be cut.</remarks>
    private static void NoneOf(string findings) => Assert.True(findings.Length == 0, findings);

    /// <summary>One page for each processor; each document is opened once and then shown in four ways.</summary>
    private async Task<string> Findings(IEnumerable<string> addresses)
    {
        var left = new ConcurrentQueue<string>(addresses);
        var findings = new ConcurrentBag<string>();
        var pages = new List<IPage>();
        foreach (var _ in Enumerable.Range(0, Environment.ProcessorCount))
        {
            pages.Add(await browser.NewPage());
        }

        await Task.WhenAll(
            pages.Select(async page =>
            {
                while (left.TryDequeue(out var address))
                {
                    await page.GotoAsync(address);
                    await page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");
                    foreach (
                        var (width, scheme) in new[]
                        {
                            (360, ColorScheme.Light),
                            (360, ColorScheme.Dark),
                            (1440, ColorScheme.Dark),
                            (1440, ColorScheme.Light),
                        }
                    )
                    {
                        await page.SetViewportSizeAsync(width, 900);
                        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                        foreach (var violation in await Axe.Violations(page))
                        {
                            findings.Add($"{address}, {scheme}, {width} px: {violation}");
                        }
                    }
                }
            })
        );
        return string.Join("\n", findings.Order(StringComparer.Ordinal));
    }
}

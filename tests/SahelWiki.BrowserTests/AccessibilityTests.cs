using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>axe finds nothing on any kind of page, in both schemes, on a phone and on a desk.</summary>
[Collection(BuiltSite.Name)]
public class AccessibilityTests(Browser browser, HardCases hard) : IClassFixture<HardCases>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string> Documents => new(KindsOfPages.All);

    public static TheoryData<string> Hard => new(HardCases.Documents);

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_kind_of_page_is_accessible(string document) => await AssertAccessible(browser.Http(document));

    [Theory]
    [MemberData(nameof(Hard))]
    public async Task Every_hard_case_is_accessible(string document) => await AssertAccessible(hard.Address(document));

    [Fact]
    public async Task Previews_and_the_display_menu_are_accessible()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.NewPage(new() { ColorScheme = scheme });
            await page.GotoAsync(browser.Http("groups/jnim.html"));
            await page.Locator(".text a[href*='al-qaeda']").First.HoverAsync();
            await page.Locator(".preview").WaitForAsync();
            Assert.Empty(await Findings(page));
            await page.Locator(".display summary").ClickAsync();
            Assert.Empty(await Findings(page));
            await page.Context.CloseAsync();
        }
    }

    private async Task AssertAccessible(string address)
    {
        var findings = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 360, 1440 })
            {
                var page = await browser.NewPage(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
                await page.GotoAsync(address);
                await page.EvaluateAsync("for (const d of document.querySelectorAll('main details')) d.open = true");
                findings.AddRange((await Findings(page)).Select(finding => $"{scheme}, {width} px: {finding}"));
                await page.Context.CloseAsync();
            }
        }

        Assert.Empty(findings);
    }

    private static async Task<IEnumerable<string>> Findings(IPage page) =>
        (await page.RunAxe(Rules)).Violations.Select(rule => $"{rule.Id}: {string.Join(" ", rule.Nodes.Take(3).Select(node => node.Html))}").ToArray();
}

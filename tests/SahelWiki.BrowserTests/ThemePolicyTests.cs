using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

[Collection(BuiltSite.Name)]
public sealed class ThemePolicyTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    [BrowserFact]
    public async Task Every_kind_of_page_loads_under_a_strict_policy_without_complaint()
    {
        var page = await browser.NewPage();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [$"{page.Url}: {message.Text}"] : []);
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");

        foreach (var document in browser.Kinds.Documents)
        {
            await page.GotoAsync(browser.Http(document), new() { WaitUntil = WaitUntilState.Load });
            Assert.NotEqual("", await page.TitleAsync());
        }

        Assert.Empty(complaints);
    }
}

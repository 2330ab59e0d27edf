using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

[Collection(BuiltSite.Name)]
public class ThemePolicyTests(Browser browser)
{
    [Theory]
    [InlineData("index.html")]
    [InlineData("groups/jnim.html")]
    public async Task A_page_loads_under_a_strict_policy_without_complaint(string document)
    {
        var page = await browser.NewPage();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(browser.Http(document), new() { WaitUntil = WaitUntilState.Load });

        Assert.Empty(complaints);
        Assert.NotEqual("", await page.TitleAsync());
    }
}

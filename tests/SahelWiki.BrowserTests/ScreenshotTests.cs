using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>Takes pictures of each kind of page, to be looked at by people. Run by <c>tests/screenshots.sh</c>.</summary>
[Collection(BuiltSite.Name)]
public sealed class ScreenshotTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    /// <summary>Pages longer than this many pixels are cut: a picture of a whole list says no more.</summary>
    private const int Tallest = 8000;

    private static readonly (int Width, int Height)[] Sizes = [(360, 800), (768, 1024), (1440, 900)];

    [BrowserFact]
    public async Task Every_kind_of_page_can_be_pictured_in_two_schemes_that_differ()
    {
        var named = Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder ? folder : null;
        var addresses = browser
            .Kinds.Documents.Union(HardCases.Documents)
            .Select(document => (Name: document, Address: browser.Http(document)));

        // Without a folder to fill, one page in one size shows that the script still works.
        foreach (var (name, address) in named is null ? addresses.Take(1) : addresses)
        {
            foreach (var (width, height) in named is null ? Sizes[..1] : Sizes)
            {
                var light = await Picture(address, ColorScheme.Light, width, height, File(name, width, "light"));
                var dark = await Picture(address, ColorScheme.Dark, width, height, File(name, width, "dark"));
                Assert.NotEqual(light, dark);
            }
        }

        string? File(string name, int width, string scheme) =>
            named is null ? null : Path.Combine(named, $"{name.Replace(".html", "").Replace('/', '-')}-{width}-{scheme}.png");
    }

    private async Task<byte[]> Picture(string address, ColorScheme scheme, int width, int height, string? file)
    {
        var page = await browser.NewPage(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        await page.GotoAsync(address);
        var tall = Math.Min(Tallest, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        var picture = await page.ScreenshotAsync(
            new()
            {
                Path = file,
                FullPage = true,
                Clip = new() { Width = width, Height = tall },
            }
        );
        return picture;
    }
}

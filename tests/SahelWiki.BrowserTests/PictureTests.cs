using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>Maps and strips along time as readers see them.</summary>
[Collection(BuiltSite.Name)]
public sealed class PictureTests(Browser browser) : BrowserSession(browser)
{
    private static readonly string[] Documents =
    [
        "map.html",
        "timeline.html",
        "events/bamako-attack-2024.html",
        "places/gao.html",
        "places/mali.html",
    ];

    private readonly Browser browser = browser;

    /// <summary>Fonts differ from device to device; what the build reserved for words must hold for the one that is here.</summary>
    [BrowserTheory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Words_of_a_picture_do_not_overlap(int width)
    {
        foreach (var document in Documents)
        {
            var page = await Open(document, width);

            Assert.Empty(
                await page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll(".picture svg")].flatMap((svg) => {
                      const words = [...svg.querySelectorAll("text")].filter((text) => text.getClientRects().length).map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
                      return words.flatMap((a, i) => words.slice(i + 1)
                        .filter((b) => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 1 && b.box.top < a.box.bottom - 1)
                        .map((b) => `${a.text} / ${b.text}`));
                    })
                    """
                )
            );
        }
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Words_of_a_picture_are_large_enough_to_be_read(int width)
    {
        foreach (var document in Documents)
        {
            var page = await Open(document, width);

            Assert.Empty(
                await page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('.picture svg text')].filter((text) => text.getClientRects().length && "
                        + "text.getBoundingClientRect().height < 8.5).map((text) => text.textContent)"
                )
            );
        }
    }

    [BrowserTheory]
    [InlineData(360, ".narrow", ".wide")]
    [InlineData(1440, ".wide", ".narrow")]
    public async Task One_drawing_of_two_is_shown_and_fits_the_screen(int width, string shown, string hidden)
    {
        var page = await Open("map.html", width);

        await Assertions.Expect(page.Locator(".map " + shown)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".map " + hidden)).ToBeHiddenAsync();
        Assert.InRange(
            await page.EvaluateAsync<double>($"document.querySelector('.map {shown}').getBoundingClientRect().right"),
            200,
            width
        );
    }

    /// <summary>
    /// A browser at its safest level takes drawings for elements that it does not know, and would show their words one after the other.
    /// </summary>
    [BrowserFact]
    public async Task Without_drawings_no_stray_words_are_left()
    {
        foreach (var document in Documents)
        {
            var page = await Open(document, 1440);

            Assert.Empty(
                await page.EvaluateAsync<string[]>(
                    """
                    () => {
                      const unknown = (element) => {
                        const copy = document.createElementNS("urn:unknown", element.localName);
                        for (const { name, value } of element.attributes) copy.setAttribute(name, value);
                        copy.append(...[...element.childNodes].map((child) => child.nodeType === 1 ? unknown(child) : child.cloneNode()));
                        return copy;
                      };
                      for (const svg of document.querySelectorAll(".picture svg")) svg.replaceWith(unknown(svg));
                      return [...document.querySelectorAll(".picture *")].filter((part) => part.namespaceURI === "urn:unknown" && part.childElementCount === 0 && part.textContent.trim())
                        .filter((part) => { const box = part.getBoundingClientRect(); return box.width * box.height > 1 && box.right > 0 && box.left < innerWidth; })
                        .map((part) => part.textContent.trim());
                    }
                    """
                )
            );
        }
    }

    [BrowserFact]
    public async Task In_contrast_themes_marks_and_words_have_the_colours_of_the_theme()
    {
        var page = await browser.NewPage(
            new()
            {
                ForcedColors = ForcedColors.Active,
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        await page.GotoAsync(browser.Http("map.html"));

        var (ground, words) = (
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.wide .land')).fill"),
            await page.EvaluateAsync<string[]>(
                "[...new Set([...document.querySelectorAll('.wide text')].map((text) => getComputedStyle(text).fill))]"
            )
        );

        Assert.NotEmpty(words);
        Assert.DoesNotContain(ground, words);
    }

    [BrowserFact]
    public async Task In_print_a_picture_begins_on_the_page_of_its_heading()
    {
        foreach (var document in new[] { "map.html", "timeline.html" })
        {
            // A4 with Chromium's margins.
            var page = await Open(document, 720);
            await page.EmulateMediaAsync(new() { Media = Media.Print });

            var bottom = await page.EvaluateAsync<double>("document.querySelector('.picture svg.wide').getBoundingClientRect().bottom");

            Assert.InRange(bottom, 1, 1020);
        }
    }

    [BrowserFact]
    public async Task A_year_shows_its_marks_alone_and_is_a_link()
    {
        var page = await Open("map.html", 1440);
        var years = page.Locator(".years label");
        var all = await page.Locator(".map .wide .mark:visible").CountAsync();
        Assert.True(all > 1);

        await years.GetByText("2024", new() { Exact = true }).ClickAsync();

        Assert.EndsWith("#2024", page.Url);
        Assert.InRange(await page.Locator(".map .wide .mark:visible").CountAsync(), 1, all - 1);
        await page.GotoAsync("about:blank");
        await page.GotoAsync(browser.Http("map.html#2024"));
        Assert.InRange(await page.Locator(".map .wide .mark:visible").CountAsync(), 1, all - 1);
        await page.Locator(".years label").First.ClickAsync();
        Assert.Equal(all, await page.Locator(".map .wide .mark:visible").CountAsync());
    }

    [BrowserFact]
    public async Task Without_a_script_every_year_has_its_map()
    {
        var page = await browser.NewPage(new() { JavaScriptEnabled = false });
        await page.GotoAsync(browser.Http("map.html"));

        Assert.True(await page.Locator(".multiples li svg").CountAsync() > 1);
        await Assertions.Expect(page.Locator(".multiples li svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".years")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Rows_that_a_filter_shows_are_downloaded()
    {
        var page = await Open("timeline.html", 1440);
        var all = await page.Locator(".events tbody tr:visible").CountAsync();
        await page.Locator("[name=dead]").FillAsync("1");
        var shown = await page.Locator(".events tbody tr:visible").CountAsync();
        Assert.InRange(shown, 1, all - 1);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".shown-rows").ClickAsync());

        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);
        Assert.Equal("timeline-rows.csv", download.SuggestedFilename);
        Assert.StartsWith("EDTF,Date,Event,Kind,Place,Killed", lines[0]);
        Assert.Equal(shown, lines.Length - 1);
    }

    [BrowserFact]
    public async Task Newest_first_is_one_table()
    {
        var page = await Open("timeline.html", 1440);
        var oldest = await page.Locator(".events tbody tr:visible").First.InnerTextAsync();

        await page.Locator("[name=sort]").SelectOptionAsync("newest");

        Assert.Equal(oldest, await page.Locator(".events tbody tr:visible").Last.InnerTextAsync());
    }

    private async Task<IPage> Open(string document, int width)
    {
        var page = await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        await page.GotoAsync(browser.Http(document));
        return page;
    }
}

using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>Pictures as they are seen: measured where fonts and styles are real.</summary>
[Collection(BuiltSite.Name)]
public sealed class LineagePictureTests(Browser browser) : BrowserSession(browser)
{
    private static readonly string[] Documents =
    [
        "lineage.html",
        "network.html",
        "groups/jnim.html",
        "groups/long.html",
        "persons/iyad-ag-ghaly.html",
    ];

    private readonly Browser browser = browser;

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task No_two_texts_of_a_picture_touch(int width)
    {
        var page = await Sized(width);
        foreach (var document in Documents)
        {
            await page.GotoAsync(browser.Http(document));

            var touching = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll(".drawing svg")].flatMap((svg) => {
                  const texts = [...svg.querySelectorAll("text")].filter((text) => text.getClientRects().length);
                  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
                  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
                    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
                    .map(([other]) => `${one} / ${other}`));
                })
                """
            );
            Assert.Empty(touching.Select(pair => $"{document}: {pair}"));
        }
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Names_stay_in_their_column_however_long_they_are(int width)
    {
        var page = await Sized(width);
        foreach (var document in Documents)
        {
            await page.GotoAsync(browser.Http(document));

            var beyond = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("svg.names .name text, svg.names .node text, .network .scroll > svg text")]
                  .filter((text) => text.getClientRects().length)
                  .filter((text) => text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 1
                    || text.getBoundingClientRect().left < text.ownerSVGElement.getBoundingClientRect().left - 1)
                  .map((text) => text.textContent)
                """
            );
            Assert.Empty(beyond.Select(name => $"{document}: {name}"));
        }
    }

    [BrowserFact]
    public async Task On_a_phone_the_names_of_lanes_stay_when_the_years_are_scrolled_and_the_last_years_come_first()
    {
        var page = await Sized(360);
        await page.GotoAsync(browser.Http("groups/jnim.html"));

        var (before, after) = (await Left(page), await Scrolled(page));

        Assert.Equal(before, after);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.lineage .scroll').scrollLeft <= 0"));
    }

    /// <summary>As the safest level of some browsers does: then the elements are there, and are none of a drawing.</summary>
    [BrowserFact]
    public async Task With_drawings_switched_off_no_letter_of_them_is_left()
    {
        var page = await Sized(1440);
        foreach (var document in Documents)
        {
            await page.GotoAsync(browser.Http(document));
            var left = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll(".lineage svg, .network svg")].map((svg) => {
                  const undrawn = (node) => {
                    if (node.nodeType !== 1) return node.cloneNode();
                    const copy = document.createElementNS("urn:off", node.localName);
                    for (const { name, value } of node.attributes) copy.setAttribute(name, value);
                    copy.append(...[...node.childNodes].map(undrawn));
                    return copy;
                  };
                  const copy = undrawn(svg);
                  svg.replaceWith(copy);
                  return copy;
                }).flatMap((svg) => [...svg.querySelectorAll("*")])
                  .filter((part) => [...part.getClientRects()].some((box) => box.width > 0 && box.height > 0))
                  .map((part) => part.outerHTML.slice(0, 80))
                """
            );
            Assert.Empty(left.Select(part => $"{document}: {part}"));
        }
    }

    [BrowserTheory]
    [InlineData("network.html")]
    [InlineData("groups/jnim.html")]
    public async Task In_print_a_network_is_no_larger_than_on_the_screen_and_the_whole_is_on_the_page_of_its_heading(string document)
    {
        // A4 with Chromium's margins.
        var page = await Sized(720);
        await page.GotoAsync(browser.Http(document));
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var larger = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".network .scroll svg")].filter((svg) => svg.getClientRects().length)
              .filter((svg) => svg.getBoundingClientRect().width > Math.min(720, Number(svg.getAttribute("width"))) + 1)
              .map((svg) => svg.outerHTML.slice(0, 80))
            """
        );

        Assert.Empty(larger);
        if (!document.Contains('/'))
        {
            Assert.InRange(
                await page.EvaluateAsync<double>("document.querySelector('.drawing .sheet').getBoundingClientRect().bottom"),
                1,
                1020
            );
        }
    }

    [BrowserFact]
    public async Task In_a_contrast_theme_letters_have_no_halo_and_bars_a_colour_of_the_theme()
    {
        var page = await browser.NewPage(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync(browser.Http("groups/jnim.html"));

        Assert.Equal("none", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.lineage .leader text')).stroke"));
        Assert.Equal(
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.lineage .year text')).fill"),
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.lineage .solid')).fill")
        );
    }

    [BrowserFact]
    public async Task A_year_of_the_network_is_an_address_and_needs_no_script()
    {
        var page = await browser.NewPage(new() { JavaScriptEnabled = false });
        await page.GotoAsync(browser.Http("network.html#2017"));

        Assert.True(await page.Locator("[id='2017']").IsVisibleAsync());
        Assert.False(await page.Locator(".state.first").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task A_mark_leads_to_its_line_in_the_table()
    {
        var page = await Sized(1440);
        await page.GotoAsync(browser.Http("groups/jnim.html"));

        await page.Locator(".lineage .mark.founded a").First.ClickAsync();

        Assert.StartsWith("wiki-lineage-", await page.EvaluateAsync<string>("document.querySelector(':target').id"));
        Assert.True(await page.Locator(":target").IsVisibleAsync());
    }

    private async Task<IPage> Sized(int width) =>
        await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );

    private static async Task<double> Left(IPage page) =>
        await page.EvaluateAsync<double>("document.querySelector('.lineage svg.names').getBoundingClientRect().left");

    private static async Task<double> Scrolled(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('.lineage .scroll').scrollLeft = -120");
        return await Left(page);
    }
}

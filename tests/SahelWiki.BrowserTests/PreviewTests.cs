using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

[Collection(BuiltSite.Name)]
public sealed class PreviewTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    private const string Link = ".text a[href$='al-qaeda.html']";

    public static TheoryData<bool> Ways => [true, false];

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task Pointing_at_a_link_shows_what_it_leads_to(bool overHttp)
    {
        var page = await Open(overHttp);

        await page.Locator(Link).First.HoverAsync();

        await Assertions.Expect(page.Locator(".preview-title")).ToHaveTextAsync("Al-Qaeda");
        await Assertions.Expect(page.Locator(".preview-kind")).ToHaveTextAsync("Group");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("is an international jihadist organisation");
    }

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task Pointing_at_a_mark_shows_its_note_and_the_source(bool overHttp)
    {
        var page = await Open(overHttp);

        await page.Locator(".text .mark a").First.HoverAsync();

        await Assertions.Expect(page.Locator(".preview-source")).ToContainTextAsync(".");
        var note = await page.Locator((await page.Locator(".text .mark a").First.GetAttributeAsync("href"))!)
            .EvaluateAsync<string>("li => li.firstElementChild.textContent");
        await Assertions.Expect(page.Locator(".preview-note")).ToContainTextAsync(note);
        Assert.DoesNotContain("↑", await page.Locator(".preview").TextContentAsync());
    }

    [BrowserFact]
    public async Task The_keyboard_shows_previews_too_and_Escape_closes_them()
    {
        var page = await Open(overHttp: true);
        await page.Locator(Link).First.FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator(".preview")).ToBeHiddenAsync();
        Assert.True(await page.Locator(Link).First.EvaluateAsync<bool>("link => link === document.activeElement"));
    }

    [BrowserFact]
    public async Task Previews_shift_nothing_when_they_move()
    {
        var page = await Open(overHttp: true);
        await page.EvaluateAsync(
            """
            () => {
              window.shifts = 0;
              new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; })
                .observe({ type: "layout-shift" });
            }
            """
        );
        foreach (var mark in (await page.Locator(".text a").AllAsync()).Take(4))
        {
            await mark.HoverAsync();
            await page.WaitForTimeoutAsync(700);
        }

        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<double>("window.shifts"));
    }

    [BrowserFact]
    public async Task The_pointer_can_move_into_a_preview_and_away_from_it()
    {
        var page = await Open(overHttp: true);
        await page.Locator(Link).First.HoverAsync();
        await page.Locator(".preview").WaitForAsync();

        await page.Locator(".preview-title").HoverAsync();
        await page.WaitForTimeoutAsync(600);
        Assert.True(await page.Locator(".preview").IsVisibleAsync());

        await page.Mouse.MoveAsync(2, 2);
        await Assertions.Expect(page.Locator(".preview")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Previews_can_be_switched_off_and_stay_off()
    {
        var page = await Open(overHttp: true);
        await page.Locator(".display summary").ClickAsync();
        await page.GetByLabel("Previews").UncheckAsync();
        await page.ReloadAsync();

        await page.Locator(Link).First.HoverAsync();
        await page.WaitForTimeoutAsync(700);

        Assert.False(await page.Locator(".preview").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task A_page_loads_only_the_data_it_shows()
    {
        var page = await browser.NewPage();
        var loaded = new List<string>();
        page.Request += (_, request) => loaded.AddRange(request.Url.Contains("/previews/") ? [request.Url] : []);
        await page.GotoAsync(browser.Http("groups/jnim.html"));
        Assert.Empty(loaded);

        await page.Locator(Link).First.HoverAsync();
        await page.Locator(".preview").WaitForAsync();
        await page.Locator(Link).First.HoverAsync();

        Assert.Single(loaded);
    }

    [BrowserFact]
    public async Task The_script_finds_every_page_in_the_shard_that_the_build_put_it_in()
    {
        var page = await Open(overHttp: true);
        var files = Directory.GetFiles(Path.Combine(browser.Folder, "previews"));

        // Each shard is loaded the way the page loads it; the keys must hash back to it.
        var misplaced = await page.EvaluateAsync<string[]>(
            """
            async (count) => {
              const misplaced = [];
              window.sahelPreviews = (shard, pages) => {
                for (const page of Object.keys(pages)) {
                  let hash = 0x811c9dc5;
                  for (const letter of page) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
                  if (hash % count !== shard) misplaced.push(page);
                }
              };
              for (let shard = 0; shard < count; shard++) {
                await new Promise((resolve, reject) => { const s = document.createElement("script"); s.src = `../previews/${shard}.js`; s.onload = resolve; s.onerror = reject; document.head.append(s); });
              }
              return misplaced;
            }
            """,
            files.Length
        );

        Assert.Empty(misplaced);
    }

    private async Task<IPage> Open(bool overHttp)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(overHttp ? browser.Http("groups/jnim.html") : browser.File("groups/jnim.html"));
        return page;
    }
}

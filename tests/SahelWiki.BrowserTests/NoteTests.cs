using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>The way from a sentence to its source and back: with a finger, with keys, by ear, and without scripts.</summary>
[Collection(BuiltSite.Name)]
public sealed class NoteTests(Browser browser) : BrowserSession(browser)
{
    private const string Marks = ".text a[role=doc-noteref]";

    private readonly Browser browser = browser;

    private static BrowserNewContextOptions Phone =>
        new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            HasTouch = true,
            IsMobile = true,
        };

    [BrowserFact]
    public async Task On_a_phone_each_mark_has_24_pixels_to_be_touched()
    {
        var page = await Open(Phone);

        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("a[role=doc-noteref]")]
              .filter((mark) => mark.getClientRects().length > 0)
              .map((mark) => ({ mark, box: mark.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 23.5 || box.height < 23.5)
              .map(({ mark, box }) => `${mark.id}: ${box.width} × ${box.height}`)
            """
        );

        Assert.Empty(small);
    }

    [BrowserFact]
    public async Task On_a_phone_a_note_opens_where_the_reader_is()
    {
        var page = await Open(Phone);
        var mark = page.Locator(Marks).First;
        var place = await page.EvaluateAsync<double>("scrollY");

        await mark.TapAsync();

        var drawer = page.Locator(".drawer");
        await Assertions.Expect(drawer).ToBeVisibleAsync();
        await Assertions.Expect(drawer).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions
            .Expect(drawer.Locator(".preview-source a").First)
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://"));
        Assert.InRange(await page.EvaluateAsync<double>("scrollY"), place - 1, place + 740);
        Assert.DoesNotContain("#note", page.Url);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        await Assertions.Expect(mark).ToBeFocusedAsync();

        await mark.TapAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "All notes" }).ClickAsync();
        Assert.EndsWith(await mark.GetAttributeAsync("href") ?? "", page.Url);
        await Assertions.Expect(drawer).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Without_scripts_a_mark_leads_to_its_note_and_the_note_says_where_it_leads_back_to()
    {
        var options = Phone;
        options.JavaScriptEnabled = false;
        var page = await Open(options);
        await page.GetByRole(AriaRole.Link, new() { Name = "Note 5", Exact = true }).First.ClickAsync();

        Assert.Contains("#note-", page.Url);
        var back = page.Locator(".notes li:target [role=doc-backlink]").First;
        await Assertions.Expect(back).ToHaveTextAsync("Introduction");
        await Assertions.Expect(back).ToHaveAttributeAsync("aria-label", "Back to: Introduction");
    }

    [BrowserFact]
    public async Task A_mark_says_what_its_note_says()
    {
        var page = await Open();

        var mark = page.Locator(Marks).First;
        var note = await page.Locator((await mark.GetAttributeAsync("href"))!).InnerTextAsync();

        var said = await mark.GetAttributeAsync("aria-label") ?? "";
        Assert.Matches("^Note [0-9]+: .{12,}$", said);
        Assert.StartsWith(said[(said.IndexOf(':') + 2)..], note);
    }

    [BrowserFact]
    public async Task The_Tab_key_meets_one_mark_of_a_paragraph_and_the_arrows_lead_to_the_others()
    {
        var page = await Open();

        var most = await page.EvaluateAsync<int>(
            """
            () => Math.max(...[...document.querySelectorAll("main :is(p, dd, td, li)")].map((block) =>
              [...block.querySelectorAll("a[role=doc-noteref]")].filter((mark) => mark.closest("p, dd, td, li") === block && mark.tabIndex === 0).length))
            """
        );
        Assert.Equal(1, most);
        var paragraph = page.Locator(".text > p").First.Locator("a[role=doc-noteref]");
        await paragraph.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(paragraph.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(paragraph.First).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task On_a_wide_screen_notes_stand_beside_their_paragraph_and_apart_from_each_other()
    {
        var page = await Open(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        await page.Locator(".beside > div").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        var overlaps = await page.EvaluateAsync<int>(
            """
            () => {
              const boxes = [...document.querySelectorAll(".beside > div, .infobox, .text")].map((part) => part.getBoundingClientRect());
              return boxes.filter((a, i) => boxes.some((b, j) =>
                i < j && a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
            }
            """
        );

        Assert.Equal(0, overlaps);
        Assert.True(await page.Locator(".beside > div").CountAsync() > 0);
    }

    private async Task<IPage> Open(BrowserNewContextOptions? options = null)
    {
        var page = await browser.NewPage(options);
        await page.GotoAsync(browser.Http("groups/jnim.html"));
        return page;
    }
}

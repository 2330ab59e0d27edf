using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>The site as its readers meet it.</summary>
[Collection(BuiltSite.Name)]
public sealed class ReadingTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    /// <summary>320 CSS pixels: the smallest phones, and a desk of 1,280 pixels at 400 %.</summary>
    [BrowserFact]
    public async Task Nothing_is_wider_than_the_smallest_screen()
    {
        var page = await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        foreach (var document in browser.Kinds.Documents.Union(HardCases.Documents))
        {
            await page.GotoAsync(browser.Http(document));
            await page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");

            Assert.Equal((document, 320), (document, await page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
            var outside = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("main *")]
                  .filter((part) => !part.closest(".table, pre, svg, .scroll > .sheet, [hidden], .preview") && part.getClientRects().length && part.getBoundingClientRect().right > 321)
                  .map((part) => part.outerHTML.slice(0, 120))
                """
            );
            Assert.Empty(outside.Select(part => $"{document}: {part}"));
        }
    }

    /// <remarks>Tables of authors are as wide as they are, and are scrolled; so is the one that holds works side by side.</remarks>
    [BrowserTheory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(1024)]
    [InlineData(1280)]
    public async Task Tables_that_the_build_makes_are_read_without_being_moved_sideways(int width)
    {
        var page = await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
        foreach (var document in browser.Kinds.Documents)
        {
            await page.GotoAsync(browser.Http(document));

            Assert.Equal(
                (document, 0),
                (
                    document,
                    await page.EvaluateAsync<int>(
                        "[...document.querySelectorAll('main .table, main pre')].filter((part) => "
                            + "!part.closest('.text, .evidence') && part.scrollWidth > part.clientWidth).length"
                    )
                )
            );
        }
    }

    [BrowserFact]
    public async Task On_a_phone_the_navigation_shows_where_the_reader_is()
    {
        var page = await Open(
            "map.html",
            new()
            {
                ViewportSize = new() { Width = 360, Height = 640 },
            }
        );

        await Assertions.Expect(page.Locator(".site-header nav [aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [BrowserFact]
    public async Task No_table_is_cut_off_in_print()
    {
        foreach (var document in new[] { "about/how.html", "rules.html" })
        {
            var page = await Open(
                document,
                new()
                {
                    ViewportSize = new() { Width = 660, Height = 900 },
                }
            );
            await page.EmulateMediaAsync(new() { Media = Media.Print });

            Assert.Empty(
                await page.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('.table')].filter((part) => getComputedStyle(part).overflowX !== "
                        + "'visible').map((part) => part.textContent)"
                )
            );
        }
    }

    [BrowserFact]
    public async Task Lines_of_text_have_60_to_75_letters()
    {
        foreach (var width in new[] { 768, 1024, 1440, 1920 })
        {
            var page = await Open(
                "groups/jnim.html",
                new()
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                }
            );

            // The text of the longest paragraph, over the lines it takes but the last.
            var letters = await page.EvaluateAsync<double>(
                """
                () => {
                  const paragraph = [...document.querySelectorAll(".text > p")].sort((a, b) => b.textContent.length - a.textContent.length)[0];
                  paragraph.querySelectorAll(".mark").forEach((mark) => mark.remove());
                  const lines = Math.round(paragraph.getBoundingClientRect().height / parseFloat(getComputedStyle(paragraph).lineHeight));
                  return paragraph.textContent.length / (lines - 0.5);
                }
                """
            );

            Assert.InRange(letters, 60, 75);
        }
    }

    [BrowserFact]
    public async Task Key_facts_stand_beside_the_text_where_there_is_room_and_before_it_where_there_is_not()
    {
        var desk = await Open(
            "groups/jnim.html",
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        var phone = await Open(
            "groups/jnim.html",
            new()
            {
                ViewportSize = new() { Width = 360, Height = 800 },
            }
        );

        Assert.True(await Left(desk, ".infobox") > await Right(desk, ".text"));
        Assert.True(await Right(desk, ".contents") < await Left(desk, ".text"));
        Assert.True((await phone.Locator(".infobox").BoundingBoxAsync())!.Y < (await phone.Locator(".text").BoundingBoxAsync())!.Y);

        static async Task<float> Left(IPage page, string part) => (await page.Locator(part).BoundingBoxAsync())!.X;
        static async Task<float> Right(IPage page, string part) =>
            await page.Locator(part).BoundingBoxAsync() is { } box ? box.X + box.Width : float.NaN;
    }

    /// <summary>What stands before the text has two thirds of the first screen at most, with scripts and without.</summary>
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_text_begins_on_the_first_screen(bool scripts)
    {
        const int screen = 740;
        var page = await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = 360, Height = screen },
                JavaScriptEnabled = scripts,
            }
        );
        var seen = 0;
        foreach (var document in browser.Kinds.Documents.Append("groups/jnim.html").Except(HardCases.Documents))
        {
            await page.GotoAsync(browser.Http(document));
            if (await page.Locator(".page .text").CountAsync() > 0)
            {
                Assert.InRange((await page.Locator(".text").BoundingBoxAsync())!.Y, 0, screen * 2 / 3f);
                seen++;
            }
        }

        Assert.InRange(seen, 2, int.MaxValue);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task All_key_facts_and_names_can_be_read_without_scripts(int width)
    {
        var page = await Open(
            "groups/jnim.html",
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = false,
            }
        );
        foreach (var fold in await page.Locator(".infobox > details > summary:visible").AllAsync())
        {
            await fold.ClickAsync();
        }

        foreach (var fact in await page.Locator(".infobox dd").AllAsync())
        {
            await Assertions.Expect(fact).ToBeVisibleAsync();
        }
    }

    [BrowserFact]
    public async Task A_page_does_not_say_twice_what_its_first_paragraph_says()
    {
        var page = await Open("groups/jnim.html", new());

        await Assertions.Expect(page.Locator(".page-header")).Not.ToContainTextAsync("is a coalition of jihadist groups");
        await Assertions.Expect(page.Locator("meta[name=description]")).ToHaveAttributeAsync("content", new Regex("coalition of jihadist"));
    }

    [BrowserFact]
    public async Task The_contents_mark_the_section_that_is_read()
    {
        var page = await Open(
            "groups/jnim.html",
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );

        await page.Locator("#history").EvaluateAsync("heading => heading.scrollIntoView({behavior: 'instant'})");

        await Assertions.Expect(page.Locator(".contents a[aria-current]")).ToHaveTextAsync("History");
        await Assertions.Expect(page.Locator(".contents a[aria-current]")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task The_scheme_a_reader_chooses_is_remembered()
    {
        var page = await Open("groups/jnim.html", new() { ColorScheme = ColorScheme.Light });
        var light = await Ground(page);

        await page.Locator(".display summary").ClickAsync();
        await page.GetByLabel("Dark").CheckAsync();
        await page.GotoAsync(browser.Http("index.html"));

        Assert.NotEqual(light, await Ground(page));
        await page.Locator(".display summary").ClickAsync();
        await page.GetByLabel("Colours of the device").CheckAsync();
        Assert.Equal(light, await Ground(page));

        static async Task<string> Ground(IPage page) => await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    /// <remarks>But search, whose page then says so, and what the page of a missing address proposes.</remarks>
    [BrowserFact]
    public async Task Everything_is_there_without_scripts()
    {
        var page = await browser.NewPage();
        foreach (var document in browser.Kinds.Documents.Except(["search.html"]))
        {
            await page.GotoAsync(browser.Http(document));

            var (with, served) = await page.EvaluateAsync<string[]>(
                """
                (html) => [document, new DOMParser().parseFromString(html, "text/html")].map((whole) => {
                  const main = whole.querySelector("main").cloneNode(true);
                  main.querySelectorAll(".filters, .years, .beside, noscript, [data-search-missing]").forEach((part) => part.remove());
                  return main.textContent.replace(/\s+/g, " ").trim();
                })
                """,
                File.ReadAllText(Path.Combine(browser.Folder, document))
            )
                is [var shown, var written]
                ? (shown, written)
                : default;

            Assert.Equal($"{document}: {with}", $"{document}: {served}");
        }
    }

    [BrowserFact]
    public async Task What_only_scripts_can_do_is_not_offered_without_them()
    {
        var page = await Open("groups/index.html", new() { JavaScriptEnabled = false });

        await Assertions.Expect(page.Locator("main .items > li").First).ToBeVisibleAsync();
        foreach (var part in await page.Locator(".display, .filters, [data-random]").AllAsync())
        {
            await Assertions.Expect(part).ToBeHiddenAsync();
        }
    }

    [BrowserFact]
    public async Task A_list_can_be_filtered_and_sorted()
    {
        var page = await Open("groups/index.html", new());
        var all = await page.Locator(".items > li:visible").CountAsync();

        await page.GetByLabel("Country").SelectOptionAsync("Niger");
        Assert.Equal(["Islamic State in the Greater Sahara", "Jama’at Nusrat al-Islam wal-Muslimin"], await Titles(page));

        await page.GetByLabel("Order").SelectOptionAsync("links");
        Assert.Equal(["Jama’at Nusrat al-Islam wal-Muslimin", "Islamic State in the Greater Sahara"], await Titles(page));
        Assert.EndsWith("#country=Niger&sort=links", page.Url);

        await page.ReloadAsync();
        Assert.Equal(2, (await Titles(page)).Count);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(page.Locator(".items > li:visible")).ToHaveCountAsync(all);

        await page.GetByLabel("Filter").FillAsync("nusrat");
        Assert.Equal(["Jama’at Nusrat al-Islam wal-Muslimin"], await Titles(page));

        static async Task<IReadOnlyList<string>> Titles(IPage page) =>
            await page.Locator(".items > li:visible > a:first-of-type").AllTextContentsAsync();
    }

    [BrowserFact]
    public async Task What_a_filter_shows_is_downloaded_as_a_table_and_the_whole_list_without_one()
    {
        var page = await Open("groups/index.html", new());
        var link = page.Locator("a[data-shown]");
        var whole = await Downloaded();

        await page.GetByLabel("Filter").FillAsync("nusrat");
        await Assertions.Expect(link).ToHaveTextAsync("Download what is shown: 1 (CSV)");
        var shown = await Downloaded();

        Assert.True(whole.Length > 3);
        Assert.Equal(whole[0], shown[0]);
        Assert.StartsWith("groups/jnim,", Assert.Single(shown[1..]), StringComparison.Ordinal);

        async Task<string[]> Downloaded()
        {
            var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            Assert.Equal("groups.csv", download.SuggestedFilename);
            return (await File.ReadAllTextAsync(await download.PathAsync())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        }
    }

    [BrowserFact]
    public async Task A_random_page_is_a_page()
    {
        foreach (var address in new[] { browser.Http("index.html"), browser.File("index.html") })
        {
            var page = await browser.NewPage();
            await page.GotoAsync(address);

            await page.Locator("[data-random]").ClickAsync();

            await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/index\\.html$"));
            await Assertions.Expect(page.Locator("main .page h1")).ToBeVisibleAsync();
        }
    }

    [BrowserFact]
    public async Task A_page_that_is_not_there_offers_what_its_address_may_mean()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("groups/katiba-masina.html"));

        await Assertions.Expect(page.Locator("[data-search-missing] a").First).ToContainTextAsync("Macina");
    }

    /// <summary>Hosts show one document for every address that leads nowhere.</summary>
    [BrowserTheory]
    [InlineData("nowhere.html")]
    [InlineData("groups/nowhere/at/all.html")]
    [InlineData("fr/groupes/")]
    public async Task A_page_that_is_not_there_is_styled_and_leads_on_at_any_depth(string address)
    {
        var page = await browser.NewPage();
        var missing = new List<string>();
        page.Response += (_, response) => missing.AddRange(response.Ok ? [] : [response.Url]);
        await page.GotoAsync(browser.Http(address), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal([browser.Http(address)], missing);
        Assert.NotEqual(
            "rgba(0, 0, 0, 0)",
            await page.Locator(".site-header").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor")
        );
        await page.Locator(".not-found a", new() { HasText = "All names" }).ClickAsync();
        Assert.Equal(browser.Http("spellings/index.html"), page.Url);
    }

    /// <remarks>On a slow link the style sheet may never come.</remarks>
    [BrowserFact]
    public async Task Without_the_style_sheet_pictures_stay_small_and_the_text_can_be_read()
    {
        var page = await browser.NewPage();
        await page.RouteAsync("**/*.css", route => route.AbortAsync());
        await page.GotoAsync(browser.Http("groups/jnim.html"));

        var large = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('svg, img')].filter((part) => part.getBoundingClientRect().width > (Number(part.getAttribute('width')) || 48)).map((part) => part.outerHTML)"
        );
        Assert.Empty(large);
        await Assertions.Expect(page.Locator(".text p").First).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("map.html")]
    [InlineData("lineage.html")]
    [InlineData("network.html")]
    public async Task Drawings_can_be_read_in_contrast_themes(string document)
    {
        var page = await Open(document, new() { ForcedColors = ForcedColors.Active });

        var unreadable = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".drawing text")].filter((text) => {
              const { fill, stroke } = getComputedStyle(text);
              return fill === stroke || fill === getComputedStyle(document.body).backgroundColor && !text.closest(".dot");
            }).map((text) => text.textContent)
            """
        );

        Assert.Empty(unreadable);
    }

    /// <remarks>Seen at many widths, for a line may end anywhere.</remarks>
    [BrowserFact]
    public async Task The_brackets_of_a_mark_stay_on_its_line()
    {
        var page = await Open("events/conflicting.html", new());
        for (var width = 320; width < 400; width += 4)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");

            Assert.Equal(
                0,
                await page.EvaluateAsync<int>(
                    "[...document.querySelectorAll('a[role=doc-noteref]')].filter((mark) => mark.getClientRects().length > 1).length"
                )
            );
        }
    }

    [BrowserFact]
    public async Task A_citation_is_copied_with_the_day_on_which_it_was_read()
    {
        var page = await browser.NewPage(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.GotoAsync(browser.Http("groups/jnim.html"));
        await page.Locator(".cite > summary").ClickAsync();

        await page.Locator("pre[data-cite] + .copy").First.ClickAsync();

        await Assertions.Expect(page.Locator("pre[data-cite] + .copy").First).ToHaveTextAsync("Copied");
        Assert.Matches(
            @"^\{\{cite web \|.*\|title=Jama.*\|access-date=\d{4}-\d\d-\d\d\}\}$",
            await page.EvaluateAsync<string>("navigator.clipboard.readText()")
        );
        await Assertions
            .Expect(page.Locator(".cite-plain"))
            .ToContainTextAsync(new Regex(@", accessed \w+ \d+, \d{4}|, accessed \d+ \w+ \d{4}"));
    }

    [BrowserFact]
    public async Task A_note_leads_back_to_each_place_that_uses_it()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("events/conflicting.html"));

        var note = page.Locator(".notes li", new() { HasText = "p. 3" });
        await Assertions.Expect(note.Locator("[role=doc-backlink]")).ToHaveCountAsync(2);
        foreach (var back in await note.Locator("[role=doc-backlink]").AllAsync())
        {
            var mark = await back.GetAttributeAsync("href");
            Assert.Equal("#" + await note.GetAttributeAsync("id"), await page.Locator($"[id='{mark![1..]}']").GetAttributeAsync("href"));
        }
    }

    /// <remarks>Seen at many widths, for a line may end anywhere.</remarks>
    [BrowserFact]
    public async Task Marks_of_citations_and_ways_back_from_notes_stand_on_the_line_of_the_word_before_them()
    {
        foreach (var document in new[] { "groups/long.html", "events/conflicting.html", "groups/jnim.html" })
        {
            var page = await Open(document, new());
            for (var width = 320; width < 400; width += 5)
            {
                await page.SetViewportSizeAsync(width, 800);

                Assert.Empty(
                    await page.EvaluateAsync<string[]>(
                        """
                        () => [...document.querySelectorAll("main sup.mark:not(sup.mark + sup.mark) a, main .back")].filter((mark) => {
                          const block = mark.closest("dd, li, p, td");
                          const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                          const before = document.createRange();
                          for (let text = texts.nextNode(); text && !mark.contains(text); text = texts.nextNode()) {
                            const end = text.data.trimEnd().length;
                            if (end > 0) { before.setStart(text, end - 1); before.setEnd(text, end); }
                          }
                          const word = before.getBoundingClientRect(), own = mark.getClientRects()[0];
                          return own.top > word.bottom || own.bottom < word.top;
                        }).map((mark) => `${innerWidth}: ${mark.closest("dd, li, p, td").textContent}`)
                        """
                    )
                );
            }
        }
    }

    /// <summary>The gaps are measured between what is seen, not between what can be hit.</summary>
    [BrowserTheory]
    [InlineData(Media.Screen, 12)]
    [InlineData(Media.Print, 5)]
    public async Task Marks_of_key_facts_stand_close_together_at_the_value(Media media, int most)
    {
        var page = await Open("groups/jnim.html", new());
        await page.EmulateMediaAsync(new() { Media = media });

        var gaps = await page.EvaluateAsync<double[]>(
            """
            () => [...document.querySelectorAll(".infobox dd")].flatMap((value) => {
              const seen = [...value.querySelectorAll(".mark a")].map((mark) => {
                const { left, right } = mark.getBoundingClientRect(), style = getComputedStyle(mark);
                return { left: left + parseFloat(style.paddingLeft), right: right - parseFloat(style.paddingRight) };
              });
              return seen.slice(1).map((mark, index) => mark.left - seen[index].right);
            })
            """
        );

        Assert.NotEmpty(gaps);
        Assert.All(gaps, gap => Assert.InRange(gap, 1, most));
    }

    [BrowserFact]
    public async Task No_line_of_a_title_ends_with_an_article()
    {
        var page = await Open("groups/jnim.html", new());
        for (var width = 320; width < 700; width += 20)
        {
            await page.SetViewportSizeAsync(width, 800);

            Assert.Equal(
                1,
                await page.Locator("h1 span", new() { HasText = "al-Islam" })
                    .First.EvaluateAsync<int>("word => word.getClientRects().length")
            );
        }

        Assert.Equal("Jama’at Nusrat al-Islam wal-Muslimin", await page.Locator("h1").TextContentAsync());
    }

    [BrowserFact]
    public async Task Names_carry_their_language_and_direction()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("groups/long.html"));

        var arabic = page.Locator(".names bdi[lang=ar]");
        await Assertions.Expect(arabic).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(page.Locator(".names bdi[lang=ber]")).ToHaveTextAsync("ⵜⴰⵎⵓⵙⵙⵓⵜ ⵏ ⵓⴳⴰⴼⴰ");
    }

    [BrowserFact]
    public async Task A_page_that_is_short_or_disputed_says_so()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("events/conflicting.html"));
        await Assertions.Expect(page.Locator(".banner").First).ToContainTextAsync("Sources disagree");
        await Assertions.Expect(page.Locator(".banner a")).ToHaveAttributeAsync("href", "#wiki-fact-killed");
        await Assertions.Expect(page.Locator("#wiki-fact-killed dd")).ToHaveCountAsync(3);

        await page.GotoAsync(browser.Http("articles/stub.html"));
        await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("short");
    }

    [BrowserFact]
    public async Task Print_keeps_the_article_its_notes_and_addresses_and_drops_the_rest()
    {
        var page = await Open("groups/jnim.html", new());
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var part in new[] { ".text", ".infobox", ".notes", ".sources", ".cite-plain" })
        {
            await Assertions.Expect(page.Locator(part).First).ToBeVisibleAsync();
        }

        foreach (
            var part in new[]
            {
                ".site-header nav",
                ".contents",
                ".site-footer",
                ".breadcrumbs",
                "#wiki-backlinks",
                ".page-meta pre",
                ".page-meta a[rel]",
            }
        )
        {
            await Assertions.Expect(page.Locator(part).First).ToBeHiddenAsync();
        }

        Assert.Contains(await page.Locator(".sources li").AllInnerTextsAsync(), source => source.Contains("https://"));
    }

    /// <summary>The limits that the site sets itself; search, which is counted with it, has the rest of 60 kB.</summary>
    [BrowserFact]
    public void Styles_and_scripts_of_pages_weigh_less_than_30_kB_and_the_frame_of_a_page_less_than_12()
    {
        Assert.InRange(
            new[] { "css/site.css", "js/wiki.js", "js/scheme.js" }.Sum(file =>
                Compressed(
                    File.ReadAllBytes(Path.Combine(Directory.GetDirectories(Path.Combine(browser.Folder, "assets", "v")).Single(), file))
                )
            ),
            1,
            30_000
        );

        var html = File.ReadAllText(Path.Combine(browser.Folder, "events/bamako-attack-2024.html"));
        var frame = System.Text.RegularExpressions.Regex.Replace(
            html,
            "<div class=\"text\">.*?</div>\\s*(?=<section)|<section aria-labelledby=\"wiki-backlinks\">.*?</section>",
            "",
            System.Text.RegularExpressions.RegexOptions.Singleline
        );
        Assert.InRange(Compressed(System.Text.Encoding.UTF8.GetBytes(frame)), 1, 12_000);
    }

    private static long Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.Length;
    }

    private async Task<IPage> Open(string document, BrowserNewContextOptions options)
    {
        var page = await browser.NewPage(options);
        await page.GotoAsync(browser.Http(document));
        return page;
    }
}

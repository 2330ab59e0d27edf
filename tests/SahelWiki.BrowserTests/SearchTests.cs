using System.Text.Json;
using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

[Collection(BuiltSite.Name)]
public sealed class SearchTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    [BrowserTheory]
    [InlineData("Belmoktar", "persons/mokhtar-belmokhtar.html")]
    [InlineData("GSIM", "groups/jnim.html")]
    [InlineData("kidnapping ransom", "articles/kidnapping-for-ransom.html")]
    public async Task The_box_of_a_page_suggests_it(string typed, string expected)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("places/gao.html"));
        await page.Locator("#wiki-search").PressSequentiallyAsync(typed);

        var first = page.Locator("[role=option]").First;
        await Assertions.Expect(first).ToHaveAttributeAsync("href", "../" + expected);
        await Assertions.Expect(page.Locator(".search-count")).ToContainTextAsync("suggestion");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions
            .Expect(page.Locator("#wiki-search"))
            .ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(browser.Http(expected));
        await Assertions.Expect(page.Locator("main mark").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Keys_lead_into_the_box_and_out_of_it()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("groups/jnim.html"));
        var box = page.Locator("#wiki-search");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("kouf");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("search\\.html#q=kouf$"));
    }

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(640)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task What_the_box_offers_stands_wholly_on_the_screen(int width)
    {
        var page = await browser.NewPage(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        await page.GotoAsync(browser.Http("groups/jnim.html"));

        await page.Locator("#wiki-search").FillAsync("koufa");
        await page.Locator(".search-list a").First.WaitForAsync();

        var panel = (await page.Locator(".search-panel").BoundingBoxAsync())!;
        Assert.InRange(panel.X, 0, width);
        Assert.InRange(panel.X + panel.Width, 280, width);
    }

    [BrowserFact]
    public async Task Nothing_of_the_index_is_loaded_before_a_reader_turns_to_search()
    {
        var page = await browser.NewPage();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync(browser.Http("groups/jnim.html"), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.DoesNotContain(asked, path =>
            path.StartsWith("/search/", StringComparison.Ordinal) || path.Contains("/js/search/", StringComparison.Ordinal)
        );
    }

    [BrowserTheory]
    [InlineData("Belmoktar")]
    [InlineData("kidnapping of tourists")]
    [InlineData("\"crusader colonialism\"")]
    [InlineData("Boko Harm")]
    public async Task From_a_folder_the_results_are_the_same(string query)
    {
        var page = await browser.NewPage();

        await page.GotoAsync(browser.Http($"search.html?q={Uri.EscapeDataString(query)}"));
        var overHttp = await Titles(page);
        await page.GotoAsync(browser.File($"search.html?q={Uri.EscapeDataString(query)}"));
        var fromFolder = await Titles(page);

        Assert.NotEmpty(overHttp);
        Assert.Equal(overHttp, fromFolder);
    }

    [BrowserTheory]
    [InlineData("a")]
    [InlineData("!?\"'-- ...")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"unmatched quotes")]
    [InlineData("😀")]
    [InlineData("القاعدة")]
    [InlineData("ⵜⴰⵎⴰⵣⵉⵖⵜ")]
    [InlineData("constructor __proto__ toString")]
    [InlineData("-jnim")]
    public async Task Odd_queries_are_answered_quietly(string query)
    {
        var page = await browser.NewPage();
        var complaints = Complaints(page);
        await page.GotoAsync(browser.Http("index.html"));
        await page.Locator("#wiki-search").FillAsync(query);
        await page.GotoAsync(browser.Http($"search.html?q={Uri.EscapeDataString(query)}"));
        await Settled(page);

        Assert.Empty(complaints);
        Assert.Equal(0, await page.Locator("main script").CountAsync());
    }

    [BrowserFact]
    public async Task What_is_typed_on_the_search_page_before_its_index_is_there_is_asked_all_the_same()
    {
        var page = await browser.NewPage();
        await page.RouteAsync("**/search/index.js*", async route =>
        {
            await Task.Delay(500);
            await route.ContinueAsync();
        });
        await page.GotoAsync(browser.Http("search.html"));

        await page.Locator("main input[type=search]").FillAsync("koufa");
        await Assertions.Expect(page.Locator("main ol a").First).ToHaveTextAsync("Amadou Koufa");

        Assert.Equal("koufa", await page.Locator("main input[type=search]").InputValueAsync());
        Assert.EndsWith("#q=koufa", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_empty_search_page_offers_what_to_browse_by_without_being_touched()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html"));

        await page.Locator("main").GetByText("Group").First.ClickAsync();

        await Assertions.Expect(page.Locator("main ol a").First).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("GSIM", "groups/jnim.html")]
    [InlineData("Amadou Koufa", "persons/amadou-koufa.html")]
    public async Task Enter_on_the_whole_name_of_a_page_opens_it_and_says_so_before(string name, string expected)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("places/gao.html"));
        await page.Locator("#wiki-search").PressSequentiallyAsync(name);
        await Assertions.Expect(page.Locator(".search-enter")).ToContainTextAsync("Enter opens");

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(browser.Http(expected));
    }

    [BrowserFact]
    public async Task A_name_typed_and_entered_before_the_search_is_there_opens_its_page_too()
    {
        var page = await browser.NewPage();
        await page.RouteAsync("**/search/index.js*", async route =>
        {
            await Task.Delay(500);
            await route.ContinueAsync();
        });
        await page.GotoAsync(browser.Http("places/gao.html"));

        await page.Locator("#wiki-search").FillAsync("GSIM");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(browser.Http("groups/jnim.html"));
    }

    [BrowserTheory]
    [InlineData("koufa ransom")]
    [InlineData("gao & kidal #1")]
    public async Task No_server_hears_what_is_asked(string query)
    {
        var page = await browser.NewPage();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(Uri.UnescapeDataString(request.Url));
        await page.GotoAsync(browser.Http("places/gao.html"));

        await page.Locator("#wiki-search").FillAsync(query);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main input[type=search]")).ToHaveValueAsync(query);
        await Settled(page);

        Assert.All(asked, url => Assert.DoesNotContain("koufa ransom", url.Replace('+', ' '), StringComparison.Ordinal));
        Assert.All(asked, url => Assert.DoesNotContain("q=", url, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task An_address_of_before_still_asks_and_then_hides_what_it_asked()
    {
        var page = await browser.NewPage();

        await page.GotoAsync(browser.Http("search.html?q=koufa&type=Person"));
        await Settled(page);

        Assert.EndsWith("search.html#q=koufa&type=Person", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main ol a").First).ToHaveTextAsync("Amadou Koufa");
    }

    [BrowserFact]
    public async Task A_search_that_finds_nothing_shows_where_else_to_look()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html#q=Kouffanistan"));
        await Settled(page);

        var notes = page.Locator("[data-search-notes]");
        await Assertions.Expect(notes.GetByText("Amadou Koufa")).ToBeVisibleAsync();
        await Assertions.Expect(notes.Locator("a[href$='spellings/index.html']")).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("input[type=search]").CountAsync());
    }

    [BrowserFact]
    public async Task Ten_thousand_letters_are_no_burden()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html"));
        await page.Locator("main input[type=search]")
            .EvaluateAsync(
                "(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }",
                string.Concat(Enumerable.Repeat("al-Qaeda ", 1200))
            );
        await page.WaitForTimeoutAsync(400);
        await Settled(page);

        await Assertions.Expect(page.Locator("main ol a").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_part_of_the_index_that_fails_can_be_asked_for_again()
    {
        var page = await browser.NewPage();
        var isDown = true;
        await page.RouteAsync("**/search/texts/*", route => isDown ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync(browser.Http("search.html?q=koufa"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be loaded");
        await Settled(page);
        await Assertions.Expect(page.Locator("main ol a").First).ToContainTextAsync("Amadou Koufa");
        var before = await page.Locator("main ol > li").CountAsync();

        isDown = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Settled(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main ol > li")).Not.ToHaveCountAsync(before);
        Assert.True(await page.Locator("main ol > li").CountAsync() > before);
    }

    [BrowserFact]
    public async Task An_older_index_in_the_cache_is_replaced()
    {
        var page = await browser.NewPage();
        var lists = 0;
        await page.RouteAsync("**/search/index.js*", async route =>
        {
            // The first list is that of another build: it asks for names of another version.
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            await route.FulfillAsync(
                new()
                {
                    Response = answer,
                    Body =
                        lists++ == 0
                            ? System.Text.RegularExpressions.Regex.Replace(
                                text,
                                "(\"names\":\\{\"first\":\\[[^]]*\\],\"versions\":\")....",
                                "$1zzzz"
                            )
                            : text,
                }
            );
        });

        await page.GotoAsync(browser.Http("search.html?q=koufa"));
        await Settled(page);

        Assert.Equal(2, lists);
        await Assertions.Expect(page.Locator("main ol a").First).ToContainTextAsync("Amadou Koufa");
    }

    [BrowserFact]
    public async Task Going_back_returns_to_the_results_before()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html?q=gao"));
        await Settled(page);
        var all = await page.GetByRole(AriaRole.Status).First.TextContentAsync();
        await page.GetByLabel("Place", new() { Exact = false }).First.CheckAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).Not.ToHaveTextAsync(all!);
        Assert.Contains("type=Place", page.Url, StringComparison.Ordinal);

        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(all!);
        await page.Locator("main ol a").First.ClickAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(all!);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_in_an_open_box_or_on_the_search_page()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html?q=koufa"));
        await Settled(page);
        var onPage = await Axe.Violations(page);
        await page.GotoAsync(browser.Http("places/gao.html"));
        await page.Locator("#wiki-search").PressSequentiallyAsync("koufa");
        await Assertions.Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");

        Assert.Empty(onPage);
        Assert.Empty(await Axe.Violations(page, ".search-box"));
    }

    [BrowserFact]
    public async Task A_mistyped_address_leads_to_the_page_that_was_meant()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("persons/mokthar-belmokthar.html"));

        await Assertions.Expect(page.Locator("[data-search-missing] a").First).ToHaveTextAsync("Mokhtar Belmokhtar");
    }

    [BrowserFact]
    public async Task The_client_folds_measures_and_ranks_as_the_engine_does()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html?q=gao"));
        await Settled(page);
        var cases = JsonSerializer.Deserialize<JsonElement>(
            await System.IO.File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tests", "search-cases.json"))
        );
        var languages = JsonSerializer.Deserialize<JsonElement>(
            await System.IO.File.ReadAllTextAsync(
                Path.Combine(RepositoryFolder.Root, "src", "SahelWiki.Output", "Search", "languages.json")
            )
        );

        var wrong = await page.EvaluateAsync<string[]>(
            """
            ([casesText, languagesText]) => {
              const [cases, languages] = [JSON.parse(casesText), JSON.parse(languagesText)];
              const { words, rank } = window.sahelwikiSearch;
              const rules = { ...languages.und, ...languages.en };
              const places = (list) => list.map(([position, quality]) => ({ position, quality }));
              const worth = ([required, optional, length, isTitle]) => rank.ofName(places(required), places(optional), length, isTitle);
              return [
                ...cases.words.filter(([text, expected]) => words.words(text, rules).map(({ start, end }) => text.slice(start, end)).join("|") !== expected).map(([text]) => `words ${text}`),
                ...["fold", "key", "stem", "textKey"].flatMap((name) => cases[name].filter(([text, expected]) => words[name](text, rules) !== expected).map(([text]) => `${name} ${text}`)),
                ...cases.stemFrench.filter(([text, expected]) => words.stem(text, { ...languages.und, ...languages.fr }) !== expected).map(([text]) => `French stem ${text}`),
                ...cases.slips.filter(([text, expected]) => words.slips(text).join("|") !== expected).map(([text]) => `slips ${text}`),
                ...cases.ofText.filter(({ better, worse }) => !(rank.ofText(...better) > rank.ofText(...worse))).map(({ what }) => what),
                ...cases.distance.filter(([a, b, limit, expected]) => words.distance(a, b, limit) !== expected).map(([a, b]) => `distance ${a} ${b}`),
                ...cases.ofName.filter(({ better, worse }) => !(worth(better) > worth(worse))).map(({ what }) => what),
              ];
            }
            """,
            new[] { cases.GetRawText(), languages.GetRawText() }
        );

        Assert.Empty(wrong);
    }

    [BrowserFact]
    public async Task A_result_shows_the_words_of_its_text_and_the_headings_they_stand_under()
    {
        var page = await browser.NewPage();
        await page.GotoAsync(browser.Http("search.html?q=%22crusader%20colonialism%22"));
        await Settled(page);

        var jnim = page.Locator("main ol > li", new() { Has = page.Locator("a[href$='groups/jnim.html']") });
        await Assertions.Expect(jnim.Locator(".search-excerpt mark").First).ToHaveTextAsync("crusader");
        await Assertions.Expect(jnim.Locator(".search-headings a").First).ToHaveAttributeAsync("href", "./groups/jnim.html#aims");
    }

    private static async Task Settled(IPage page) =>
        await page.WaitForFunctionAsync(
            "() => { const s = document.querySelector('[data-search-status]'); return s.hasAttribute('data-done'); }"
        );

    private static async Task<string[]> Titles(IPage page)
    {
        await Settled(page);
        return await page.Locator("main ol .search-title").EvaluateAllAsync<string[]>("links => links.map(link => link.textContent)");
    }

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}

using System.Text.Json;
using Microsoft.Playwright;
using SahelWiki.Output;
using SahelWiki.Tests;
using SahelWiki.Theme;

namespace SahelWiki.BrowserTests;

/// <summary>What readers of the wiki itself ask, and the pages they should be shown: <c>tests/search-queries.json</c>.</summary>
[Collection(BuiltSite.Name)]
public sealed class SearchRelevanceTests(Browser browser, RepositoryWiki wiki) : BrowserSession(browser), IClassFixture<RepositoryWiki>
{
    private readonly Browser browser = browser;

    /// <summary>The same for queries in French on the French edition: <c>tests/search-queries.fr.json</c>.</summary>
    private static readonly Dictionary<string, double> LeastInFrench = new()
    {
        ["name"] = 0.95,
        ["typo"] = 0.85,
        ["topic"] = 0.70,
        ["question"] = 0.70,
    };

    /// <summary>Mean reciprocal rank that each kind of query has to reach.</summary>
    private static readonly Dictionary<string, double> Least = new()
    {
        ["name"] = 0.95,
        ["alias"] = 0.95,
        ["prefix"] = 0.95,
        ["typo"] = 0.85,
        ["folded"] = 0.85,
        ["phrase"] = 0.85,
        ["facet"] = 0.85,
        ["topic"] = 0.70,
        ["question"] = 0.70,
    };

    public static TheoryData<string> Kinds => [.. Least.Keys];

    public static TheoryData<string> KindsInFrench => [.. LeastInFrench.Keys];

    [BrowserTheory]
    [MemberData(nameof(Kinds))]
    public Task The_search_page_finds_what_is_meant(string kind) => Find("", "search-queries.json", kind, Least[kind]);

    [BrowserTheory]
    [MemberData(nameof(KindsInFrench))]
    public Task The_search_page_finds_what_is_meant_in_French(string kind) =>
        Find("fr/", "search-queries.fr.json", kind, LeastInFrench[kind]);

    /// <param name="folder">Of the edition.</param>
    private async Task Find(string folder, string file, string kind, double least)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(new Uri(wiki.Server!.Address, $"{folder}search.html#q=gao").AbsoluteUri);
        var ranks = new List<(SearchQuery Query, int Rank)>();
        foreach (var query in Queries(file).Where(query => query.Kind == kind))
        {
            var addresses = await Ask(page, query);
            ranks.Add((query, 1 + Array.FindIndex(addresses, address => query.Expect.Contains(address[folder.Length..^".html".Length]))));
        }

        var mean = ranks.Average(found => found.Rank > 0 ? 1.0 / found.Rank : 0);
        Assert.True(
            mean >= least,
            $"{kind}: mean reciprocal rank {mean:0.000}; not first: "
                + string.Join("; ", ranks.Where(found => found.Rank != 1).Select(found => $"{found.Query.Query} ({found.Rank})"))
        );
    }

    /// <summary>As going back to an address does: the page asks again without being loaded again.</summary>
    private static async Task<string[]> Ask(IPage page, SearchQuery query)
    {
        var facets = query.Facets?.SelectMany(facet => facet.Value.Select(value => $"&{facet.Key}={Uri.EscapeDataString(value)}")) ?? [];
        return await page.EvaluateAsync<string[]>(
            """
            async (query) => {
              const status = document.querySelector("[data-search-status]");
              const settled = () => new Promise((resolve) => {
                if (status.hasAttribute("data-done")) return resolve();
                const watch = new MutationObserver(() => { if (status.hasAttribute("data-done")) { watch.disconnect(); resolve(); } });
                watch.observe(status, { attributes: true });
              });
              await settled();
              history.replaceState(null, "", query);
              dispatchEvent(new PopStateEvent("popstate"));
              await settled();
              return [...document.querySelectorAll("main ol > li")].map((item) => item.querySelector("a").pathname.slice(1));
            }
            """,
            $"#q={Uri.EscapeDataString(query.Query)}{string.Concat(facets)}"
        );
    }

    private static IEnumerable<SearchQuery> Queries(string file) =>
        JsonSerializer.Deserialize<SearchQuery[]>(
            File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", file)),
            JsonSerializerOptions.Web
        )!;

    /// <param name="Expect">Ids of the pages that answer; any of them will do.</param>
    public sealed record SearchQuery(string Kind, string Query, string[] Expect, Dictionary<string, string[]>? Facets);
}

/// <summary>The wiki itself, built from <c>input/</c> and served.</summary>
public sealed class RepositoryWiki : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Null where no browser could look at it.</summary>
    public SiteServer? Server { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Executable is not null)
        {
            Assert.NotNull(SiteWriter.Build(new(RepositoryFolder.Input, folder.At("site")), new RazorTheme()).Written);
            Server = await SiteServer.Start(folder.At("site"));
        }
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        folder.Dispose();
    }
}

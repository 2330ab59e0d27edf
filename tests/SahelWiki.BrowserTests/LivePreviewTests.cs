using Microsoft.Playwright;
using SahelWiki.Cli.Preview;
using SahelWiki.Theme;

namespace SahelWiki.BrowserTests;

/// <summary>What a writer sees in an open page of the preview while files change.</summary>
[Collection(BuiltSite.Name)]
public sealed class LivePreviewTests(Browser browser) : BrowserSession(browser)
{
    private readonly Browser browser = browser;

    [BrowserFact]
    public Task A_saved_page_changes_where_it_stands_and_errors_come_and_go_over_it() =>
        Preview(
            async (page, folder, write) =>
            {
                write("Gao on the river", "A city on the Niger.");
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A city on the Niger.");
                await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Gao on the river"));

                write("Gao on the river", "<b>No.</b>");
                await Assertions.Expect(page.Locator("#sahelwiki-errors")).ToContainTextAsync("gao.md");
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A city on the Niger.");

                write("Gao on the river", "Mended.");
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Mended.");
                await Assertions.Expect(page.Locator("#sahelwiki-errors")).ToHaveCountAsync(0);
                Assert.True(await page.EvaluateAsync<bool>("'untouched' in document.documentElement.dataset"));

                await File.WriteAllTextAsync(Path.Combine(folder, "site.yaml"), "title: Another name\n");
                await Assertions.Expect(page.Locator(".site-name")).ToContainTextAsync("Another name");
            }
        );

    [BrowserFact]
    public Task The_contents_still_mark_the_section_that_is_read_when_the_page_was_saved() =>
        Preview(
            async (page, _, write) =>
            {
                var sections = string.Concat(
                    new[] { "First", "Second", "Third" }.Select(name =>
                        $"## {name}\n\n{string.Concat(Enumerable.Repeat("Words.\n\n", 30))}"
                    )
                );
                await page.SetViewportSizeAsync(1440, 900);
                write("Gao", sections);
                await Assertions.Expect(page.Locator(".contents")).ToContainTextAsync("Third");

                write("Gao", sections.Replace("Second", "Other", StringComparison.Ordinal));
                await Assertions.Expect(page.Locator(".contents")).ToContainTextAsync("Other");
                await page.Locator("#other").EvaluateAsync("heading => heading.scrollIntoView({behavior: 'instant'})");

                await Assertions.Expect(page.Locator(".contents a[aria-current]")).ToHaveTextAsync("Other");
                Assert.True(await page.EvaluateAsync<bool>("'untouched' in document.documentElement.dataset"));
            }
        );

    /// <summary>Opens <c>places/gao.html</c> in the preview of a wiki of two pages.</summary>
    /// <param name="look">Given the open page, the folder of the wiki, and what saves the title and the text of the page.</param>
    private async Task Preview(Func<IPage, string, Action<string, string>, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("sahelwiki-").FullName;
        using var stop = new CancellationTokenSource();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "site.yaml"), "title: A name\n");
            Write("index.md", "Home", "Home.");
            Write("places/gao.md", "Gao", "A city.");
            var server = new PreviewServer(new(folder, ""), new RazorTheme(), 0);
            var running = Task.Run(() => server.Run(TextWriter.Null, stop.Token));
            var page = await browser.NewPage();
            await page.GotoAsync($"http://localhost:{await server.Port.WaitAsync(TimeSpan.FromSeconds(30))}/places/gao.html");
            await page.EvaluateAsync("document.documentElement.dataset.untouched = ''");

            await look(page, folder, (title, body) => Write("places/gao.md", title, body));

            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            await stop.CancelAsync();
            Directory.Delete(folder, recursive: true);
        }

        void Write(string path, string title, string body)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"---\ntitle: {title}\nsummary: A page of a test.\n---\n\n{body}\n");
        }
    }
}

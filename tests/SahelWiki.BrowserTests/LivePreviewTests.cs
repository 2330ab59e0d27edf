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
    public async Task A_saved_page_changes_where_it_stands_and_errors_come_and_go_over_it()
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

            Write("places/gao.md", "Gao on the river", "A city on the Niger.");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A city on the Niger.");
            await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Gao on the river"));

            Write("places/gao.md", "Gao on the river", "<b>No.</b>");
            await Assertions.Expect(page.Locator("#sahelwiki-errors")).ToContainTextAsync("gao.md");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A city on the Niger.");

            Write("places/gao.md", "Gao on the river", "Mended.");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Mended.");
            await Assertions.Expect(page.Locator("#sahelwiki-errors")).ToHaveCountAsync(0);
            Assert.True(await page.EvaluateAsync<bool>("'untouched' in document.documentElement.dataset"));

            await File.WriteAllTextAsync(Path.Combine(folder, "site.yaml"), "title: Another name\n");
            await Assertions.Expect(page.Locator(".site-name")).ToContainTextAsync("Another name");
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

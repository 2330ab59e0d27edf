using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SahelWiki.Cli.Commands;

namespace SahelWiki.BrowserTests;

/// <summary>The archives of the wiki, opened as a reader without a connection opens them.</summary>
[Collection(BuiltSite.Name)]
public sealed class ArchiveTests(Browser browser, Archives archives) : BrowserSession(browser), IClassFixture<Archives>
{
    private readonly Browser browser = browser;

    [BrowserFact("zimwriterfs", "zim-tools")]
    public async Task An_unpacked_ZIP_works_from_a_folder_with_the_network_off()
    {
        var folder = archives.Unpacked();

        await Look(new Uri(folder + "/"), offline: true);
    }

    [BrowserFact("kiwix-serve", "kiwix-tools")]
    public async Task A_ZIM_works_in_kiwix_serve()
    {
        using var server = archives.Serve(out var address);

        await Look(await ContentOf(address), offline: false);
    }

    [BrowserFact("kiwix-serve", "kiwix-tools")]
    public async Task A_ZIM_suggests_other_names_of_a_page_and_finds_words_in_its_own_index()
    {
        using var server = archives.Serve(out var address);
        await ContentOf(address);
        using var client = new HttpClient();

        var suggestions = await client.GetStringAsync(new Uri(address, $"suggest?content={Archives.Name}&term=Belmok"));
        var found = await client.GetStringAsync(new Uri(address, $"search?content={Archives.Name}&pattern=Barkhane"));

        Assert.Contains("names-of/persons/mokhtar-belmokhtar", suggestions, StringComparison.Ordinal);
        Assert.Contains("operation-barkhane", found, StringComparison.Ordinal);
    }

    /// <summary>Home, a page, a preview, search with a typo, a source, a former address.</summary>
    private async Task Look(Uri root, bool offline)
    {
        var page = await browser.NewPage(new() { Offline = offline });
        var (complaints, elsewhere) = (new List<string>(), new List<string>());
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" ? [$"{message.Text} {message.Location}"] : []);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
            elsewhere.AddRange(new Uri(request.Url) is { IsFile: true } or { IsLoopback: true } or { Scheme: "data" } ? [] : [request.Url]);
        string At(string document) => root.AbsoluteUri + document;

        await page.GotoAsync(At("index.html"));
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await page.Locator("nav a[href='groups/index.html']").First.ClickAsync();
        await page.Locator("main a[href='jnim.html']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync("Nusrat");

        var link = page.Locator("main .text a[href='../persons/iyad-ag-ghaly.html']").First;
        await link.HoverAsync();
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("Iyad ag Ghaly");

        await page.Locator("main .sources a[href^='../sources/']").First.ClickAsync();
        Assert.Contains("/sources/", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();

        await page.GotoAsync(At("search.html?q=Belmoktar"));
        await Assertions.Expect(page.Locator("main ol a[href$='persons/mokhtar-belmokhtar.html']").First).ToBeVisibleAsync();

        await page.GotoAsync(At("groups/former-name-of-jnim.html"));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/groups/jnim\\.html$"));

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.Empty(elsewhere);
    }

    /// <summary>
    /// Where kiwix-serve shows the contents: below the name of the file, with or without a folder before it, as versions differ.
    /// </summary>
    private static async Task<Uri> ContentOf(Uri address)
    {
        using var client = new HttpClient();
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(100))
        {
            foreach (var candidate in new[] { new Uri(address, $"content/{Archives.Name}/"), new Uri(address, $"{Archives.Name}/") })
            {
                try
                {
                    if ((await client.GetAsync(new Uri(candidate, "index.html"))).IsSuccessStatusCode)
                    {
                        return candidate;
                    }
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }
            }
        }

        throw new TimeoutException($"kiwix-serve does not show {Archives.Name} at {address}.");
    }
}

/// <summary>Archives of the wiki of these tests, made once by the command.</summary>
public sealed class Archives : IDisposable
{
    public const string Name = "small-2024-05-01";

    // Spaces and accents, as a reader's own folders have them.
    private readonly string folder = Path.Combine(
        Directory.CreateTempSubdirectory("sahelwiki-archives-").FullName,
        "Clé USB de Fatoumata é #1"
    );

    private readonly Browser browser;
    private bool areMade;

    public Archives(Browser browser) => this.browser = browser;

    /// <summary>The folder that the ZIP is unpacked to.</summary>
    public string Unpacked()
    {
        Make();
        var unpacked = Path.Combine(folder, "Wiki déballé");
        ZipFile.ExtractToDirectory(Path.Combine(folder, Name + ".zip"), unpacked);
        return unpacked;
    }

    /// <summary>Shows the ZIM over the loopback interface until it is disposed of.</summary>
    public Server Serve(out Uri address)
    {
        Make();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        address = new($"http://127.0.0.1:{port}/");
        return new(
            Process.Start(
                new ProcessStartInfo(
                    "kiwix-serve",
                    ["--address", "127.0.0.1", "--port", $"{port}", "--nosearchbar", Path.Combine(folder, Name + ".zim")]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    /// <summary>A process that ends with the test.</summary>
    public sealed class Server(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    private void Make()
    {
        if (!areMade)
        {
            var (status, output) = Run(
                "dotnet",
                [typeof(SahelWikiCommand).Assembly.Location, "archive", "-i", browser.Input, "-o", folder],
                ("SOURCE_DATE_EPOCH", "1714564800")
            );
            Assert.True(status == 0, output);
            areMade = true;
        }
    }

    private static (int Status, string Output) Run(string program, string[] arguments, (string Name, string Value) variable)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

using Microsoft.Playwright;
using SahelWiki.Theme;

namespace SahelWiki.BrowserTests;

/// <summary>The wiki, built once from <c>input/</c> and served over the loopback interface, and a Chromium to look at it.</summary>
/// <remarks>Chromium is the one of the environment variable <c>CHROMIUM</c>, else the first <c>chromium</c> on the path, else <c>/usr/bin/chromium</c>.</remarks>
public sealed class Browser : IAsyncLifetime
{
    private readonly string temporary = Directory.CreateTempSubdirectory("sahelwiki-browser-").FullName;
    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    /// <summary>Where the built site lies, for looking at it from a folder.</summary>
    public string Folder => Path.Combine(temporary, "site");

    public SiteServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var result = SiteBuilder.Build(new(RepositoryFolder.Input, Folder), new RazorTheme());
        Assert.NotNull(result.Written);
        Server = await SiteServer.Start(Folder);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable(),
            Args = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
        });
    }

    /// <summary>A new page in a profile of its own, so that no test sees what another stored.</summary>
    public async Task<IPage> NewPage(BrowserNewContextOptions? options = null) => await (await chromium.NewContextAsync(options)).NewPageAsync();

    /// <summary>The address of a document over http: <c>groups/jnim.html</c>.</summary>
    public string Http(string document) => new Uri(Server.Address, document).AbsoluteUri;

    /// <summary>The address of a document in its folder; <paramref name="document"/> may have a query.</summary>
    public string File(string document) => new Uri(new Uri("file://" + Folder + "/"), document).AbsoluteUri;

    public async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(temporary, recursive: true);
    }

    private static string Executable() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "chromium")).Append("/usr/bin/chromium").FirstOrDefault(System.IO.File.Exists)
                ?? throw new FileNotFoundException("Chromium was not found. Install it, or set CHROMIUM to its path.");
}

/// <summary>All tests that look at the built wiki share one <see cref="Browser"/>: <c>[Collection(BuiltSite.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class BuiltSite : ICollectionFixture<Browser>
{
    public const string Name = "built site";
}

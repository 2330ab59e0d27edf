using Microsoft.Playwright;
using SahelWiki.Tests;

namespace SahelWiki.BrowserTests;

/// <summary>A wiki made for tests, built once and served over the loopback interface, and a Chromium to look at it.</summary>
/// <remarks>
/// The wiki is <c>Wiki/</c>, one small page of every kind, and <see cref="HardCases"/>; nothing of <c>input/</c>, which changes every day.
/// </remarks>
public sealed class Browser : IAsyncLifetime
{
    private readonly TemporaryFolder temporary = new();
    private readonly List<IBrowserContext> open = [];
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>What the wiki is made from.</summary>
    public string Input => temporary.At("input");

    /// <summary>Where the built site lies, for looking at it from a folder.</summary>
    public string Folder => temporary.At("site");

    /// <summary>One document of each kind that the site has.</summary>
    public KindsOfPages Kinds { get; private set; } = null!;

    public SiteServer Server { get; private set; } = null!;

    /// <remarks>Without Chromium every test is skipped, or, in CI, fails with what to install.</remarks>
    public async Task InitializeAsync()
    {
        if (Chromium.Executable is null && !Needs.InCi)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        chromium = await Chromium.Launch(playwright);
        Copy(Path.Combine(RepositoryFolder.Root, "tests", "SahelWiki.BrowserTests", "Wiki"), Input);
        HardCases.AddTo(Input);
        temporary.Commit("Add the first pages");
        Kinds = KindsOfPages.Build(new(Input, Folder, History: true), documents => documents[^1]);
        Server = await SiteServer.Start(Folder);
    }

    /// <summary>A new page in a profile of its own, so that no test sees what another stored.</summary>
    public async Task<IPage> NewPage(BrowserNewContextOptions? options = null)
    {
        var context = await chromium!.NewContextAsync(options);
        open.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Pages that nobody looks at any more slow down the next ones.</summary>
    public async Task ClosePages()
    {
        foreach (var context in open)
        {
            await context.CloseAsync();
        }

        open.Clear();
    }

    /// <summary>The address of a document over http: <c>groups/jnim.html</c>.</summary>
    public string Http(string document) => new Uri(Server.Address, document).AbsoluteUri;

    /// <summary>The address of a document in its folder; <paramref name="document"/> may have a query.</summary>
    public string File(string document) => new Uri(new Uri("file://" + Folder + "/"), document).AbsoluteUri;

    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        temporary.Dispose();
    }

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }
}

/// <summary>All tests that look at a built wiki share one <see cref="Browser"/>: <c>[Collection(BuiltSite.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class BuiltSite : ICollectionFixture<Browser>
{
    public const string Name = "built site";
}

/// <summary>Closes the pages of each test when it is over.</summary>
public abstract class BrowserSession(Browser browser) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => browser.ClosePages();
}

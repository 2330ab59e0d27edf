using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>Finds the browser that tests look at the site with. Nothing is downloaded: who runs tests decides what is installed.</summary>
/// <remarks>
/// In this order: the file that the environment variable <c>CHROMIUM</c> names, a program of <see cref="Names"/> on the path,
/// a browser that Playwright installed (<c>PLAYWRIGHT_BROWSERS_PATH</c>, else its cache below the home folder).
/// </remarks>
public static class Chromium
{
    /// <summary>What is missing, and what to install, in one sentence.</summary>
    public const string Missing =
        "Chromium is missing; install it (apt-get install chromium, or Google Chrome), or set CHROMIUM to its path.";

    /// <summary>The shell without windows first: a context in it costs a quarter of the time.</summary>
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];

    /// <summary>Null where there is none.</summary>
    public static string? Executable { get; } = Find();

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static async Task<IBrowser> Launch(IPlaywright playwright) =>
        await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable ?? throw new FileNotFoundException(Missing),
                Args =
                [
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
                ],
            }
        );

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : OnThePath().Concat(InPlaywrightsCache()).FirstOrDefault(File.Exists);

    private static IEnumerable<string> OnThePath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + ending)));
    }

    /// <remarks>Source: Playwright documentation, "Browsers", on where they are kept on each system; newest revision first.</remarks>
    private static IEnumerable<string> InPlaywrightsCache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache =
            Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } named ? named
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "ms-playwright")
            : OperatingSystem.IsWindows()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ms-playwright")
            : Path.Combine(home, ".cache", "ms-playwright");
        if (!Directory.Exists(cache))
        {
            return [];
        }

        string[] programs = ["chrome-headless-shell", "headless_shell", "chrome", "Chromium", "chrome-headless-shell.exe", "chrome.exe"];
        return new[] { "chromium_headless_shell-*", "chromium-*" }
            .SelectMany(pattern =>
                Directory
                    .EnumerateDirectories(cache, pattern)
                    .OrderByDescending(folder => folder.Length)
                    .ThenByDescending(folder => folder, StringComparer.Ordinal)
            )
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => programs.Contains(Path.GetFileName(file)));
    }
}

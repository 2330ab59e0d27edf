using System.Runtime.CompilerServices;
using SahelWiki.Linking;
using SahelWiki.Theme;

namespace SahelWiki.ContentTests;

/// <summary>The wiki of this repository, linked once for all tests.</summary>
public sealed class Wiki
{
    public Site Site { get; } = SiteBuilder.Load(new(Path.Combine(Folder(), "..", "..", "input"), ""), new RazorTheme()).Site;

    /// <summary>The folder of these tests.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

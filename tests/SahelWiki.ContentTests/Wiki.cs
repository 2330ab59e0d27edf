using System.Runtime.CompilerServices;
using SahelWiki.Linking;

namespace SahelWiki.ContentTests;

/// <summary>The wiki of this repository, linked once for all tests.</summary>
public sealed class Wiki
{
    public Site Site { get; } = SiteBuilder.Load(new LoadOptions(Path.Combine(Folder(), "..", "..", "input"))).Site;

    /// <summary>The folder of these tests.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

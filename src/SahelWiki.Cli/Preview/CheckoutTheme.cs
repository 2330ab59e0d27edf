using System.Collections.Immutable;
using SahelWiki.Output.Views;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Preview;

/// <summary>A theme whose styles, scripts and pictures are taken from a checkout as they are now, for those who change them.</summary>
/// <param name="folder">The folder <c>theme/assets</c>; files that it lacks come from the theme itself.</param>
internal sealed class CheckoutTheme(ITheme theme, string folder) : ITheme
{
    /// <summary>Where the assets lie in a checkout whose input folder this is; null where it is none.</summary>
    public static string? FolderBeside(string input) =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input))) is { } parent
        && Path.Combine(parent, "theme", "assets") is var assets
        && Directory.Exists(assets)
            ? assets
            : null;

    public ImmutableArray<ThemeAsset> Assets => [.. theme.Assets.Select(asset => new ThemeAsset(asset.Path, Read(asset)))];

    public ReadOnlyMemory<byte> Render(View view) => theme.Render(view);

    private ReadOnlyMemory<byte> Read(ThemeAsset asset)
    {
        // Only names that the theme has are read: nothing else of the checkout is served.
        var file = Path.Combine(folder, asset.Path.Value["assets/".Length..]);
        try
        {
            if (asset.Path.Value == "assets/css/site.css" && Directory.Exists(Path.GetDirectoryName(file)))
            {
                return RazorTheme
                    .InStyleOrder(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.css"))
                    .SelectMany(File.ReadAllBytes)
                    .ToArray();
            }

            return File.Exists(file) ? File.ReadAllBytes(file) : asset.Content;
        }
        catch (IOException)
        {
            return asset.Content;
        }
    }
}

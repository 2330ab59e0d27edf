using SahelWiki.Linking;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The images that pages show, as their authors made them.</summary>
internal static class ImageFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.Images.Select(image => new OutputFile(new(image.Path.Value), () => image.Bytes.AsMemory()));
}

/// <summary>Styles, scripts and pictures of the theme, and what the wiki has of its own in their place.</summary>
internal static class AssetFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Theme.Assets.Select(asset => new OutputFile(asset.Path, () => OwnIcon(context.Site, asset.Path) ?? asset.Content))
            .Concat(
                context
                    .Site.Theme.Where(file => file.Path.Extension == ".css")
                    .Select(file => new OutputFile(SitePaths.OwnStyle, () => file.Bytes.AsMemory()))
            );

    /// <summary>One picture serves in all sizes: whoever shows it makes it smaller.</summary>
    private static ReadOnlyMemory<byte>? OwnIcon(Site site, OutputPath path)
    {
        if (!path.Value.StartsWith("assets/icon", StringComparison.Ordinal))
        {
            return null;
        }

        // Said as a statement: in an expression, null would be taken for memory without a byte in it.
        var icon = site.Theme.FirstOrDefault(file => path.Value.EndsWith(file.Path.Extension, StringComparison.Ordinal));
        if (icon is null)
        {
            return null;
        }

        return icon.Bytes.AsMemory();
    }
}

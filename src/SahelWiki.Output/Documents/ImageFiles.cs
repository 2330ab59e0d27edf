using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>The images that pages show, as their authors made them.</summary>
internal static class ImageFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.Images.Select(image => new OutputFile(new(image.Path.Value), () => image.Bytes.AsMemory()));
}

/// <summary>Styles, scripts and pictures of the theme.</summary>
internal static class AssetFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Theme.Assets.Select(asset => new OutputFile(asset.Path, () => asset.Content));
}

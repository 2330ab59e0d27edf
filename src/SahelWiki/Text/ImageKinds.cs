using System.Collections.Immutable;

namespace SahelWiki.Text;

/// <summary>Kinds of images that browsers show everywhere and that hold no scripts, which rules out SVG.</summary>
public static class ImageKinds
{
    /// <summary>Endings of their files.</summary>
    public static readonly ImmutableArray<string> Extensions = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"];
}

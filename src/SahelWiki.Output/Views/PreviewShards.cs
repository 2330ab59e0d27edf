using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>How previews are divided over files, so that a page loads only those of the links a reader points at.</summary>
public static class PreviewShards
{
    /// <summary>About how many pages one shard holds: some 12 kB, a third of that compressed.</summary>
    private const int PagesInOne = 32;

    /// <returns>A power of two, so that a page more seldom moves the others; 0 for a site without pages.</returns>
    public static int Count(int pages) =>
        pages == 0 ? 0 : (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((pages + PagesInOne - 1) / PagesInOne));

    /// <summary>The shard of a page, by its address without <c>.html</c>. The theme's script computes the same.</summary>
    /// <remarks>Source: FNV-1a, 32 bits (Fowler, Noll, Vo; RFC 9923), over UTF-16 code units instead of bytes.</remarks>
    public static int Of(string address, int count)
    {
        var hash = 0x811c9dc5u;
        foreach (var c in address)
        {
            hash = (hash ^ c) * 0x01000193u;
        }

        return (int)(hash & (uint)(count - 1));
    }

    /// <summary>What a page is called in its shard.</summary>
    public static string KeyOf(OutputPath path) => path.Value[..^".html".Length];
}

using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>What somebody means who copies the address of a page out of the browser.</summary>
internal static class OwnAddresses
{
    /// <returns>What to write instead; null where the last parts of the address are no page of the wiki.</returns>
    public static string? Advice(string address, LinkResolver resolver) =>
        PageOf(address, resolver) is { } page ? $"Write [[{page.Id}]], or with words: [[{page.Id}|the words]]." : null;

    private static Page? PageOf(string address, LinkResolver resolver)
    {
        if (!address.Contains("://", StringComparison.Ordinal) && !address.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = address.Split('#', '?')[0].TrimEnd('/').Split('/');
        if (parts.Length < 2)
        {
            return null;
        }

        var file = parts[^1].EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? parts[^1][..^5] : parts[^1];
        return resolver.Resolve($"{parts[^2]}/{file}") is LinkResolution.Found { Page: var page } && page.Slug == file ? page : null;
    }
}

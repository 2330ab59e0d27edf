namespace SahelWiki.Output.Views;

/// <summary>Where the text of a licence is found.</summary>
internal static class Licences
{
    /// <summary>Of a licence of Creative Commons, as <c>CC BY 4.0</c>; null for others.</summary>
    public static string? Address(string licence) =>
        licence.Replace(' ', '-').Split('-') switch
        {
            ["CC", .. var terms, var version] when terms.Length > 0 =>
                $"https://creativecommons.org/licenses/{string.Join('-', terms).ToLowerInvariant()}/{version}/",
            ["CC0", var version] => $"https://creativecommons.org/publicdomain/zero/{version}/",
            _ => null,
        };
}

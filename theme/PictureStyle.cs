using System.Text;
using System.Text.RegularExpressions;

namespace SahelWiki.Theme;

/// <summary>The style of a picture that is a file of its own: what the style sheets of the wiki say of it, and no more.</summary>
internal static partial class PictureStyle
{
    public static string OfLineages { get; } = Of(".lineage");

    public static string OfNetworks { get; } = Of(".network");

    private static string Of(string picture)
    {
        var pictures = Encoding.UTF8.GetString(RazorTheme.Files["css/pictures.css"]);
        var own = Rules(pictures[..pictures.IndexOf("@media (forced-colors", StringComparison.Ordinal)])
            .Where(rule => rule.Contains(picture, StringComparison.Ordinal))
            .ToArray();
        var used = own.SelectMany(rule => Variable().Matches(rule).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        var colours = Encoding.UTF8.GetString(RazorTheme.Files["css/wiki.css"]);
        var start = colours.IndexOf(":root {", StringComparison.Ordinal);
        var dark = colours.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal);
        var end = colours.IndexOf(":root[data-scheme", StringComparison.Ordinal);
        string Values(string part) =>
            string.Concat(Declaration().Matches(part).Where(match => used.Contains(match.Groups[1].Value)).Select(match => match.Value));
        return $":root{{{Values(colours[start..dark])}}}@media(prefers-color-scheme:dark){{:root{{{Values(colours[dark..end])}}}}}"
            + string.Concat(own);
    }

    /// <summary>Rules that stand in no other, each on one line.</summary>
    private static IEnumerable<string> Rules(string css) =>
        Rule().Matches(Comment().Replace(css, "")).Select(match => Space().Replace(match.Value, " ").Trim());

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?m)^[^@\s{}][^{}]*\{[^{}]*\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"--[a-z-]+(?=\))")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(--[a-z-]+):[^;]*;")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

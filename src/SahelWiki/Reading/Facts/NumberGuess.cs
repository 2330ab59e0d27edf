using System.Text.RegularExpressions;

namespace SahelWiki.Reading.Facts;

/// <summary>What somebody means who writes a number with words: the value to write instead.</summary>
public static partial class NumberGuess
{
    /// <returns>The value as YAML; null where there is nothing to guess.</returns>
    public static string? Of(string written)
    {
        var text = written.Trim().Replace(",", "").ToLowerInvariant();
        return Range().Match(text) is { Success: true } range ? $"{{min: {range.Groups[1].Value}, max: {range.Groups[2].Value}}}"
            : AtLeast().Match(text) is { Success: true } least ? $"{{min: {least.Groups["n"].Value}}}"
            : AtMost().Match(text) is { Success: true } most ? $"{{max: {most.Groups["n"].Value}}}"
            : About().Match(text) is { Success: true } about
                ? $"{{value: {about.Groups["n"].Value}, note: {about.Groups["word"].Value.TrimEnd('.')}}}"
            : null;
    }

    [GeneratedRegex(@"^(?:between )?(\d+)\s*(?:-|–|—|to|and|or)\s*(\d+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:(?:at least|more than|over|min\.?|minimum|>=?)\s*(?<n>\d+)|(?<n>\d+)\s*\+)$")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:up to|at most|less than|fewer than|max\.?|maximum|<=?)\s*(?<n>\d+)$")]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^(?<word>about|around|approximately|approx\.?|some|nearly|almost|ca?\.?)\s+(?<n>\d+)$")]
    private static partial Regex About();
}

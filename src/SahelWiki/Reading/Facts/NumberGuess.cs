using System.Globalization;
using System.Text.RegularExpressions;

namespace SahelWiki.Reading.Facts;

/// <summary>What somebody means who writes a number with words, in English or in French: the value to write instead.</summary>
public static partial class NumberGuess
{
    /// <summary>Words for about so many: <c>une dizaine</c>, <c>a dozen</c>.</summary>
    private static readonly (string Word, int Number)[] Rounds =
    [
        ("demi-douzaine", 6),
        ("half a dozen", 6),
        ("dizaine", 10),
        ("dozen", 12),
        ("douzaine", 12),
        ("quinzaine", 15),
        ("vingtaine", 20),
        ("trentaine", 30),
        ("quarantaine", 40),
        ("cinquantaine", 50),
        ("soixantaine", 60),
        ("centaine", 100),
        ("hundred", 100),
        ("millier", 1000),
        ("thousand", 1000),
    ];

    /// <returns>The value as YAML; null where there is nothing to guess.</returns>
    public static string? Of(string written)
    {
        var text = Grouped().Replace(written.Trim().Replace(",", "").ToLowerInvariant(), "");
        return Range().Match(text) is { Success: true } range ? $"{{min: {range.Groups[1].Value}, max: {range.Groups[2].Value}}}"
            : AtLeast().Match(text) is { Success: true } least ? $"{{min: {least.Groups["n"].Value}}}"
            : AtMost().Match(text) is { Success: true } most ? $"{{max: {most.Groups["n"].Value}}}"
            : About().Match(text) is { Success: true } about
                ? $"{{value: {about.Groups["n"].Value}, note: {about.Groups["word"].Value.TrimEnd('.')}}}"
            : Round(text, written.Trim());
    }

    private static string? Round(string text, string written) =>
        Rounds.Where(round => RoundNumber().Match(text).Groups["word"].Value == round.Word).Select(round => round.Number).FirstOrDefault()
            is > 0
                and var number
            ? $"{{value: {number.ToString(CultureInfo.InvariantCulture)}, note: {written}}}"
            : null;

    /// <summary>A space between groups of three digits.</summary>
    [GeneratedRegex(@"(?<=\d)[ \u00a0\u202f\u2009.](?=\d{3}(?:\D|$))")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?:between |entre |de )?(\d+)\s*(?:-|–|—|to|and|or|à|a|et|ou)\s*(\d+)$")]
    private static partial Regex Range();

    [GeneratedRegex(
        @"^(?:(?:at least|more than|over|min\.?|minimum|au moins|plus de|au minimum|>=?|≥)\s*(?<n>\d+)|(?<n>\d+)\s*(?:\+|au moins|ou plus|or more))$"
    )]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:up to|at most|less than|fewer than|max\.?|maximum|au plus|moins de|jusqu['’]à|au maximum|<=?|≤)\s*(?<n>\d+)$")]
    private static partial Regex AtMost();

    [GeneratedRegex(
        @"^(?<word>about|around|approximately|approx\.?|some|nearly|almost|ca?\.?|environ|env\.?|près de|presque|quelque|autour de)\s+(?<n>\d+)$"
    )]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:about |environ |some |à peu près )?(?:une? |a |one )?(?<word>[a-z-]+|half a dozen)(?: de .*| d['’].*| of .*)?$")]
    private static partial Regex RoundNumber();
}

using System.Globalization;
using System.Text.RegularExpressions;
using SahelWiki.Model;

namespace SahelWiki.Reading.Facts;

/// <summary>What somebody means who writes a date as other places want it: the dates to write instead.</summary>
/// <remarks>
/// Only what a person would read in the same way is guessed; where day and month could be either, both readings are given.
/// </remarks>
public static partial class DateGuess
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>EDTF dates, the likeliest first; empty where there is nothing to guess.</returns>
    public static IReadOnlyList<string> Of(string written)
    {
        var text = written.Trim().TrimEnd('.');
        var mark = "";
        if (About().Match(text) is { Success: true } about)
        {
            (text, mark) = (text[about.Length..].Trim(), "~");
        }

        return [.. Plain(text).Select(date => date + mark).Where(date => EdtfParser.Parse(date, out _) is not null).Distinct()];
    }

    private static IEnumerable<string> Plain(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return [Day(iso, "y", "m", "d")];
        }

        if (YearLast().Match(text) is { Success: true } local)
        {
            return [Day(local, "y", "b", "a"), Day(local, "y", "a", "b")];
        }

        if (Years().Match(text) is { Success: true } span)
        {
            return [$"{span.Groups[1].Value}/{span.Groups[2].Value}"];
        }

        if (Decade().Match(text) is { Success: true } decade)
        {
            return [decade.Groups[1].Value + "X"];
        }

        if (Since().Match(text) is { Success: true } since)
        {
            return
            [
                since.Groups["word"].Value.StartsWith("since", StringComparison.OrdinalIgnoreCase)
                    ? $"{since.Groups["y"].Value}/.."
                    : $"../{since.Groups["y"].Value}",
            ];
        }

        if (
            Worded().Match(text) is { Success: true } worded
            && Array.FindIndex(Months, month => worded.Groups["m"].Value.StartsWith(month, StringComparison.OrdinalIgnoreCase))
                is var index
                    and >= 0
        )
        {
            var month = $"{worded.Groups["y"].Value}-{(index + 1).ToString("00", CultureInfo.InvariantCulture)}";
            return [worded.Groups["d"] is { Success: true, Value: var day } ? $"{month}-{day.PadLeft(2, '0')}" : month];
        }

        return BareYear().IsMatch(text) ? [text] : [];
    }

    private static string Day(Match match, string year, string month, string day) =>
        match.Groups[day].Success
            ? $"{match.Groups[year].Value}-{match.Groups[month].Value.PadLeft(2, '0')}-{match.Groups[day].Value.PadLeft(2, '0')}"
            : $"{match.Groups[year].Value}-{match.Groups[month].Value.PadLeft(2, '0')}";

    [GeneratedRegex(
        @"^(about|around|circa|approximately|approx\.?|ca?\.|ca?(?= )|~)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex About();

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})([-/.](?<d>\d{1,2}))?$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>\d{1,2})[-/.]\s*(?<b>\d{1,2})[-/.]\s*(?<y>\d{4})$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(\d{4})\s*(?:-|–|—|to|until)\s*(\d{4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"^(?:the )?(\d{3})0'?s$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?<word>since|until|before)\s+(?<y>\d{4}(-\d\d){0,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(
        @"^(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<m>[A-Za-z]{3,9})\.?,?\s+(?:(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<y>\d{4})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Worded();

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex BareYear();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace SahelWiki.Reading.Facts;

/// <summary>Degrees as maps and encyclopedias print them, as the decimal degrees to write instead.</summary>
public static partial class CoordinateGuess
{
    /// <summary><c>16°16'N</c> as <c>16.27</c>; two decimals, about one kilometre, are what the wiki shows.</summary>
    public static string? Degrees(string written)
    {
        if (Printed().Match(written.Trim()) is not { Success: true } match)
        {
            return null;
        }

        decimal Part(string name) =>
            match.Groups[name] is { Success: true, Value: var digits } ? decimal.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var degrees = Part("d") + (Part("m") / 60) + (Part("s") / 3600);
        var isNegative = match.Groups["sign"].Value is "-" or "−" || match.Groups["side"].Value.ToUpperInvariant() is "S" or "W" or "O";
        return Math.Round(isNegative ? -degrees : degrees, 2).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Two numbers in one line as the mapping to write instead, latitude first as maps have it; null where it is not that.
    /// </summary>
    public static string? Pair(string written)
    {
        var parts = written.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            parts = written.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return parts.Length == 2 && Degrees(parts[0]) is { } lat && Degrees(parts[1]) is { } lon
            ? $"{{lat: {lat}, lon: {lon}, precision: town}}"
            : null;
    }

    [GeneratedRegex(
        @"^(?<sign>[-−+])?(?<d>\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(?<m>\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(?<s>\d{1,2}(?:\.\d+)?)\s*(?:""|″|”|'')\s*)?(?<side>[NSEWOnsewo])?$"
    )]
    private static partial Regex Printed();
}

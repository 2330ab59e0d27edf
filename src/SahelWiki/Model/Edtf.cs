namespace SahelWiki.Model;

/// <summary>A date as historians write it: exact, coarse, uncertain, or a span.</summary>
/// <remarks>Source: ISO 8601-2:2019, EDTF levels 0 and 1 (Library of Congress, "Extended Date/Time Format Specification").</remarks>
public abstract record Edtf(string Written) : IComparable<Edtf>
{
    /// <summary>
    /// The first day the date can mean, as days since 1 January of year 1 (proleptic Gregorian); long.MinValue for an open or unknown
    /// start.
    /// </summary>
    public abstract long Earliest { get; }

    /// <summary>The last day the date can mean; long.MaxValue for an open or unknown end.</summary>
    public abstract long Latest { get; }

    /// <summary>One date, to the precision given.</summary>
    /// <param name="Year">Astronomical: 0 is 1 BC. With <paramref name="UnknownDigits"/> the first year of the decade or century.</param>
    /// <param name="UnknownDigits">How many digits of the year are X: 1 for <c>201X</c>, 2 for <c>20XX</c>.</param>
    /// <param name="Month">1–12, or a season 21–24 (spring, summer, autumn, winter); null where not given or XX.</param>
    /// <param name="Day">1–31; null where not given or XX.</param>
    public sealed record Single(string Written, int Year, int UnknownDigits, int? Month, int? Day, bool Uncertain, bool Approximate)
        : Edtf(Written)
    {
        public bool IsSeason => Month > 12;

        public override long Earliest =>
            Month switch
            {
                null => Calendar.Day(Year, 1, 1),
                // Seasons of the northern hemisphere begin with the month of their equinox or solstice.
                > 12 and var season => Calendar.Day(Year, 3 + (3 * (season - 21)), 1),
                var month => Calendar.Day(Year, month.GetValueOrDefault(), Day ?? 1),
            };

        public override long Latest =>
            Month switch
            {
                null => Calendar.Day(
                    Year
                        + (
                            UnknownDigits switch
                            {
                                0 => 0,
                                1 => 9,
                                _ => 99,
                            }
                        ),
                    12,
                    31
                ),
                24 => Calendar.Day(Year + 1, 2, Calendar.DaysIn(Year + 1, 2)),
                > 12 and var season => Calendar.Day(Year, 5 + (3 * (season - 21)), 30),
                var month => Calendar.Day(Year, month.GetValueOrDefault(), Day ?? Calendar.DaysIn(Year, month.Value)),
            };
    }

    /// <summary>A span of time. Both ends belong to it.</summary>
    /// <param name="From">Null where open (<c>..</c>) or unknown (nothing written).</param>
    /// <param name="To">Null where open (<c>..</c>) or unknown (nothing written).</param>
    public sealed record Interval(string Written, Single? From, Single? To, bool OpenStart, bool OpenEnd) : Edtf(Written)
    {
        public override long Earliest => From?.Earliest ?? long.MinValue;

        public override long Latest => To?.Latest ?? long.MaxValue;
    }

    /// <summary>By earliest day, then by latest, then as written.</summary>
    /// <remarks>A span with an open start sorts by its end: "until 2015" belongs beside 2015, not before all history.</remarks>
    public int CompareTo(Edtf? other)
    {
        if (other is null)
        {
            return 1;
        }

        return SortDay.CompareTo(other.SortDay) is not 0 and var start ? start
            : Latest.CompareTo(other.Latest) is not 0 and var end ? end
            : string.CompareOrdinal(Written, other.Written);
    }

    /// <summary>The year a reader files the date under.</summary>
    public int SortYear =>
        this switch
        {
            Single single => single.Year,
            Interval { From: { } from } => from.Year,
            Interval { To: { } to } => to.Year,
            _ => 0,
        };

    /// <summary>True where both can mean one day.</summary>
    public bool Overlaps(Edtf other) => Earliest <= other.Latest && other.Earliest <= Latest;

    private long SortDay => this is Interval { From: null, To: { } to } ? to.Earliest : Earliest;
}

/// <summary>Reads EDTF.</summary>
public static class EdtfParser
{
    /// <param name="reason">What is wrong, as the end of a sentence; empty where the date is good.</param>
    /// <returns>Null where the text is no EDTF date of level 0 or 1.</returns>
    public static Edtf? Parse(string text, out string reason)
    {
        reason = "";
        text = text.Trim();
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return Single(text, text, ref reason);
        }

        if (text.IndexOf('/', slash + 1) >= 0)
        {
            reason = "between two dates stands one slash";
            return null;
        }

        var (left, right) = (text[..slash], text[(slash + 1)..]);
        var from = left is "" or ".." ? null : Single(left, left, ref reason);
        var to = right is "" or ".." || reason.Length > 0 ? null : Single(right, right, ref reason);
        if (reason.Length > 0)
        {
            return null;
        }

        if (from is null && to is null)
        {
            reason = "a span has at least one end";
            return null;
        }

        if (from is not null && to is not null && from.Earliest > to.Latest)
        {
            reason = "it ends before it begins";
            return null;
        }

        return new Edtf.Interval(text, from, to, left == "..", right == "..");
    }

    private static Edtf.Single? Single(string written, string text, ref string reason)
    {
        var (uncertain, approximate) = (false, false);
        if (text.Length > 0 && text[^1] is '?' or '~' or '%')
        {
            (uncertain, approximate) = (text[^1] is '?' or '%', text[^1] is '~' or '%');
            text = text[..^1];
        }

        // Level 0 allows a time of day; the wiki keeps the day.
        if (
            text.IndexOf('T') is var time and > 0
            && TimeOnly.TryParse(text.AsSpan(time + 1).TrimEnd('Z'), System.Globalization.CultureInfo.InvariantCulture, out _)
        )
        {
            text = text[..time];
        }

        var (yearText, rest) = SplitYear(text);
        if (Year(yearText) is not var (year, unknownDigits))
        {
            reason =
                yearText.Length is > 0 and < 4 && yearText.All(char.IsAsciiDigit)
                    ? "a year has four digits"
                    : "it has none of the forms of a date";
            return null;
        }

        int? month = null,
            day = null;
        var parts = rest.Length == 0 ? [] : rest[1..].Split('-');
        if (
            parts.Length > 2
            || parts.Any(part => part.Length != 2)
            || (parts.Length > 0 && unknownDigits > 0 && parts.Any(part => part != "XX"))
        )
        {
            reason = parts.Any(part => part.Length == 1) ? "months and days have two digits" : "it has none of the forms of a date";
            return null;
        }

        if (parts.Length > 0 && parts[0] != "XX")
        {
            if (!Two(parts[0], out var value) || value is not ((>= 1 and <= 12) or (>= 21 and <= 24 and var _)))
            {
                reason = value > 0 ? $"there is no month {parts[0]}" : "it has none of the forms of a date";
                return null;
            }

            month = value;
        }

        if (parts.Length > 1 && parts[1] != "XX")
        {
            if (month is null or > 12 || !Two(parts[1], out var value) || value < 1 || value > Calendar.DaysIn(year, month.Value))
            {
                reason =
                    month is >= 1 and <= 12 && Two(parts[1], out _)
                        ? $"that month has no day {parts[1]}"
                        : "it has none of the forms of a date";
                return null;
            }

            day = value;
        }

        return new(written, year, unknownDigits, month, day, uncertain, approximate);
    }

    /// <summary>A year ends at the first hyphen that is not its sign.</summary>
    private static (string Year, string After) SplitYear(string text)
    {
        var first = text is ['Y', ..] ? 2 : 1;
        var hyphen = text.IndexOf('-', Math.Min(first, text.Length));
        return hyphen < 0 ? (text, "") : (text[..hyphen], text[hyphen..]);
    }

    private static (int Year, int UnknownDigits)? Year(string text)
    {
        if (
            text is ['Y', .. var far]
            && far.TrimStart('-').Length is > 4 and <= 6
            && int.TryParse(far, System.Globalization.CultureInfo.InvariantCulture, out var distant)
        )
        {
            return (distant, 0);
        }

        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var unknown = digits.Length - digits.TrimEnd('X').Length;
        if (digits.Length != 4 || unknown > 2 || !digits[..^unknown].All(char.IsAsciiDigit))
        {
            return null;
        }

        var year = int.Parse(digits[..^unknown].PadRight(4, '0'), System.Globalization.CultureInfo.InvariantCulture);
        return (negative ? -year : year, unknown);
    }

    private static bool Two(string text, out int value) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);
}

/// <summary>The proleptic Gregorian calendar, also before year 1, where <see cref="DateOnly"/> ends.</summary>
public static class Calendar
{
    public static int DaysIn(int year, int month) =>
        month switch
        {
            2 => IsLeap(year) ? 29 : 28,
            4 or 6 or 9 or 11 => 30,
            _ => 31,
        };

    /// <summary>Days since 1 January of year 1.</summary>
    /// <remarks>Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.</remarks>
    public static long Day(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146097) + dayOfEra - 306;
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

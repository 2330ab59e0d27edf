using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SahelWiki.Model;

/// <summary>A date as historians write it: exact, coarse, uncertain, or a span.</summary>
/// <remarks>
/// Source: ISO 8601-2:2019, EDTF levels 0 and 1 (Library of Congress, "Extended Date/Time Format Specification"); of level 2, what
/// sources need: sets, doubt about a part of a date, days and months of a decade, quarters and halves of years.
/// </remarks>
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
    /// <param name="Year">Astronomical: 0 is 1 BC. With <paramref name="UnknownDigits"/> the first year that is meant.</param>
    /// <param name="UnknownDigits">How many digits of the year are X: 1 for <c>201X</c>, 2 for <c>20XX</c>.</param>
    /// <param name="Month">1–12, or a part of the year by its number of EDTF, see <see cref="YearParts"/>; null where not given or
    /// XX.</param>
    /// <param name="Day">1–31; null where not given or XX.</param>
    /// <param name="Uncertain">Of the whole date or of a part of it.</param>
    /// <param name="Approximate">Of the whole date or of a part of it.</param>
    public sealed record Single(string Written, int Year, int UnknownDigits, int? Month, int? Day, bool Uncertain, bool Approximate)
        : Edtf(Written)
    {
        /// <summary>Whether it is a season, a quarter or another part of the year that is no month.</summary>
        public bool IsSeason => Month > 12;

        /// <summary>The last year that is meant.</summary>
        public int LastYear =>
            Year
            + UnknownDigits switch
            {
                0 => 0,
                1 => 9,
                2 => 99,
                _ => 999,
            };

        public override long Earliest =>
            Month is { } month
                ? Calendar.Day(Year, IsSeason ? YearParts.FirstMonth(month) : month, Math.Min(Day ?? 1, Calendar.DaysIn(Year, month)))
                : Calendar.Day(Year, 1, 1);

        public override long Latest
        {
            get
            {
                if (Month is not { } month)
                {
                    return Calendar.Day(LastYear, 12, 31);
                }

                var last = IsSeason ? YearParts.LastMonth(month) : month;
                var (year, inYear) = last > 12 ? (LastYear + 1, last - 12) : (LastYear, last);
                var days = Calendar.DaysIn(year, inYear);
                return Calendar.Day(year, inYear, Math.Min(Day ?? days, days));
            }
        }
    }

    /// <summary>A span of time. Both ends belong to it.</summary>
    /// <param name="From">Null where open (<c>..</c>) or unknown (nothing written).</param>
    /// <param name="To">Null where open (<c>..</c>) or unknown (nothing written).</param>
    public sealed record Interval(string Written, Single? From, Single? To, bool OpenStart, bool OpenEnd) : Edtf(Written)
    {
        public override long Earliest => From?.Earliest ?? long.MinValue;

        public override long Latest => To?.Latest ?? long.MaxValue;
    }

    /// <summary>Several dates: one of them is meant, or all are.</summary>
    /// <param name="Members">At least one, each a date or a span, as written.</param>
    /// <param name="IsAll">True for <c>{…}</c>, all of them; false for <c>[…]</c>, one of them.</param>
    public sealed record Set(string Written, ImmutableArray<Edtf> Members, bool IsAll) : Edtf(Written)
    {
        public override long Earliest => Members.Min(member => member.Earliest);

        public override long Latest => Members.Max(member => member.Latest);
    }

    /// <summary>By the middle of what the date can mean, then by latest day, then as written.</summary>
    /// <remarks>
    /// "2019" stands after March and before September 2019. What lasted stands where it began; a span with an open start sorts by its end:
    /// "until 2015" belongs beside 2015, not before all history.
    /// </remarks>
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
            Set set => set.Members[0].SortYear,
            _ => 0,
        };

    /// <summary>True where both can mean one day.</summary>
    public bool Overlaps(Edtf other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>The middle day of the date; of a span, of its beginning, or of its end where the beginning is open.</summary>
    public long SortDay =>
        this switch
        {
            Interval { From: { } from } => from.SortDay,
            Interval { To: { } to } => to.SortDay,
            Interval => long.MinValue,
            { Earliest: long.MinValue } => Latest,
            { Latest: long.MaxValue } => Earliest,
            _ => Earliest + ((Latest - Earliest) / 2),
        };
}

/// <summary>The parts of a year that EDTF has numbers for, beside the months.</summary>
/// <remarks>
/// Source: ISO 8601-2:2019, 4.8, and the table of the Library of Congress under level 2: 21–24 seasons, 25–28 of the northern and 29–32
/// of the southern hemisphere, 33–36 quarters, 37–39 periods of four months, 40–41 halves. A season without a hemisphere is taken for one
/// of the northern; seasons begin with the month of their equinox or solstice.
/// </remarks>
public static class YearParts
{
    public const int First = 21,
        Last = 41;

    public static int FirstMonth(int part) =>
        part switch
        {
            <= 24 => 3 + (3 * (part - 21)),
            <= 28 => 3 + (3 * (part - 25)),
            <= 32 => 3 + (3 * ((part - 29 + 2) % 4)),
            <= 36 => 1 + (3 * (part - 33)),
            <= 39 => 1 + (4 * (part - 37)),
            _ => 1 + (6 * (part - 40)),
        };

    /// <returns>More than 12 for a month of the next year: winter ends in February.</returns>
    public static int LastMonth(int part) =>
        FirstMonth(part)
        + part switch
        {
            <= 36 => 2,
            <= 39 => 3,
            _ => 5,
        };
}

/// <summary>Reads EDTF.</summary>
public static partial class EdtfParser
{
    private const string NoForm = "it has none of the forms of a date";

    /// <param name="reason">What is wrong, as the end of a sentence; empty where the date is good.</param>
    /// <returns>Null where the text is no EDTF date that is understood here.</returns>
    public static Edtf? Parse(string text, out string reason)
    {
        reason = "";
        text = text.Trim();
        return text is ['[', .., ']'] or ['{', .., '}'] ? Set(text, ref reason)
            : text.Contains('/') ? Interval(text, ref reason)
            : Single(text, ref reason);
    }

    private static Edtf.Interval? Interval(string text, ref string reason)
    {
        var slash = text.IndexOf('/');
        if (text.IndexOf('/', slash + 1) >= 0)
        {
            reason = "between two dates stands one slash";
            return null;
        }

        var (left, right) = (text[..slash], text[(slash + 1)..]);
        var from = left is "" or ".." ? null : Single(left, ref reason);
        var to = right is "" or ".." || reason.Length > 0 ? null : Single(right, ref reason);
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

        return new(text, from, to, left == "..", right == "..");
    }

    private static Edtf.Set? Set(string text, ref string reason)
    {
        var items = text[1..^1].Split(',');
        var members = ImmutableArray.CreateBuilder<Edtf>();
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i].Trim();
            var dots = item.IndexOf("..", StringComparison.Ordinal);
            if ((item.StartsWith("..", StringComparison.Ordinal) && i > 0) || (dots == item.Length - 2 && dots > 0 && i < items.Length - 1))
            {
                reason = "what is open in a set stands at its beginning or its end";
                return null;
            }

            Edtf? member =
                dots < 0 ? Single(item, ref reason)
                : item.Length == 2 ? null
                : Interval(
                    dots == 0 ? "../" + item[2..]
                        : dots == item.Length - 2 ? item[..dots] + "/.."
                        : item[..dots] + "/" + item[(dots + 2)..],
                    ref reason
                );
            if (member is null)
            {
                reason = reason.Length > 0 ? reason : NoForm;
                return null;
            }

            members.Add(member);
        }

        return new(text, members.ToImmutable(), text[0] == '{');
    }

    private static Edtf.Single? Single(string text, ref string reason)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            reason = Reason(text);
            return null;
        }

        string Part(string name) => match.Groups[name].Value;
        var marks = string.Concat(match.Groups["mark"].Captures.Select(mark => mark.Value));
        var (year, unknown) = Year(Part("year"));
        if (unknown < 0)
        {
            reason =
                Part("year") == "-0000" ? "the year before the first is 0000"
                : Part("year")[0] == 'Y' ? "no calendar reaches that year"
                : NoForm;
            return null;
        }

        if (Part("time").Length > 0 && marks.Length > 0)
        {
            reason = "a date in doubt has no time of day";
            return null;
        }

        int? month = Part("month") is "" or "XX" ? null : int.Parse(Part("month"), CultureInfo.InvariantCulture);
        int? day = Part("day") is "" or "XX" ? null : int.Parse(Part("day"), CultureInfo.InvariantCulture);
        reason =
            month is 0 || day is 0 ? NoForm
            : month is > 12 and (< YearParts.First or > YearParts.Last) ? $"there is no month {Part("month")}"
            : month is null && day is not null ? NoForm
            : month is > 12 && Part("day").Length > 0 ? NoForm
            : unknown > 0 && month is null && Part("month").Length > 0 ? "of a decade, what is not known is left out"
            : day > DaysIn(year, unknown, month) ? $"that month has no day {Part("day")}"
            : "";
        return reason.Length > 0
            ? null
            : new(text, year, unknown, month, day, marks.AsSpan().ContainsAny('?', '%'), marks.AsSpan().ContainsAny('~', '%'));
    }

    /// <summary>A leap day is possible in a decade.</summary>
    private static int DaysIn(int year, int unknownDigits, int? month) =>
        month is null ? 31
        : unknownDigits > 0 && month == 2 ? 29
        : Calendar.DaysIn(year, month.Value);

    /// <returns>The first year that is meant, and how many digits are X; -1 for what is no year.</returns>
    private static (int Year, int UnknownDigits) Year(string text)
    {
        if (text[0] == 'Y')
        {
            return
                int.TryParse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var far)
                && Math.Abs((long)far) < int.MaxValue
                ? (far, 0)
                : (0, -1);
        }

        var isNegative = text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        var unknown = digits.Length - digits.TrimEnd('X').Length;
        if (unknown > 3 || digits[..^unknown].Contains('X') || (isNegative && digits == "0000"))
        {
            return (0, -1);
        }

        // Of years before 0000 the first is the one with the largest number.
        var year = int.Parse(digits.Replace('X', isNegative ? '9' : '0'), CultureInfo.InvariantCulture);
        return (isNegative ? -year : year, unknown);
    }

    private static string Reason(string text)
    {
        var plain = text.Trim('?', '~', '%');
        var parts = plain.Split('-');
        return plain.Length is > 0 and < 4 && plain.All(char.IsAsciiDigit) ? "a year has four digits"
            : parts is [{ Length: 4 }, _] or [{ Length: 4 }, _, _]
            && parts.All(part => part.All(char.IsAsciiDigit))
            && parts.Skip(1).Any(part => part.Length == 1)
                ? "months and days have two digits"
            : NoForm;
    }

    /// <summary>
    /// A year alone or with what is known of month and day; a time of day only with a day. A mark of doubt stands behind the date, or,
    /// at level 2, at one of its parts.
    /// </summary>
    [GeneratedRegex(
        """
            ^(?:
              (?<year>Y-?[1-9][0-9]{4,})
              | (?<mark>[?~%])?(?<year>-?[0-9X]{4})(?<mark>[?~%])?
                (?:-(?<mark>[?~%])?(?<month>[0-9]{2}|XX)(?<mark>[?~%])?
                  (?:-(?<mark>[?~%])?(?<day>[0-9]{2}|XX)(?<mark>[?~%])?)?
                )?
              | (?<year>-?[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})
                (?<time>T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?|24:00(?::00)?)
                  (?:Z|\+(?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?)|-(?!00(?::00)?$)(?:(?:0[0-9]|1[01])(?::[0-5][0-9])?|12(?::00)?))?)
            )$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
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

using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Facts;

/// <summary>How many events there were in a month or a year, and how many dead.</summary>
/// <param name="From">First day, as days of <see cref="Edtf"/>.</param>
/// <param name="To">Last day.</param>
/// <param name="Sure">Events that were within it.</param>
/// <param name="Spread">Shares of events of which nobody says more than that they were in a longer time, spread evenly over it.</param>
/// <param name="SureDead">Dead of the first, by the least that any account gives.</param>
/// <param name="SpreadDead">Shares of the dead of the second, likewise.</param>
/// <param name="Most">Dead of both, by the most that any account gives.</param>
internal readonly record struct RhythmBin(long From, long To, double Sure, double Spread, double SureDead, double SpreadDead, double Most)
{
    public double Least => SureDead + SpreadDead;
}

/// <summary>Events along time, counted.</summary>
/// <param name="Bins">Months or years without a gap.</param>
/// <param name="Earlier">Events that were before the first of them.</param>
internal sealed record Rhythm(bool IsMonthly, int FirstYear, int LastYear, ImmutableArray<RhythmBin> Bins, int Earlier)
{
    /// <summary>So many years are shown by month, and of more years the last, if most events are in them.</summary>
    private const int MonthlyYears = 13;

    /// <summary>Of so many years at most each has a bin.</summary>
    private const int MostYears = 120;

    private const double MostOfAll = 0.8;

    /// <summary>Without events there is nothing: null.</summary>
    public static Rhythm? Of(IReadOnlyCollection<EventFact> events)
    {
        var happened = events.Where(fact => !fact.IsPlanned && fact.Year is not null).ToArray();
        if (happened.Length == 0)
        {
            return null;
        }

        var (first, last) = (happened.Min(fact => fact.Year!.Value), happened.Max(fact => fact.Year!.Value));
        var lately = happened.Count(fact => fact.Year > last - MonthlyYears);
        var isMonthly = last - first < MonthlyYears || lately >= MostOfAll * happened.Length;
        var start = Math.Max(first, last + 1 - (isMonthly ? MonthlyYears : MostYears));
        var bins = Empty(isMonthly, start, last);
        foreach (var fact in happened)
        {
            Count(bins, fact);
        }

        return new(isMonthly, start, last, [.. bins], happened.Count(fact => fact.Year < start));
    }

    private static RhythmBin[] Empty(bool isMonthly, int first, int last) =>
        [
            .. from year in Enumerable.Range(first, last - first + 1)
            from month in isMonthly ? Enumerable.Range(1, 12) : [1]
            let end = isMonthly ? month : 12
            select new RhythmBin(Calendar.Day(year, month, 1), Calendar.Day(year, end, Calendar.DaysIn(year, end)), 0, 0, 0, 0, 0),
        ];

    private static void Count(RhythmBin[] bins, EventFact fact)
    {
        var (from, to) = SpanOf(fact.Date!);
        var (least, most) = fact.Dead.IsKnown ? (fact.Dead.Min, fact.Dead.Max ?? fact.Dead.Min) : (0, 0);
        var length = to - from + 1;
        for (var i = FirstOf(bins, from); i < bins.Length && bins[i].From <= to; i++)
        {
            var days = Math.Min(to, bins[i].To) - Math.Max(from, bins[i].From) + 1;
            if (days <= 0)
            {
                continue;
            }

            var (share, isSure) = ((double)days / length, days == length);
            bins[i] = bins[i] with
            {
                Sure = bins[i].Sure + (isSure ? 1 : 0),
                Spread = bins[i].Spread + (isSure ? 0 : share),
                SureDead = bins[i].SureDead + (isSure ? least : 0),
                SpreadDead = bins[i].SpreadDead + (isSure ? 0 : share * least),
                Most = bins[i].Most + (share * most),
            };
        }
    }

    /// <summary>
    /// The days on which something may have happened, or begun: what lasted for more than a year is counted where it began.
    /// </summary>
    private static (long From, long To) SpanOf(Edtf date) =>
        date switch
        {
            Edtf.Interval { From: { } begin, To: { } end } when end.Latest - begin.Earliest > 366 => (begin.Earliest, begin.Latest),
            Edtf.Interval { From: { } begin, To: null } => (begin.Earliest, begin.Latest),
            Edtf.Interval { From: null, To: { } end } => (end.Earliest, end.Latest),
            { Earliest: long.MinValue } => (date.Latest, date.Latest),
            { Latest: long.MaxValue } => (date.Earliest, date.Earliest),
            _ => (date.Earliest, date.Latest),
        };

    private static int FirstOf(RhythmBin[] bins, long day)
    {
        var (low, high) = (0, bins.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = bins[middle].To < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

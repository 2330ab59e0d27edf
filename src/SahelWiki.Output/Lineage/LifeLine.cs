using System.Collections.Immutable;
using SahelWiki.Linking;

namespace SahelWiki.Output.Lineage;

/// <summary>A day, or days of which it may be any, at which something was so.</summary>
/// <param name="IsSourced">False for what a page says without naming a source: it is never drawn solid.</param>
public readonly record struct DatedClaim(DaySpan When, bool IsSourced);

public enum Ink
{
    /// <summary>Sources place it before, or at the beginning of, and after, or at the end of these days.</summary>
    Solid,

    /// <summary>It may have been: the date is not more exact, no source is named, or all sources are silent.</summary>
    Open,

    /// <summary>Nothing is said any more; it is not known to have ended.</summary>
    Fading,
}

/// <param name="Days">Bounded.</param>
public readonly record struct Stroke(Ink Ink, DaySpan Days);

/// <summary>How long something lived, as far as sources tell.</summary>
/// <param name="Strokes">In order, apart from each other; empty where nothing is dated.</param>
/// <param name="Begins">Where its beginning is dated; null where it is only first spoken of.</param>
/// <param name="Ends">Where its end is dated; null where it is only last spoken of.</param>
/// <param name="FirstSure">The first day on which it surely was; null where there is none.</param>
/// <param name="LastSure">The last day on which it surely was.</param>
public sealed record LifeLine(ImmutableArray<Stroke> Strokes, DaySpan? Begins, DaySpan? Ends, long? FirstSure, long? LastSure)
{
    public static LifeLine None { get; } = new([], null, null, null, null);

    /// <param name="founded">Accounts of its beginning.</param>
    /// <param name="ended">Accounts of its end.</param>
    /// <param name="signs">Days on which it was there. Those before the beginning or after the end are left out.</param>
    /// <param name="silences">When no source speaks of anything; in order.</param>
    public static LifeLine Of(
        IEnumerable<DatedClaim> founded,
        IEnumerable<DatedClaim> ended,
        IEnumerable<DatedClaim> signs,
        ImmutableArray<DaySpan> silences
    )
    {
        var begins = Agreed(founded);
        var ends = Agreed(ended);
        // An end before the beginning is reported to the author; here the beginning counts.
        if (ends is { } early && begins is { } late && early.To < late.From)
        {
            ends = null;
        }

        var lived = signs
            .Where(sign => sign.When.IsBounded && !sign.When.IsEmpty)
            .Where(sign => begins is not { } first || sign.When.To >= first.From)
            .Where(sign => ends is not { } last || sign.When.From <= last.To)
            .ToList();
        if (begins is null)
        {
            lived.AddRange(founded.Where(account => account.When.IsBounded && !account.When.IsEmpty));
        }

        if (begins is { To: < long.MaxValue } beginning)
        {
            lived.Add(new(beginning with { From = Math.Max(beginning.From, long.MinValue + 1) }, true));
        }

        if (ends is { From: > long.MinValue } ending)
        {
            lived.Add(new(ending with { To = Math.Min(ending.To, long.MaxValue - 1) }, true));
        }

        if (lived.Count == 0)
        {
            return None with { Begins = begins, Ends = ends };
        }

        return Drawn(lived, begins, ends, silences);
    }

    private static LifeLine Drawn(List<DatedClaim> lived, DaySpan? begins, DaySpan? ends, ImmutableArray<DaySpan> silences)
    {
        var sourced = lived.Where(sign => sign.IsSourced).ToArray();
        long? firstSure = sourced.Length == 0 ? null : sourced.Min(sign => sign.When.To);
        long? lastSure = sourced.Length == 0 ? null : sourced.Max(sign => sign.When.From);
        // An open bound is none that could be drawn: what is sure is drawn, and nothing before or after it.
        var from = lived.Select(sign => sign.When.From).Where(day => day > long.MinValue + 1).Append(firstSure ?? long.MaxValue).Min();
        var to = lived.Select(sign => sign.When.To).Where(day => day < long.MaxValue - 1).Append(lastSure ?? long.MinValue).Max();
        if (begins is { } first && first.From != long.MinValue)
        {
            from = Math.Max(from, first.From);
        }

        if (ends is { } last && last.To != long.MaxValue)
        {
            to = Math.Min(to, last.To);
        }

        var strokes = new List<Stroke>();
        if (firstSure is { } start && lastSure is { } stop && start <= stop)
        {
            var solid = new DaySpan(start, stop).Without(silences).ToArray();
            strokes.AddRange(solid.Select(days => new Stroke(Ink.Solid, days)));
            strokes.AddRange(new DaySpan(from, to).Without(solid).Select(days => new Stroke(Ink.Open, days)));
        }
        else
        {
            strokes.Add(new(Ink.Open, new(from, to)));
        }

        if (ends is null)
        {
            strokes.Add(new(Ink.Fading, new(to + 1, to + 1)));
        }

        return new(
            [.. strokes.Where(stroke => !stroke.Days.IsEmpty).OrderBy(stroke => stroke.Days.From)],
            begins,
            ends,
            firstSure,
            lastSure
        );
    }

    /// <summary>
    /// What several accounts of one day leave open: the days that all allow, or, where they contradict each other, all from the first to
    /// the last. Accounts without a source count only where there are no others.
    /// </summary>
    private static DaySpan? Agreed(IEnumerable<DatedClaim> accounts)
    {
        var all = accounts.Where(account => !account.When.IsEmpty).ToArray();
        var sourced = all.Where(account => account.IsSourced).ToArray();
        if (sourced.Length == 0)
        {
            return null;
        }

        var shared = sourced.Aggregate(new DaySpan(long.MinValue, long.MaxValue), (both, account) => both.And(account.When));
        return shared.IsEmpty ? new(sourced.Min(account => account.When.From), sourced.Max(account => account.When.To)) : shared;
    }
}

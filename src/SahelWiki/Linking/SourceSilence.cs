using System.Collections.Immutable;

namespace SahelWiki.Linking;

/// <summary>When the works that the wiki has read fall silent: of what happened later they cannot speak.</summary>
/// <remarks>Days are those of <see cref="Model.Edtf"/>.</remarks>
/// <param name="MostAfter">Fewer than half of all citations are of works that are younger than this day; null where nothing is
/// cited.</param>
/// <param name="Gaps">
/// Spans of more than a year after it in which no cited work was written, both ends included; the last has no end: after the youngest work.
/// </param>
public sealed record SourceSilence(long? MostAfter, ImmutableArray<(long From, long To)> Gaps)
{
    /// <summary>Works younger than this many days speak of the time between them.</summary>
    private const int Year = 366;

    /// <summary>A date coarser than this, in days, says little of what a work may know.</summary>
    private const int Month = 31;

    public static SourceSilence None { get; } = new(null, []);

    public static SourceSilence Of(Site site) =>
        Of(
            site.Sources.Where(source => source.Entry.Via.IsEmpty && source.Uses.Length > 0)
                .Select(source => (Source: source, End: HorizonOf(source)))
                .Where(work => work.End is not null)
                .Select(work => (Start: work.Source.Entry.Issued!.Earliest, End: work.End!.Value, work.Source.Uses.Length))
        );

    /// <param name="works">From which day to which each was written, and how often it is cited.</param>
    public static SourceSilence Of(IEnumerable<(long Start, long End, int Uses)> works)
    {
        var sorted = works.OrderBy(work => work.End).ToArray();
        if (sorted.Length == 0)
        {
            return None;
        }

        var (all, before, median) = (sorted.Sum(work => (long)work.Uses), 0L, 0);
        while ((before += sorted[median].Uses) * 2 < all)
        {
            median++;
        }

        var gaps = ImmutableArray.CreateBuilder<(long, long)>();
        for (var i = median; i < sorted.Length; i++)
        {
            var next = i + 1 < sorted.Length ? sorted[(i + 1)..].Min(work => work.Start) : long.MaxValue;
            if (next == long.MaxValue || next - sorted[i].End > Year)
            {
                gaps.Add((sorted[i].End + 1, next == long.MaxValue ? next : next - 1));
            }
        }

        return new(sorted[median].End, gaps.ToImmutable());
    }

    /// <summary>The last day of which a work can speak; null where nothing tells when it was written.</summary>
    /// <remarks>
    /// Of a work whose date is coarse, the date of the youngest work that it refers to: a chapter of 2021 whose last note is of July knows
    /// nothing of December.
    /// </remarks>
    public static long? HorizonOf(LinkedSource source)
    {
        if (source.Entry.Issued is not { Latest: < long.MaxValue, Earliest: > long.MinValue } issued)
        {
            return null;
        }

        var cited = source
            .Leads.Select(lead => lead.Entry.Issued?.Latest)
            .OfType<long>()
            .Where(day => day >= issued.Earliest && day <= issued.Latest)
            .DefaultIfEmpty(long.MinValue)
            .Max();
        return issued.Latest - issued.Earliest > Month && cited > long.MinValue ? cited : issued.Latest;
    }
}

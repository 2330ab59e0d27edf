using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>How far in time what is cited can speak: no work knows of days after its own.</summary>
/// <param name="Last">The latest of the works of a page.</param>
/// <param name="Most">By then the works end that carry at least half of its citations; never after <paramref name="Last"/>.</param>
public sealed record PageReach(Edtf Last, Edtf Most);

/// <summary>Until when the works of a site speak, and when they are silent.</summary>
public sealed class SourceReach
{
    /// <summary>Days without a dated statement that count as silence: more than a year.</summary>
    private const int LongestPause = 366;

    /// <summary>Days that a date may span and still tell that a work speaks of that time: a season. One of a year tells nothing of its
    /// days.</summary>
    private const int LongestDate = 100;

    private readonly Site site;

    private SourceReach(Site site) => this.site = site;

    public static SourceReach Of(Site site)
    {
        var reach = new SourceReach(site);
        var works = site.Sources.Select(source => (Until: Until(source.Entry), Count: source.Uses.Length)).ToArray();
        reach.Most = MostOf([.. works.Where(work => work.Until is not null).Select(work => (work.Until!, work.Count))]);
        reach.Silences = reach.Most is { } most ? reach.SilencesAfter(most.Latest) : [];
        return reach;
    }

    /// <summary>By then the works end that carry at least half of the site's citations; null where no work is dated.</summary>
    public Edtf? Most { get; private set; }

    /// <summary>
    /// After <see cref="Most"/>: when nothing is dated for more than a year, and all that comes after the last date. In order; the last one
    /// is without end.
    /// </summary>
    public ImmutableArray<DaySpan> Silences { get; private set; } = [];

    /// <summary>The last day of which a work speaks; null where it has no date.</summary>
    public static Edtf? Until(SourceEntry work) => (work.CoversUntil ?? work.Issued) is { Latest: < long.MaxValue } until ? until : null;

    /// <summary>The last day of which any of these works can speak; long.MaxValue where that of one is not known.</summary>
    public long Until(IEnumerable<Citation> citations)
    {
        var last = long.MinValue;
        foreach (var citation in citations)
        {
            if (site.Source(citation.Key) is { } source)
            {
                last = Math.Max(last, Until(source.Entry)?.Latest ?? long.MaxValue);
            }
        }

        return last == long.MinValue ? long.MaxValue : last;
    }

    /// <summary>What a date can mean when these works give it; null where all of it lies after them, as a plan does.</summary>
    public DaySpan? Said(Edtf date, IEnumerable<Citation> citations) =>
        Until(citations) is var until && date.Earliest > until ? null : new DaySpan(date.Earliest, Math.Min(date.Latest, until));

    /// <summary>Null where the page cites nothing that has a date.</summary>
    public PageReach? Of(LinkedPage page)
    {
        var works = FrontMatterCitations
            .Of(page.Page)
            .Select(cited => cited.Citation)
            .Concat(page.Page.Body.Citations.SelectMany(mark => mark.Citations))
            .GroupBy(citation => citation.Key.Value, StringComparer.Ordinal)
            .Select(work => (Until: site.Source(work.Key) is { } source ? Until(source.Entry) : null, Count: work.Count()))
            .Where(work => work.Until is not null)
            .Select(work => (Until: work.Until!, work.Count))
            .ToArray();
        return works.Length == 0 ? null : new(works.MaxBy(work => work.Until.Latest).Until, MostOf(works)!);
    }

    private static Edtf? MostOf((Edtf Until, int Count)[] works)
    {
        var (half, sum) = (works.Sum(work => work.Count) / 2.0, 0);
        foreach (var (until, count) in works.OrderBy(work => work.Until.Latest))
        {
            sum += count;
            if (sum >= half)
            {
                return until;
            }
        }

        return null;
    }

    private ImmutableArray<DaySpan> SilencesAfter(long day)
    {
        var silences = ImmutableArray.CreateBuilder<DaySpan>();
        foreach (var said in Statements().Where(said => said.To > day).OrderBy(said => said.From))
        {
            if (said.From - day > LongestPause)
            {
                silences.Add(new(day + 1, said.From - 1));
            }

            day = Math.Max(day, said.To);
        }

        silences.Add(new(day + 1, long.MaxValue));
        return silences.ToImmutable();
    }

    /// <summary>The days of all that is dated and sourced, where the date tells more than the year.</summary>
    private IEnumerable<DaySpan> Statements() =>
        site
            .Pages.SelectMany(page => Dates(page.Page.FrontMatter))
            .SelectMany(dated => Singles(dated.Date).Select(date => Said(date, dated.Sources)))
            .OfType<DaySpan>()
            .Where(said => said.To - said.From <= LongestDate);

    private static IEnumerable<(Edtf Date, ImmutableArray<Citation> Sources)> Dates(FrontMatter page)
    {
        foreach (var claim in page.Fields.SelectMany(field => field.Claims).Where(claim => !claim.Sources.IsEmpty))
        {
            foreach (var date in new[] { (claim.Value as ClaimValue.Date)?.Value, claim.From, claim.To, claim.AsOf }.OfType<Edtf>())
            {
                yield return (date, claim.Sources);
            }
        }

        foreach (var relation in page.Relations.Where(relation => !relation.Sources.IsEmpty))
        {
            foreach (var date in new[] { relation.From, relation.To }.OfType<Edtf>())
            {
                yield return (date, relation.Sources);
            }
        }

        foreach (var fact in page.Timeline.Where(fact => !fact.Sources.IsEmpty))
        {
            yield return (fact.Date, fact.Sources);
        }
    }

    /// <summary>The dates that a date is made of: the ends of a span, or itself.</summary>
    public static IEnumerable<Edtf> Singles(Edtf date) =>
        date is Edtf.Interval span ? new Edtf?[] { span.From, span.To }.OfType<Edtf>() : [date];
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Facts;

/// <summary>What tables and pictures tell of an event.</summary>
/// <param name="Date">The first of its dates that can be read; null where there is none.</param>
/// <param name="Countries">Where it happened: those of its places, never a neighbour on a drawing.</param>
/// <param name="IsPlanned">True where no source says that it took place.</param>
internal sealed record EventFact(
    LinkedPage Page,
    Edtf? Date,
    string Kind,
    Toll Dead,
    Responsibility By,
    Whereabouts Where,
    ImmutableArray<Page> Countries,
    bool IsPlanned
)
{
    public int? Year => Date is null or Edtf.Interval { From: null, To: null } ? null : Date.SortYear;

    public static bool IsPlannedEvent(Page page) =>
        page.FrontMatter.Claims("status").Any(claim => claim.Value is ClaimValue.Choice { Value: "planned" });

    /// <summary>All events of the wiki, in the order of its pages.</summary>
    public static ImmutableArray<EventFact> All(Site site)
    {
        var countries = new Countries(site);
        return [.. site.OfType(Event.Type).Select(page => Of(site, page, countries))];
    }

    private static EventFact Of(Site site, LinkedPage page, Countries countries)
    {
        var matter = page.Page.FrontMatter;
        var kind = matter
            .Claims("kind")
            .Select(claim => claim.Value)
            .OfType<ClaimValue.Choice>()
            .Select(choice => choice.Value)
            .FirstOrDefault()
            ?? "other";
        return new(
            page,
            matter.Claims("date").Select(claim => claim.Value).OfType<ClaimValue.Date>().FirstOrDefault()?.Value,
            kind,
            Toll.Of(matter.Claims("killed")),
            Responsibility.Of(site, page, kind),
            Whereabouts.Of(site, page),
            countries.Of(page),
            IsPlannedEvent(page.Page)
        );
    }
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;

namespace SahelWiki.Output.Data;

/// <summary>Where something is, as exactly as the wiki says it.</summary>
/// <param name="Precision"><c>site</c>, <c>town</c>, <c>region</c>, <c>country</c>; empty where the page does not say.</param>
/// <param name="Of">The page whose coordinates these are: the event's own, or that of its place.</param>
internal readonly record struct Location(decimal Latitude, decimal Longitude, string Precision, LinkedPage Of)
{
    /// <summary>True where the point stands for an area, not for a place on the ground.</summary>
    public bool IsArea => Precision is not ("site" or "town" or "village" or "building");

    /// <summary>Its own coordinates, else those of the places it names.</summary>
    public static ImmutableArray<Location> Find(Site site, LinkedPage page)
    {
        if (Own(page) is { } own)
        {
            return [own];
        }

        return page.Page.Type != Event.Type
            ? []
            :
            [
                .. page
                    .Page.FrontMatter.Claims("place")
                    .Select(claim => StatedValues.Of(site, claim.Value).Page)
                    .OfType<LinkedPage>()
                    .Distinct()
                    .Select(Own)
                    .OfType<Location>(),
            ];
    }

    private static Location? Own(LinkedPage page) =>
        page.Page.FrontMatter.Claims("coordinates").Select(claim => claim.Value).OfType<ClaimValue.Place>().FirstOrDefault()
            is { Value: var place }
            ? new(
                Math.Round(place.Latitude, StatedValues.MostDecimals),
                Math.Round(place.Longitude, StatedValues.MostDecimals),
                place.Precision ?? "",
                page
            )
            : null;
}

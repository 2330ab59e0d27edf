using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Facts;

/// <summary>Where something is, no more exactly than the pages say.</summary>
internal abstract record Whereabouts
{
    private Whereabouts() { }

    /// <summary>At one spot or several.</summary>
    public sealed record Spots(ImmutableArray<Spot> All) : Whereabouts;

    /// <summary>Somewhere within the outline of a region.</summary>
    /// <param name="Place">The page of the region; null where only the coordinates tell which region it is.</param>
    public sealed record Within(LinkedPage? Place, ImmutableArray<GeoArea> Areas) : Whereabouts;

    /// <summary>In countries, or in a region without an outline: too wide to be drawn.</summary>
    public sealed record Wide(ImmutableArray<LinkedPage> Places) : Whereabouts;

    /// <summary>Nothing tells where.</summary>
    public sealed record Nowhere : Whereabouts;

    /// <summary>
    /// Own coordinates of a spot first; then the places it names: those that are spots, else the first region with an outline, else what
    /// they are.
    /// </summary>
    public static Whereabouts Of(Site site, LinkedPage page)
    {
        var own = page.Page.FrontMatter.Coordinates;
        if (own is { IsWide: false })
        {
            return new Spots([new(own.Point, own.IsNear, null)]);
        }

        var places = page.Page.Type == Place.Type ? [page] : PlacesOf(site, page).ToImmutableArray();
        var spots = places
            .Where(place => place != page && place.Page.FrontMatter.Coordinates is { IsWide: false })
            .Select(place => new Spot(place.Page.FrontMatter.Coordinates!.Point, place.Page.FrontMatter.Coordinates.IsNear, place))
            .DistinctBy(spot => spot.Point)
            .ToImmutableArray();

        // An author who gives an event the coordinates of a region says that the towns it names are not the whole of it.
        if (!spots.IsEmpty && own is null)
        {
            return new Spots(spots);
        }

        foreach (var place in places)
        {
            if (OutlineOf(place.Page) is { IsEmpty: false } areas)
            {
                return new Within(place, areas);
            }
        }

        if (own is { Precision: "region" } && page.Page.Type != Place.Type && Atlas.RegionOf(own.Point) is { } region)
        {
            return new Within(null, [region]);
        }

        return places.IsEmpty || (page.Page.Type == Place.Type && own is null) ? new Nowhere() : new Wide(places);
    }

    /// <summary>The spot of a place; null for what is wide, and where nothing tells.</summary>
    public static Spot? Of(LinkedPage place) =>
        place.Page.FrontMatter.Coordinates is { IsWide: false } own ? new(own.Point, own.IsNear, place) : null;

    /// <summary>What a place is called, in any language: maps name places in their own.</summary>
    public static IEnumerable<string> NamesOf(Page place) =>
        place.FrontMatter.Aliases.Select(alias => alias.Name).Concat(place.OtherTitles).Prepend(place.Title);

    /// <summary>What a place is drawn as; empty for what has no outline. A country has its own.</summary>
    public static ImmutableArray<GeoArea> OutlineOf(Page place) =>
        [
            .. place
                .FrontMatter.Claims("outline")
                .Select(claim => claim.Value)
                .OfType<ClaimValue.Text>()
                .Select(text => Atlas.Find(text.Value))
                .OfType<GeoArea>()
                .Distinct(),
        ];

    private static IEnumerable<LinkedPage> PlacesOf(Site site, LinkedPage page) =>
        page.Page.FrontMatter.Claims("place").SelectMany(site.Targets).Where(named => named.Type == Place.Type).Select(site.Of).Distinct();
}

/// <param name="IsNear">True where it lies somewhere within some 25 kilometres.</param>
/// <param name="Place">The page of the place; null where the coordinates are those of the page itself.</param>
internal sealed record Spot(GeoPoint Point, bool IsNear, LinkedPage? Place);

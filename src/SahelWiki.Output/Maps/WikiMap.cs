using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Maps;

/// <summary>What the map of the wiki shows.</summary>
/// <param name="Window">Null where no page has coordinates.</param>
/// <param name="Spots">Dots; the first has the number 1.</param>
/// <param name="Countries">Countries with a page, named where they lie rather than marked with a dot.</param>
internal sealed record WikiMap(
    MapWindow? Window,
    ImmutableArray<MapSpot> Spots,
    ImmutableArray<(LinkedPage Page, DrawingPoint At)> Countries
)
{
    /// <summary>
    /// Dots nearer than this, in units of the drawing, are one: 24 pixels, the least target, where the drawing is as small as it gets.
    /// </summary>
    private const double LeastDistance = 36;

    private readonly Dictionary<Page, int> numbers = Spots
        .SelectMany((spot, index) => spot.Pages.Select(page => (page.Page, Number: index + 1)))
        .ToDictionary(pair => pair.Page, pair => pair.Number);

    /// <summary>The number of the dot that stands for a page; null where none does, or where it lies beyond the edge.</summary>
    public int? NumberOf(Page page) => numbers.TryGetValue(page, out var number) && Spots[number - 1].At is not null ? number : null;

    public static WikiMap Of(Site site)
    {
        var located = Located(site).ToArray();
        var points = located.Where(found => !found.IsCountry).Select(found => found.Point).ToArray();
        var window = MapWindow.Of(points.Length > 0 ? points : [.. located.Select(found => found.Point)]);
        if (window is null)
        {
            return new(null, [], []);
        }

        var spots = new List<(DrawingPoint? At, List<LinkedPage> Pages, bool IsExact)>();
        foreach (
            var found in located
                .Where(found => !found.IsCountry)
                .OrderBy(found => found.Page.Page.Type == Place.Type ? 0 : 1)
                .ThenByDescending(found => found.Page.Backlinks.Length)
                .ThenBy(found => found.Page.Rank)
        )
        {
            DrawingPoint? at = window.Holds(found.Point) ? window.Place(found.Point) : null;
            var near = at is { } here
                ? spots.FindIndex(spot =>
                    spot.At is { } there && Math.Pow(there.X - here.X, 2) + Math.Pow(there.Y - here.Y, 2) < LeastDistance * LeastDistance
                )
                : -1;
            if (near < 0)
            {
                spots.Add((at, [], found.IsExact));
                near = spots.Count - 1;
            }

            spots[near].Pages.Add(found.Page);
        }

        return new(
            window,
            [.. spots.Select(spot => new MapSpot(spot.At, [.. spot.Pages], spot.IsExact))],
            [
                .. located
                    .Where(found => found.IsCountry && window.Holds(found.Point))
                    .Select(found =>
                        (found.Page, Beside(window.Place(found.Point), [.. spots.Select(spot => spot.At).OfType<DrawingPoint>()]))
                    ),
            ]
        );
    }

    /// <summary>Moves a name up or down until no dot is on it.</summary>
    internal static DrawingPoint Beside(DrawingPoint at, IReadOnlyCollection<DrawingPoint> dots)
    {
        const double halfWidth = 70,
            halfHeight = 22,
            step = 34;
        return new[] { 0, step, -step, 2 * step, -2 * step }
            .Select(away => at with { Y = at.Y + away })
            .FirstOrDefault(free => !dots.Any(dot => Math.Abs(dot.X - free.X) < halfWidth && Math.Abs(dot.Y - free.Y) < halfHeight), at);
    }

    private readonly record struct Found(LinkedPage Page, GeoPoint Point, bool IsCountry, bool IsExact);

    /// <summary>Places and events with coordinates of their own, then events at places that have some.</summary>
    private static IEnumerable<Found> Located(Site site)
    {
        foreach (var page in site.Pages)
        {
            if (CoordinatesOf(page.Page) is { } own)
            {
                if (own.Precision != "country" || page.Page.Type == Place.Type)
                {
                    yield return new(page, Point(own), own.Precision == "country", own.Precision is not "region");
                }
            }
            else if (page.Page.Type == Event.Type && PlaceOf(site, page) is { } place)
            {
                yield return new(page, Point(place), false, place.Precision is not "region");
            }
        }
    }

    /// <summary>Of the first place that has any; a country says too little of where an event was.</summary>
    private static Coordinates? PlaceOf(Site site, LinkedPage page) =>
        page
            .Page.FrontMatter.Claims("place")
            .SelectMany(site.Targets)
            .Select(CoordinatesOf)
            .FirstOrDefault(found => found is not null && found.Precision != "country");

    private static Coordinates? CoordinatesOf(Page page) =>
        page.FrontMatter.Claims("coordinates").Select(claim => claim.Value).OfType<ClaimValue.Place>().FirstOrDefault()?.Value;

    private static GeoPoint Point(Coordinates place) => new((double)place.Longitude, (double)place.Latitude);
}

/// <param name="At">In units of the drawing; null for what lies beyond its edge.</param>
/// <param name="Pages">At least one: places first, then events, of each the most linked first.</param>
/// <param name="IsExact">False where the first of them is a region, of which the dot is only the middle.</param>
internal sealed record MapSpot(DrawingPoint? At, ImmutableArray<LinkedPage> Pages, bool IsExact);

using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Pictures;
using SahelWiki.Text;

namespace SahelWiki.Output.Maps;

/// <summary>From what is known of events and places to where it stands on a map. Pure: the same facts give the same scene.</summary>
/// <param name="name">What the wiki calls a town or country of the atlas.</param>
internal sealed class MapSceneBuilder(MapWindow window, MapStyle style, Func<string, LinkedPage?> name, Func<LinkedPage, string> href)
{
    /// <summary>More marks at one spot are one with their number.</summary>
    internal const int MostAtSpot = 12;

    /// <summary>Radius of the mark of one death, at a factor of 1: that of 100 is ten times as wide, its area a hundred times.</summary>
    internal const double OfOne = 1.5;

    /// <summary>What is smaller could not be seen.</summary>
    internal const double Least = 4.5;

    /// <summary>What is known only to lie near its spot lies within so many kilometres.</summary>
    internal const double Nearness = 25;

    /// <summary>Units for a degree from which there is room for lesser towns, and for the least.</summary>
    private const double RoomForLesser = 26,
        RoomForLeast = 70;

    public static double RadiusOf(long dead, double factor) => Math.Max(Least, OfOne * Math.Sqrt(dead)) * factor;

    /// <param name="events">Those that the map is about.</param>
    /// <param name="places">Pages of places to be named.</param>
    public MapScene Build(IEnumerable<EventFact> events, IEnumerable<LinkedPage> places)
    {
        var (shown, pages) = (events.ToArray(), places.ToArray());
        var (marks, clusters) = Marks(shown);
        var regions = Regions(shown);
        var space = new FreeSpace(window.Width, window.Height);
        foreach (var mark in marks)
        {
            space.Take(Box.Around(mark.At.X, mark.At.Y, Outer(mark.Radius, mark.Ring, mark.IsOpen)));
        }

        foreach (var cluster in clusters)
        {
            space.Take(Box.Around(cluster.At.X, cluster.At.Y, cluster.Radius));
        }

        var scale = ScaleBar.Of(window, 0.25);
        space.Take(new(0, window.Height - (2.4 * style.Size), scale.Length + (2 * style.Size), window.Height));
        var (labels, towns) = Labels(pages, regions, space);
        return new(
            window,
            marks,
            clusters,
            regions,
            [
                .. shown
                    .SelectMany(fact => fact.Where is Whereabouts.Spots { All: var spots } ? spots : [])
                    .Concat(pages.SelectMany(page => Whereabouts.Of(page) is { IsNear: true } near ? new[] { near } : []))
                    .Where(spot => spot.IsNear && window.Holds(spot.Point))
                    .Select(spot => spot.Point)
                    .Distinct()
                    .Select(point => (window.Place(point), Nearness * window.UnitsOfKilometre)),
            ],
            towns,
            labels,
            scale
        );
    }

    private static double Outer(double radius, double? ring, bool isOpen) => Math.Max(radius, ring ?? 0) + (isOpen ? 3 : 0.75);

    private (ImmutableArray<MapMark>, ImmutableArray<MapCluster>) Marks(EventFact[] events)
    {
        var (singles, heaps) = (new List<MapMark>(), new List<(DrawingPoint Spot, List<EventFact> Events)>());
        var spots = events
            .SelectMany(fact =>
                fact.Where is Whereabouts.Spots { All: var all } ? all.Select(spot => (Fact: fact, Spot: spot, all.Length)) : []
            )
            .Where(entry => window.Holds(entry.Spot.Point))
            .GroupBy(entry => entry.Spot.Point);
        foreach (var spot in spots)
        {
            var at = window.Place(spot.Key);
            var sorted = spot.Select(entry => Mark(entry.Fact, at, entry.Spot.IsNear, entry.Length > 1))
                .OrderByDescending(mark => Outer(mark.Radius, mark.Ring, mark.IsOpen))
                .ThenBy(mark => mark.Event.Date)
                .ThenBy(mark => mark.Event.Page.Rank)
                .ToArray();
            singles.AddRange(sorted.Length > MostAtSpot ? sorted[..(MostAtSpot - 1)] : sorted);
            if (sorted.Length > MostAtSpot)
            {
                heaps.Add((at, [.. sorted[(MostAtSpot - 1)..].Select(mark => mark.Event)]));
            }
        }

        var order = singles
            .OrderByDescending(mark => Outer(mark.Radius, mark.Ring, mark.IsOpen))
            .ThenBy(mark => mark.Event.Date)
            .ThenBy(mark => mark.Event.Page.Rank)
            .ToArray();
        var heapRadius = style.Size * 0.9;
        var found = Packing.Place(
            [
                .. heaps.Select(heap => (heap.Spot, heapRadius)),
                .. order.Select(mark => (mark.Spot, Outer(mark.Radius, mark.Ring, mark.IsOpen))),
            ],
            window.Width,
            window.Height
        );
        var placed = order.Select((mark, index) => (Mark: mark, At: found[heaps.Count + index])).ToArray();

        // Where there is no room, the heap of that spot takes it, and stands where it can.
        foreach (var mark in placed.Where(mark => mark.At is null).Select(mark => mark.Mark))
        {
            var index = heaps.FindIndex(heap => heap.Spot == mark.Spot);
            if (index < 0)
            {
                heaps.Add((mark.Spot, []));
                index = heaps.Count - 1;
            }

            heaps[index].Events.Add(mark.Event);
        }

        return (
            [.. placed.Where(mark => mark.At is not null).Select(mark => mark.Mark with { At = mark.At!.Value })],
            [
                .. heaps.Select(
                    (heap, index) =>
                        new MapCluster(heap.Spot, (index < found.Length ? found[index] : null) ?? heap.Spot, heapRadius, [.. heap.Events])
                ),
            ]
        );
    }

    /// <param name="isOneOfSeveral">True where the event was at other spots too: nobody says how many died at which.</param>
    private MapMark Mark(EventFact fact, DrawingPoint spot, bool isNear, bool isOneOfSeveral)
    {
        var (isKnown, min, max) = isOneOfSeveral ? Toll.Unknown : fact.Dead;
        var radius = RadiusOf(isKnown ? min : 0, style.Factor);
        double? ring = isKnown && max > min && RadiusOf(max.Value, style.Factor) is var most && most > radius + 1 ? most : null;
        return new(fact, spot, spot, radius, ring, isKnown && max is null, isNear);
    }

    private ImmutableArray<MapRegion> Regions(EventFact[] events) =>
        [
            .. events
                .Where(fact => fact.Where is Whereabouts.Within)
                .Select(fact => (Fact: fact, Where: (Whereabouts.Within)fact.Where))
                .Where(entry => entry.Where.Areas.Any(area => Meets(area, window)))
                .GroupBy(entry => string.Join('|', entry.Where.Areas.Select(area => area.Written)))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new MapRegion(
                    group.Select(entry => entry.Where.Place).FirstOrDefault(place => place is not null),
                    group.First().Where.Areas,
                    [.. group.Select(entry => entry.Fact)]
                )),
        ];

    /// <summary>Whether something of an area is in a window.</summary>
    public static bool Meets(GeoArea area, MapWindow window) => area.Rings.Any(ring => Clipping.Area(ring, window).Count > 2);

    private (ImmutableArray<MapLabel>, ImmutableArray<DrawingPoint>) Labels(
        LinkedPage[] pages,
        ImmutableArray<MapRegion> regions,
        FreeSpace space
    )
    {
        if (!style.HasLabels)
        {
            return ([], []);
        }

        var labels = new MapLabels(window, space);
        var (known, towns) = (new HashSet<string>(StringComparer.Ordinal), new List<DrawingPoint>());
        const double half = 3;
        foreach (var page in pages)
        {
            if (page.Page.FrontMatter.Coordinates is { IsWide: false, Point: var spot } && window.Holds(spot))
            {
                space.Take(Box.Around(window.Place(spot).X, window.Place(spot).Y, half));
            }
        }

        foreach (var page in pages)
        {
            if (page.Page.FrontMatter.Coordinates is { IsWide: false, Point: var point } && window.Holds(point))
            {
                foreach (var spelled in Whereabouts.NamesOf(page.Page))
                {
                    known.Add(Folding.NameKey(spelled));
                }

                // A mosque in a town is not named beside it.
                var at = window.Place(point);
                if (
                    !towns.Exists(other => other.DistanceTo(at) < 2)
                    && labels.Beside(point, page.Page.Title, "name", href(page), style.Size)
                )
                {
                    towns.Add(at);
                }
            }
        }

        foreach (var region in regions)
        {
            labels.Within(
                region.Areas,
                $"{region.Name} ({region.Events.Length})",
                "region",
                region.Place is { } place ? href(place) : null,
                style.Size
            );
        }

        foreach (var country in Outlines.World.Countries.Where(country => Meets(country, window)))
        {
            var page = name(country.Name);
            labels.Within([country], page?.Page.Title ?? country.Name, "country", page is null ? null : href(page), style.Size * 1.1);
        }

        Named(1);
        foreach (
            var river in Atlas
                .Sahel.Rivers.GroupBy(river => river.Name)
                .Where(river => river.Key is not "Volta" || window.Scale > RoomForLesser)
        )
        {
            labels.Along(river.MaxBy(piece => piece.Points.Count(window.Holds))!.Points, river.Key, "water-name", style.Size * 0.95);
        }

        foreach (var lake in Atlas.Sahel.Lakes)
        {
            labels.Along(lake.Points, lake.Name, "water-name", style.Size * 0.9);
        }

        if (window.Scale > RoomForLesser)
        {
            Named(2);
        }

        if (window.Scale > RoomForLeast)
        {
            Named(3);
        }

        return (labels.Placed, [.. towns]);

        void Named(int rank)
        {
            foreach (var town in Atlas.Sahel.Towns.Where(town => town.Rank == rank && window.Holds(town.Point)))
            {
                var (at, isNew) = (window.Place(town.Point), known.Add(Folding.NameKey(town.Name)));
                var dot = Box.Around(at.X, at.Y, half);
                if (isNew && space.IsFree(dot) && labels.Beside(town.Point, town.Name, "town-name", null, style.Size * 0.92))
                {
                    space.Take(dot);
                    towns.Add(at);
                }
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Pictures;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Draws the small map of a place or an event: a spot only where a page gives one, else the outline of what it lies in.</summary>
internal sealed class LocatorPictures(ViewBuilder views)
{
    private const int Width = 300;

    private const double Size = 11;

    /// <summary>Degrees around a spot: some 300 kilometres to each side.</summary>
    private const double Around = 2.8;

    /// <summary>What is wider than so many degrees is no help in finding it.</summary>
    private const double Widest = 40;

    // Many events happened at one place.
    private readonly ConcurrentDictionary<(string, string), string> drawn = new();

    /// <returns>Null where nothing tells where it is, or no more than that it is somewhere in a wide region.</returns>
    public LocatorView? Of(LinkedPage page)
    {
        if (page.Page.Type != Place.Type && page.Page.Type != Event.Type)
        {
            return null;
        }

        var (where, phrases) = (Whereabouts.Of(views.Site, page), views.Phrases);
        return where switch
        {
            Whereabouts.Spots { All: var spots } => View(
                page,
                spots,
                [],
                phrases[spots.Any(spot => spot.IsNear) ? "locator.near" : "locator.spot"]
            ),
            Whereabouts.Within { Place: var place, Areas: var areas } => View(
                page,
                [],
                areas,
                phrases["locator.within", place?.Page.Title ?? areas[0].Name, string.Join(", ", areas.Select(area => area.Name))]
            ),
            Whereabouts.Wide { Places: [var only] } when CountryOf(only.Page) is { } country => View(
                page,
                [],
                [country],
                phrases[only == page ? "locator.country" : "locator.inCountry", only.Page.Title]
            ),
            _ => null,
        };
    }

    private GeoArea? CountryOf(Page place) =>
        place.FrontMatter.Coordinates is { Precision: "country" }
            ? Whereabouts.NamesOf(place).Select(Atlas.Find).FirstOrDefault(area => area is { IsCountry: true })
            : null;

    private LocatorView? View(LinkedPage page, ImmutableArray<Spot> spots, ImmutableArray<GeoArea> areas, string words)
    {
        var points = spots.IsEmpty
            ? areas.SelectMany(area => area.Rings).SelectMany(ring => ring).ToArray()
            : [.. spots.Select(spot => spot.Point)];
        var room = spots.IsEmpty ? 1 : Around;
        var box = new MapWindow(
            points.Min(point => point.Longitude) - room,
            Math.Max(-84, points.Min(point => point.Latitude) - room),
            points.Max(point => point.Longitude) + room,
            Math.Min(84, points.Max(point => point.Latitude) + room)
        );
        if (box.East - box.West > Widest)
        {
            return null;
        }

        var window = box.Fitted(Width, 1.35, 1.8);
        var key = string.Join('|', areas.Select(area => area.Written).Concat(spots.Select(spot => $"{spot.Point}{spot.IsNear}")));
        var svg = drawn.GetOrAdd((key, words), _ => Draw(window, spots, areas, words));
        var hasMap = views.Site.Pages.Any(other => other.Page.FrontMatter.Coordinates is not null);
        return new(svg, words, hasMap ? new(views.Phrases["locator.map"], page.Path.RelativeTo(SitePaths.Map)) : null);
    }

    private static string Draw(MapWindow window, ImmutableArray<Spot> spots, ImmutableArray<GeoArea> areas, string words)
    {
        var svg = new SvgWriter();
        svg.Raw(
            $"<svg viewBox=\"0 0 {window.Width} {window.Height}\" width=\"{window.Width}\" height=\"{window.Height}\" role=\"img\" "
                + $"aria-label=\"{Html.Attribute(words)}\">\n"
        );
        var (map, space) = (new MapSvg(svg, Size).Ground(window).Outline(areas, window), new FreeSpace(window.Width, window.Height));
        foreach (var spot in spots)
        {
            var at = window.Place(spot.Point);
            space.Take(Box.Around(at.X, at.Y, 7));
            if (spot.IsNear)
            {
                var radius = MapSceneBuilder.Nearness * window.UnitsOfKilometre;
                svg.Shape(
                    "circle",
                    "near",
                    $" cx=\"{SvgWriter.Number(at.X)}\" cy=\"{SvgWriter.Number(at.Y)}\" r=\"{SvgWriter.Number(radius)}\""
                );
            }

            svg.Shape("circle", "here", $" cx=\"{SvgWriter.Number(at.X)}\" cy=\"{SvgWriter.Number(at.Y)}\" r=\"5\"");
        }

        var scale = ScaleBar.Of(window, 0.3);
        space.Take(new(0, window.Height - (2.4 * Size), scale.Length + (2 * Size), window.Height));
        var labels = new MapLabels(window, space);
        var towns = new List<DrawingPoint>();
        foreach (var spot in spots.Where(spot => spot.Place is not null))
        {
            labels.Beside(spot.Point, spot.Place!.Page.Title, "name", null, Size);
        }

        foreach (var country in Outlines.World.Countries.Where(country => MapSceneBuilder.Meets(country, window)))
        {
            labels.Within([country], country.Name, "country", null, Size);
        }

        foreach (var town in Atlas.Sahel.Towns.Where(town => town.Rank < 3 && window.Holds(town.Point)))
        {
            var at = window.Place(town.Point);
            var dot = Box.Around(at.X, at.Y, 3);
            var isHere = spots.Any(spot => window.Place(spot.Point).DistanceTo(at) < 6);
            if ((isHere || space.IsFree(dot)) && labels.Beside(town.Point, town.Name, "town-name", null, Size * 0.92) && !isHere)
            {
                space.Take(dot);
                towns.Add(at);
            }
        }

        foreach (
            var river in Atlas.Sahel.Rivers.Where(river => river.Name == "Niger").OrderByDescending(river => river.Points.Length).Take(1)
        )
        {
            labels.Along(river.Points, river.Name, "water-name", Size * 0.9);
        }

        var scene = new MapScene(window, [], [], [], [], [.. towns], labels.Placed, scale);
        map.Scene(scene, _ => ("", ""), _ => ("", "")).Labels(scene).Scale(scene, $"{scale.Kilometres} km");
        return svg.Raw("</svg>").ToString();
    }
}

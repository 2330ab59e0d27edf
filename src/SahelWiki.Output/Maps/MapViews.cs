using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Text;

namespace SahelWiki.Output.Maps;

/// <summary>One window of the map, with the document that shows it.</summary>
/// <param name="Window">As it was asked for; a drawing may show more around.</param>
internal sealed record MapView(string Name, OutputPath Path, MapWindow Window)
{
    /// <summary>Those of the settings, the first at the address of the map; then one that holds every mark.</summary>
    /// <param name="whole">What the last is called.</param>
    /// <returns>Empty where no page has coordinates.</returns>
    public static ImmutableArray<MapView> All(Site site, IEnumerable<EventFact> events, string whole)
    {
        var points = events
            .SelectMany(fact => fact.Where is Whereabouts.Spots { All: var spots } ? spots : [])
            .Concat(site.OfType(Place.Type).Select(page => Whereabouts.Of(page)).OfType<Spot>())
            .Select(spot => spot.Point)
            .ToArray();
        var window = MapWindow.Of(
            points.Length > 0
                ? points
                : [.. site.Pages.Select(page => page.Page.FrontMatter.Coordinates?.Point).OfType<Geography.GeoPoint>()]
        );
        if (window is null)
        {
            return [];
        }

        var given = site.Settings.MapViews.Select(
            (view, index) =>
                new MapView(
                    view.NameIn(site.Edition.Language),
                    index == 0 ? SitePaths.Map : SitePaths.MapView(view.Name),
                    new(view.West, view.South, view.East, view.North)
                )
        );
        return
        [
            .. given
                .Append(new(whole, site.Settings.MapViews.IsEmpty ? SitePaths.Map : SitePaths.MapView(whole), window))
                .DistinctBy(view => view.Path),
        ];
    }
}

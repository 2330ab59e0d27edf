using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Output.Facts;

namespace SahelWiki.Output.Maps;

/// <summary>An event on the map.</summary>
/// <param name="Spot">Where it was; the mark may stand beside.</param>
/// <param name="Radius">Of the mark: its area grows with the least number of dead.</param>
/// <param name="Ring">Radius of the most that any account gives; null where that is the least, or open.</param>
/// <param name="IsOpen">True where an account says "at least".</param>
/// <param name="IsNear">True where the spot lies somewhere in a circle around.</param>
internal sealed record MapMark(EventFact Event, DrawingPoint Spot, DrawingPoint At, double Radius, double? Ring, bool IsOpen, bool IsNear);

/// <summary>Events at one spot for which there was no room.</summary>
internal sealed record MapCluster(DrawingPoint Spot, DrawingPoint At, double Radius, ImmutableArray<EventFact> Events);

/// <summary>A region in which events were, nobody says where.</summary>
/// <param name="Place">Its page; null where only coordinates tell the region.</param>
internal sealed record MapRegion(LinkedPage? Place, ImmutableArray<GeoArea> Areas, ImmutableArray<EventFact> Events)
{
    public string Name => Place?.Page.Title ?? string.Join(", ", Areas.Select(area => area.Name));
}

/// <summary>Everything on a map, in units of its drawing: where, not how it looks.</summary>
/// <param name="NearRings">Circles within which something was, somewhere.</param>
/// <param name="Towns">Spots that are marked, named or not.</param>
internal sealed record MapScene(
    MapWindow Window,
    ImmutableArray<MapMark> Marks,
    ImmutableArray<MapCluster> Clusters,
    ImmutableArray<MapRegion> Regions,
    ImmutableArray<(DrawingPoint At, double Radius)> NearRings,
    ImmutableArray<DrawingPoint> Towns,
    ImmutableArray<MapLabel> Labels,
    ScaleBar Scale
);

/// <summary>What a map is drawn with.</summary>
/// <param name="Size">Of letters, in units of the drawing.</param>
/// <param name="Factor">How large marks are: 1 where a unit is a pixel of a desk.</param>
/// <param name="HasLabels">False for the small maps of single years.</param>
internal readonly record struct MapStyle(double Size, double Factor, bool HasLabels);

using System.Runtime.CompilerServices;

namespace SahelWiki.Geography;

/// <summary>The least rectangle around points.</summary>
internal sealed record GeoBox(double West, double South, double East, double North)
{
    // Lines of the atlas live as long as the process, and each is asked for by every map.
    private static readonly ConditionalWeakTable<GeoPoint[], GeoBox> Known = [];

    public static GeoBox Of(GeoPoint[] points) =>
        Known.GetValue(points, line =>
            new(
                line.Min(point => point.Longitude),
                line.Min(point => point.Latitude),
                line.Max(point => point.Longitude),
                line.Max(point => point.Latitude)
            )
        );
}

namespace SahelWiki.Output.Maps;

/// <summary>Cuts lines and areas at the edges of a window.</summary>
internal static class Clipping
{
    /// <summary>An area cut at each of the four edges in turn; may run along them. Empty where nothing is left.</summary>
    /// <remarks>Source: Sutherland and Hodgman (1974), "Reentrant polygon clipping", CACM 17.</remarks>
    public static List<GeoPoint> Area(IReadOnlyList<GeoPoint> ring, MapWindow window)
    {
        var area = new List<GeoPoint>(ring);
        area = Cut(area, point => point.Longitude >= window.West, (a, b) => AtLongitude(a, b, window.West));
        area = Cut(area, point => point.Longitude <= window.East, (a, b) => AtLongitude(a, b, window.East));
        area = Cut(area, point => point.Latitude >= window.South, (a, b) => AtLatitude(a, b, window.South));
        return Cut(area, point => point.Latitude <= window.North, (a, b) => AtLatitude(a, b, window.North));
    }

    /// <summary>
    /// The pieces of a line of which at least one end is in the window. A step that leaves it is kept whole: the drawing hides what is
    /// beyond its edge.
    /// </summary>
    public static IEnumerable<List<GeoPoint>> Pieces(IReadOnlyList<GeoPoint> line, MapWindow window)
    {
        List<GeoPoint>? piece = null;
        for (var i = 1; i < line.Count; i++)
        {
            if (window.Holds(line[i - 1]) || window.Holds(line[i]))
            {
                (piece ??= [line[i - 1]]).Add(line[i]);
            }
            else if (piece is not null)
            {
                yield return piece;
                piece = null;
            }
        }

        if (piece is not null)
        {
            yield return piece;
        }
    }

    private static List<GeoPoint> Cut(List<GeoPoint> ring, Func<GeoPoint, bool> isIn, Func<GeoPoint, GeoPoint, GeoPoint> crossing)
    {
        var cut = new List<GeoPoint>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (before, point) = (ring[i == 0 ? ring.Count - 1 : i - 1], ring[i]);
            if (isIn(before) != isIn(point))
            {
                cut.Add(crossing(before, point));
            }

            if (isIn(point))
            {
                cut.Add(point);
            }
        }

        return cut;
    }

    private static GeoPoint AtLongitude(GeoPoint a, GeoPoint b, double longitude) =>
        new(longitude, a.Latitude + ((b.Latitude - a.Latitude) * (longitude - a.Longitude) / (b.Longitude - a.Longitude)));

    private static GeoPoint AtLatitude(GeoPoint a, GeoPoint b, double latitude) =>
        new(a.Longitude + ((b.Longitude - a.Longitude) * (latitude - a.Latitude) / (b.Latitude - a.Latitude)), latitude);
}

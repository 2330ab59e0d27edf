using SahelWiki.Geography;

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

    /// <summary>The pieces of a line that lie in the window, cut at its edges.</summary>
    public static IEnumerable<List<GeoPoint>> Pieces(IReadOnlyList<GeoPoint> line, MapWindow window)
    {
        List<GeoPoint>? piece = null;
        for (var i = 1; i < line.Count; i++)
        {
            if (Step(line[i - 1], line[i], window) is not var (from, to))
            {
                continue;
            }

            if (piece is not null && piece[^1] != from)
            {
                yield return piece;
                piece = null;
            }

            (piece ??= [from]).Add(to);
        }

        if (piece is not null)
        {
            yield return piece;
        }
    }

    /// <summary>The part of one step of a line that lies in the window; null where none does.</summary>
    /// <remarks>Source: Liang and Barsky (1984), "A new concept and method for line clipping", ACM Trans. Graph. 3.</remarks>
    private static (GeoPoint From, GeoPoint To)? Step(GeoPoint a, GeoPoint b, MapWindow window)
    {
        var (dx, dy) = (b.Longitude - a.Longitude, b.Latitude - a.Latitude);
        var (enters, leaves) = (0.0, 1.0);
        foreach (
            var (speed, room) in new[]
            {
                (-dx, a.Longitude - window.West),
                (dx, window.East - a.Longitude),
                (-dy, a.Latitude - window.South),
                (dy, window.North - a.Latitude),
            }
        )
        {
            if (speed == 0 && room < 0)
            {
                return null;
            }

            if (speed < 0)
            {
                enters = Math.Max(enters, room / speed);
            }
            else if (speed > 0)
            {
                leaves = Math.Min(leaves, room / speed);
            }
        }

        // A point inside stays the very one it was, so that the next step joins it.
        return enters > leaves
            ? null
            : (
                enters == 0 ? a : new(a.Longitude + (enters * dx), a.Latitude + (enters * dy)),
                leaves == 1 ? b : new(a.Longitude + (leaves * dx), a.Latitude + (leaves * dy))
            );
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

using System.Globalization;
using System.Text;
using SahelWiki.Geography;

namespace SahelWiki.Output.Maps;

/// <summary>Writes lines of a map as data of an SVG path: whole units, each point as a step from the one before.</summary>
internal static class MapPath
{
    public static string Lines(IEnumerable<GeoPoint[]> lines, MapWindow window) =>
        Write(lines.Where(line => Meets(line, window)).SelectMany(line => Clipping.Pieces(line, window)), window, isClosed: false);

    public static string Areas(IEnumerable<GeoPoint[]> rings, MapWindow window) =>
        Write(rings.Where(ring => Meets(ring, window)).Select(ring => Clipping.Area(ring, window)), window, isClosed: true);

    /// <summary>Whether a line may have something to do with a window, which most of the world's lines have not.</summary>
    private static bool Meets(GeoPoint[] line, MapWindow window)
    {
        var box = GeoBox.Of(line);
        return box.West <= window.East && box.East >= window.West && box.South <= window.North && box.North >= window.South;
    }

    private static string Write(IEnumerable<List<GeoPoint>> lines, MapWindow window, bool isClosed)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            var points = line.Select(window.Place).Select(point => (X: (int)Math.Round(point.X), Y: (int)Math.Round(point.Y))).ToArray();
            var (start, at) = (path.Length, (X: 0, Y: 0));
            foreach (var point in points)
            {
                if (path.Length == start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{point.X} {point.Y}");
                }
                else if (point != at)
                {
                    path.Append(CultureInfo.InvariantCulture, $"l{point.X - at.X} {point.Y - at.Y}");
                }

                at = point;
            }

            if (isClosed && points.Length > 0)
            {
                path.Append('z');
            }
        }

        return path.ToString();
    }
}

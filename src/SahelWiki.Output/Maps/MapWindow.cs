namespace SahelWiki.Output.Maps;

/// <summary>A point on the earth, WGS 84, in degrees; east and north are positive.</summary>
internal readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>A point of a drawing; y grows downwards.</summary>
internal readonly record struct DrawingPoint(double X, double Y);

/// <summary>The part of the earth that a map shows, and how it is laid flat.</summary>
/// <remarks>
/// Equirectangular, true to scale on the middle parallel: for a window of some tens of degrees nobody sees the difference, and straight
/// borders stay straight.
/// </remarks>
internal sealed record MapWindow(double West, double South, double East, double North)
{
    /// <summary>How wide the drawing is, in its own units.</summary>
    public const int Width = 1000;

    /// <summary>
    /// Points farther from the middle than this many degrees, and than <see cref="Spread"/> times the median distance, are not what the map
    /// is about: it would shrink for them.
    /// </summary>
    private const double Near = 20;

    private const double Spread = 4;

    /// <summary>Degrees left around the outermost points.</summary>
    private const double Margin = 1.5;

    /// <summary>The least height and width in degrees, so that one town still has its surroundings.</summary>
    private const double Least = 6;

    /// <summary>Neither side is longer than this many times the other.</summary>
    private const double Proportion = 1.8;

    private double Shrink => Math.Cos((South + North) / 2 * Math.PI / 180);

    private double Scale => Width / ((East - West) * Shrink);

    public int Height => (int)Math.Round((North - South) * Scale);

    /// <returns>Null where there are no points.</returns>
    public static MapWindow? Of(IReadOnlyCollection<GeoPoint> points)
    {
        if (points.Count == 0)
        {
            return null;
        }

        var middle = new GeoPoint(Median(points.Select(point => point.Longitude)), Median(points.Select(point => point.Latitude)));
        double Distance(GeoPoint point) =>
            Math.Max(Math.Abs(point.Longitude - middle.Longitude), Math.Abs(point.Latitude - middle.Latitude));
        var most = Math.Max(Near, Spread * Median(points.Select(Distance)));
        var shown = points.Where(point => Distance(point) <= most).ToArray();
        return new MapWindow(
            shown.Min(point => point.Longitude) - Margin,
            shown.Min(point => point.Latitude) - Margin,
            shown.Max(point => point.Longitude) + Margin,
            shown.Max(point => point.Latitude) + Margin
        ).Widened();
    }

    public bool Holds(GeoPoint point) =>
        point.Longitude >= West && point.Longitude <= East && point.Latitude >= South && point.Latitude <= North;

    public DrawingPoint Place(GeoPoint point) => new((point.Longitude - West) * Shrink * Scale, (North - point.Latitude) * Scale);

    private MapWindow Widened()
    {
        var (width, height) = (Math.Max(East - West, Least), Math.Max(North - South, Least));
        var (wide, high) = (Math.Max(width, height / Shrink / Proportion), Math.Max(height, width * Shrink / Proportion));
        var (x, y) = ((West + East) / 2, (South + North) / 2);
        return new(
            Math.Max(-180, x - (wide / 2)),
            Math.Max(-85, y - (high / 2)),
            Math.Min(180, x + (wide / 2)),
            Math.Min(85, y + (high / 2))
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

using SahelWiki.Geography;

namespace SahelWiki.Output.Maps;

/// <summary>A point of a drawing; y grows downwards.</summary>
internal readonly record struct DrawingPoint(double X, double Y)
{
    public double DistanceTo(DrawingPoint other) => Math.Sqrt(Math.Pow(X - other.X, 2) + Math.Pow(Y - other.Y, 2));
}

/// <summary>The part of the earth that a map shows, and how it is laid flat.</summary>
/// <remarks>
/// Equirectangular, true to scale on the middle parallel: for a window of some tens of degrees nobody sees the difference, and straight
/// borders stay straight.
/// </remarks>
/// <param name="Width">How wide the drawing is, in its own units.</param>
internal sealed record MapWindow(double West, double South, double East, double North, int Width = 1000)
{
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

    /// <summary>Length of a degree of latitude.</summary>
    /// <remarks>Source: the mean radius of the earth, 6,371 km (IUGG).</remarks>
    private const double KilometresOfDegree = 111.2;

    private double Shrink => Math.Cos((South + North) / 2 * Math.PI / 180);

    /// <summary>Units of the drawing for a degree of latitude.</summary>
    public double Scale => Width / ((East - West) * Shrink);

    public double UnitsOfKilometre => Scale / KilometresOfDegree;

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
        return Around(
            (shown.Min(point => point.Longitude) + shown.Max(point => point.Longitude)) / 2,
            (shown.Min(point => point.Latitude) + shown.Max(point => point.Latitude)) / 2,
            Math.Max(Least, shown.Max(point => point.Longitude) - shown.Min(point => point.Longitude) + (2 * Margin)),
            Math.Max(Least, shown.Max(point => point.Latitude) - shown.Min(point => point.Latitude) + (2 * Margin)),
            1000
        );
    }

    /// <summary>The same part of the earth with more around it, so that the drawing is at least so flat and at most so flat.</summary>
    /// <param name="least">Width in heights.</param>
    public MapWindow Fitted(int width, double least, double most)
    {
        var (wide, high) = (East - West, North - South);
        var flat = wide * Shrink / high;
        return Around(
            (West + East) / 2,
            (South + North) / 2,
            flat < least ? high * least / Shrink : wide,
            flat > most ? wide * Shrink / most : high,
            width
        );
    }

    public bool Holds(GeoPoint point) =>
        point.Longitude >= West && point.Longitude <= East && point.Latitude >= South && point.Latitude <= North;

    public DrawingPoint Place(GeoPoint point) => new((point.Longitude - West) * Shrink * Scale, (North - point.Latitude) * Scale);

    /// <summary>The point of the earth at a point of the drawing.</summary>
    public GeoPoint Under(DrawingPoint point) => new(West + (point.X / (Shrink * Scale)), North - (point.Y / Scale));

    private static MapWindow Around(double longitude, double latitude, double wide, double high, int width) =>
        new(
            Math.Max(-180, longitude - (wide / 2)),
            Math.Max(-85, latitude - (high / 2)),
            Math.Min(180, longitude + (wide / 2)),
            Math.Min(85, latitude + (high / 2)),
            width
        );

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

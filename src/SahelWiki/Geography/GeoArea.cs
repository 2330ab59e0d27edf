using System.Collections.Immutable;

namespace SahelWiki.Geography;

/// <summary>A country, or a region of one, with its outline.</summary>
/// <param name="Country">Its own name for a country.</param>
/// <param name="Rings">Closed; one inside another is a hole.</param>
internal sealed record GeoArea(string Name, string Country, ImmutableArray<GeoPoint[]> Rings)
{
    private readonly (double West, double South, double East, double North) box = (
        Rings.Min(ring => ring.Min(point => point.Longitude)),
        Rings.Min(ring => ring.Min(point => point.Latitude)),
        Rings.Max(ring => ring.Max(point => point.Longitude)),
        Rings.Max(ring => ring.Max(point => point.Latitude))
    );

    public bool IsCountry => Name == Country;

    /// <summary>How authors name it: a country by its name, a region with its country: <c>Mopti, Mali</c>.</summary>
    public string Written => IsCountry ? Name : $"{Name}, {Country}";

    /// <remarks>
    /// Counts crossings of a ray to the east; a point on the line itself belongs to one side or the other, always the same.
    /// </remarks>
    public bool Holds(GeoPoint point)
    {
        if (point.Longitude < box.West || point.Longitude > box.East || point.Latitude < box.South || point.Latitude > box.North)
        {
            return false;
        }

        var inside = false;
        foreach (var ring in Rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                if (
                    a.Latitude > point.Latitude != b.Latitude > point.Latitude
                    && point.Longitude
                        < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude
                )
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }
}

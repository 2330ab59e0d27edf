using System.Collections.Immutable;

namespace SahelWiki.Geography;

/// <summary>Coasts, borders and countries of the world. Their source and licence stand at the head of <c>outlines.txt</c>.</summary>
/// <param name="Coasts">Each from point to point.</param>
/// <param name="Borders">Between countries, as the source draws them.</param>
/// <param name="Land">Closed rings; an inner one is a lake or a sea.</param>
internal sealed record Outlines(
    IReadOnlyList<GeoPoint[]> Coasts,
    IReadOnlyList<GeoPoint[]> Borders,
    IReadOnlyList<GeoPoint[]> Land,
    ImmutableArray<GeoArea> Countries
)
{
    private static readonly Lazy<Outlines> Known = new(() => Read(MapLines.Of("outlines.txt")));

    public static Outlines World => Known.Value;

    private static Outlines Read(IEnumerable<string> text)
    {
        // Numbers count coasts and borders alike.
        var (lines, coasts, borders, land) = (
            new List<GeoPoint[]>(),
            new List<GeoPoint[]>(),
            new List<GeoPoint[]>(),
            new List<GeoPoint[]>()
        );
        var countries = ImmutableArray.CreateBuilder<GeoArea>();
        foreach (var line in text)
        {
            switch (line[0])
            {
                case 'c' or 'b':
                    lines.Add(MapLines.Points(line[2..]));
                    (line[0] == 'c' ? coasts : borders).Add(lines[^1]);
                    break;
                case 'r':
                    land.Add(MapLines.Ring(line[2..], lines));
                    break;
                case 'k' when line[2..].Split('|') is [var name, .. var rings]:
                    countries.Add(new(name, name, MapLines.Rings(rings, lines)));
                    break;
            }
        }

        return new(coasts, borders, land, countries.ToImmutable());
    }
}

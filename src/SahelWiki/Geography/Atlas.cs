using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Geography;

/// <summary>
/// Rivers, lakes, first-level regions and towns of West Africa. Their sources and licences stand at the head of <c>atlas.txt</c>.
/// </summary>
/// <param name="Divisions">Borders between regions of one country.</param>
internal sealed record Atlas(
    ImmutableArray<NamedLine> Rivers,
    ImmutableArray<NamedLine> Lakes,
    ImmutableArray<NamedLine> Divisions,
    ImmutableArray<GeoArea> Regions,
    ImmutableArray<Town> Towns
)
{
    private static readonly Lazy<Atlas> Known = new(() => Read(MapLines.Of("atlas.txt")));

    private static readonly Lazy<Dictionary<string, GeoArea>> ByName = new(() =>
        Outlines
            .World.Countries.Concat(Sahel.Regions)
            .DistinctBy(area => Folding.NameKey(area.Written))
            .ToDictionary(area => Folding.NameKey(area.Written))
    );

    public static Atlas Sahel => Known.Value;

    /// <summary>Every name that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => ByName.Value.Values.Select(area => area.Written);

    /// <param name="written">A country, or a region with its country: <c>Mopti, Mali</c>.</param>
    public static GeoArea? Find(string written) => ByName.Value.GetValueOrDefault(Folding.NameKey(written));

    /// <summary>The country in which a point lies; null at sea, and within some kilometres of a border perhaps the neighbour.</summary>
    public static GeoArea? CountryOf(GeoPoint point) => Outlines.World.Countries.FirstOrDefault(country => country.Holds(point));

    /// <summary>The first-level region in which a point lies; null where regions are not known.</summary>
    public static GeoArea? RegionOf(GeoPoint point) => Sahel.Regions.FirstOrDefault(region => region.Holds(point));

    private static Atlas Read(IEnumerable<string> text)
    {
        var (lines, rivers, lakes, divisions) = (
            new List<GeoPoint[]>(),
            ImmutableArray.CreateBuilder<NamedLine>(),
            ImmutableArray.CreateBuilder<NamedLine>(),
            ImmutableArray.CreateBuilder<NamedLine>()
        );
        var (regions, towns) = (ImmutableArray.CreateBuilder<GeoArea>(), ImmutableArray.CreateBuilder<Town>());
        foreach (var line in text)
        {
            var parts = line[2..].Split('|');
            switch (line[0])
            {
                case 'v':
                    rivers.Add(new(parts[0], MapLines.Points(parts[1])));
                    break;
                case 'l':
                    lakes.Add(new(parts[0], MapLines.Points(parts[1])));
                    break;
                case 'i' or 'e':
                    lines.Add(MapLines.Points(parts[1]));
                    if (line[0] == 'i')
                    {
                        divisions.Add(new(parts[0], lines[^1]));
                    }

                    break;
                case 'a':
                    regions.Add(new(parts[1], parts[0], MapLines.Rings(parts[2..], lines)));
                    break;
                case 't':
                    towns.Add(new(parts[1], parts[0], parts[2][0] - '0', MapLines.Points(parts[3])[0]));
                    break;
            }
        }

        return new(rivers.ToImmutable(), lakes.ToImmutable(), divisions.ToImmutable(), regions.ToImmutable(), towns.ToImmutable());
    }
}

/// <param name="Name">Of the river or lake; of the country, for a border between its regions.</param>
internal sealed record NamedLine(string Name, GeoPoint[] Points);

/// <param name="Rank">1 for what every map shows, 2 where there is room, 3 only on close maps.</param>
internal sealed record Town(string Name, string Country, int Rank, GeoPoint Point);

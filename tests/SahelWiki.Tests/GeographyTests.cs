using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class GeographyTests
{
    [Fact]
    public void The_outlines_of_the_world_hold_its_borders_and_whole_rings_of_land()
    {
        var world = Outlines.World;

        Assert.True(world.Borders.Count > 300);
        Assert.All(world.Land, ring => Assert.Equal(ring[0], ring[^1]));
        Assert.All(world.Countries.SelectMany(country => country.Rings), ring => Assert.Equal(ring[0], ring[^1]));
        Assert.All(world.Coasts.Concat(world.Borders).SelectMany(line => line), point =>
            Assert.True(Math.Abs(point.Longitude) <= 180.01 && Math.Abs(point.Latitude) <= 90.01)
        );
    }

    [Theory]
    [InlineData(-8.00, 12.64, "Mali")]
    [InlineData(1.82, 14.95, "Niger")]
    [InlineData(9.13, 27.88, "Algeria")]
    [InlineData(-1.53, 12.37, "Burkina Faso")]
    [InlineData(-3.74, 5.4, "Côte d'Ivoire")]
    [InlineData(51.53, 25.29, "Qatar")]
    [InlineData(-30, 0, null)]
    public void A_point_lies_in_the_country_whose_outline_holds_it(double longitude, double latitude, string? country) =>
        Assert.Equal(country, Atlas.CountryOf(new(longitude, latitude))?.Name);

    [Theory]
    [InlineData(-4.18, 14.49, "Mopti, Mali")]
    [InlineData(-6.26, 13.43, "Ségou, Mali")]
    [InlineData(1.41, 18.44, "Kidal, Mali")]
    [InlineData(-1.63, 14.10, "Soum, Burkina Faso")]
    public void A_point_lies_in_the_region_whose_outline_holds_it(double longitude, double latitude, string region) =>
        Assert.Equal(region, Atlas.RegionOf(new(longitude, latitude))?.Written);

    [Theory]
    [InlineData("mopti, mali", "Mopti, Mali")]
    [InlineData("Segou, Mali", "Ségou, Mali")]
    [InlineData("Cote d’Ivoire", "Côte d'Ivoire")]
    [InlineData("Mopti", null)]
    public void Outlines_are_named_as_authors_write(string written, string? found) => Assert.Equal(found, Atlas.Find(written)?.Written);

    /// <remarks>Regions are drawn from a finer source: near borders and lagoons the two differ by some kilometres.</remarks>
    [Fact]
    public void Regions_lie_within_the_country_they_are_of()
    {
        var points = (
            from region in Atlas.Sahel.Regions
            let box = GeoBox.Of(region.Rings[0])
            from step in Enumerable.Range(1, 99)
            let point = new GeoPoint(
                box.West + ((box.East - box.West) * (step % 10) / 10),
                box.South + ((box.North - box.South) * (step / 10) / 10)
            )
            where region.Holds(point)
            select Atlas.CountryOf(point)?.Name == region.Country
        ).ToArray();

        Assert.True(points.Length > 3000);
        Assert.True(points.Count(isWithin => isWithin) > 0.97 * points.Length, $"{points.Count(isWithin => isWithin)} of {points.Length}");
    }

    [Fact]
    public void The_river_that_passes_the_towns_is_the_Niger()
    {
        var river = Atlas.Sahel.Rivers.Where(river => river.Name == "Niger").SelectMany(river => river.Points).ToArray();

        Assert.All(Atlas.Sahel.Towns.Where(town => town.Name is "Bamako" or "Timbuktu" or "Gao" or "Niamey"), town =>
            Assert.Contains(river, point =>
                Math.Abs(point.Longitude - town.Point.Longitude) < 0.8 && Math.Abs(point.Latitude - town.Point.Latitude) < 0.8
            )
        );
    }

    private static readonly Site Wiki = TestSites.Load(
        ("places/mali.md", TestSites.Page("Mali", fields: "kind: country\ncoordinates: {lat: 17.57, lon: -4, precision: country}")),
        ("places/algeria.md", TestSites.Page("Algeria", fields: "kind: country")),
        ("places/plant.md", TestSites.Page("Plant", fields: "kind: site\ncoordinates: {lat: 27.88, lon: 9.13, precision: site}")),
        (
            "places/camp.md",
            TestSites.Page("Camp", fields: "kind: site\npart_of: {place: mali}\ncoordinates: {lat: 27.88, lon: 9.13, precision: site}")
        ),
        ("places/desert.md", TestSites.Page("Desert", fields: "kind: region\ncoordinates: {lat: 27.88, lon: 9.13, precision: region}")),
        ("events/raid.md", TestSites.Page("Raid", fields: "kind: attack\ncoordinates: {lat: 27.88, lon: 9.13, precision: town}"))
    );

    [Theory]
    [InlineData("plant", "Algeria")]
    [InlineData("camp", "Mali")]
    [InlineData("desert", "")]
    [InlineData("raid", "Algeria")]
    public void A_country_is_that_of_the_chain_of_places_then_that_of_the_outline_then_none(string slug, string country) =>
        Assert.Equal(
            country,
            string.Join(", ", new Countries(Wiki).Of(Wiki.Pages.Single(page => page.Page.Slug == slug)).Select(page => page.Title))
        );
}

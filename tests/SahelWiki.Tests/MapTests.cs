using SahelWiki.Output.Documents;
using SahelWiki.Output.Maps;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class MapTests
{
    private static readonly MapWindow Window = new(0, 0, 10, 10);

    [Fact]
    public void Without_points_there_is_no_window() => Assert.Null(MapWindow.Of([]));

    [Fact]
    public void The_window_holds_all_points_that_are_near_each_other()
    {
        GeoPoint[] points = [new(-4, 14), new(0, 16), new(14, 13)];

        var window = MapWindow.Of(points)!;

        Assert.All(points, point => Assert.True(window.Holds(point)));
    }

    [Fact]
    public void A_point_at_the_other_end_of_the_world_does_not_shrink_the_map()
    {
        var window = MapWindow.Of([new(-4, 14), new(0, 16), new(2, 13), new(-3, 17), new(-98, 39)])!;

        Assert.False(window.Holds(new(-98, 39)));
        Assert.InRange(window.East - window.West, 6, 30);
    }

    [Fact]
    public void One_point_has_its_surroundings()
    {
        var window = MapWindow.Of([new(-4, 14)])!;

        Assert.InRange(window.North - window.South, 5.9, 12);
        Assert.InRange(window.Height, MapWindow.Width / 2, MapWindow.Width * 2);
    }

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var (here, northEast) = (Window.Place(new(2, 2)), Window.Place(new(4, 4)));

        Assert.True(northEast.X > here.X && northEast.Y < here.Y);
        Assert.Equal(0, Window.Place(new(0, 10)).Y, 6);
        Assert.Equal(MapWindow.Width, Window.Place(new(10, 10)).X, 6);
    }

    [Fact]
    public void An_area_is_cut_at_the_edges()
    {
        var area = Clipping.Area([new(-5, -5), new(5, -5), new(5, 5), new(-5, 5)], Window);

        Assert.Equal(
            [new(0, 0), new(0, 5), new(5, 0), new(5, 5)],
            area.Distinct().OrderBy(point => point.Longitude).ThenBy(point => point.Latitude)
        );
    }

    [Fact]
    public void An_area_beyond_the_edges_is_nothing_and_one_around_them_fills_the_window()
    {
        Assert.Empty(Clipping.Area([new(20, 20), new(30, 20), new(30, 30)], Window));
        Assert.Equal(4, Clipping.Area([new(-50, -50), new(50, -50), new(50, 50), new(-50, 50)], Window).Distinct().Count());
    }

    [Fact]
    public void A_line_that_leaves_and_comes_back_is_two_pieces()
    {
        var pieces = Clipping.Pieces([new(1, 1), new(20, 1), new(30, 1), new(30, 5), new(20, 5), new(1, 5)], Window).ToArray();

        Assert.Equal(2, pieces.Length);
    }

    [Fact]
    public void The_outlines_of_the_world_hold_its_borders_and_whole_rings_of_land()
    {
        var world = Outlines.World;

        Assert.True(world.Borders.Count > 300);
        Assert.All(world.Land, ring => Assert.Equal(ring[0], ring[^1]));
        Assert.All(world.Coasts.Concat(world.Borders).SelectMany(line => line), point =>
            Assert.True(Math.Abs(point.Longitude) <= 180.01 && Math.Abs(point.Latitude) <= 90.01)
        );
    }

    [Fact]
    public void The_name_of_a_country_stands_beside_a_dot_rather_than_below_it()
    {
        Assert.Equal(new(100, 100), WikiMap.Beside(new(100, 100), [new(300, 100)]));
        Assert.Equal(new(100, 134), WikiMap.Beside(new(100, 100), [new(110, 95)]));
        Assert.Equal(new(100, 66), WikiMap.Beside(new(100, 100), [new(110, 95), new(80, 140)]));
    }

    private static readonly (string, string)[] Wiki =
    [
        ("places/mali.md", TestSites.Page("Mali", fields: "kind: country\ncoordinates: {lat: 17.2, lon: 0.6, precision: country}")),
        (
            "places/gao.md",
            TestSites.Page("Gao", fields: "kind: town\npart_of: {place: mali}\ncoordinates: {lat: 16.27, lon: -0.04, precision: town}")
        ),
        (
            "places/kidal.md",
            TestSites.Page("Kidal", fields: "kind: region\npart_of: {place: mali}\ncoordinates: {lat: 18.44, lon: 1.41, precision: region}")
        ),
        ("places/doha.md", TestSites.Page("Doha", fields: "coordinates: {lat: 25.29, lon: 51.53, precision: town}")),
        (
            "places/menaka.md",
            TestSites.Page("Ménaka", fields: "part_of: {place: mali}\ncoordinates: {lat: 15.92, lon: 2.4, precision: town}")
        ),
        ("events/battle.md", TestSites.Page("Battle", fields: "date: 2012-06\nplace: gao")),
        ("events/coup.md", TestSites.Page("Coup", fields: "date: 2020\nplace: mali")),
    ];

    [Fact]
    public void Pages_at_one_spot_are_one_dot_with_their_number_that_leads_to_its_entry_in_the_list()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Matches("id=\"dot-\\d+\" href=\"#at-\\d+\" aria-label=\"2: Gao; Battle\"", html);
        Assert.Matches("<text x=\"\\d+\" y=\"\\d+\">2</text>", html);
        Assert.Matches("<li id=\"at-\\d+\">.*places/gao.html.*events/battle.html", html);
    }

    [Fact]
    public void A_dot_of_one_page_leads_to_it_and_a_region_is_a_hollow_dot()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Matches("class=\"dot rough\" id=\"dot-\\d+\" href=\"places/kidal.html\"", html);
        Assert.Matches("class=\"dot\" id=\"dot-\\d+\" href=\"places/menaka.html\"", html);
    }

    [Fact]
    public void A_country_is_named_and_what_lies_beyond_the_edge_is_only_in_the_list()
    {
        var html = Documents(Wiki)["map.html"];

        Assert.Matches("class=\"country\" href=\"places/mali.html\"", html);
        Assert.DoesNotContain("aria-label=\"Doha\"", html);
        Assert.Contains("One page lies beyond the edge", html);
        Assert.Contains("href=\"places/doha.html\"", html);
        Assert.DoesNotContain("events/coup.html", html);
    }

    [Fact]
    public void Coordinates_on_a_page_lead_to_their_dot()
    {
        Assert.Matches("href=\"../map.html#dot-\\d+\">16.27° N, 0.04° W", Documents(Wiki)["places/gao.html"]);
        Assert.DoesNotContain("map.html#", Documents(Wiki)["places/doha.html"]);
    }

    [Fact]
    public void A_wiki_without_coordinates_has_no_map() =>
        Assert.DoesNotContain("map.html", Documents([("groups/a.md", TestSites.Page("A"))]).Keys);

    private static Dictionary<string, string> Documents((string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file => file.Path.Value is "map.html" || file.Path.Value.StartsWith("places/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));
    }
}

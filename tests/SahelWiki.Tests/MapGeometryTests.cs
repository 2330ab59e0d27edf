using SahelWiki.Geography;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Pictures;

namespace SahelWiki.Tests;

public sealed class MapGeometryTests
{
    private static readonly MapWindow Window = new(0, 0, 10, 10);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

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

    [Theory]
    [InlineData(0, 0)]
    [InlineData(180, 85)]
    [InlineData(-180, -85)]
    public void One_point_has_its_surroundings_also_where_the_world_ends(double longitude, double latitude)
    {
        var window = MapWindow.Of([new(longitude, latitude)])!;

        Assert.True(window.Holds(new(longitude, latitude)));
        Assert.InRange(window.North - window.South, 2.9, 12);
    }

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var (here, northEast) = (Window.Place(new(2, 2)), Window.Place(new(4, 4)));

        Assert.True(northEast.X > here.X && northEast.Y < here.Y);
        Assert.Equal(0, Window.Place(new(0, 10)).Y, 6);
        Assert.Equal(Window.Width, Window.Place(new(10, 10)).X, 6);
    }

    [Fact]
    public void A_point_of_the_drawing_is_the_point_of_the_earth_that_is_drawn_there()
    {
        var there = Window.Under(Window.Place(new(3, 7)));

        Assert.Equal(3, there.Longitude, 6);
        Assert.Equal(7, there.Latitude, 6);
    }

    [Theory]
    [InlineData(1.3, 2)]
    [InlineData(2, 3)]
    [InlineData(0.3, 0.5)]
    public void A_window_is_fitted_to_a_shape_by_showing_more(double least, double most)
    {
        var fitted = Window.Fitted(900, least, most);

        Assert.InRange(900.0 / fitted.Height, least - 0.02, most + 0.02);
        Assert.True(fitted.West <= 0.01 && fitted.East >= 9.99 && fitted.South <= 0.01 && fitted.North >= 9.99);
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

        Assert.Equal(
            [
                [new(1, 1), new(10, 1)],
                [new(10, 5), new(1, 5)],
            ],
            pieces
        );
    }

    [Fact]
    public void A_straight_border_that_crosses_the_window_is_drawn_although_it_has_no_point_in_it() =>
        Assert.Equal(
            [
                [new(0, 5), new(10, 5)],
            ],
            Clipping.Pieces([new(-20, 5), new(20, 5)], Window)
        );

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_mark_covers_another_and_none_is_cut_at_the_edge(int seed)
    {
        var random = new Random(seed);
        var spots = Enumerable.Range(0, 8).Select(_ => new DrawingPoint(random.Next(0, 401), random.Next(0, 301))).ToArray();
        var marks = Enumerable
            .Range(0, 60)
            .Select(_ => (Spot: spots[random.Next(spots.Length)], Radius: 3 + (random.NextDouble() * 9)))
            .OrderByDescending(mark => mark.Radius)
            .ToArray();

        var placed = Packing.Place(marks, 400, 300);

        for (var i = 0; i < marks.Length; i++)
        {
            if (placed[i] is not { } at)
            {
                continue;
            }

            Assert.InRange(at.X, marks[i].Radius - 0.001, 400.001 - marks[i].Radius);
            Assert.InRange(at.Y, marks[i].Radius - 0.001, 300.001 - marks[i].Radius);
            for (var j = 0; j < i; j++)
            {
                Assert.True(placed[j] is not { } other || other.DistanceTo(at) >= marks[i].Radius + marks[j].Radius);
            }
        }
    }

    [Fact]
    public void The_first_mark_of_a_spot_stands_on_it_and_the_others_around()
    {
        var placed = Packing.Place([.. Enumerable.Repeat((Spot: new DrawingPoint(100, 100), Radius: 5.0), 7)], 200, 200);

        Assert.Equal(new(100, 100), placed[0]);
        Assert.All(placed.Skip(1), at => Assert.InRange(at!.Value.DistanceTo(new(100, 100)), 10, 22));
    }

    [Fact]
    public void A_mark_at_the_edge_is_moved_inside() =>
        Assert.Equal(new DrawingPoint(195, 5), Packing.Place([(new(200, 0), 5)], 200, 200)[0]);

    [Fact]
    public void For_marks_without_number_there_is_no_room_at_one_spot() =>
        Assert.Contains(null, Packing.Place([.. Enumerable.Repeat((Spot: new DrawingPoint(100, 100), Radius: 5.0), 500)], 200, 200));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_name_overlaps_another_or_leaves_the_drawing(int seed)
    {
        var random = new Random(seed);
        var labels = new MapLabels(Window, new(Window.Width, Window.Height));

        for (var i = 0; i < 150; i++)
        {
            labels.Beside(
                new(random.NextDouble() * 10, random.NextDouble() * 10),
                new string('m', random.Next(1, i % 20 == 0 ? 120 : 14)),
                "name",
                null,
                14
            );
        }

        var boxes = labels.Placed.Select(label => label.Box).ToArray();
        Assert.True(boxes.Length > 20);
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= Window.Width && box.Bottom <= Window.Height));
        Assert.All(boxes, box => Assert.Equal(1, boxes.Count(box.Overlaps)));
    }

    [Fact]
    public void A_name_stands_within_its_area_or_nowhere()
    {
        var area = new GeoArea(
            "A",
            "A",
            [
                [new(1, 1), new(4, 1), new(4, 9), new(1, 9), new(1, 1)],
            ]
        );
        var labels = new MapLabels(Window, new(Window.Width, Window.Height));

        Assert.True(labels.Within([area], "A", "country", null, 14));
        Assert.True(area.Holds(Window.Under(new(labels.Placed[0].X, labels.Placed[0].Y))));
        Assert.False(
            labels.Within(
                [
                    new(
                        "B",
                        "B",
                        [
                            [new(20, 20), new(21, 20), new(21, 21), new(20, 20)],
                        ]
                    ),
                ],
                "B",
                "country",
                null,
                14
            )
        );
    }

    [Theory]
    [InlineData("W", 0.9)]
    [InlineData("أنصار الدين", 5)]
    [InlineData("Ménaka", 3)]
    public void Words_are_taken_for_at_least_as_wide_as_they_are(string text, double least) =>
        Assert.InRange(TextWidths.Of(text, 1), least, text.Length * 1.2);

    [Fact]
    public void The_scale_is_a_round_number_of_kilometres()
    {
        var scale = ScaleBar.Of(Window, 0.25);

        Assert.Contains(scale.Kilometres, new[] { 100, 200, 500 });
        Assert.InRange(scale.Length, 50, 250);
        Assert.Equal(scale.Kilometres * Window.Scale / 111.2, scale.Length, 3);
    }
}

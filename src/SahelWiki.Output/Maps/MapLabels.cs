using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Output.Pictures;

namespace SahelWiki.Output.Maps;

/// <summary>A name on the map.</summary>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>, as SVG has it.</param>
/// <param name="Y">Of its base line.</param>
/// <param name="Box">What it covers, at most.</param>
internal sealed record MapLabel(string Text, string Style, string? Href, double X, double Y, string Anchor, double Size, Box Box);

/// <summary>
/// Finds places for names: none overlaps another or a mark, and none is cut at the edge. What finds no place is left out.
/// </summary>
internal sealed class MapLabels(MapWindow window, FreeSpace space)
{
    /// <summary>Share of the size of letters between the base line and the top of the box.</summary>
    private const double Rise = 0.95;

    private const double Fall = 0.3;

    private readonly ImmutableArray<MapLabel>.Builder labels = ImmutableArray.CreateBuilder<MapLabel>();

    public ImmutableArray<MapLabel> Placed => labels.ToImmutable();

    /// <summary>A name beside a spot: to the right if it can, else around it, first near, then farther.</summary>
    public bool Beside(GeoPoint spot, string text, string style, string? href, double size)
    {
        var (at, width) = (window.Place(spot), TextWidths.Of(text, size));
        foreach (var away in new[] { 5.0, 12, 20, 30, 42 })
        {
            foreach (
                var (x, y, anchor) in new[]
                {
                    (away, 0.35 * size, "start"),
                    (-away, 0.35 * size, "end"),
                    (0, -away, "middle"),
                    (0, away + (Rise * size), "middle"),
                    (0.7 * away, -0.7 * away, "start"),
                    (0.7 * away, (0.7 * away) + (Rise * size), "start"),
                    (-0.7 * away, -0.7 * away, "end"),
                    (-0.7 * away, (0.7 * away) + (Rise * size), "end"),
                }
            )
            {
                if (Put(text, style, href, at.X + x, at.Y + y, anchor, size, width))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A name within an area, as near to the middle of its visible part as it can.</summary>
    public bool Within(IReadOnlyCollection<GeoArea> areas, string text, string style, string? href, double size)
    {
        const int steps = 14;
        var width = TextWidths.Of(text, size);
        var inside = new List<DrawingPoint>();
        for (var i = 1; i < steps; i++)
        {
            for (var j = 1; j < steps; j++)
            {
                var point = new DrawingPoint(window.Width * i / (double)steps, window.Height * j / (double)steps);
                if (areas.Any(area => area.Holds(window.Under(point))))
                {
                    inside.Add(point);
                }
            }
        }

        if (inside.Count == 0)
        {
            return false;
        }

        var middle = new DrawingPoint(inside.Average(point => point.X), inside.Average(point => point.Y));
        return inside
            .OrderBy(point => point.DistanceTo(middle))
            .ThenBy(point => point.Y)
            .ThenBy(point => point.X)
            .Any(point => Put(text, style, href, point.X, point.Y, "middle", size, width));
    }

    /// <summary>A name beside a line, near the middle of its visible part.</summary>
    public bool Along(IEnumerable<GeoPoint> line, string text, string style, double size)
    {
        var width = TextWidths.Of(text, size);
        var points = line.Where(window.Holds).Select(window.Place).ToArray();
        return Enumerable
            .Range(0, points.Length)
            .OrderBy(index => Math.Abs(index - (points.Length / 2)))
            .Any(index =>
                Put(text, style, null, points[index].X + 4, points[index].Y - 4, "start", size, width)
                || Put(text, style, null, points[index].X - 4, points[index].Y + 4 + (Rise * size), "end", size, width)
            );
    }

    private bool Put(string text, string style, string? href, double x, double y, string anchor, double size, double width)
    {
        var left = anchor switch
        {
            "start" => x,
            "end" => x - width,
            _ => x - (width / 2),
        };
        var box = new Box(left, y - (Rise * size), left + width, y + (Fall * size));
        if (!space.IsFree(box))
        {
            return false;
        }

        space.Take(box);
        labels.Add(new(text, style, href, x, y, anchor, size, box));
        return true;
    }
}

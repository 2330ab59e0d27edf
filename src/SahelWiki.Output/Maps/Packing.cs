using System.Collections.Immutable;

namespace SahelWiki.Output.Maps;

/// <summary>Finds places for round marks so that none covers another and none is cut at the edge.</summary>
internal static class Packing
{
    /// <summary>Units left between two marks.</summary>
    private const double Gap = 1;

    /// <summary>How far from its spot a mark may stand, in units.</summary>
    private const double Farthest = 60;

    /// <summary>The turn from one try to the next, in radians: the golden angle, which never comes back to where it was.</summary>
    private const double Turn = 2.399963;

    /// <param name="marks">The most important first: it stands nearest to its spot.</param>
    /// <returns>For each mark where it stands; null where there is no room near its spot.</returns>
    public static ImmutableArray<DrawingPoint?> Place(IReadOnlyList<(DrawingPoint Spot, double Radius)> marks, double width, double height)
    {
        var widest = marks.Count == 0 ? 1 : marks.Max(mark => mark.Radius);
        var cell = (2 * widest) + Gap;
        var placed = new Dictionary<(int, int), List<(DrawingPoint At, double Radius)>>();
        var found = ImmutableArray.CreateBuilder<DrawingPoint?>(marks.Count);
        foreach (var (spot, radius) in marks)
        {
            DrawingPoint? at = null;
            for (var i = 0; at is null; i++)
            {
                var away = 2.2 * Math.Sqrt(i);
                if (away > Farthest)
                {
                    break;
                }

                var there = Inside(new(spot.X + (away * Math.Cos(i * Turn)), spot.Y + (away * Math.Sin(i * Turn))), radius, width, height);
                at = IsFree(there, radius) ? there : null;
            }

            if (at is { } free)
            {
                var key = Cell(free);
                (placed.TryGetValue(key, out var list) ? list : placed[key] = []).Add((free, radius));
            }

            found.Add(at);
        }

        return found.MoveToImmutable();

        (int, int) Cell(DrawingPoint point) => ((int)Math.Floor(point.X / cell), (int)Math.Floor(point.Y / cell));

        bool IsFree(DrawingPoint point, double radius)
        {
            var (x, y) = Cell(point);
            for (var i = x - 1; i <= x + 1; i++)
            {
                for (var j = y - 1; j <= y + 1; j++)
                {
                    if (
                        placed.TryGetValue((i, j), out var list)
                        && list.Exists(other => other.At.DistanceTo(point) < other.Radius + radius + Gap)
                    )
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private static DrawingPoint Inside(DrawingPoint point, double radius, double width, double height) =>
        new(Within(point.X, radius, width), Within(point.Y, radius, height));

    /// <remarks>A drawing narrower than the mark has it in its middle.</remarks>
    private static double Within(double value, double radius, double length) =>
        2 * radius > length ? length / 2 : Math.Clamp(value, radius, length - radius);
}

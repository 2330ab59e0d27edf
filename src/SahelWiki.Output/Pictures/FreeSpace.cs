namespace SahelWiki.Output.Pictures;

/// <summary>A rectangle of a drawing; y grows downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public static Box Around(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

    /// <remarks>Boxes that only touch do not overlap.</remarks>
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>What of a drawing is still free for words.</summary>
internal sealed class FreeSpace(double width, double height)
{
    private const int Cell = 48;

    private readonly Dictionary<(int, int), List<Box>> taken = [];

    public bool IsFree(Box box) =>
        box is { Left: >= 0, Top: >= 0 }
        && box.Right <= width
        && box.Bottom <= height
        && Cells(box).All(cell => !taken.TryGetValue(cell, out var boxes) || !boxes.Exists(other => other.Overlaps(box)));

    public void Take(Box box)
    {
        foreach (var cell in Cells(box))
        {
            (taken.TryGetValue(cell, out var boxes) ? boxes : taken[cell] = []).Add(box);
        }
    }

    private static IEnumerable<(int, int)> Cells(Box box)
    {
        for (var x = (int)Math.Floor(box.Left / Cell); x <= (int)Math.Floor(box.Right / Cell); x++)
        {
            for (var y = (int)Math.Floor(box.Top / Cell); y <= (int)Math.Floor(box.Bottom / Cell); y++)
            {
                yield return (x, y);
            }
        }
    }
}

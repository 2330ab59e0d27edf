using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Network;

/// <summary>Where the pages of a network stand: one below the other. No name touches another, and a narrow screen has room.</summary>
/// <param name="Undrawn">How many ties across find no room; they are only in the table.</param>
/// <remarks>Lengths are in pixels. The first page is the trunk at the left; ties across are bows at the right.</remarks>
public sealed record NetworkLayout(
    int Width,
    int Height,
    ImmutableArray<KindPlace> Kinds,
    ImmutableArray<NodePlace> Nodes,
    ImmutableArray<Bow> Bows,
    int Undrawn
)
{
    public const int Trunk = 12,
        NodeX = 112,
        FurtherX = 134,
        NameGap = 10,
        LetterHeight = 12;

    private const int TheWidth = 318,
        Top = 34,
        RowHeight = 24,
        KindHeight = 22,
        BowLeft = 258;

    /// <summary>Room for the name of a node.</summary>
    public static int NameWidth(bool isFurther) => BowLeft - NameGap - (isFurther ? FurtherX : NodeX) - 4;

    /// <summary>Room for the dates of a tie, on its line.</summary>
    public static int DateWidth => NodeX - Trunk - 22;

    public static NetworkLayout Of(EgoNetwork network)
    {
        var places = ImmutableArray.CreateBuilder<NodePlace>();
        var kinds = ImmutableArray.CreateBuilder<KindPlace>();
        var y = Top;
        foreach (var kind in network.Nodes.Where(node => node.Parent is null).GroupBy(node => node.KindFor(network.Page)))
        {
            kinds.Add(new(kind.First().Ties[0], kind.Key.IsFrom, y));
            y += KindHeight;
            foreach (var near in kind)
            {
                places.Add(new(near, NodeX, y, y));
                var parentY = y;
                y += RowHeight;
                foreach (var further in network.Nodes.Where(node => node.Parent == near.Page))
                {
                    places.Add(new(further, FurtherX, y, parentY));
                    y += RowHeight;
                }
            }
        }

        var heights = places.ToDictionary(place => place.Node.Page, place => place.Y);
        var bows = BowRoom.For(network.Across, heights, BowLeft);
        var drawn = bows.Where(bow => bow.X <= TheWidth - 4).ToImmutableArray();
        var undrawn = bows.Where(bow => bow.X > TheWidth - 4).Sum(bow => bow.Ties.Length);
        return new(TheWidth, y, kinds.ToImmutable(), places.ToImmutable(), drawn, undrawn);
    }
}

/// <param name="Tie">One of this kind.</param>
/// <param name="IsFrom">Whether the first page is the one that states it.</param>
public sealed record KindPlace(NetworkTie Tie, bool IsFrom, int Y);

/// <param name="FromY">The height of the page through which it is tied to the first, or its own.</param>
public sealed record NodePlace(NetworkNode Node, int X, int Y, int FromY)
{
    public bool IsFurther => Node.Parent is not null;
}

/// <summary>Ties of two pages that stand below each other.</summary>
/// <param name="Left">Where it touches both.</param>
/// <param name="X">How far to the right it reaches.</param>
public sealed record Bow(ImmutableArray<NetworkTie> Ties, int Left, int X, int Top, int Bottom, int Track);

/// <summary>Finds room for bows, so that none runs over another.</summary>
public static class BowRoom
{
    public const int Step = 8;

    /// <param name="heights">Of the pages.</param>
    /// <param name="left">Where they touch the pages.</param>
    public static ImmutableArray<Bow> For(IEnumerable<NetworkTie> ties, IReadOnlyDictionary<Page, int> heights, int left)
    {
        var bows = new List<Bow>();
        foreach (
            var pair in ties.Where(tie => heights.ContainsKey(tie.From) && heights.ContainsKey(tie.To))
                .GroupBy(tie => (Top: Math.Min(heights[tie.From], heights[tie.To]), Bottom: Math.Max(heights[tie.From], heights[tie.To])))
                .OrderBy(pair => pair.Key.Bottom - pair.Key.Top)
                .ThenBy(pair => pair.Key.Top)
        )
        {
            var track = 0;
            while (bows.Any(bow => bow.Track == track && bow.Top < pair.Key.Bottom && pair.Key.Top < bow.Bottom))
            {
                track++;
            }

            bows.Add(new([.. pair], left, left + 10 + (track * Step), pair.Key.Top, pair.Key.Bottom, track));
        }

        return [.. bows];
    }
}

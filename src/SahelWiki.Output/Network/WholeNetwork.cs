using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Network;

/// <summary>Groups and persons one below the other, and bows between them. Of very many only those with most ties.</summary>
public sealed record WholeNetwork(
    int Names,
    int Width,
    int Height,
    ImmutableArray<(Page Page, int Y)> Nodes,
    ImmutableArray<Bow> Bows,
    int Left
)
{
    /// <summary>Of more nobody could follow a bow.</summary>
    public const int MostNodes = 60;

    private const int TheNames = 170,
        Top = 16,
        RowHeight = 20;

    private readonly HashSet<Page> shown = [.. Nodes.Select(node => node.Page)];

    public bool Shows(Page page) => shown.Contains(page);

    /// <param name="order">Of the pages, from above.</param>
    public static WholeNetwork Of(TieGraph graph, Func<Page, (int, long)> order)
    {
        var ties = graph.Ties.Where(tie => IsShown(tie.From) && IsShown(tie.To)).ToArray();
        var weights = ties.SelectMany(tie => new[] { tie.From, tie.To }).CountBy(page => page).ToArray();
        var nodes = weights
            .OrderByDescending(page => page.Value)
            .ThenBy(page => page.Key.Source)
            .Take(MostNodes)
            .Select(page => page.Key)
            .OrderBy(order)
            .ThenBy(page => page.Source)
            .Select((page, row) => (Page: page, Y: Top + (row * RowHeight)))
            .ToImmutableArray();
        var bows = BowRoom.For(ties, nodes.ToDictionary(node => node.Page, node => node.Y), 4);
        var width = bows.IsEmpty ? 40 : bows.Max(bow => bow.X) + 8;
        return new(TheNames, width, (2 * Top) + (Math.Max(0, nodes.Length - 1) * RowHeight), nodes, bows, weights.Length - nodes.Length);
    }

    private static bool IsShown(Page page) => page.Type == Group.Type || page.Type == Person.Type;
}

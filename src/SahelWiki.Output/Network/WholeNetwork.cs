using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Network;

/// <summary>
/// Groups and persons one below the other, and beside them the ties of one of them, or those of a year: all at once nobody could follow. Of
/// very many only those with most ties.
/// </summary>
/// <param name="Headings">What those below each have in common, by the key of the order.</param>
public sealed record WholeNetwork(ImmutableArray<(int Key, int Y)> Headings, ImmutableArray<(Page Page, int Y)> Nodes, int Height, int Left)
{
    public const int MostNodes = 60;

    /// <summary>Room for names at the left, and for words at the right of a star.</summary>
    public const int Names = 172,
        Words = 300;

    /// <summary>Where the trunk of a star stands, and where its words begin.</summary>
    public const int Trunk = 22,
        WordsLeft = Trunk + 8;

    private const int Top = 16,
        RowHeight = 20,
        HeadingGap = 8;

    private readonly ImmutableDictionary<Page, int> heights = Nodes.ToImmutableDictionary(node => node.Page, node => node.Y);

    /// <param name="order">Of the pages, from above: those of one first key stand together.</param>
    public static WholeNetwork Of(TieGraph graph, Func<Page, (int, long)> order)
    {
        var weights = graph
            .Ties.Where(tie => IsShown(tie.From) && IsShown(tie.To))
            .SelectMany(tie => new[] { tie.From, tie.To })
            .CountBy(page => page)
            .ToArray();
        var shown = weights
            .OrderByDescending(page => page.Value)
            .ThenBy(page => page.Key.Source)
            .Take(MostNodes)
            .Select(page => (Page: page.Key, Order: order(page.Key)))
            .OrderBy(page => page.Order)
            .ThenBy(page => page.Page.Source)
            .ToArray();
        var headings = ImmutableArray.CreateBuilder<(int, int)>();
        var nodes = ImmutableArray.CreateBuilder<(Page, int)>();
        var y = Top;
        foreach (var part in shown.GroupBy(page => page.Order.Item1))
        {
            y += headings.Count > 0 ? HeadingGap : 0;
            headings.Add((part.Key, y));
            y += RowHeight;
            foreach (var (page, _) in part)
            {
                nodes.Add((page, y));
                y += RowHeight;
            }
        }

        return new(headings.ToImmutable(), nodes.ToImmutable(), y, weights.Length - shown.Length);
    }

    public bool Shows(Page page) => heights.ContainsKey(page);

    /// <summary>Ties between those that are shown.</summary>
    public IEnumerable<NetworkTie> TiesOf(TieGraph graph) => graph.Ties.Where(tie => Shows(tie.From) && Shows(tie.To));

    /// <summary>The ties of one page: a trunk beside the names, with a branch to each that it is tied to.</summary>
    public Star StarOf(TieGraph graph, Page page)
    {
        var branches = graph
            .Of(page)
            .Where(tie => Shows(tie.Other(page)))
            .GroupBy(tie => tie.Other(page))
            .Select(ties => new StarBranch(ties.Key, heights[ties.Key], [.. ties.OrderBy(tie => tie.First ?? long.MaxValue)]))
            .OrderBy(branch => branch.Y)
            .ToImmutableArray();
        var all = branches.Select(branch => branch.Y).Append(heights[page]).ToArray();
        return new(page, heights[page], all.Min(), all.Max(), branches);
    }

    /// <summary>What held in a year, as bows: by one or both of their pages' words, or only because nothing says that it ended.</summary>
    public ImmutableArray<Bow> In(TieGraph graph, int year) =>
        BowRoom.For(TiesOf(graph).Where(tie => tie.In(year) != Hold.None), heights, 4);

    private static bool IsShown(Page page) => page.Type == Group.Type || page.Type == Person.Type;
}

/// <param name="Y">The height of the page itself.</param>
/// <param name="Top">Where its trunk begins.</param>
public sealed record Star(Page Page, int Y, int Top, int Bottom, ImmutableArray<StarBranch> Branches);

/// <param name="Ties">Of both pages; the first that began first.</param>
public sealed record StarBranch(Page Page, int Y, ImmutableArray<NetworkTie> Ties);

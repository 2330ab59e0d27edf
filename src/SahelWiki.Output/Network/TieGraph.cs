using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Network;

/// <summary>Groups, persons and organisations, and what ties them: typed relations, and fields that name one on another page.</summary>
public sealed class TieGraph
{
    /// <summary>A tie of this type only says that two pages should be read together.</summary>
    private const string SeeAlso = "related-to";

    private static readonly ImmutableArray<string> TyingFields = ["leaders", "founders", "members", "affiliations"];

    private readonly ILookup<Page, NetworkTie> byPage;

    private TieGraph(ImmutableArray<NetworkTie> ties)
    {
        Ties = ties;
        byPage = ties.SelectMany(tie => new[] { (tie.From, tie), (tie.To, tie) }).ToLookup(pair => pair.Item1, pair => pair.tie);
    }

    public ImmutableArray<NetworkTie> Ties { get; }

    public static TieGraph Of(Site site)
    {
        var relations =
            from page in site.Pages
            from end in page.Relations
            where end.IsFrom && end.Edge.Type.Name != SeeAlso && IsActor(end.Edge.From) && IsActor(end.Edge.To)
            let said = end.Edge.Statements.Select(stated => stated.Relation).ToArray()
            select new NetworkTie(
                end.Edge.From,
                end.Edge.To,
                end.Edge.Type.Name,
                end.Edge.Type,
                end.Edge.Start,
                end.Edge.End,
                null,
                [.. said.SelectMany(relation => relation.Sources)],
                said.Select(relation => relation.Confidence).FirstOrDefault(word => word is not null),
                string.Join("; ", said.Select(relation => relation.Note).Where(note => !string.IsNullOrEmpty(note)).Distinct())
            );
        var fields =
            from page in site.Pages
            where IsActor(page.Page)
            from field in page.Page.FrontMatter.Fields
            where TyingFields.Contains(field.Definition.Name)
            from claim in field.Claims
            where claim.Value is ClaimValue.Reference
            let target = site.Target(((ClaimValue.Reference)claim.Value).Value)
            where target is not null && IsActor(target) && target != page.Page
            select new NetworkTie(
                page.Page,
                target,
                field.Definition.Name,
                null,
                claim.From,
                claim.To,
                claim.AsOf,
                claim.Sources,
                claim.Confidence,
                claim.Note ?? ""
            );
        return new([.. relations.Concat(fields)]);
    }

    public static bool IsActor(Page page) => page.Type == Group.Type || page.Type == Person.Type || page.Type == Organisation.Type;

    public IEnumerable<NetworkTie> Of(Page page) => byPage[page];

    /// <summary>
    /// A page, those it is tied to, and where these are few those they are tied to; each once, in the order in which they are drawn.
    /// </summary>
    /// <param name="most">Of pages beside the first.</param>
    public EgoNetwork Around(Page page, int most)
    {
        var near = Of(page)
            .GroupBy(tie => tie.Other(page))
            .Select(ties => new NetworkNode(ties.Key, null, [.. ties.OrderBy(tie => tie.First ?? long.MaxValue)]))
            .OrderBy(node => node.Ties[0].First ?? long.MaxValue)
            .ThenBy(node => node.Page.Source)
            .ToList();
        var left = Math.Max(0, near.Count - most);
        var nodes = near.Take(most).ToList();
        var known = near.Select(node => node.Page).Append(page).ToHashSet();
        // The network of one that many are tied to is full enough.
        foreach (var parent in near.Count < EgoNetwork.MostNear ? near : [])
        {
            var further = Of(parent.Page)
                .GroupBy(tie => tie.Other(parent.Page))
                .Where(ties => !known.Contains(ties.Key))
                .OrderBy(ties => ties.Min(tie => tie.First) ?? long.MaxValue)
                .ThenBy(ties => ties.Key.Source)
                .Take(Math.Min(EgoNetwork.MostFurther, most - nodes.Count))
                .ToArray();
            foreach (var ties in further)
            {
                known.Add(ties.Key);
                nodes.Add(new(ties.Key, parent.Page, [.. ties]));
            }
        }

        var shown = nodes.Select(node => node.Page).ToHashSet();
        var across = nodes
            .SelectMany(node => Of(node.Page))
            .Distinct()
            .Where(tie => shown.Contains(tie.From) && shown.Contains(tie.To))
            .Except(nodes.Where(node => node.Parent is not null).SelectMany(node => node.Ties))
            .ToImmutableArray();
        // The kinds in the order in which the first of each began.
        var order = near.Select(node => node.KindFor(page)).Distinct().ToList();
        return new(page, [.. nodes.OrderBy(node => node.Parent is null ? order.IndexOf(node.KindFor(page)) : order.Count)], across, left);
    }
}

/// <param name="Kind">Name of the type of relation, or of the field.</param>
/// <param name="Type">Null for a field.</param>
public sealed record NetworkTie(
    Page From,
    Page To,
    string Kind,
    RelationType? Type,
    Edtf? Start,
    Edtf? End,
    Edtf? AsOf,
    ImmutableArray<Citation> Sources,
    Confidence? Confidence,
    string Note
)
{
    public bool IsSymmetric => Type?.Symmetric ?? false;

    /// <summary>The first day that a date of it can mean; null where it has none.</summary>
    public long? First => (Start ?? AsOf ?? End) is { Earliest: > long.MinValue } date ? date.Earliest : null;

    public Page Other(Page page) => From == page ? To : From;

    /// <summary>
    /// Whether it held in a year by its own dates: begun by then, and not ended before. What is only known as of a day held in the year of
    /// that day.
    /// </summary>
    public bool HeldIn(int year)
    {
        var (first, last) = (Calendar.Day(year, 1, 1), Calendar.Day(year, 12, 31));
        return Start is { } start ? start.Earliest <= last && (End is null || End.Latest >= first)
            : End is { } end ? end.Earliest <= last && end.Latest >= first
            : AsOf is { } asOf && asOf.Earliest <= last && asOf.Latest >= first;
    }

    public bool BeganIn(int year) => Start is { Earliest: > long.MinValue } start && start.SortYear == year;
}

/// <param name="Parent">The page through which it is tied to the first; null where it is so itself.</param>
/// <param name="Ties">To the first page, or to the parent.</param>
public sealed record NetworkNode(Page Page, Page? Parent, ImmutableArray<NetworkTie> Ties)
{
    /// <summary>The kind of its first tie, as seen from a page.</summary>
    public (string Kind, bool IsFrom) KindFor(Page page) => (Ties[0].Kind, Ties[0].IsSymmetric || Ties[0].From == page);
}

/// <param name="Across">Ties between nodes, beside those through which they are here.</param>
/// <param name="Left">How many further pages are tied to the first.</param>
public sealed record EgoNetwork(Page Page, ImmutableArray<NetworkNode> Nodes, ImmutableArray<NetworkTie> Across, int Left)
{
    /// <summary>From so many on those that are near stand alone.</summary>
    public const int MostNear = 12;

    /// <summary>At most so many are added for each page that is near: the picture is of the first page.</summary>
    public const int MostFurther = 2;
}

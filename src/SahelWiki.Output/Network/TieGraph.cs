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
        var ties = relations.Concat(fields).ToArray();
        var ends = Ends(site, ties);
        return new([
            .. ties.Select(tie =>
                tie with
                {
                    Until = Math.Min(ends.GetValueOrDefault(tie.From, long.MaxValue), ends.GetValueOrDefault(tie.To, long.MaxValue)),
                }
            ),
        ]);
    }

    /// <summary>The last day on which a page was there, where something dates its end: a death, or that it dissolved, merged or was
    /// renamed.</summary>
    private static Dictionary<Page, long> Ends(Site site, IEnumerable<NetworkTie> ties) =>
        site
            .Pages.Where(page => IsActor(page.Page))
            .SelectMany(page =>
                new[] { "dissolved", "died" }
                    .SelectMany(field => page.Page.FrontMatter.Claims(field))
                    .Select(claim => (page.Page, Date: (claim.Value as ClaimValue.Date)?.Value))
            )
            .Concat(
                ties.Where(tie => tie.Type?.Lineage is Descent.Merge or Descent.Absorb or Descent.Rename)
                    .Select(tie => (tie.From, tie.Start))
            )
            .Where(end => end.Item2 is { Latest: < long.MaxValue })
            .GroupBy(end => end.Item1, end => end.Item2!.Latest)
            .ToDictionary(end => end.Key, end => end.Max());

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

    /// <summary>Where its arrow points, seen from one of its pages: <c>out</c>, <c>in</c>, or nowhere.</summary>
    public string Points(Page page) =>
        IsSymmetric ? ""
        : From == page ? "out"
        : "in";

    public Page Other(Page page) => From == page ? To : From;

    /// <summary>Whether a source gives it a date. Only then it is drawn as a whole line.</summary>
    public bool IsDated => !Sources.IsEmpty && First is not null;

    /// <summary>
    /// Whether it held in a year. What split, merged or was renamed did so in its year only. Sure is what a source dates to that year, or
    /// to times before and after it; until one of the two has ended, what began before and is not said to have ended is taken to hold.
    /// </summary>
    public Hold In(int year)
    {
        var days = (First: Calendar.Day(year, 1, 1), Last: Calendar.Day(year, 12, 31));
        bool Touches(Edtf? date) =>
            date is { Earliest: > long.MinValue, Latest: < long.MaxValue } && date.Earliest <= days.Last && date.Latest >= days.First;
        var isNear = Touches(Start) || Touches(End) || Touches(AsOf);
        var hasBegun = Start is { Earliest: > long.MinValue } start && start.Earliest <= days.Last;
        var isWithin = hasBegun && (End ?? AsOf) is { Latest: < long.MaxValue } last && last.Latest >= days.First;
        var goesOn = hasBegun && !IsMoment && End is null && days.First <= Until;
        return isNear || (isWithin && !IsMoment) ? (Sources.IsEmpty ? Hold.Taken : Hold.Sure)
            : goesOn ? Hold.Taken
            : Hold.None;
    }

    /// <summary>The last day of the year in which the first of both ended; without an end, far away.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Whether it happened at its date, rather than held from then on.</summary>
    public bool IsMoment => Type?.Lineage is Descent.Split or Descent.Merge or Descent.Absorb or Descent.Rename or Descent.Succeed;
}

/// <summary>Whether a tie held in a year.</summary>
public enum Hold
{
    None,

    /// <summary>It had begun, and nothing says that it had ended; or no source is named for it.</summary>
    Taken,

    /// <summary>A source dates it to that year, or to before and after.</summary>
    Sure,
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

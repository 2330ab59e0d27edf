using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Documents.FamilyTree;

/// <summary>Which groups came from which: the relations between groups that never lead back to their start.</summary>
/// <param name="Groups">Groups with at least one such relation, those of one family together, families and groups by their first
/// year.</param>
/// <param name="Links">In the order of the groups they lead to.</param>
internal sealed record GroupDescent(ImmutableArray<DescentGroup> Groups, ImmutableArray<DescentLink> Links)
{
    public static GroupDescent Of(Site site)
    {
        var relations = site.OfType(Group.Type)
            .SelectMany(page => page.Relations)
            .Where(end => end.IsFrom && IsDescent(end.Edge.Type) && end.Edge.From.Type == Group.Type && end.Edge.To.Type == Group.Type)
            .Select(end => end.Edge)
            .ToArray();
        var lives = relations
            .SelectMany(edge => new[] { edge.From, edge.To })
            .Distinct()
            .ToDictionary(page => page, page => Life(site.Of(page), relations));
        var links = relations
            .Select(edge =>
            {
                var (earlier, later) = LeadsOn(edge.Type) ? (edge.From, edge.To) : (edge.To, edge.From);
                return (Edge: edge, Earlier: earlier, Later: later);
            })
            .ToArray();
        var order = FamilyOrder.Of(
            [.. lives.Keys.OrderBy(page => lives[page].Begin ?? double.MaxValue).ThenBy(page => site.Of(page).Rank)],
            [.. links.Select(link => (link.Earlier, link.Later))]
        );
        var rows = order.Select((entry, row) => (entry.Member, row)).ToDictionary(pair => pair.Member, pair => pair.row);
        return new(
            [
                .. order.Select(entry => new DescentGroup(
                    site.Of(entry.Member),
                    entry.Family,
                    lives[entry.Member].Begin,
                    lives[entry.Member].End
                )),
            ],
            [
                .. links
                    .Select(link => new DescentLink(link.Edge, rows[link.Earlier], rows[link.Later], Years.Of(link.Edge.Start)))
                    .OrderBy(link => link.Later)
                    .ThenBy(link => link.Earlier)
                    .ThenBy(link => link.Relation.Type.Name, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Whether a type of relation is one of descent: only what can never lead in a circle is.</summary>
    public static bool IsDescent(RelationType type) => type.Acyclic && type.AllowsFrom(Group.Type.Name) && type.AllowsTo(Group.Type.Name);

    /// <summary>
    /// Whether the page that states it is the earlier one: "merged into" and "led to" look ahead, "splinter of" and "successor of" back.
    /// </summary>
    private static bool LeadsOn(RelationType type) =>
        type.Name.EndsWith("-to", StringComparison.Ordinal) || type.Name.EndsWith("-into", StringComparison.Ordinal);

    /// <summary>From the group's own dates; else from the relations that made or ended it.</summary>
    private static (double? Begin, double? End) Life(LinkedPage page, IEnumerable<RelationEdge> relations)
    {
        var own = relations.Where(edge => edge.Start is not null && (edge.From == page.Page || edge.To == page.Page)).ToArray();
        var made = own.Where(edge => (LeadsOn(edge.Type) ? edge.To : edge.From) == page.Page && edge.Type.Name != "part-of")
            .Select(edge => Years.Of(edge.Start))
            .Min();
        var ended = own.Where(edge => LeadsOn(edge.Type) && edge.From == page.Page).Select(edge => Years.Of(edge.Start)).Max();
        // A group that already did something when another joined it was not made by that.
        made = made > own.Select(edge => Years.Of(edge.Start)).Min() ? null : made;
        return (Date(page, "founded") ?? made, Date(page, "dissolved") ?? ended);
    }

    private static double? Date(LinkedPage page, string field) =>
        page
            .Page.FrontMatter.Claims(field)
            .Select(claim => claim.Value)
            .OfType<ClaimValue.Date>()
            .Select(date => Years.Of(date.Value))
            .FirstOrDefault(year => year is not null);
}

/// <param name="Family">Number of the family, from 0: groups that no relation joins are in different ones.</param>
/// <param name="Begin">Year and part of the year; null where not known.</param>
/// <param name="End">Null where not known, or not ended.</param>
internal sealed record DescentGroup(LinkedPage Page, int Family, double? Begin, double? End);

/// <param name="Earlier">Row of the group it leads from.</param>
/// <param name="Later">Row of the group it leads to.</param>
/// <param name="Year">Null where not known.</param>
internal sealed record DescentLink(RelationEdge Relation, int Earlier, int Later, double? Year);

internal static class Years
{
    private const double DaysInYear = 365.2425;

    /// <summary>The first day a date can mean, as a year with its part: 2012-07 is about 2012.5. Null for a date without a start.</summary>
    public static double? Of(Edtf? date) => date is null || date.Earliest == long.MinValue ? null : 1 + (date.Earliest / DaysInYear);
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Documents.FamilyTree;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>
/// The family tree of groups: who split from, merged into or succeeded whom, drawn along the years, and the same as a list with its
/// sources.
/// </summary>
internal static class DescentDocuments
{
    /// <summary>Letters of a name that are drawn; the list has the whole of it.</summary>
    private const int MostLetters = 44;

    /// <summary>How wide a letter of the drawing is on average, in pixels, to see whether a name has room.</summary>
    private const int LetterWidth = 7;

    /// <summary>What a group and a relation weigh in the drawing, in bytes.</summary>
    private const int LifeWeight = 450,
        StrokeWeight = 200;

    /// <summary>How kinds of relation are drawn, in the order of the vocabulary; of more kinds the last ones are drawn alike.</summary>
    private static readonly ImmutableArray<string?> Dashes = [null, "9 4", "2 4", "12 4 2 4", "5 3", "1 2"];

    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.OfType(Group.Type).Any() ? List(context).Files() : [];

    public static IEnumerable<OutputPath> Paths(RenderContext context) => context.Site.OfType(Group.Type).Any() ? List(context).Paths : [];

    private static LongList<int> List(RenderContext context)
    {
        var phrases = context.Phrases;
        var descent = new Lazy<GroupDescent>(() => GroupDescent.Of(context.Site));
        return new LongList<int>(context, SitePaths.FamilyTree, "family-tree", RoughWeight(context.Site), Content, Item)
        {
            Title = phrases["tree.title"],
            Introduction = phrases["tree.introduction"],
        }.Drawn(
            (view, at, rows) =>
                rows.Length == 0
                    ? view
                    : new FigureView(
                        view.Frame,
                        view.Title,
                        [phrases["tree.introduction"], phrases["tree.reading"]],
                        Drawing(context, descent.Value, at, rows[0].Value, rows.Length),
                        view
                    )
        );

        ListContent<int> Content()
        {
            var families = descent
                .Value.Groups.GroupBy(group => group.Family)
                .ToDictionary(family => family.Key, family => family.First().Page.Page.Title);
            return new(
                [
                    .. descent.Value.Groups.Select(
                        (group, row) =>
                            new ListEntry<int>(
                                new(
                                    "family-" + (group.Family + 1).ToString(CultureInfo.InvariantCulture),
                                    phrases["tree.family", families[group.Family]]
                                ),
                                group.Page.Page.Title,
                                row,
                                Weight(group.Page)
                            )
                    ),
                ],
                []
            );
        }

        ListItem Item(OutputPath path, int row)
        {
            var group = descent.Value.Groups[row];
            return new(null, context.Views.Link(path, group.Page.Page), Lifespan(context, group.Page), [])
            {
                Lines = [.. group.Page.Relations.Where(end => IsDrawn(end)).Select(end => Line(context, path, end))],
            };
        }
    }

    /// <summary>Without looking at who belongs to whom: planning a site should cost little.</summary>
    private static long RoughWeight(Site site) =>
        site.OfType(Group.Type).Where(page => page.Relations.Any(IsDrawn)).Sum(page => (long)Weight(page));

    private static bool IsDrawn(RelationEnd end) =>
        GroupDescent.IsDescent(end.Edge.Type) && end.Edge.From.Type == Group.Type && end.Edge.To.Type == Group.Type;

    private static int Weight(LinkedPage page) =>
        ListParts.Weight(
            LifeWeight
                + 150
                + (2 * page.Path.Value.Length)
                + page.Relations.Where(IsDrawn)
                    .Sum(end => StrokeWeight + 200 + (150 * end.Edge.Statements.Sum(stated => stated.Relation.Sources.Length)))
        );

    private static string Lifespan(RenderContext context, LinkedPage page)
    {
        string Dates(string field) =>
            string.Join(
                " / ",
                page.Page.FrontMatter.Claims(field)
                    .Select(claim => claim.Value)
                    .OfType<ClaimValue.Date>()
                    .Select(date => context.Views.Dates.Of(date.Value))
                    .Distinct()
            );
        return string.Join(
            ", ",
            new[] { ("tree.founded", Dates("founded")), ("tree.dissolved", Dates("dissolved")) }
                .Where(part => part.Item2.Length > 0)
                .Select(part => context.Phrases[part.Item1, part.Item2])
        );
    }

    /// <summary>A relation in words, with its date and its sources: "Splinter of AQIM, 2012: afpc-mali, n. 48".</summary>
    private static ImmutableArray<LinkView> Line(RenderContext context, OutputPath path, RelationEnd end)
    {
        var statements = end.Edge.Statements.Select(stated => stated.Relation).ToArray();
        var sources = statements
            .SelectMany(statement => statement.Sources)
            .Select(citation => (citation.Locator, Source: context.Site.Source(citation.Key)))
            .Where(citation => citation.Source is not null)
            .Distinct()
            .ToArray();
        var notes = statements.Select(statement => statement.Note).OfType<string>().Where(note => note.Length > 0).Distinct();
        return
        [
            new(end.Label + " ", null),
            context.Views.Link(path, end.Other),
            new(
                (end.Edge.Start is { } start ? ", " + context.Views.Dates.Of(start) : "")
                    + string.Concat(notes.Select(note => $" ({note})"))
                    + (sources.Length > 0 ? " · " : ""),
                null
            ),
            .. sources
                .SelectMany(
                    (citation, index) =>
                        new LinkView[]
                        {
                            new((index > 0 ? "; " : ""), null),
                            new(
                                context.Views.Formatter.ShortText(citation.Source!.Entry)
                                    + (citation.Locator.IsNone ? "" : ", " + citation.Locator),
                                path.RelativeTo(citation.Source.Path)
                            ),
                        }
                )
                .Where(part => part.Text.Length > 0),
        ];
    }

    /// <param name="first">The first row that this document draws.</param>
    /// <param name="count">How many it draws.</param>
    private static DescentDrawing Drawing(RenderContext context, GroupDescent descent, OutputPath at, int first, int count)
    {
        var chart = DescentChart.Of(descent, context.Site.Today?.Year);
        var kinds = context.Site.Vocabulary.Types.Where(type => descent.Links.Any(link => link.Relation.Type == type)).ToImmutableArray();
        var undated = 0;
        var links = descent.Links.Where(link => IsShown(link.Earlier) || IsShown(link.Later));
        return new(
            context.Phrases["tree.label"],
            chart.Width,
            DescentChart.Height(count),
            [.. chart.Ticks().Select(year => new YearTick(year.ToString(CultureInfo.InvariantCulture), chart.X(year)))],
            [.. Enumerable.Range(first, count).Select(row => Life(context, descent, chart, at, row, row - first))],
            [
                .. links.Select(link => new DescentStroke(
                    kinds.IndexOf(link.Relation.Type),
                    $"{link.Relation.From.Title}: {link.Relation.Type.Label} {link.Relation.To.Title}"
                        + (link.Relation.Start is { } start ? ", " + context.Views.Dates.Of(start) : ""),
                    X(link),
                    Y(link.Earlier),
                    Y(link.Later),
                    !IsShown(link.Later)
                )),
            ],
            [.. kinds.Select((kind, index) => new DescentKind(kind.Label, Dashes[Math.Min(index, Dashes.Length - 1)]))]
        );

        // Where nothing tells when, it is drawn where the later group's line begins; where that has no date either, beside the others
        // without one.
        int X(DescentLink link) =>
            DescentChart.At(descent, link) is { } year ? chart.X(year)
            : chart.Line(descent, link.Later, false) is var line && line.OpenFrom > chart.X(chart.First) ? line.OpenFrom + 3
            : chart.X(chart.First) + 10 + (9 * (undated++ % 8));

        bool IsShown(int row) => row >= first && row < first + count;

        int Y(int row) =>
            row < first ? 0
            : row >= first + count ? DescentChart.Height(count)
            : DescentChart.Y(row - first);
    }

    private static DescentLife Life(RenderContext context, GroupDescent descent, DescentChart chart, OutputPath at, int row, int drawnRow)
    {
        var page = descent.Groups[row].Page.Page;
        var isActive = page.FrontMatter.Claims("status").Any(claim => claim.Value is ClaimValue.Choice { Value: "active" });
        var line = chart.Line(descent, row, isActive);
        var name = page.Title.Length > MostLetters ? page.Title[..(MostLetters - 1)].TrimEnd() + "…" : page.Title;
        return new(
            context.Views.Link(at, page, name),
            page.Title,
            DescentChart.Y(drawnRow),
            line.OpenFrom,
            line.From,
            line.To,
            line.OpenTo,
            line.From + (name.Length * LetterWidth) > chart.Width
        );
    }
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Pictures;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The map: a document for each of its windows, with the same as a table and as files.</summary>
internal static class MapDocuments
{
    /// <summary>A row of the table.</summary>
    /// <param name="Event">Null for a place.</param>
    private sealed record Row(LinkedPage Page, EventFact? Event, ImmutableArray<Page> Countries, string? Facets);

    public static IEnumerable<OutputFile> Files(RenderContext context) => Views(context).SelectMany(view => OfView(context, view));

    public static IEnumerable<OutputPath> Paths(RenderContext context) =>
        Views(context).SelectMany(view => List(context, view, new(context.Views, view)).Paths);

    private static ImmutableArray<MapView> Views(RenderContext context) =>
        MapView.All(context.Site, context.Views.Events, context.Phrases["map.whole"]);

    private static IEnumerable<OutputFile> OfView(RenderContext context, MapView view)
    {
        var pictures = new MapPictures(context.Views, view);
        return
        [
            .. List(context, view, pictures).Files(),
            RenderContext.Text(SitePaths.FileOf(view.Path, ".svg"), () =>
                pictures.File(
                    $"{context.Phrases["map.title"]}{context.Phrases["label.colon"]} {view.Name}",
                    pictures.Legend(),
                    Sentences(context, pictures)
                )
            ),
            RenderContext.Text(SitePaths.FileOf(view.Path, ".csv"), () => CsvOf(context, Events(context, view, pictures))),
        ];
    }

    private static string CsvOf(RenderContext context, IEnumerable<EventFact> events)
    {
        var rows = new EventRows(context.Views);
        return Csv.Of([EventRows.CsvColumns, .. events.OrderBy(fact => fact.Date).Select(rows.Csv)]);
    }

    /// <summary>Of the map itself every event that has a place; of another window those that are in it.</summary>
    private static IEnumerable<EventFact> Events(RenderContext context, MapView view, MapPictures pictures) =>
        context.Views.Events.Where(fact => view.Path == SitePaths.Map ? fact.Where is not Whereabouts.Nowhere : pictures.Holds(fact));

    private static IEnumerable<LinkedPage> Places(RenderContext context, MapView view, MapPictures pictures) =>
        context
            .Site.OfType(Place.Type)
            .Where(page =>
                page.Page.FrontMatter.Coordinates is { } own
                && (view.Path == SitePaths.Map || (!own.IsWide && pictures.DeskWindow.Holds(own.Point)))
            );

    private static LongList<Row> List(RenderContext context, MapView view, MapPictures pictures)
    {
        var (phrases, rows) = (context.Phrases, new EventRows(context.Views));
        var isMain = view.Path == SitePaths.Map;
        var weight = Events(context, view, pictures)
            .Select(fact => fact.Page)
            .Concat(Places(context, view, pictures))
            .Sum(page => (long)EventRows.Weight(page));
        var list = new LongList<Row>(context, view.Path, "map", weight, Content, Item)
        {
            Title = isMain ? phrases["map.title"] : $"{phrases["map.title"]}{phrases["label.colon"]} {view.Name}",
            Introduction = phrases["map.introduction"],
            Columns = rows.Columns,
        };
        return list.Drawn(
            (table, at, _) =>
                at == view.Path
                    ? new FigureView(table.Frame, table.Title, [phrases["map.introduction"]], Drawing(context, view, pictures), table)
                    : table
        );

        ListContent<Row> Content()
        {
            var (countries, facets) = (new Countries(context.Site), new ListFacets(context, Event.Type));
            ListHeading Heading(ImmutableArray<Page> of) =>
                of is [var country] ? new("in-" + country.Slug, country.Title) : new("elsewhere", phrases["map.elsewhere"]);
            var places = Places(context, view, pictures)
                .OrderBy(page => page.Rank)
                .Select(page => (Heading: Heading(countries.Of(page)), Row: new Row(page, null, countries.Of(page), null)));
            var happened = Events(context, view, pictures)
                .OrderBy(fact => fact.Date)
                .ThenBy(fact => fact.Page.Rank)
                .Select(fact => (Heading: Heading(fact.Countries), Row: new Row(fact.Page, fact, fact.Countries, facets.Add(fact.Page))));
            return new(
                [
                    .. happened
                        .Concat(places)
                        .GroupBy(entry => entry.Heading, entry => entry.Row)
                        .OrderBy(group => group.Key.Id == "elsewhere" ? 1 : 0)
                        .ThenBy(group => group.Key.Label, phrases.Comparer)
                        .SelectMany(group =>
                            group.Select(row => new ListEntry<Row>(group.Key, row.Page.Page.Title, row, EventRows.Weight(row.Page)))
                        ),
                ],
                facets.Filters
            );
        }

        ListItem Item(OutputPath at, Row row) =>
            row.Event is { } fact
                ? rows.Event(at, fact, Id(row.Page), row.Facets)
                : rows.Other(
                    at,
                    Id(row.Page),
                    context.Views.Link(at, row.Page.Page),
                    "",
                    row.Page.Page.FrontMatter.Claims("kind").Select(claim => claim.Value).OfType<ClaimValue.Text>().FirstOrDefault()?.Value
                        ?? "",
                    [],
                    row.Countries.Remove(row.Page.Page),
                    row.Page.Page.FrontMatter.Claims("part_of").Concat(row.Page.Page.FrontMatter.Claims("outline"))
                );
    }

    private static string Id(LinkedPage page) => $"at-{page.Page.Type.Name}-{page.Page.Slug}";

    private static MapDrawing Drawing(RenderContext context, MapView view, MapPictures pictures) =>
        new(
            context.Phrases["map.of", view.Name],
            pictures.OnDesk(),
            pictures.OnPhone(),
            pictures.Definitions(),
            pictures.Legend(),
            Sentences(context, pictures),
            Downloads(context, view.Path),
            [
                .. Views(context)
                    .Select(other => new LinkView(other.Name, other.Path == view.Path ? null : view.Path.RelativeTo(other.Path))),
            ],
            [
                .. pictures.Desk.Regions.Select(region => new LinkView(
                    context.Phrases["map.marginal", region.Name, region.Events.Length],
                    region.Place is { } place ? view.Path.RelativeTo(place.Path) : null
                )),
            ],
            [
                .. context
                    .Views.Events.SelectMany(fact => fact.Where is Whereabouts.Wide { Places: var wide } ? wide : [])
                    .GroupBy(place => place)
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key.Rank)
                    .Select(group => new LinkView(
                        context.Phrases["map.marginal", group.Key.Page.Title, group.Count()],
                        view.Path.RelativeTo(group.Key.Path)
                    )),
            ],
            [.. pictures.Years.Select(pictures.OfOneYear)]
        );

    internal static ImmutableArray<LinkView> Downloads(RenderContext context, OutputPath path) =>
        [
            new(context.Phrases["download.svg"], path.RelativeTo(SitePaths.FileOf(path, ".svg"))),
            new(context.Phrases["download.csv"], path.RelativeTo(SitePaths.FileOf(path, ".csv"))),
        ];

    private static ImmutableArray<string> Sentences(RenderContext context, MapPictures pictures)
    {
        var (phrases, events) = (context.Phrases, context.Views.Events);
        var (spots, regions, wide, nowhere) = (
            events.Count(fact => fact.Where is Whereabouts.Spots),
            events.Count(fact => fact.Where is Whereabouts.Within),
            events.Count(fact => fact.Where is Whereabouts.Wide),
            events.Count(fact => fact.Where is Whereabouts.Nowhere)
        );
        var beyond = spots + regions - events.Count(pictures.Holds);
        string[] sentences =
        [
            phrases["map.counts", events.Length, spots, regions, wide, nowhere],
            .. beyond > 0 ? [phrases.Count("map.beyond", beyond)] : Array.Empty<string>(),
            phrases["map.figures", events.Count(fact => fact.Dead.IsKnown), events.Length],
            phrases["map.borders"],
        ];
        return [.. sentences];
    }
}

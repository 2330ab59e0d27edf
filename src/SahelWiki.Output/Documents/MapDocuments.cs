using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The map: a drawing of the places and events with coordinates, and the same as a list by country.</summary>
internal static class MapDocuments
{
    /// <summary>Names of pages shown of one dot; its entry in the list has them all.</summary>
    private const int MostNames = 5;

    /// <param name="Number">Of the dot, from 1; 0 for a country, which has none.</param>
    private readonly record struct Place(int Number, ImmutableArray<LinkedPage> Pages);

    public static IEnumerable<OutputFile> Files(RenderContext context) => context.Views.Map.Window is null ? [] : List(context).Files();

    public static IEnumerable<OutputPath> Paths(RenderContext context) => context.Views.Map.Window is null ? [] : List(context).Paths;

    private static LongList<Place> List(RenderContext context)
    {
        var (phrases, map) = (context.Phrases, context.Views.Map);
        var list = new LongList<Place>(context, SitePaths.Map, "map", Everything(map).Sum(place => (long)Weight(place)), Content, Item)
        {
            Title = phrases["map.title"],
            Introduction = phrases["map.introduction"],
        };
        return list.Drawn(
            (view, at, _) =>
                at == SitePaths.Map ? new FigureView(view.Frame, view.Title, Introduction(context), Drawing(context, at, list), view) : view
        );

        ListContent<Place> Content()
        {
            var countries = new Countries(context.Site);
            ListHeading Heading(Place place) =>
                place.Number == 0 ? new("countries", phrases["map.countries"])
                : countries.Of(place.Pages[0]) is [var country, ..] ? new("in-" + country.Slug, country.Title)
                : new("elsewhere", phrases["map.elsewhere"]);
            return new(
                [
                    .. Everything(map)
                        .Select(place => (Place: place, Heading: Heading(place)))
                        .GroupBy(entry => entry.Heading, entry => entry.Place)
                        .OrderBy(group =>
                            group.Key.Id switch
                            {
                                "countries" => 0,
                                "elsewhere" => 2,
                                _ => 1,
                            }
                        )
                        .ThenBy(group => group.Key.Label, phrases.Comparer)
                        .SelectMany(group =>
                            group
                                .OrderBy(place => place.Pages[0].Rank)
                                .Select(place => new ListEntry<Place>(group.Key, place.Pages[0].Page.Title, place, Weight(place)))
                        ),
                ],
                []
            );
        }

        ListItem Item(OutputPath path, Place place) =>
            new(
                place.Number == 0 ? null : ListId(place.Number),
                context.Views.Link(path, place.Pages[0].Page),
                Remark(context, place.Pages[0]),
                [.. place.Pages.Skip(1).Select(page => context.Views.Link(path, page.Page))]
            );
    }

    private static string Remark(RenderContext context, LinkedPage page) =>
        page.Page.Type == Event.Type && ViewBuilder.DateOf(page.Page) is { } date ? context.Views.Dates.Of(date) : "";

    private static IEnumerable<Place> Everything(WikiMap map) =>
        [
            .. map.Countries.Select(country => new Place(0, [country.Page])),
            .. map.Spots.Select((spot, index) => new Place(index + 1, spot.Pages)),
        ];

    private static int Weight(Place place) =>
        ListParts.Weight(
            60 + place.Pages.Sum(page => 70 + page.Path.Value.Length + System.Text.Encoding.UTF8.GetByteCount(page.Page.Title))
        );

    private static string ListId(int number) => "at-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Introduction(RenderContext context)
    {
        var beyond = context.Views.Map.Spots.Where(spot => spot.At is null).Sum(spot => spot.Pages.Length);
        string[] sentences =
        [
            context.Phrases["map.introduction"],
            context.Phrases["map.dots"],
            .. beyond > 0 ? [context.Phrases.Count("map.beyond", beyond)] : Array.Empty<string>(),
            context.Phrases["map.borders"],
        ];
        return [.. sentences];
    }

    private static MapDrawing Drawing(RenderContext context, OutputPath at, LongList<Place> list)
    {
        var (map, world) = (context.Views.Map, Outlines.World);
        var window = map.Window!;
        return new(
            context.Phrases["map.label"],
            MapWindow.Width,
            window.Height,
            MapPath.Areas(world.Land, window),
            MapPath.Lines(world.Coasts, window),
            MapPath.Lines(world.Borders, window),
            [
                .. map.Countries.Select(country => new MapName(
                    context.Views.Link(at, country.Page.Page),
                    (int)country.At.X,
                    (int)country.At.Y
                )),
            ],
            [
                .. map
                    .Spots.Select((spot, index) => (Spot: spot, Number: index + 1))
                    .Where(dot => dot.Spot.At is not null)
                    .Select(dot => Dot(context, at, list, dot.Spot, dot.Number)),
            ]
        );
    }

    private static MapDot Dot(RenderContext context, OutputPath at, LongList<Place> list, MapSpot spot, int number)
    {
        var names =
            string.Join("; ", spot.Pages.Take(MostNames).Select(page => page.Page.Title))
            + (spot.Pages.Length > MostNames ? "; " + context.Phrases.Count("map.more", spot.Pages.Length - MostNames) : "");
        var href = spot.Pages is [var only]
            ? at.RelativeTo(only.Path)
            : Local(at, list.DocumentOf(place => place.Number == number), ListId(number));
        var (x, y) = ((int)spot.At!.Value.X, (int)spot.At.Value.Y);
        return new(
            SitePaths.MapDotId(number),
            new(names, href),
            x,
            y,
            spot.Pages.Length switch
            {
                1 => 8,
                < 10 => 13,
                < 100 => 15,
                _ => 18,
            },
            spot.Pages.Length,
            spot.IsExact
        );
    }

    private static string Local(OutputPath at, OutputPath document, string id) => at == document ? "#" + id : at.RelativeTo(document, id);
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Pictures;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Draws the maps of one document: for a desk, for a phone, and for each year.</summary>
internal sealed class MapPictures(ViewBuilder views, MapView view)
{
    /// <summary>Id of the ground that the small maps share.</summary>
    private const string GroundId = "map-ground";

    /// <summary>The map for a desk is so many pixels wide where there is room, that for a phone, and that of a year.</summary>
    private const int Wide = 960,
        Narrow = 320,
        Small = 200;

    /// <summary>Years that have a map of their own, at most, counted from the last.</summary>
    private const int MostYears = 13;

    private static readonly MapStyle OfDesk = new(14, 1, true),
        OfPhone = new(11, 0.75, true),
        OfYear = new(8, 0.62, false);

    private readonly OutputPath at = view.Path;

    private readonly EventWords words = new(views);

    private readonly Lazy<Dictionary<string, LinkedPage>> places = new(() =>
    {
        var named = new Dictionary<string, LinkedPage>(StringComparer.Ordinal);
        foreach (var page in views.Site.OfType(Place.Type))
        {
            foreach (var name in Whereabouts.NamesOf(page.Page))
            {
                named.TryAdd(Folding.NameKey(name), page);
            }
        }

        return named;
    });

    /// <summary>What a desk sees.</summary>
    public MapWindow DeskWindow => view.Window.Fitted(Wide, 1.3, 2);

    public MapScene Desk => field ??= Scene(DeskWindow, OfDesk, views.Events);

    /// <summary>Whether an event is on the map: at a spot, or in a region that is drawn.</summary>
    public bool Holds(EventFact fact) =>
        fact.Where switch
        {
            Whereabouts.Spots { All: var spots } => spots.Any(spot => DeskWindow.Holds(spot.Point)),
            Whereabouts.Within { Areas: var areas } => areas.Any(area => MapSceneBuilder.Meets(area, DeskWindow)),
            _ => false,
        };

    public ImmutableArray<int> Years
    {
        get
        {
            var years = views
                .Events.Where(fact => fact.Where is Whereabouts.Spots or Whereabouts.Within)
                .Select(fact => fact.Year)
                .OfType<int>()
                .ToArray();
            return years.Length == 0
                ? []
                :
                [
                    .. Enumerable.Range(
                        Math.Max(years.Min(), years.Max() - MostYears + 1),
                        years.Max() + 1 - Math.Max(years.Min(), years.Max() - MostYears + 1)
                    ),
                ];
        }
    }

    public string OnDesk() => Whole(Desk, OfDesk, "wide");

    public string OnPhone() => Whole(Scene(view.Window.Fitted(Narrow, 0.9, 1.5), OfPhone, views.Events), OfPhone, "narrow");

    /// <summary>Patterns, and the ground that the small maps share.</summary>
    public string Definitions()
    {
        var svg = new SvgWriter();
        svg.Raw("<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n").Raw(MapSvg.Definitions(new()));
        svg.Raw($"<g id=\"{GroundId}\">");
        new MapSvg(svg, OfYear.Size).Ground(YearWindow);
        return svg.Raw("</g></defs></svg>").ToString();
    }

    public MapYear OfOneYear(int year)
    {
        var events = views.Events.Where(fact => fact.Year == year && !fact.IsPlanned).ToArray();
        var scene = Scene(YearWindow, OfYear, events);
        var svg = new SvgWriter();
        svg.Raw(
            $"<svg viewBox=\"0 0 {scene.Window.Width} {scene.Window.Height}\" width=\"{scene.Window.Width}\" "
                + $"height=\"{scene.Window.Height}\" role=\"group\" aria-label=\"{Html.Attribute(Text("map.of", year))}\">\n"
        );
        svg.Raw($"<use href=\"#{GroundId}\"/>");
        Draw(new MapSvg(svg, OfYear.Size), scene);
        svg.Raw("</svg>");
        var (first, last) = (Model.Calendar.Day(year, 1, 1), Model.Calendar.Day(year, 12, 31));
        var isSilent = views.Silence.Gaps.Any(gap => gap.From <= last && gap.To >= first);
        var shown = events.Count(Holds);
        return new(
            year,
            svg.ToString(),
            views.Phrases.Count("map.events", shown)
                + (isSilent ? "; " + views.Phrases[IsWholly(first, last) ? "map.silent" : "map.partlySilent"] : ""),
            isSilent
        );
    }

    /// <summary>The map as a file that stands alone, with its legend.</summary>
    public string File(string title, IEnumerable<DrawnSign> legend, IEnumerable<string> sentences)
    {
        var (scene, svg) = (Desk, new SvgWriter(MapSvg.Paints));
        string[] lines = [.. legend.Select(entry => entry.Words), .. sentences];
        var height = scene.Window.Height + 40 + (20 * lines.Length) + 16;
        svg.Raw(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {scene.Window.Width} {height}\" width=\"{scene.Window.Width}\" "
                + $"height=\"{height}\" font-family=\"sans-serif\">\n<title>{Html.Text(title)}</title>\n<defs>"
        );
        svg.Raw(MapSvg.Definitions(new(MapSvg.Paints))).Raw("</defs>\n");
        svg.Raw(
            "<rect width=\"100%\" height=\"100%\" fill=\"#fdfdfb\"/>"
                + $"<text x=\"12\" y=\"26\" font-size=\"20\" font-weight=\"600\">{Html.Text(title)}</text>"
        );
        svg.Raw("<g transform=\"translate(0 40)\">");
        Draw(new MapSvg(svg, OfDesk.Size).Ground(scene.Window), scene, isFile: true).Labels(scene).Scale(scene, Kilometres(scene));
        svg.Raw("</g>\n");
        var y = scene.Window.Height + 60;
        foreach (var entry in legend.Select(entry => entry.Words).Concat(sentences))
        {
            svg.Text("", 12, y, entry, " font-size=\"13\" fill=\"#1b1d25\"");
            y += 20;
        }

        return svg.Raw("</svg>\n").ToString();
    }

    public ImmutableArray<DrawnSign> Legend()
    {
        DrawnSign Mark(string look, char shape, string phrase) => Sign(map => map.Mark(look, shape, new(9, 9), 6), views.Phrases[phrase]);
        DrawnSign Sign(Action<MapSvg> draw, string text, int width = 18)
        {
            var svg = new SvgWriter().Raw($"<svg viewBox=\"0 0 {width} 18\" width=\"{width}\" height=\"18\" aria-hidden=\"true\">");
            draw(new MapSvg(svg, 10));
            return new(svg.Raw("</svg>").ToString(), text);
        }

        return
        [
            Mark("claimed", 'c', "legend.claimed"),
            Mark("attributed", 'c', "legend.attributed"),
            Mark("unknown", 'c', "legend.unknown"),
            Mark("not-asked", 'c', "legend.notAsked"),
            Mark("not-asked", 't', "legend.triangle"),
            Mark("not-asked", 's', "legend.square"),
            Sized(),
            Ringed(),
            Near(),
            Region(),
        ];

        DrawnSign Sized()
        {
            var svg = new SvgWriter().Raw("<svg viewBox=\"0 0 50 32\" width=\"50\" height=\"32\" aria-hidden=\"true\">");
            var map = new MapSvg(svg, 10);
            map.Mark("claimed", 'c', new(6, 16), MapSceneBuilder.RadiusOf(9, 1));
            map.Mark("claimed", 'c', new(31, 16), MapSceneBuilder.RadiusOf(100, 1));
            return new(svg.Raw("</svg>").ToString(), views.Phrases["legend.size"]);
        }

        DrawnSign Ringed()
        {
            var svg = new SvgWriter().Raw("<svg viewBox=\"0 0 44 20\" width=\"44\" height=\"20\" aria-hidden=\"true\">");
            svg.Shape("circle", "most", " cx=\"10\" cy=\"10\" r=\"9\"").Shape("circle", "claimed", " cx=\"10\" cy=\"10\" r=\"5\"");
            svg.Shape("circle", "open", " cx=\"33\" cy=\"10\" r=\"7.5\"").Shape("circle", "claimed", " cx=\"33\" cy=\"10\" r=\"5\"");
            return new(svg.Raw("</svg>").ToString(), views.Phrases["legend.ring"]);
        }

        DrawnSign Near()
        {
            var svg = new SvgWriter().Raw("<svg viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\">");
            svg.Shape("circle", "near", " cx=\"10\" cy=\"10\" r=\"9\"");
            return new(svg.Raw("</svg>").ToString(), views.Phrases["legend.near"]);
        }

        DrawnSign Region()
        {
            var svg = new SvgWriter().Raw("<svg viewBox=\"0 0 30 18\" width=\"30\" height=\"18\" aria-hidden=\"true\">");
            svg.Shape("path", "within", " d=\"M2 3l12-2 14 5-4 10-16 1z\"");
            return new(svg.Raw("</svg>").ToString(), views.Phrases["legend.region"]);
        }
    }

    private MapWindow YearWindow => view.Window.Fitted(Small, 1, 1.6);

    private MapScene Scene(MapWindow window, MapStyle style, IEnumerable<EventFact> events) =>
        new MapSceneBuilder(
            window,
            style,
            name => places.Value.GetValueOrDefault(Folding.NameKey(name)),
            page => at.RelativeTo(page.Path)
        ).Build(
            events,
            views.Site.OfType(Place.Type).OrderByDescending(page => page.Backlinks.Length + page.Mentions.Length).ThenBy(page => page.Rank)
        );

    private string Whole(MapScene scene, MapStyle style, string kind)
    {
        var svg = new SvgWriter();
        svg.Raw(
            $"<svg class=\"{kind}\" viewBox=\"0 0 {scene.Window.Width} {scene.Window.Height}\" width=\"{scene.Window.Width}\" "
                + $"height=\"{scene.Window.Height}\" role=\"group\" aria-label=\"{Html.Attribute(Text("map.of", view.Name))}\">\n"
        );
        Draw(new MapSvg(svg, style.Size).Ground(scene.Window), scene).Labels(scene).Scale(scene, Kilometres(scene));
        return svg.Raw("</svg>").ToString();
    }

    private MapSvg Draw(MapSvg map, MapScene scene, bool isFile = false)
    {
        string Href(OutputPath path) =>
            isFile && views.Site.Settings.BaseUrl is { } url ? new Uri(url, path.Value).AbsoluteUri : at.RelativeTo(path);
        return map.Scene(
            scene,
            fact => (Href(fact.Page.Path), words.Line(fact)),
            cluster =>
                (
                    Href(
                        cluster.Events.Select(fact => words.Places(fact).FirstOrDefault()).FirstOrDefault(place => place is not null)
                            is { } place
                            ? views.Site.Of(place).Path
                            : cluster.Events[0].Page.Path
                    ),
                    views.Phrases.Count("map.heap", cluster.Events.Length)
                )
        );
    }

    private bool IsWholly(long first, long last) => views.Silence.Gaps.Any(gap => gap.From <= first && gap.To >= last);

    private string Kilometres(MapScene scene) => Text("map.kilometres", scene.Scale.Kilometres);

    private string Text(string phrase, object value) => views.Phrases[phrase, string.Create(CultureInfo.InvariantCulture, $"{value}")];
}

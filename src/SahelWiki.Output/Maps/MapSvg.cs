using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Pictures;
using SahelWiki.Text;
using static SahelWiki.Output.Pictures.SvgWriter;

namespace SahelWiki.Output.Maps;

/// <summary>Draws a scene as SVG. Where things stand was decided before.</summary>
/// <param name="svg">Receives the elements.</param>
/// <param name="size">Of letters.</param>
internal sealed class MapSvg(SvgWriter svg, double size)
{
    /// <summary>The hatching of what is attributed; defined once in a document.</summary>
    public const string Hatch = "map-hatch";

    /// <summary>How a map is painted that is looked at by itself.</summary>
    public static readonly ImmutableDictionary<string, string> Paints = new Dictionary<string, string>
    {
        ["sea"] = "fill=\"#e9eef0\"",
        ["land"] = "fill=\"#fdfdfb\"",
        ["lake"] = "fill=\"#cfe0ea\" stroke=\"#6f93a8\" stroke-width=\".6\"",
        ["river"] = "fill=\"none\" stroke=\"#6f93a8\" stroke-width=\"1.4\"",
        ["division"] = "fill=\"none\" stroke=\"#c9c9c2\" stroke-width=\".8\"",
        ["border"] = "fill=\"none\" stroke=\"#777b85\" stroke-dasharray=\"4 3\"",
        ["coast"] = "fill=\"none\" stroke=\"#777b85\"",
        ["within"] = "fill=\"#a15c07\" fill-opacity=\".08\" stroke=\"#a15c07\" stroke-dasharray=\"2 3\"",
        ["near"] = "fill=\"none\" stroke=\"#1b1d25\" stroke-dasharray=\"3 2\"",
        ["town"] = "fill=\"#1b1d25\"",
        ["leader"] = "stroke=\"#1b1d25\" stroke-width=\".7\"",
        ["claimed"] = "fill=\"#2a3d94\" stroke=\"#2a3d94\"",
        ["attributed"] = "stroke=\"#2a3d94\"",
        ["unknown"] = "fill=\"#fdfdfb\" stroke=\"#2a3d94\"",
        ["not-asked"] = "fill=\"#a9adba\" stroke=\"#555a68\"",
        ["planned"] = "fill=\"#fdfdfb\" stroke=\"#555a68\" stroke-dasharray=\"2 2\"",
        ["most"] = "fill=\"none\" stroke=\"#2a3d94\"",
        ["open"] = "fill=\"none\" stroke=\"#2a3d94\" stroke-dasharray=\"2 2\"",
        ["heap"] = "fill=\"#1b1d25\"",
        ["heap-number"] = "fill=\"#fdfdfb\" font-weight=\"600\"",
        ["hatch-ground"] = "fill=\"#fdfdfb\"",
        ["hatch-line"] = "stroke=\"#2a3d94\" stroke-width=\"2\"",
        ["name"] = "fill=\"#1b1d25\" font-weight=\"600\"",
        ["town-name"] = "fill=\"#1b1d25\"",
        ["country"] = "fill=\"#555a68\" letter-spacing=\".06em\"",
        ["region"] = "fill=\"#7a4504\" font-style=\"italic\"",
        ["water-name"] = "fill=\"#3f6a80\" font-style=\"italic\"",
        ["scale"] = "fill=\"none\" stroke=\"#1b1d25\"",
        ["scale-name"] = "fill=\"#1b1d25\"",
    }.ToImmutableDictionary();

    public static string Definitions(SvgWriter svg) =>
        svg.Raw($"<pattern id=\"{Hatch}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
            .Shape("rect", "hatch-ground", " width=\"4\" height=\"4\"")
            .Shape("path", "hatch-line", " d=\"M0 0V4\"")
            .Close("pattern")
            .ToString();

    /// <summary>Land, water and borders; borders of regions only where a degree is at least so many units.</summary>
    public MapSvg Ground(MapWindow window)
    {
        const double roomForDivisions = 34;
        var (world, atlas) = (Outlines.World, Atlas.Sahel);
        svg.Open("g", "ground").Shape("rect", "sea", $" width=\"{window.Width}\" height=\"{window.Height}\"");
        Path("land", MapPath.Areas(world.Land, window));
        if (window.Scale > roomForDivisions)
        {
            Path("division", MapPath.Lines(atlas.Divisions.Select(line => line.Points), window));
        }

        Path("lake", MapPath.Areas(atlas.Lakes.Select(lake => lake.Points), window));
        Path("river", MapPath.Lines(atlas.Rivers.Select(river => river.Points), window));
        Path("border", MapPath.Lines(world.Borders, window));
        Path("coast", MapPath.Lines(world.Coasts, window));
        svg.Close("g");
        return this;
    }

    public MapSvg Outline(IEnumerable<GeoArea> areas, MapWindow window)
    {
        Path("within", MapPath.Areas(areas.SelectMany(area => area.Rings), window));
        return this;
    }

    /// <param name="link">Address and name of an event; the name is heard and shown beside the pointer.</param>
    /// <param name="heap">The same for events at one spot.</param>
    public MapSvg Scene(MapScene scene, Func<EventFact, (string Href, string Name)> link, Func<MapCluster, (string Href, string Name)> heap)
    {
        foreach (var region in scene.Regions)
        {
            Outline(region.Areas, scene.Window);
        }

        foreach (var (at, radius) in scene.NearRings)
        {
            svg.Shape("circle", "near", $" cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"{Number(radius)}\"");
        }

        foreach (var town in scene.Towns)
        {
            svg.Shape("rect", "town", $" x=\"{Number(town.X - 2)}\" y=\"{Number(town.Y - 2)}\" width=\"4\" height=\"4\"");
        }

        foreach (var mark in scene.Marks.Where(mark => mark.At.DistanceTo(mark.Spot) > mark.Radius + 4))
        {
            svg.Shape(
                "line",
                "leader",
                $" x1=\"{Number(mark.Spot.X)}\" y1=\"{Number(mark.Spot.Y)}\" x2=\"{Number(mark.At.X)}\" y2=\"{Number(mark.At.Y)}\""
            );
        }

        svg.Line();
        foreach (var mark in scene.Marks)
        {
            var (href, name) = link(mark.Event);
            var year = mark.Event.Year is { } known ? $" data-year=\"{known}\"" : "";
            svg.Open("a", "mark", $" href=\"{Html.Attribute(href)}\" aria-label=\"{Html.Attribute(name)}\"{year}");
            svg.Open("title", "").Words(name).Raw("</title>");
            if (mark.Ring is { } ring)
            {
                Circle("most", mark.At, ring);
            }

            if (mark.IsOpen)
            {
                Circle("open", mark.At, mark.Radius + 2.2);
            }

            Mark(StyleOf(mark.Event), ShapeOf(mark.Event.Kind), mark.At, mark.Radius);
            svg.Close("a");
        }

        foreach (var cluster in scene.Clusters)
        {
            var (href, name) = heap(cluster);
            svg.Open("a", "mark", $" href=\"{Html.Attribute(href)}\" aria-label=\"{Html.Attribute(name)}\"");
            svg.Open("title", "").Words(name).Raw("</title>");
            Circle("heap", cluster.At, cluster.Radius);
            svg.Text(
                "heap-number",
                cluster.At.X,
                cluster.At.Y + (0.3 * size),
                cluster.Events.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
                $" text-anchor=\"middle\" font-size=\"{Number(0.8 * size)}\""
            );
            svg.Close("a");
        }

        return this;
    }

    public MapSvg Labels(MapScene scene)
    {
        foreach (var label in scene.Labels)
        {
            if (label.Href is { } href)
            {
                svg.Open("a", "", $" href=\"{Html.Attribute(href)}\"");
            }

            var anchor = label.Anchor == "start" ? "" : $" text-anchor=\"{label.Anchor}\"";
            svg.Text(label.Style, label.X, label.Y, label.Text, $"{anchor} font-size=\"{Number(label.Size)}\"");
            if (label.Href is not null)
            {
                svg.Close("a");
            }
        }

        return this;
    }

    public MapSvg Scale(MapScene scene, string words)
    {
        var (left, bottom) = (size, scene.Window.Height - (0.6 * size));
        svg.Shape("path", "scale", $" d=\"M{Number(left)} {Number(bottom - 5)}v5h{Number(scene.Scale.Length)}v-5\"");
        svg.Text("scale-name", left + 4, bottom - 4, words, $" font-size=\"{Number(0.9 * size)}\"");
        return this;
    }

    /// <summary>A mark as a legend shows it.</summary>
    public void Mark(string look, char shape, DrawingPoint at, double radius)
    {
        var fill = look == "attributed" ? $" fill=\"url(#{Hatch})\"" : "";
        switch (shape)
        {
            case 'c':
                svg.Shape("circle", look, $"{fill} cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"{Number(radius)}\"");
                break;
            case 't':
                var (half, high) = (1.17 * radius, 1.17 * radius * Math.Sqrt(3) / 2);
                svg.Shape(
                    "path",
                    look,
                    $"{fill} d=\"M{Number(at.X)} {Number(at.Y - high)}l{Number(half)} {Number(2 * high)}h{Number(-2 * half)}z\""
                );
                break;
            default:
                var side = 0.886 * radius;
                svg.Shape(
                    "rect",
                    look,
                    $"{fill} x=\"{Number(at.X - side)}\" y=\"{Number(at.Y - side)}\" "
                        + $"width=\"{Number(2 * side)}\" height=\"{Number(2 * side)}\""
                );
                break;
        }
    }

    /// <summary>Circle, triangle or square: violence; coups, protests and operations; anything else.</summary>
    public static char ShapeOf(string kind) =>
        kind switch
        {
            "attack" or "battle" or "kidnapping" or "massacre" or "death" => 'c',
            "coup" or "operation" or "protest" => 't',
            _ => 's',
        };

    public static string StyleOf(EventFact fact) =>
        fact.IsPlanned
            ? "planned"
            : fact.By.State switch
            {
                ClaimState.Claimed => "claimed",
                ClaimState.Attributed => "attributed",
                ClaimState.Unknown => "unknown",
                _ => "not-asked",
            };

    private void Circle(string look, DrawingPoint at, double radius) =>
        svg.Shape("circle", look, $" cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"{Number(radius)}\"");

    private void Path(string look, string data)
    {
        if (data.Length > 0)
        {
            svg.Shape("path", look, $" d=\"{data}\"");
        }
    }
}

using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SahelWiki.Output.Lineage;
using SahelWiki.Output.Views;
using SahelWiki.Text;

namespace SahelWiki.Theme.Parts;

/// <summary>The strokes and signs of a lineage as SVG. They are text, since a picture has them by the hundred.</summary>
internal static class LineageShapes
{
    /// <summary>A sign about a middle, ten pixels wide at most: each kind has a shape of its own, for not everybody sees colours.</summary>
    public static string Sign(MarkKind kind) =>
        kind switch
        {
            MarkKind.Founded => """<circle class="full" r="4" />""",
            MarkKind.Ended => Path("line", "M-4-4v8h8v-8z"),
            MarkKind.Split => Path("line", "M-4 4V-4M-4 0L4-4M-4 0L4 4"),
            MarkKind.Merge => Path("full", "M-5-4L0 5 5-4z"),
            MarkKind.Absorb => Path("line", "M-4-3L0 4 4-3z"),
            MarkKind.Rename => Path("line", "M-4-2H4M-4 2H4"),
            MarkKind.Succeed => Path("line", "M-4 0H4M1-3L4 0 1 3"),
            MarkKind.Part => Path("line", "M3-4H-3V4H3"),
            MarkKind.Pledge => Path("full", "M-4 4L0-5 4 4z"),
            MarkKind.Ally => Path("line", "M0-5L5 0 0 5-5 0z"),
            MarkKind.Rival => Path("line", "M-4 0L-1-3 1 3 4 0"),
            _ => Path("line", "M-4-4L4 4M4-4L-4 4"),
        };

    /// <summary>How an entry of the legend that is no mark looks, 28 pixels wide and 14 high.</summary>
    public static string Sample(string sign) =>
        sign switch
        {
            "solid" => Group("life", Rect("solid", 2, 2, 24, 10)),
            "open" => Group("life", Rect("open", 2, 2.5, 24, 9)),
            "fading" => Group("life", Path("fading", "M3 7h5m3 0h3m3 0h2")),
            "cap" => Group("life", Rect("solid", 6, 2, 20, 10) + Path("cap", "M6 0v14")),
            "guest" => Group("life guest", Rect("solid", 2, 5, 24, 4)),
            "leader" => Group("life leader", Rect("solid", 2, 6, 24, 2)),
            "silence" => Group("silence", Rect("band", 2, 0, 24, 14)),
            _ => Group("mark", Path("span", "M3 5v4m0-2H25m0-2v4") + Moved(14, 7, Sign(MarkKind.Founded))),
        };

    public static string Bars(LifeDrawing life, int y, int height) => string.Concat(life.Bars.Select(bar => Bar(bar, y, height)));

    public static string Cap(double? x, int y) => x is { } at ? Path("cap", $"M{N(at)} {y - 8}v16") : "";

    public static string Mark(MarkDrawing mark) =>
        (mark.To > mark.From ? Path("span", $"M{N(mark.From)} {mark.Y - 2}v4m0-2H{N(mark.To)}m0-2v4") : "")
        + Moved(mark.X, mark.Y, Sign(mark.Kind));

    public static string Name(LeaderDrawing leader) =>
        Text(leader.Name, leader.NameX, leader.Y + 4, null, leader.Direction, leader.IsBefore);

    public static string Way(TieDrawing tie)
    {
        var step = tie.To > tie.From ? 7 : -7;
        return tie.Via == tie.X
            ? $"M{N(tie.X)} {tie.From}V{tie.To}"
            : $"M{N(tie.X)} {tie.From}L{N(tie.Via)} {tie.From + step}V{tie.To - step}L{N(tie.X)} {tie.To}";
    }

    /// <param name="size">Null for that of what stands around it.</param>
    /// <param name="isBefore">Whether the text ends at x rather than begin there, as seen from the left.</param>
    public static string Text(string text, double x, int y, int? size, string? direction, bool isBefore = false)
    {
        // Of a script from the right the end is on the left.
        var anchor = isBefore == direction is null ? " text-anchor=\"end\"" : "";
        var way = direction is null ? "" : " direction=\"rtl\"";
        var letters = size is { } pixels ? $" font-size=\"{pixels}\"" : "";
        return $"<text x=\"{N(x)}\" y=\"{y}\"{letters}{way}{anchor}>{Html.Text(text)}</text>";
    }

    /// <summary>The name of a lane, beside its bar.</summary>
    public static string NameOf(LaneDrawing lane)
    {
        int? size = lane.IsSmall ? 11 : null;
        return lane.Second.Length == 0
            ? Text(lane.Name.Text, 6, lane.Y + 4, size, lane.Direction)
            : Text(lane.Name.Text, 6, lane.Y - 2, size, lane.Direction) + Text(lane.Second, 6, lane.Y + 10, size, lane.Direction);
    }

    /// <summary>Something drawn with its name, and where it leads.</summary>
    public static MarkupString Linked(LinkView link, string drawn, bool isLinked)
    {
        var named = $"<title>{Html.Text(link.Text)}</title>{drawn}";
        return new(isLinked && link.Href is { } href ? $"<a href=\"{WebUtility.HtmlEncode(href)}\">{named}</a>" : named);
    }

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Bar(Bar bar, int y, int height)
    {
        var (width, middle) = (bar.To - bar.From, (bar.From + bar.To) / 2);
        return bar.Stroke.Ink switch
        {
            // Of one day nothing could be seen: it is a spot, which claims no length.
            Ink.Solid when width < 2 => $"<circle class=\"solid\" cx=\"{N(middle)}\" cy=\"{y}\" r=\"{N(Math.Max(2, height / 2.0))}\" />",
            Ink.Solid => Rect("solid", bar.From, y - (height / 2.0), width, height),
            Ink.Open => Rect("open", bar.From, y - (height / 2.0) + 0.5, Math.Max(1, width), Math.Max(1, height - 1)),
            _ => Path("fading", $"M{N(bar.From + 3)} {y}h5m3 0h3m3 0h2"),
        };
    }

    private static string Rect(string name, double x, double y, double width, double height) =>
        $"<rect class=\"{name}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" />";

    private static string Path(string name, string data) => $"<path class=\"{name}\" d=\"{data}\" />";

    private static string Group(string name, string content) => $"<g class=\"{name}\">{content}</g>";

    private static string Moved(double x, int y, string content) => $"<g transform=\"translate({N(x)} {y})\">{content}</g>";
}

using System.Collections.Immutable;

namespace SahelWiki.Output.Views;

/// <summary>A list with a drawing of it above.</summary>
/// <param name="Introduction">Sentences on how to read the drawing.</param>
public sealed record FigureView(FrameView Frame, string Title, ImmutableArray<string> Introduction, Drawing Figure, ListView List)
    : View(Frame);

/// <summary>A drawing whose parts are links. Lengths are in units of the drawing; y grows downwards.</summary>
/// <param name="Label">What it is, for whoever cannot see it.</param>
public abstract record Drawing(string Label, int Width, int Height);

/// <param name="Land">Areas, as data of an SVG path.</param>
/// <param name="Coasts">Lines, likewise.</param>
/// <param name="Borders">Lines, likewise.</param>
public sealed record MapDrawing(
    string Label,
    int Width,
    int Height,
    string Land,
    string Coasts,
    string Borders,
    ImmutableArray<MapName> Countries,
    ImmutableArray<MapDot> Dots
) : Drawing(Label, Width, Height);

/// <summary>A country, named in its middle.</summary>
public sealed record MapName(LinkView Link, int X, int Y);

/// <param name="Id">For links to it.</param>
/// <param name="Link">To the one page it stands for, or to its entry in the list; the text names the pages.</param>
/// <param name="Count">How many pages it stands for.</param>
/// <param name="IsExact">False for the middle of a region.</param>
public sealed record MapDot(string Id, LinkView Link, int X, int Y, int Radius, int Count, bool IsExact);

/// <summary>Lives of groups along the years, with what joins them.</summary>
/// <param name="Years">Ticks of the axis.</param>
/// <param name="Legend">The kinds of relation that are drawn, each with how.</param>
public sealed record DescentDrawing(
    string Label,
    int Width,
    int Height,
    ImmutableArray<YearTick> Years,
    ImmutableArray<DescentLife> Lives,
    ImmutableArray<DescentStroke> Strokes,
    ImmutableArray<DescentKind> Legend
) : Drawing(Label, Width, Height);

public sealed record YearTick(string Year, int X);

/// <param name="Link">The group, its name shortened where it is long.</param>
/// <param name="FullName">Its name as it is.</param>
/// <param name="OpenFrom">Where its line begins, dotted up to <paramref name="From"/>; equal to it where the beginning is known.</param>
/// <param name="OpenTo">Where its line ends, dotted from <paramref name="To"/>; equal to it where the end is known.</param>
/// <param name="AtEnd">True where the name ends at the edge of the drawing rather than begin with the line.</param>
public sealed record DescentLife(LinkView Link, string FullName, int Y, int OpenFrom, int From, int To, int OpenTo, bool AtEnd);

/// <param name="Kind">Place of its kind in the legend.</param>
/// <param name="IsCut">True where the group it leads to is drawn in another document.</param>
public sealed record DescentStroke(int Kind, string Title, int X, int From, int To, bool IsCut);

/// <param name="Dashes">As SVG's <c>stroke-dasharray</c>; null for a whole line.</param>
public sealed record DescentKind(string Label, string? Dashes);

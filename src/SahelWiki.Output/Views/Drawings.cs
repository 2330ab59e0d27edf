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

using System.Collections.Immutable;

namespace SahelWiki.Output.Views;

/// <summary>A list with a drawing of it above.</summary>
/// <param name="Introduction">Sentences on how to read the drawing.</param>
public sealed record FigureView(FrameView Frame, string Title, ImmutableArray<string> Introduction, Drawing Figure, ListView List)
    : View(Frame);

/// <summary>A drawing whose parts are links. Lengths are in units of the drawing; y grows downwards.</summary>
/// <param name="Label">What it is, for whoever cannot see it.</param>
public abstract record Drawing(string Label, int Width, int Height);

/// <summary>A picture that is drawn already: once for a desk, once for a phone. Both are SVG elements, and one of them is shown.</summary>
/// <param name="Definitions">What both refer to, as an SVG element that is never seen.</param>
/// <param name="Legend">What the signs mean.</param>
/// <param name="Sentences">What the picture cannot show, in words.</param>
/// <param name="Downloads">The picture and its data as files.</param>
public abstract record PictureDrawing(
    string Label,
    string Wide,
    string Narrow,
    string Definitions,
    ImmutableArray<DrawnSign> Legend,
    ImmutableArray<string> Sentences,
    ImmutableArray<LinkView> Downloads
) : Drawing(Label, 0, 0);

/// <param name="Sign">An SVG element.</param>
public sealed record DrawnSign(string Sign, string Words);

/// <summary>A map of places and events.</summary>
/// <param name="Views">Other windows of the map; the one that is shown has no address.</param>
/// <param name="Regions">Regions that are drawn as outlines, with how many events each has.</param>
/// <param name="Margin">What is too wide to be drawn, with how many events each has.</param>
/// <param name="Years">The same window for each year; empty where one document has them all.</param>
public sealed record MapDrawing(
    string Label,
    string Wide,
    string Narrow,
    string Definitions,
    ImmutableArray<DrawnSign> Legend,
    ImmutableArray<string> Sentences,
    ImmutableArray<LinkView> Downloads,
    ImmutableArray<LinkView> Views,
    ImmutableArray<LinkView> Regions,
    ImmutableArray<LinkView> Margin,
    ImmutableArray<MapYear> Years
) : PictureDrawing(Label, Wide, Narrow, Definitions, Legend, Sentences, Downloads);

/// <param name="Svg">A small map.</param>
/// <param name="Words">How many events it shows, and whether the sources speak of that year.</param>
public sealed record MapYear(int Year, string Svg, string Words, bool IsSilent);

/// <summary>How many events there were, month by month or year by year.</summary>
public sealed record RhythmDrawing(
    string Label,
    string Wide,
    string Narrow,
    string Definitions,
    ImmutableArray<DrawnSign> Legend,
    ImmutableArray<string> Sentences,
    ImmutableArray<LinkView> Downloads
) : PictureDrawing(Label, Wide, Narrow, Definitions, Legend, Sentences, Downloads);

/// <summary>Where a page's subject is, in a few lines.</summary>
/// <param name="Svg">An SVG element; it shows no more than the words say.</param>
/// <param name="Words">Where it is, and how exactly that is known.</param>
/// <param name="Map">The map of the wiki.</param>
public sealed record LocatorView(string Svg, string Words, LinkView? Map);

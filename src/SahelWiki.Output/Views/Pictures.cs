using System.Collections.Immutable;
using SahelWiki.Output.Lineage;

namespace SahelWiki.Output.Views;

/// <summary>The twin of a picture: every fact that is drawn, with its date and its sources.</summary>
public sealed record FactTable(ImmutableArray<FactSection> Sections);

/// <param name="Remark">Follows the title; empty for none.</param>
public sealed record FactSection(LinkView Title, string Remark, ImmutableArray<FactLine> Lines);

/// <param name="Id">What marks of the picture lead to.</param>
/// <param name="Date">In words.</param>
/// <param name="Written">As EDTF; empty for none.</param>
public sealed record FactLine(
    string Id,
    string Date,
    string Written,
    ImmutableArray<LinkView> Fact,
    string Note,
    ImmutableArray<LinkView> Sources
)
{
    public string Text => string.Concat(Fact.Select(part => part.Text));
}

/// <param name="Sign">What stands before the words: the name of an ink or a mark, for the theme to draw.</param>
public sealed record LegendEntry(string Sign, string Text);

/// <summary>A lineage with its legend and its twin.</summary>
/// <param name="Id">Begins the ids of its lines.</param>
/// <param name="Files">The same to take along.</param>
/// <param name="Whole">The picture of all; null where this is it.</param>
public sealed record LineageFigure(
    string Id,
    LineageDrawing Drawing,
    ImmutableArray<LegendEntry> Legend,
    FactTable Table,
    ImmutableArray<LinkView> Files,
    LinkView? Whole
)
{
    /// <summary>The same for a narrow screen; null where the drawing is narrow itself.</summary>
    public LineageDrawing? Narrow { get; init; }
}

/// <summary>Lanes along the years. Lengths are in pixels; the names stand to the left of the years and have an origin of their
/// own.</summary>
/// <param name="Names">How wide the names are.</param>
/// <param name="Width">How wide the years are.</param>
public sealed record LineageDrawing(
    string Label,
    int Names,
    int Width,
    int Height,
    ImmutableArray<YearTick> Years,
    ImmutableArray<SilenceBand> Silences,
    ImmutableArray<CampName> Camps,
    ImmutableArray<LaneDrawing> Lanes,
    ImmutableArray<TieDrawing> Ties,
    ImmutableArray<MarkDrawing> Marks
);

public sealed record YearTick(string Year, double X);

public sealed record SilenceBand(double From, double To, string Title);

public sealed record CampName(string Text, int Top, int Y);

/// <param name="Name">The group, its name shortened where it is long.</param>
/// <param name="Second">A second line of its name; empty for none.</param>
/// <param name="IsSmall">Whether the name is in small letters, so that more of it fits.</param>
/// <param name="FullName">Its name as it is.</param>
/// <param name="Direction"><c>rtl</c> for names in scripts written from the right; else null.</param>
/// <param name="IsSelected">True for the group on whose page this is.</param>
/// <param name="Begins">Where its dated beginning stands; null where it has none.</param>
public sealed record LaneDrawing(
    LinkView Name,
    string Second,
    bool IsSmall,
    string FullName,
    string? Direction,
    bool IsSelected,
    int Y,
    LifeDrawing? Life,
    double? Begins,
    double? Ends,
    ImmutableArray<GuestDrawing> Guests,
    ImmutableArray<LeaderDrawing> Leaders
);

/// <param name="Link">To its line in the table; the text tells what is drawn.</param>
public sealed record LifeDrawing(LinkView Link, ImmutableArray<Bar> Bars);

public sealed record GuestDrawing(LinkView Name, string FullName, string? Direction, int Y, LifeDrawing Life);

public sealed record LeaderDrawing(LifeDrawing Life, int Y, string Name, string? Direction, double NameX, bool IsBefore);

/// <param name="Lines">Ids of all lines of the table that it stands for; it leads to the first.</param>
public sealed record MarkDrawing(
    MarkKind Kind,
    LinkView Link,
    double X,
    double From,
    double To,
    int Y,
    bool IsSourced,
    ImmutableArray<string> Lines
);

/// <param name="X">Where it touches both lanes.</param>
/// <param name="Via">Where it runs between them.</param>
public sealed record TieDrawing(MarkKind Kind, double X, double Via, int From, int To, bool IsSourced);

/// <summary>The whole lineage on a page of its own.</summary>
/// <param name="Remarks">What is not drawn, counted in words.</param>
public sealed record LineageView(
    FrameView Frame,
    string Title,
    string Introduction,
    LineageFigure? Figure,
    MatrixFigure? Matrix,
    ImmutableArray<string> Remarks
) : View(Frame);

/// <summary>Groups by camp and country, where there are too many for lanes.</summary>
/// <param name="Columns">Camps.</param>
public sealed record MatrixFigure(
    string Label,
    ImmutableArray<string> Columns,
    ImmutableArray<MatrixRow> Rows,
    ImmutableArray<LinkView> Files
);

/// <param name="Cells">One for each column.</param>
public sealed record MatrixRow(LinkView Country, ImmutableArray<ImmutableArray<LinkView>> Cells);

/// <summary>A picture by itself, as a file that needs no page around it.</summary>
public sealed record PictureFileView(FrameView Frame, string Title, LineageFigure Lineage) : View(Frame);

/// <inheritdoc cref="PictureFileView"/>
public sealed record NetworkFileView(FrameView Frame, string Title, NetworkFigure Network) : View(Frame);

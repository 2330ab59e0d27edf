namespace SahelWiki.Output.Documents.FamilyTree;

/// <summary>Lays out groups as lines along the years, one below the other, and relations as lines across. Lengths are in pixels.</summary>
/// <param name="First">The first year of the axis.</param>
/// <param name="Last">The year at which the axis ends.</param>
internal sealed record DescentChart(int First, int Last)
{
    public const int RowHeight = 38;

    /// <summary>Room for the years above and below the rows.</summary>
    public const int Axis = 28;

    /// <summary>Room for the names of groups that begin late.</summary>
    private const int RightMargin = 220;

    private const int LeftMargin = 16;

    /// <summary>The plain width that the years share; more years make the chart wider, so that they can still be told apart.</summary>
    private const int PlainWidth = 760;

    private const int LeastYear = 8,
        MostYear = 60;

    /// <summary>How far the line of a group goes on before and after what is known, where its beginning or end is not.</summary>
    private const double OpenYears = 0.5;

    private const int OpenLength = 12;

    private double PerYear => Math.Clamp((double)PlainWidth / (Last - First), LeastYear, MostYear);

    public int Width => LeftMargin + RightMargin + (int)Math.Ceiling((Last - First) * PerYear);

    public static DescentChart Of(GroupDescent descent, int? today)
    {
        var years = descent
            .Groups.SelectMany(group => new[] { group.Begin, group.End })
            .Concat(descent.Links.Select(link => link.Year))
            .OfType<double>()
            // A year of the sun's lifetime would make a chart as wide as the sea.
            .Where(year => Math.Abs(year) <= 9999)
            .ToArray();
        var (first, last) = years.Length == 0 ? (2000, 2001) : ((int)Math.Floor(years.Min()), (int)Math.Ceiling(years.Max()));
        return new(first - 1, Math.Max(last, today + 1 ?? 0));
    }

    public int X(double year) => LeftMargin + (int)Math.Round((Math.Clamp(year, First, Last) - First) * PerYear);

    /// <param name="row">Counted from the first row that is drawn.</param>
    public static int Y(int row) => Axis + (row * RowHeight) + RowHeight - 10;

    public static int Height(int rows) => (2 * Axis) + (rows * RowHeight);

    /// <summary>Years that are written at the axis: 1, 2, 5, 10, 20, 50 … apart, so that they don't touch.</summary>
    public IEnumerable<int> Ticks()
    {
        const int leastPixels = 56;
        var step = new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500 }.First(step => step * PerYear >= leastPixels || step == 500);
        for (var year = (int)Math.Ceiling(First / (double)step) * step; year <= Last; year += step)
        {
            yield return year;
        }
    }

    /// <summary>
    /// Where the line of a group runs: dotted, whole, dotted. Where nothing at all is dated it is dotted from end to end.
    /// </summary>
    public (int OpenFrom, int From, int To, int OpenTo) Line(GroupDescent descent, int row, bool isActive)
    {
        var group = descent.Groups[row];
        var touching = descent
            .Links.Where(link => link.Earlier == row || link.Later == row)
            .Select(link => At(descent, link))
            .Append(group.Begin)
            .Append(group.End)
            .OfType<double>()
            .ToArray();
        if (touching.Length == 0)
        {
            return (X(First), X(First), X(First), X(Last));
        }

        var from = X(group.Begin ?? touching.Min() - OpenYears);
        var to = Math.Max(from, X(group.End ?? (isActive ? Last : touching.Max() + OpenYears)));
        return (group.Begin is null ? from - OpenLength : from, from, to, group.End is null ? to + OpenLength : to);
    }

    /// <summary>
    /// When a relation is drawn: its own date, else when the later group begins, else when the earlier does; null where nothing tells.
    /// </summary>
    public static double? At(GroupDescent descent, DescentLink link) =>
        link.Year ?? descent.Groups[link.Later].Begin ?? descent.Groups[link.Earlier].Begin;
}

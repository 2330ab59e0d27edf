using System.Collections.Immutable;
using System.Globalization;

namespace SahelWiki.Output.Data;

/// <summary>How values are written in cells.</summary>
public static class Cells
{
    /// <summary>Between the values of a cell that has several.</summary>
    public const string Separator = " | ";

    /// <summary>Several values in one cell. One that holds the separator itself has a broken bar there.</summary>
    public static string Several(IEnumerable<string> values) =>
        string.Join(Separator, values.Select(value => value.Replace(Separator, " ¦ ", StringComparison.Ordinal)));

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day for columns of the type <c>date</c>.</summary>
    /// <param name="day">Days since 1 January of year 1.</param>
    /// <returns>Empty where the day is open, and outside the years 1 to 9999, which such a column cannot hold.</returns>
    public static string Day(long day) =>
        day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>True for what a spreadsheet would take for a formula: <c>=1+1</c>, <c>@SUM</c>, <c>-0044-03-15</c>.</summary>
    /// <remarks>Source: OWASP, "CSV Injection".</remarks>
    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    /// <summary>
    /// Text as it stands in a cell: with an apostrophe before what a spreadsheet would take for a formula, which it hides, and before
    /// what begins with apostrophes and goes on like one. Columns of numbers and days are never changed.
    /// </summary>
    public static string Guarded(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>What <see cref="Guarded"/> made safe, as it was.</summary>
    public static string Unguarded(string cell) => cell is ['\'', ..] && IsFormula(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    /// <summary>The values of a cell that has several.</summary>
    public static ImmutableArray<string> Split(string cell) => cell.Length == 0 ? [] : [.. cell.Split(Separator)];
}

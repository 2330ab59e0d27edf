using System.Collections.Immutable;

namespace SahelWiki.Output.Data;

/// <summary>A column of a table.</summary>
/// <param name="Type">One of Frictionless' Table Schema: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c>,
/// <c>object</c>.</param>
/// <param name="Meaning">A sentence.</param>
public sealed record DataField(string Name, string Type, string Meaning)
{
    /// <summary>The table that its values are keys of; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>True where a cell may hold several values, see <see cref="Cells.Several"/>.</summary>
    public bool IsList { get; init; }

    public DataField AsList() => this with { IsList = true };

    public DataField KeyOf(string table) => this with { Key = table };
}

/// <summary>A table of the data: a CSV file and its description.</summary>
/// <param name="Name">Of the file, without its end.</param>
/// <param name="Meaning">What a row is.</param>
/// <param name="PrimaryKey">Names of the columns that tell a row from all others.</param>
/// <param name="Rows">Cells in the order of the columns; null and empty for nothing.</param>
public sealed record DataTable(
    string Name,
    string Meaning,
    ImmutableArray<string> PrimaryKey,
    ImmutableArray<DataField> Fields,
    Func<IEnumerable<string?[]>> Rows
);

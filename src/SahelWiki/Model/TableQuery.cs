using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>A table of pages that an author asks for in the text: which pages, and what to show of each.</summary>
/// <param name="Type">Of the pages.</param>
/// <param name="Where">What each page must meet; empty for all pages of the type.</param>
/// <param name="Columns">Fields of the type, or one of <see cref="Own"/>; at least one.</param>
/// <param name="Sort">A field of the type or <see cref="Title"/>; null for the order of lists.</param>
/// <param name="Limit">How many rows at most; null for all.</param>
/// <param name="Caption">Empty for none.</param>
public sealed record TableQuery(
    PageType Type,
    ImmutableArray<TableCondition> Where,
    ImmutableArray<string> Columns,
    TableOrder? Sort,
    int? Limit,
    string Caption,
    SourceSpan Span
)
{
    public const string Title = "title",
        Summary = "summary",
        Country = "country";

    /// <summary>Columns that every type has, beside its fields.</summary>
    public static ImmutableArray<string> Own { get; } = [Title, Summary, Country];

    /// <summary>Pages that conditions name.</summary>
    public IEnumerable<PageReference> References =>
        Where
            .OfType<TableCondition.Is>()
            .SelectMany(condition => condition.Values)
            .Select(value => (value as ClaimValue.Reference)?.Value)
            .OfType<PageReference>();
}

public sealed record TableOrder(string Field, bool Descending);

/// <summary>What a page must meet to be a row. A field with several values meets it where one of them does.</summary>
/// <param name="Field">A field of the type, or <see cref="TableQuery.Country"/>.</param>
public abstract record TableCondition(string Field)
{
    /// <summary>One of these values.</summary>
    public sealed record Is(string Field, ImmutableArray<ClaimValue> Values) : TableCondition(Field);

    /// <summary>A date that can only mean a day before the first day of this one.</summary>
    public sealed record Before(string Field, Edtf Date) : TableCondition(Field);

    /// <summary>A date that can only mean a day after the last day of this one.</summary>
    public sealed record After(string Field, Edtf Date) : TableCondition(Field);
}

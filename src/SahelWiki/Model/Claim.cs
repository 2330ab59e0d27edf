using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>What a claim says.</summary>
public abstract record ClaimValue
{
    private ClaimValue() { }

    /// <param name="Value">As it reads: of a wikilink in it, the words alone.</param>
    /// <param name="Links">Pages that wikilinks in it name.</param>
    public sealed record Text(string Value, ImmutableArray<PageReference> Links) : ClaimValue;

    /// <summary>A word of the field's fixed vocabulary.</summary>
    public sealed record Choice(string Value) : ClaimValue;

    /// <param name="Min">Equal to <paramref name="Max"/> for an exact number; null where only an upper bound is known.</param>
    /// <param name="Max">Null where only a lower bound is known.</param>
    public sealed record Number(long? Min, long? Max) : ClaimValue;

    public sealed record Date(Edtf Value) : ClaimValue;

    public sealed record Place(Coordinates Value) : ClaimValue;

    /// <summary>Another page.</summary>
    public sealed record Reference(PageReference Value) : ClaimValue;

    /// <summary>The author wrote <c>unknown</c>: the sources leave it open.</summary>
    public sealed record Unknown : ClaimValue;

    /// <summary>The author wrote <c>none</c>: the sources say there is none.</summary>
    public sealed record None : ClaimValue;
}

/// <summary>A page named in front matter.</summary>
/// <param name="Types">Names of the page types that may stand here; empty for any.</param>
/// <param name="Optional">True where plain text is allowed too: then a name without a page is no wanted page.</param>
public sealed record PageReference(string Target, string? Label, ImmutableArray<string> Types, bool Optional, SourceSpan Span);

/// <summary>WGS 84, decimal degrees.</summary>
/// <param name="Precision">One of <see cref="Precisions"/>; null where the author gave none: then a town's.</param>
public sealed record Coordinates(decimal Latitude, decimal Longitude, string? Precision)
{
    /// <summary>How exact coordinates may be said to be, from a building to a country.</summary>
    public static readonly ImmutableArray<string> Precisions = ["site", "town", "area", "region", "country"];

    public GeoPoint Point => new((double)Longitude, (double)Latitude);

    /// <summary>True for the middle of something wide, which is no spot: a region, a country.</summary>
    public bool IsWide => Precision is "region" or "country";

    /// <summary>True where the spot lies somewhere within some 25 kilometres.</summary>
    public bool IsNear => Precision == "area";
}

public enum Confidence
{
    Low,
    Medium,
    High,
    Disputed,
}

/// <summary>One value a reader might dispute, with who says so and when it held.</summary>
/// <param name="AsOf">The day the source speaks of, for values that change.</param>
/// <param name="Sources">Citations; empty where the author gave none.</param>
/// <param name="Qualifiers">The field's own further keys (<c>role</c>, <c>claimed</c>, …) in the field table's order.</param>
public sealed record Claim(
    ClaimValue Value,
    Edtf? From,
    Edtf? To,
    Edtf? AsOf,
    ImmutableArray<Citation> Sources,
    Confidence? Confidence,
    string? Note,
    ImmutableArray<Qualifier> Qualifiers,
    SourceSpan Span
)
{
    /// <summary>
    /// True where a part of it could not be read, which is reported: that it lacks a date or a source need not be said then.
    /// </summary>
    public bool IsFaulty { get; init; }

    public ClaimValue? Qualifier(string name) => Qualifiers.FirstOrDefault(qualifier => qualifier.Name == name)?.Value;
}

public sealed record Qualifier(string Name, ClaimValue Value);

/// <summary>One field of a page and the claims made in it, in the author's order.</summary>
public sealed record Field(FieldDefinition Definition, ImmutableArray<Claim> Claims, SourceSpan Span);

/// <summary>A typed relation as the author wrote it, at one end.</summary>
public sealed record RelationStatement(
    string Type,
    SourceSpan TypeSpan,
    PageReference Target,
    Edtf? From,
    Edtf? To,
    ImmutableArray<Citation> Sources,
    Confidence? Confidence,
    string? Note,
    SourceSpan Span
);

/// <summary>A dated fact that no typed field holds.</summary>
/// <param name="Event">The event page that tells more; null where there is none.</param>
public sealed record DatedFact(Edtf Date, string Text, PageReference? Event, ImmutableArray<Citation> Sources, SourceSpan Span);

public static class ClaimReferences
{
    /// <summary>Pages that a claim names: as its value first, then in its qualifiers.</summary>
    public static IEnumerable<PageReference> References(this Claim claim)
    {
        if (claim.Value is ClaimValue.Reference { Value: var value })
        {
            yield return value;
        }
        else if (claim.Value is ClaimValue.Text { Links: var links })
        {
            foreach (var link in links)
            {
                yield return link;
            }
        }

        foreach (var qualifier in claim.Qualifiers)
        {
            if (qualifier.Value is ClaimValue.Reference { Value: var page })
            {
                yield return page;
            }
        }
    }
}

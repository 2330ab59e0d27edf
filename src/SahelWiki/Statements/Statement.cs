using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Statements;

/// <summary>Where on a page a statement stands, and how it reads from there.</summary>
public enum StatementKind
{
    /// <summary>A value of a field.</summary>
    Fact,

    /// <summary>A typed relation, seen from where it starts; of a symmetric one, from either end.</summary>
    Relation,

    /// <summary>A typed relation, seen from the page it leads to.</summary>
    Inverse,

    /// <summary>An entry of the timeline.</summary>
    Dated,
}

/// <summary>What kind of thing a value is: the same text means something else as a name and as a word of a vocabulary.</summary>
public enum StatedType
{
    Text,
    Word,
    Number,
    Date,
    Coordinates,

    /// <summary>A page of the wiki, by its id.</summary>
    Page,

    /// <summary>The name of something that has no page.</summary>
    Name,

    /// <summary>The sources leave it open.</summary>
    Unknown,

    /// <summary>The sources say there is none.</summary>
    None,
}

/// <param name="Text">
/// Canonical: a number <c>9</c> or a range <c>9..11</c>, <c>9..</c>, <c>..11</c>; a date in EDTF; coordinates as a geo URI
/// (RFC 5870: <c>geo:16.27,-0.04</c>); a word of the vocabulary; the id of a page; text. Empty for unknown and none.
/// </param>
/// <param name="Min">Of a number; null where only an upper bound is known.</param>
/// <param name="Max">Of a number; null where only a lower bound is known.</param>
/// <param name="Page">The page that is the value, or null.</param>
public sealed record StatedValue(StatedType Type, string Text, long? Min = null, long? Max = null, LinkedPage? Page = null);

/// <param name="Name"><c>role</c>, <c>claimed</c>, <c>precision</c>, …</param>
public sealed record StatedQualifier(string Name, StatedValue Value);

/// <summary>One claim, one end of a relation or one dated fact, with everything that is said about it: a row of the data.</summary>
/// <param name="Id">Survives rewording, reordering and renaming; see <see cref="StatementIds"/>.</param>
/// <param name="Field">The name of the field, of the type of relation, or <c>timeline</c>.</param>
/// <param name="From">Since when it held; of a dated fact its date, in both.</param>
/// <param name="Note">Empty for none.</param>
/// <param name="Citations">In the author's order.</param>
/// <param name="Origin">The <see cref="Claim"/>, <see cref="RelationEnd"/> or <see cref="DatedFact"/> it was made of.</param>
public sealed record Statement(
    string Id,
    LinkedPage Subject,
    StatementKind Kind,
    string Field,
    StatedValue Value,
    ImmutableArray<StatedQualifier> Qualifiers,
    Edtf? From,
    Edtf? To,
    Edtf? AsOf,
    Confidence? Confidence,
    string Note,
    ImmutableArray<Citation> Citations,
    object Origin
)
{
    /// <summary>The name of the field of dated facts.</summary>
    public const string Timeline = "timeline";
}

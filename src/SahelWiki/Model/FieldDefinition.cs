using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>The shape of a field's value.</summary>
public enum ValueKind
{
    /// <summary>Plain text, or a page named by its type: <c>{place: gao}</c>.</summary>
    Text,

    /// <summary>A whole number, or a range.</summary>
    Number,

    /// <summary>A number, a range, or words where a source gives no number.</summary>
    NumberOrText,

    /// <summary>EDTF.</summary>
    Date,

    /// <summary>A word of a fixed list.</summary>
    Choice,

    /// <summary>A page, named the way a wikilink does.</summary>
    Reference,

    /// <summary><c>{lat, lon, precision}</c>.</summary>
    Coordinates,
}

/// <summary>
/// One row of a page type's field table: what an author may write, and how the infobox, the schema and the checks see it.
/// </summary>
/// <param name="Name">The key in the front matter; its label is the phrase <c>field.NAME</c>.</param>
public sealed record FieldDefinition(string Name, ValueKind Kind)
{
    /// <summary>
    /// What an author writes here: a sentence for the comments of a new page, for schemas and snippets. Empty for a qualifier whose name
    /// says it.
    /// </summary>
    public string Meaning { get; init; } = "";

    /// <summary>The field's value as YAML, as an author might write it; <c>some-key</c> stands for a citation key.</summary>
    public string Example { get; init; } = "";

    /// <summary>False for what nobody disputes: then a plain value, without sources, written once.</summary>
    public bool IsClaim { get; init; } = true;

    /// <summary>The words allowed, for <see cref="ValueKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Keys that name a page as the value, each the name of the page type it leads to.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The key of the value in a claim's mapping.</summary>
    public string ValueKey { get; init; } = "value";

    /// <summary>Further keys of a claim in this field.</summary>
    public ImmutableArray<FieldDefinition> Qualifiers { get; init; } = [];

    /// <summary>True where following the field from page to page must not lead back.</summary>
    public bool Acyclic { get; init; }

    /// <summary>True for text that names something of the program's own data, and is the same in all languages.</summary>
    public bool IsOfData { get; init; }

    /// <summary>True for what tells a subject from others of its kind: previews show it.</summary>
    public bool IsKeyFact { get; init; }

    /// <summary>True for values that change: they should say when they held.</summary>
    public bool Volatile { get; init; }

    /// <summary>
    /// True for text that is often the name of a page: it becomes a link where exactly one page answers, and stays text where none does.
    /// </summary>
    public bool MayNamePage { get; init; }

    /// <summary>True where the page named has this among its key facts: the groups that a person leads.</summary>
    public bool IsFactOfTarget { get; init; }

    /// <summary>True where the page named should show this page in turn ("Leader of …").</summary>
    public bool ShownAtBothEnds => Kind is ValueKind.Reference or ValueKind.Text;
}

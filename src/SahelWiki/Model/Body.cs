using System.Collections.Immutable;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>The text of a page: HTML with slots where only Link knows what to write.</summary>
/// <param name="Headings">In reading order.</param>
/// <param name="Links">Links to other pages, in reading order; a <see cref="Slot"/> refers to them by index.</param>
/// <param name="Citations">Citation marks in reading order.</param>
/// <param name="Marks">Footnote marks in reading order.</param>
/// <param name="Footnotes">Footnote definitions in file order.</param>
/// <param name="Prose">Its plain text, UTF-8: a page is kept for the whole build, and two bytes for each letter would be half of its
/// weight.</param>
/// <param name="Sentences">Those with a link or a mark in them, as ranges of the prose.</param>
/// <param name="Sections">The prose by heading, for search; without the footnotes.</param>
public sealed record Body(
    Fragment Html,
    ImmutableArray<Heading> Headings,
    ImmutableArray<OutgoingLink> Links,
    ImmutableArray<CitationMark> Citations,
    ImmutableArray<FootnoteMark> Marks,
    ImmutableArray<Footnote> Footnotes,
    ImmutableArray<ImageUse> Images,
    ReadOnlyMemory<byte> Prose,
    ImmutableArray<TextRange> Sentences,
    ImmutableArray<Section> Sections
)
{
    /// <summary>Tables of pages that the author asks for, in reading order; a <see cref="Slot"/> refers to them by index.</summary>
    public ImmutableArray<TableQuery> Tables { get; init; } = [];

    public static Body Empty { get; } = new(Fragment.Empty, [], [], [], [], [], [], default, [], []);

    /// <summary>What is translated as one piece, in file order.</summary>
    public ImmutableArray<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>A piece of the prose.</summary>
    public string Text(TextRange range) => Encoding.UTF8.GetString(Prose.Span.Slice(range.Start, range.Length));
}

/// <summary>HTML with holes.</summary>
/// <param name="Html">UTF-8.</param>
/// <param name="Slots">By position.</param>
public sealed record Fragment(ReadOnlyMemory<byte> Html, ImmutableArray<Slot> Slots)
{
    public static Fragment Empty { get; } = new(default, []);
}

public enum SlotKind
{
    /// <summary>The opening tag of a link to a page.</summary>
    LinkStart,

    /// <summary>The text of a link whose author gave none.</summary>
    LinkText,

    /// <summary>The closing tag of a link to a page.</summary>
    LinkEnd,

    Citation,
    Footnote,
    Image,
    Table,

    /// <summary>The name of a box whose author gave none; the index is its <see cref="Callout"/>.</summary>
    Callout,

    /// <summary>A section of another page, which the link of that index names.</summary>
    Embed,

    /// <summary>Before a block: where the original says something else by now.</summary>
    Lag,
}

/// <param name="Position">Where in the HTML it belongs, in bytes.</param>
/// <param name="Index">Its place in the list of its kind in <see cref="Body"/>.</param>
public readonly record struct Slot(int Position, SlotKind Kind, int Index);

/// <param name="Level">2 to 6.</param>
/// <param name="Id">Unique on its page.</param>
public sealed record Heading(int Level, string Id, string Text, SourceSpan Span);

/// <summary>A link from the text of a page to another.</summary>
/// <param name="Target">As written, without the heading; empty for a link within the page.</param>
/// <param name="Heading">The heading as written after <c>#</c>, or null.</param>
/// <param name="Label">What the author wants to be read, or null to show the target's title.</param>
/// <param name="IsFile">True for a Markdown link to a file, whose target is an id already.</param>
/// <param name="Sentence">The sentence it stands in, as a range of the page's prose.</param>
/// <param name="Place">Its words, as a range of the page's prose within the sentence.</param>
/// <param name="Span">Of the target in the file.</param>
public sealed record OutgoingLink(
    string Target,
    string? Heading,
    string? Label,
    bool IsFile,
    TextRange Sentence,
    TextRange Place,
    SourceSpan Span
)
{
    /// <summary>True where the page or section is quoted in its place, not only linked to.</summary>
    public bool IsEmbed { get; init; }
}

/// <summary>One pair of brackets with one or several citations.</summary>
public sealed record CitationMark(ImmutableArray<Citation> Citations, TextRange Sentence, SourceSpan Span);

public sealed record FootnoteMark(string Label, TextRange Sentence, SourceSpan Span);

public sealed record Footnote(string Label, Fragment Text, SourceSpan Span);

/// <param name="Path">Below the input folder, normalised; null where it leads out of it or is no file at all.</param>
public sealed record ImageUse(SourcePath? Path, string Written, string Alt, string? Title, SourceSpan Span);

/// <param name="HeadingId">Null for the text before the first heading.</param>
/// <param name="Prose">UTF-8.</param>
public sealed record Section(string? HeadingId, string Heading, ReadOnlyMemory<byte> Prose)
{
    public string Text => Encoding.UTF8.GetString(Prose.Span);

    /// <summary>Of <see cref="Text"/>, in UTF-16 code units.</summary>
    public int Length => Encoding.UTF8.GetCharCount(Prose.Span);

    /// <summary>The text without a string of its own: for those who read all texts of a site once.</summary>
    public BorrowedText Borrow() => new(Prose.Span);
}

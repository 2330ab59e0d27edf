using SahelWiki.Text;

namespace SahelWiki.Model;

public enum ParagraphKind
{
    Title,
    Summary,
    Heading,
    Plain,
    Item,
    Row,
    Term,
    Code,
    Note,
}

/// <summary>What is translated as one piece: a heading, a paragraph, an item of a list, a row of a table.</summary>
/// <param name="Level">Of a heading; else 0.</param>
/// <param name="Line">Its first, in the file.</param>
/// <param name="Block">Where in the page's HTML the block begins that it stands in, in bytes: a list and a table are one block.</param>
/// <param name="Prose">Its words, as a range of the page's prose; empty for title and summary.</param>
public readonly record struct Paragraph(ParagraphKind Kind, int Level, int Line, int Block, TextRange Prose, Stamp Stamp);

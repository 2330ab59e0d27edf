using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>What is said of a subject in one language.</summary>
/// <param name="File">The file it stands in: the subject's own for the original, else <c>jnim.fr.md</c>.</param>
/// <param name="Language">The first part of a BCP 47 tag; null for the wiki's own language.</param>
/// <param name="Title">Never empty: a page without a title is reported and goes by its file name.</param>
/// <param name="Summary">Plain text; empty where missing.</param>
public sealed record PageText(SourceFile File, string? Language, string Title, SourceSpan TitleSpan, string Summary, Body Body)
{
    public SourceSpan SummarySpan { get; init; } = SourceSpan.Start;

    /// <summary>Title, summary, then the paragraphs of the body.</summary>
    public IEnumerable<Paragraph> Paragraphs =>
        new Paragraph[]
        {
            new(ParagraphKind.Title, 0, TitleSpan.Line, 0, default, Stamp.Of(Title)),
            new(ParagraphKind.Summary, 0, SummarySpan.Line, 0, default, Stamp.Of(Summary)),
        }.Concat(Body.Paragraphs);

    /// <summary>The words of a paragraph, as its file alone tells them.</summary>
    public string WordsOf(Paragraph paragraph) =>
        paragraph.Kind switch
        {
            ParagraphKind.Title => Title,
            ParagraphKind.Summary => Summary,
            _ => Body.Text(paragraph.Prose),
        };
}

using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <summary>The words of one paragraph, heading or table cell that are the author's own, each with its place in the file.</summary>
/// <remarks>
/// What is not the author's own (code, citations, addresses, titles of works in italics, names of linked pages) is one <see cref="Gap"/>.
/// </remarks>
public sealed class Prose
{
    public const char Gap = '\ufffc';

    private readonly StringBuilder words = new();
    private readonly List<int> places = [];
    private readonly SourceText text;
    private readonly int offset;
    private readonly Func<WikilinkInline, bool> isName;

    private Prose(SourceText text, int offset, bool isHeading, Func<WikilinkInline, bool> isName) =>
        (this.text, this.offset, IsHeading, this.isName) = (text, offset, isHeading, isName);

    public bool IsHeading { get; }

    public string Text { get; private set; } = "";

    /// <summary>Where a piece of <see cref="Text"/> stands in the file.</summary>
    public SourceSpan Span(int start, int length) => text.Span(places[start], places[start + length - 1] - places[start] + 1);

    /// <summary>
    /// All of a page, in file order. This parses the page anew: ask for it where something was found, not for every page.
    /// </summary>
    /// <param name="offset">Where the text begins in the file, after the front matter.</param>
    /// <param name="isName">True for a link whose text is the name of its page, not the author's wording.</param>
    public static IEnumerable<Prose> Read(SourceText text, int offset, Func<WikilinkInline, bool> isName)
    {
        if (Density.Report(text, offset, new(text)))
        {
            yield break;
        }

        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(text.Text[offset..], MarkdownDialect.Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deep, which is reported where the page is parsed.
            yield break;
        }

        foreach (var leaf in document.Descendants<LeafBlock>().Where(leaf => leaf is not CodeBlock && leaf.Inline is not null))
        {
            var prose = new Prose(text, offset, leaf is HeadingBlock, isName);
            prose.Add(leaf.Inline!);
            prose.Text = prose.words.ToString();
            yield return prose;
        }
    }

    private void Add(ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Words(literal.Content.ToString(), literal.Span.Start);
                    break;
                case LineBreakInline lineBreak:
                    Words(" ", lineBreak.Span.Start);
                    break;
                case HtmlEntityInline entity:
                    Words(entity.Transcoded.ToString()[..1], entity.Span.Start);
                    break;
                case WikilinkInline { Label: { Length: > 0 } label } link when !isName(link):
                    // The text stands before the two closing brackets.
                    Words(label, link.Span.End - 1 - label.Length);
                    break;
                case EmphasisInline { DelimiterCount: 2 } strong:
                    Add(strong);
                    break;
                case LinkInline { IsImage: false } link:
                    Add(link);
                    break;
                case DelimiterInline delimiter:
                    Words(delimiter.ToLiteral(), delimiter.Span.Start);
                    Add(delimiter);
                    break;
                default:
                    words.Append(Gap);
                    places.Add(offset + inline.Span.Start);
                    break;
            }
        }
    }

    private void Words(string written, int start)
    {
        words.Append(written);
        for (var i = 0; i < written.Length; i++)
        {
            places.Add(offset + start + i);
        }
    }
}

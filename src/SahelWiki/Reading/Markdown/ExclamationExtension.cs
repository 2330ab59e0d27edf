using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary>An exclamation mark before a note, a citation or a wikilink ends a sentence; only before a link it makes an image.</summary>
/// <remarks>As GFM has it for notes: <c>Stop![^1]</c>.</remarks>
public sealed class ExclamationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.AddBeforeLinks(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var (text, bracket, end) = (slice.Text, slice.Start + 1, slice.End);
            if (
                bracket >= end
                || text[bracket] != '['
                || !(
                    text[bracket + 1] == '['
                    || FootnoteExtension.Label(text, bracket, end) is not null
                    || CitationExtension.EndOf(text, bracket, end) is not null
                )
            )
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new LiteralInline("!")
            {
                Line = line,
                Column = column,
                Span = new(position, position),
            };
            slice.Start++;
            return true;
        }
    }
}

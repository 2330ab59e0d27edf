using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>[^1]</c> in the text and <c>[^1]: the note</c> at the beginning of a line.</summary>
/// <remarks>
/// Markdig's own extension numbers notes by itself and drops marks without definition and definitions without mark;
/// here notes share one series with citations, and both mistakes are reported.
/// </remarks>
public sealed class FootnoteExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.AddBeforeLinks(new MarkParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new DefinitionParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <returns>The label without the caret, or null where no footnote stands at <paramref name="start"/>.</returns>
    internal static string? Label(string text, int start, int end)
    {
        if (start + 2 > end || text[start] != '[' || text[start + 1] != '^')
        {
            return null;
        }

        var close = start + 2;
        while (close <= end && text[close] is not (']' or '[' or ' ' or '\t' or '\n' or '\r'))
        {
            close++;
        }

        return close <= end && text[close] == ']' && close > start + 2 ? text[(start + 2)..close] : null;
    }

    private sealed class MarkParser : InlineParser
    {
        public MarkParser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (Label(slice.Text, slice.Start, slice.End) is not { } label)
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new FootnoteMarkInline
            {
                Label = label,
                Line = line,
                Column = column,
                Span = new(position, position + label.Length + 2),
            };
            slice.Start += label.Length + 3;
            return true;
        }
    }

    private sealed class DefinitionParser : BlockParser
    {
        public DefinitionParser() => OpeningCharacters = ['['];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || Label(processor.Line.Text, processor.Start, processor.Line.End) is not { } label)
            {
                return BlockState.None;
            }

            var after = processor.Start + label.Length + 3;
            if (after > processor.Line.End || processor.Line.Text[after] != ':')
            {
                return BlockState.None;
            }

            var definition = new FootnoteBlock(this)
            {
                Label = label,
                Line = processor.LineIndex,
                Column = processor.Column,
                Span = new(processor.Start, processor.Line.End),
            };
            processor.GoToColumn(processor.Column + label.Length + 4);
            processor.NewBlocks.Push(definition);
            return BlockState.Continue;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (processor.IsBlankLine)
            {
                return BlockState.Continue;
            }

            if (processor.IsCodeIndent)
            {
                processor.GoToCodeIndent();
                return BlockState.Continue;
            }

            // A line that goes on without indentation belongs to the note's paragraph, as in a quotation; one that begins
            // a heading, a list or another note does not.
            return BlockState.None;
        }
    }
}

/// <summary>The definition of a footnote.</summary>
public sealed class FootnoteBlock(BlockParser parser) : ContainerBlock(parser)
{
    public required string Label { get; init; }
}

/// <summary>The mark of a footnote in the text.</summary>
public sealed class FootnoteMarkInline : LeafInline
{
    public required string Label { get; init; }
}

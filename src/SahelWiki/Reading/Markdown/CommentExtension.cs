using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>%% … %%</c>, which Obsidian hides: within a paragraph, or from one line to another.</summary>
/// <remarks>It is never shown, and always told: the file itself is as public as the site.</remarks>
public sealed class CommentExtension : IMarkdownExtension
{
    private const string Mark = "%%";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.AddBeforeLinks(new WithinLines());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new OverLines());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class WithinLines : InlineParser
    {
        public WithinLines() => OpeningCharacters = ['%'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '%')
            {
                return false;
            }

            var inner = slice.Start + Mark.Length;
            var end = inner > slice.End ? -1 : slice.Text.IndexOf(Mark, inner, slice.End - inner + 1, StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new CommentInline
            {
                Line = line,
                Column = column,
                Span = new(position, position + (end + 1 - slice.Start)),
            };
            slice.Start = end + Mark.Length;
            return true;
        }
    }

    private sealed class OverLines : BlockParser
    {
        public OverLines() => OpeningCharacters = ['%'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line.ToString();
            if (
                processor.IsCodeIndent
                || !line.StartsWith(Mark, StringComparison.Ordinal)
                || line.LastIndexOf(Mark, StringComparison.Ordinal) > 0
            )
            {
                return BlockState.None;
            }

            processor.NewBlocks.Push(
                new CommentBlock(this)
                {
                    Line = processor.LineIndex,
                    Column = processor.Column,
                    Span = new(processor.Start, processor.Line.End),
                }
            );
            return BlockState.ContinueDiscard;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (!processor.Line.ToString().Contains(Mark, StringComparison.Ordinal))
            {
                return BlockState.ContinueDiscard;
            }

            ((CommentBlock)block).IsClosed = true;
            return BlockState.BreakDiscard;
        }
    }
}

/// <summary>A comment within a paragraph.</summary>
public sealed class CommentInline : LeafInline;

/// <summary>A comment of several lines; its span is the first of them.</summary>
public sealed class CommentBlock(BlockParser parser) : LeafBlock(parser)
{
    public bool IsClosed { get; set; }
}

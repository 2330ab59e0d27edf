using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>^[A note within the line.]</c>, as pandoc and Obsidian write it.</summary>
public sealed class InlineNoteExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['^'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '[')
            {
                return false;
            }

            var (text, depth) = (slice.Text, 0);
            for (var end = slice.Start + 1; end <= slice.End; end++)
            {
                depth += text[end] switch
                {
                    '[' => 1,
                    ']' => -1,
                    _ => 0,
                };
                if (text[end] == '\\')
                {
                    end++;
                }
                else if (depth == 0)
                {
                    var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
                    processor.Inline = new InlineNoteInline
                    {
                        Line = line,
                        Column = column,
                        Span = new(position, position + (end - slice.Start)),
                    };
                    slice.Start = end + 1;
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>A note that stands where its mark is; its text is what the span has between the brackets.</summary>
public sealed class InlineNoteInline : LeafInline;

using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>[@key, p. 12; see @other]</c>.</summary>
public sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.AddBeforeLinks(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text;
            var start = slice.Start + 1;
            var end = start;
            var hasKey = false;
            while (end <= slice.End && text[end] != ']')
            {
                if (text[end] is '[' or '`')
                {
                    return false;
                }

                hasKey |=
                    text[end] == '@'
                    && end < slice.End
                    && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '_')
                    && (end == start || text[end - 1] is ' ' or '-' or '\n' or '\t');
                end++;
            }

            // "[mail me@x](…)" and "[a][b]" are links, whatever stands in their brackets.
            if (!hasKey || end > slice.End || (end < slice.End && text[end + 1] is '(' or '['))
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new CitationInline
            {
                Content = text[start..end],
                Line = line,
                Column = column,
                Span = new(position, position + (end - slice.Start)),
            };
            slice.Start = end + 1;
            return true;
        }
    }
}

/// <summary>One pair of brackets with citations.</summary>
public sealed class CitationInline : LeafInline
{
    /// <summary>Between the brackets, as written.</summary>
    public required string Content { get; init; }
}

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

    /// <returns>Where the bracket stands that ends the citation at <paramref name="start"/>; null where none stands there.</returns>
    internal static int? EndOf(string text, int start, int last)
    {
        var (end, hasKey) = (start + 1, false);
        while (end <= last && text[end] != ']')
        {
            if (text[end] is '[' or '`')
            {
                return null;
            }

            hasKey |=
                text[end] == '@'
                && end < last
                && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '_')
                && (end == start + 1 || text[end - 1] is ' ' or '-' or '\n' or '\t');
            end++;
        }

        // "[mail me@x](…)" and "[a][b]" are links, whatever stands in their brackets.
        return hasKey && end <= last && !(end < last && text[end + 1] is '(' or '[') ? end : null;
    }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (EndOf(slice.Text, slice.Start, slice.End) is not { } end)
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new CitationInline
            {
                Content = slice.Text[(slice.Start + 1)..end],
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

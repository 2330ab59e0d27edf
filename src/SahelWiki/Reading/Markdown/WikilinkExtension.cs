using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>[[target]]</c>, <c>[[target|text]]</c>, <c>[[target#heading]]</c>, <c>[[#heading]]</c>; <c>![[…]]</c> shows it
/// there.</summary>
public sealed class WikilinkExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.AddBeforeLinks(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['[', '!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text;
            var isEmbed = slice.CurrentChar == '!';
            if (isEmbed && !(IsEmbed(text, slice.Start, slice.End)) || slice.PeekChar() != '[')
            {
                return false;
            }

            var start = slice.Start + (isEmbed ? 3 : 2);
            var end = start;
            while (end < slice.End && !(text[end] == ']' && text[end + 1] == ']'))
            {
                if (text[end] is '\n' && end + 1 <= slice.End && text[end + 1] is '\n' or '\r')
                {
                    return !isEmbed && Unclosed(processor, ref slice, end);
                }

                if (text[end] == '[')
                {
                    // The words of a link may have brackets of their own: [[jnim|the [self-styled] emirate]].
                    var close = text.IndexOf(']', end, slice.End - end + 1);
                    var isInWords = text.IndexOf('|', start, end - start) >= 0 && close > 0 && text[end + 1] != '[';
                    if (!isInWords)
                    {
                        return !isEmbed && Unclosed(processor, ref slice, end);
                    }

                    end = close;
                }

                end++;
            }

            if (end >= slice.End)
            {
                return !isEmbed && Unclosed(processor, ref slice, slice.End + 1);
            }

            // In a table an author may escape the bar, as for GitHub and Obsidian: [[jnim\|JNIM]].
            var content = text[start..end].Replace("\\|", "|").ReplaceLineEndings(" ");
            var bar = content.IndexOf('|');
            var target = bar < 0 ? content : content[..bar];
            var hash = target.IndexOf('#');
            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new WikilinkInline
            {
                Target = (hash < 0 ? target : target[..hash]).Trim(),
                Heading = hash < 0 ? null : target[(hash + 1)..].Trim(),
                Label = bar < 0 ? null : content[(bar + 1)..].Trim(),
                IsEmbed = isEmbed,
                Line = line,
                Column = column,
                Span = new(position, position + (end + 1 - slice.Start)),
            };
            slice.Start = end + 2;
            return true;
        }

        /// <summary>Behind a word the mark ends a sentence: <c>Stop![[jnim]]</c>.</summary>
        private static bool IsEmbed(string text, int at, int end) =>
            at + 2 < end && text[at + 1] == '[' && text[at + 2] == '[' && (at == 0 || char.IsWhiteSpace(text[at - 1]));

        /// <summary>Two brackets that nothing closes; brackets around an ordinary link are none.</summary>
        /// <param name="end">Where the search for the closing brackets ended.</param>
        private static bool Unclosed(InlineProcessor processor, ref StringSlice slice, int end)
        {
            var content = slice.Text.AsSpan(slice.Start + 2, Math.Max(0, end - slice.Start - 2));
            if (
                content.IsEmpty
                || !(char.IsLetterOrDigit(content[0]) || content[0] == '#')
                || content.Contains("](", StringComparison.Ordinal)
                || content.Contains("][", StringComparison.Ordinal)
            )
            {
                return false;
            }

            var bracket = content.IndexOf(']');
            var lineEnd = content.IndexOf('\n');
            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new UnclosedLinkInline
            {
                Target = content[
                    ..(
                        bracket >= 0 ? bracket
                        : lineEnd >= 0 ? lineEnd
                        : content.Length
                    )
                ]
                    .Trim()
                    .ToString(),
                Line = line,
                Column = column,
                Span = new(position, position + 1),
            };
            slice.Start += 2;
            return true;
        }
    }
}

/// <summary>Two opening brackets that nothing closes; they read as they are written.</summary>
public sealed class UnclosedLinkInline : LeafInline
{
    /// <summary>What probably was to be the target; more than that where no bracket follows at all.</summary>
    public required string Target { get; init; }
}

/// <summary>A link to a page, as written; what it resolves to is decided in Link.</summary>
public sealed class WikilinkInline : LeafInline
{
    public required string Target { get; init; }

    public required string? Heading { get; init; }

    public required string? Label { get; init; }

    /// <summary>True where what it names is to be shown, not linked to.</summary>
    public required bool IsEmbed { get; init; }
}

using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary><c>![What it shows](../images/IMG 2034 (1).png "…")</c>: names of pictures as cameras give them, spaces and all.</summary>
/// <remarks>CommonMark takes an address with a space for text; everything else of it is left to CommonMark.</remarks>
public sealed class ImageNameExtension : IMarkdownExtension
{
    private const int LongestName = 300;

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.AddBeforeLinks(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var rest = slice.Text.AsSpan(slice.Start, slice.Length);
            if (!rest.StartsWith("![") || rest.IndexOf("](") is not (>= 2 and var close) || rest[2..close].IndexOfAny('[', '`', '\n') >= 0)
            {
                return false;
            }

            var address = rest[(close + 2)..];
            var length = NameLength(address);
            if (length <= 0 || address[..length].IndexOf(' ') < 0 || address[0] is '<' or ' ')
            {
                return false;
            }

            var title = TitleOf(address[length..], out var end);
            if (end < 0)
            {
                return false;
            }

            var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
            var image = new LinkInline
            {
                IsImage = true,
                IsClosed = true,
                Url = address[..length].ToString(),
                Title = title,
                UrlSpan = new(position + close + 2, position + close + 1 + length),
                Line = line,
                Column = column,
                Span = new(position, position + close + 1 + length + end),
            };
            image.AppendChild(new LiteralInline(rest[2..close].ToString()) { Span = new(position + 2, position + close - 1) });
            processor.Inline = image;
            slice.Start += close + 2 + length + end;
            return true;
        }

        /// <summary>Up to the ending of a picture, before the bracket or the title.</summary>
        private static int NameLength(ReadOnlySpan<char> address)
        {
            var line = address[..Math.Min(address.Length, LongestName)];
            line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
            foreach (var ending in ImageKinds.Extensions)
            {
                var at = line.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && at + ending.Length is var length && length < line.Length && line[length] is ')' or ' ')
                {
                    return length;
                }
            }

            return -1;
        }

        /// <param name="end">Behind the closing bracket; negative where there is none.</param>
        private static string? TitleOf(ReadOnlySpan<char> rest, out int end)
        {
            var space = rest.IndexOfAnyExcept(' ');
            end = -1;
            if (space < 0)
            {
                return null;
            }

            if (rest[space] == ')')
            {
                end = space + 1;
                return null;
            }

            var quote = rest[space] == '"' ? rest[(space + 1)..].IndexOf('"') : -1;
            var behind = space + quote + 2;
            if (quote < 0 || behind >= rest.Length || rest[behind] != ')')
            {
                return null;
            }

            end = behind + 1;
            return rest.Slice(space + 1, quote).ToString();
        }
    }
}

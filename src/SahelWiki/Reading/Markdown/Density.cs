using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary>
/// Finds what would keep the Markdown parser busy by the square of its length: links by the hundred that begin and never end, headings by
/// the ten thousand that are underlined. No author writes either; a program or a broken paste does.
/// </summary>
internal static class Density
{
    /// <summary>Of links in one paragraph that open a parenthesis which nothing closes before the next.</summary>
    private const int MostOpenLinks = 200;

    /// <summary>Of headings with a line of hyphens or equals signs below them.</summary>
    private const int MostUnderlined = 5_000;

    /// <returns>True where the text is not to be parsed, which is reported.</returns>
    public static bool Report(SourceText text, int offset, DiagnosticBag bag)
    {
        var markdown = text.Text.AsSpan(offset);
        var (open, underlined, at) = (0, 0, 0);
        var hasText = false;
        while (at < markdown.Length)
        {
            var end = markdown[at..].IndexOfAny('\n', '\r') is var next and >= 0 ? at + next : markdown.Length;
            var line = markdown[at..end];
            var content = line.Trim();
            open = content.IsEmpty ? 0 : open + OpenLinks(line);
            underlined += hasText && content.Length > 0 && content.Trim(content[0]).IsEmpty && content[0] is '-' or '=' ? 1 : 0;
            hasText = !content.IsEmpty;
            if (open > MostOpenLinks || underlined > MostUnderlined)
            {
                bag.Add(
                    Rules.TooDense,
                    text.Span(offset + at, Math.Min(line.Length, 80)),
                    open > MostOpenLinks
                        ? $"More than {MostOpenLinks} links begin in this paragraph that are not closed."
                        : $"More than {MostUnderlined} headings stand on this page with a line below them.",
                    open > MostOpenLinks
                        ? "Close each with a parenthesis: [text](https://example.org/)"
                        : "Begin headings with number signs: ##"
                );
                return true;
            }

            at = end + 1;
        }

        return false;
    }

    private static int OpenLinks(ReadOnlySpan<char> line)
    {
        var (open, isOpen) = (0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == ')')
            {
                isOpen = false;
            }
            else if (line[i] == ']' && i + 1 < line.Length && line[i + 1] == '(')
            {
                open += isOpen ? 1 : 0;
                isOpen = true;
            }
        }

        return open;
    }
}

using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <content>What stands beside the text: boxes, what is shown of other pages, notes within a line, and code that is none.</content>
public sealed partial class BodyReader
{
    /// <summary>A heading with an underline longer than this is a paragraph above a rule that lacks its blank line.</summary>
    private const int LongestUnderlined = 100;

    /// <summary>Languages of blocks that other programs run instead of showing them.</summary>
    private static readonly string[] Programs =
    [
        "mermaid",
        "dataview",
        "dataviewjs",
        "query",
        "tasks",
        "math",
        "latex",
        "tikz",
        "plantuml",
        "graphviz",
        "dot",
        "chart",
        "leaflet",
        "ad-note",
    ];

    /// <summary>A quotation, or a box: <c>> [!note] Title</c>.</summary>
    private void Quote(QuoteBlock quote)
    {
        if (
            quote.FirstOrDefault() is not ParagraphBlock { Inline: { } lead }
            || CalloutMark().Match(text.Text[(offset + quote[0].Span.Start)..Math.Min(offset + quote[0].Span.End + 1, text.Text.Length)])
                is not { Success: true } mark
        )
        {
            Container("blockquote", quote);
            return;
        }

        var kind = Callouts.Of(mark.Groups["kind"].Value);
        html.Append($"<aside class=\"callout {kind.ToString().ToLowerInvariant()}\">\n<p class=\"callout-title\">");
        TakeOff(lead, mark.Length);
        OpenLeaf(ParagraphKind.Plain, lead.Span.Start);
        var hasTitle = false;
        for (var title = lead.FirstChild; title is not null and not LineBreakInline; title = lead.FirstChild)
        {
            title.Remove();
            Inline(title);
            hasTitle = true;
        }

        if (!hasTitle)
        {
            Slot(SlotKind.Callout, (int)kind);
        }

        CloseLeaf();
        html.Append("</p>\n");
        if (lead.FirstChild is LineBreakInline end)
        {
            end.Remove();
        }

        foreach (var inner in quote.Where(inner => inner != quote[0] || lead.FirstChild is not null))
        {
            Block(inner);
        }

        html.Append("</aside>\n");
    }

    /// <summary>Takes characters off the beginning of a line: plain ones, as the mark of a box has.</summary>
    private static void TakeOff(ContainerInline line, int length)
    {
        while (length > 0 && line.FirstChild is LiteralInline literal)
        {
            var taken = Math.Min(length, literal.Content.Length);
            length -= taken;
            if (taken == literal.Content.Length)
            {
                literal.Remove();
                continue;
            }

            literal.Content.Start += taken;
            literal.Span.Start += taken;
        }
    }

    /// <param name="isAlone">Whether it stands on a line of its own, as a quotation must.</param>
    private void Embed(WikilinkInline embed, bool isAlone)
    {
        var span = Span(embed.Span.Start + 3, Math.Max(0, embed.Span.Length - 5));
        if (ImageKinds.Extensions.Any(ending => embed.Target.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            // A number is a width, which the site decides.
            var alt = embed.Label is { } label && !Width().IsMatch(label) ? label : "";
            if (alt.Length == 0)
            {
                ReportMissingAlt(span, embed.Target);
            }

            var path = LinkTarget.FilePath(embed.Target.Contains('/') ? embed.Target : "images/" + embed.Target, text.Path);
            html.Append(isAlone ? "<figure>" : "");
            ShowImage(new(path, embed.Target, alt, null, span));
            html.Append(isAlone ? "</figure>\n" : "");
            return;
        }

        if (!isAlone || embed.Target.Length == 0)
        {
            bag.Add(
                Rules.BadEmbed,
                Span(embed.Span.Start, embed.Span.Length),
                embed.Target.Length == 0 ? "A page cannot quote itself." : "A quotation of another page stands on a line of its own.",
                embed.Target.Length == 0
                    ? $"Link to the heading: [[#{embed.Heading}]]"
                    : "Leave a blank line before and after it, or remove the exclamation mark to make it a link."
            );
            Wikilink(embed);
            return;
        }

        Slot(SlotKind.Embed, links.Count);
        var words = embed.Target + (embed.Heading is { } heading ? " " + heading : "");
        links.Add(
            new(
                Target(embed.Target),
                EmptyToNull(embed.Heading),
                words,
                false,
                default,
                new(plain.Length, words.Length),
                span with
                {
                    Length = Math.Min(span.Length, words.Length),
                }
            )
            {
                IsEmbed = true,
            }
        );
        foreignWords.Add(new(plain.Length, words.Length));
        plain.Append(words);
    }

    private void ReportMissingAlt(SourceSpan span, string file) =>
        bag.Add(
            Rules.MissingAltText,
            span,
            "This image has no text for readers who don't see it.",
            $"Write what it shows behind a bar: ![[{file}|Map of the region]]"
        );

    /// <summary>A note within the line is read as a page of its own would be, and joins the others.</summary>
    private void InlineNote(InlineNoteInline note)
    {
        var (start, length) = (note.Span.Start + 2, Math.Max(0, note.Span.Length - 3));
        var label = $"^{offset + note.Span.Start}";
        var block = new FootnoteBlock(null!) { Label = label, Span = new(0, Math.Max(0, length - 1)) };
        var document = Markdig.Markdown.Parse(text.Text.Substring(offset + start, length), MarkdownDialect.Pipeline);
        foreach (var inner in document.ToArray())
        {
            document.Remove(inner);
            block.Add(inner);
        }

        footnoteBlocks.Add((block, offset + start));
        Mark(label, note.Span);
    }

    /// <summary>Few tags have no other way to be written; those stand for themselves, with their ends.</summary>
    private static bool IsAllowed(HtmlInline raw)
    {
        var tag = raw.Tag.Replace(" ", "").ToLowerInvariant();
        return tag switch
        {
            "<br>" or "<br/>" => true,
            "<sup>" or "<sub>" => Neighbours(raw, inline => inline.NextSibling) is { } end
                && end.Tag.Equals(tag.Insert(1, "/"), StringComparison.OrdinalIgnoreCase),
            "</sup>" or "</sub>" => Neighbours(raw, inline => inline.PreviousSibling) is { } start
                && start.Tag.Equals(tag.Remove(1, 1), StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>The next tag on one side that is no line break.</summary>
    private static HtmlInline? Neighbours(Inline from, Func<Inline, Inline?> step)
    {
        for (var at = step(from); at is not null; at = step(at))
        {
            if (at is HtmlInline tag && !tag.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
            {
                return tag;
            }
        }

        return null;
    }

    /// <summary>Reports what is shown as code and was not meant so.</summary>
    private void CheckCode(CodeBlock code)
    {
        var first = text.Span(offset + code.Span.Start, 0).Line;
        var span = text.At(first, 1, text.Line(first)?.Length ?? 0);
        if (code is not FencedCodeBlock fence)
        {
            bag.Add(
                Rules.ShownAsCode,
                span,
                "Spaces or a tab at the beginning of this line make it code: links and notes in it are lost.",
                "Remove them; code stands between two lines of three backticks."
            );
        }
        else if (fence.ClosingFencedCharCount == 0)
        {
            bag.Add(
                Rules.ShownAsCode,
                span,
                "Code begins here that nothing ends: all that follows is shown as code.",
                $"Write below its last line: {new string(fence.FencedChar, fence.OpeningFencedCharCount)}"
            );
        }
        else if (fence.Info is { } language && Programs.Contains(language.Trim('{', '}', ' ').ToLowerInvariant()))
        {
            bag.Add(
                Rules.ShownAsCode,
                span,
                $"\"{language}\" is shown as the code it is: nothing is drawn or counted from it.",
                "Put a picture of it into images/, or write a table or a list."
            );
        }
    }

    /// <summary>A line of hyphens below a paragraph makes a heading of it.</summary>
    private void CheckUnderline(HeadingBlock heading, SourceSpan span)
    {
        if (heading.HeaderChar == '#' || (plain.Length <= LongestUnderlined && plain is not [.., '.' or '…' or '!']))
        {
            return;
        }

        bag.Add(
            Rules.BadHeading,
            span,
            "The line of signs below this paragraph makes a heading of it.",
            "Leave a blank line between them, or remove the signs."
        );
    }

    [GeneratedRegex(@"^\[!(?<kind>[A-Za-z][A-Za-z-]{0,30})\][+-]?[ \t]*")]
    private static partial Regex CalloutMark();

    [GeneratedRegex(@"^\d+(?:x\d+)?$")]
    private static partial Regex Width();
}

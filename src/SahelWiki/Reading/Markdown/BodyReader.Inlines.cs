using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <content>What stands within a line: words, links, citations, marks, images.</content>
public sealed partial class BodyReader
{
    private void Inlines(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Inline(inline);
        }
    }

    private void Inline(Inline inline)
    {
        origins.Add((plain.Length, inline.Span.Start));
        if (inline is LinkInline { Reference: { } definition })
        {
            usedDefinitions.Add(definition);
        }

        if (isInLink && inline is WikilinkInline or CitationInline or FootnoteMarkInline or AutolinkInline or LinkInline { IsImage: false })
        {
            Nested(inline);
            return;
        }

        switch (inline)
        {
            case LiteralInline literal:
                if (literal.IsFirstCharacterEscaped)
                {
                    foreignWords.Add(new(plain.Length, 1));
                }

                RawUrl(literal);
                Literal(literal.Content.AsSpan());
                break;
            case CodeInline code:
                // In a table a bar is written with a backslash, also within code, as GFM has it.
                var shown = isInTable ? code.Content.Replace("\\|", "|") : code.Content;
                html.Append("<code>").Append(Html.Text(shown)).Append("</code>");
                foreignWords.Add(new(plain.Length, shown.Length));
                plain.Append(shown);
                break;
            case EmphasisInline emphasis:
                Emphasis(emphasis);
                break;
            case LineBreakInline lineBreak:
                html.Append(lineBreak.IsHard ? "<br>\n" : "\n");
                lineBreaks.Add(plain.Length);
                plain.Append(' ');
                break;
            case WikilinkInline { IsEmbed: true } embed:
                Embed(embed, isAlone: false);
                break;
            case InlineNoteInline note:
                InlineNote(note);
                break;
            case CommentInline comment:
                Comment(comment.Span.Start, comment.Span.Length, isClosed: true);
                break;
            case WikilinkInline wikilink:
                Wikilink(wikilink);
                break;
            case UnclosedLinkInline unclosed:
                bag.Add(
                    Rules.UnclosedLink,
                    Span(unclosed.Span.Start, 2),
                    "This link begins with two brackets, but two brackets don't end it.",
                    unclosed.Target.Length is > 0 and < 60
                        ? $"Write two brackets after the name of the page: [[{unclosed.Target}]]"
                        : "Write two brackets after the name of the page: [[name of the page]]"
                );
                Literal("[[");
                break;
            case CitationInline citation:
                Citation(citation);
                break;
            case FootnoteMarkInline mark:
                Mark(mark);
                break;
            case LinkInline { IsImage: true } image:
                Image(image);
                break;
            case LinkInline link:
                Link(link);
                break;
            case AutolinkInline autolink:
                Autolink(autolink);
                break;
            case HtmlInline raw when IsAllowed(raw):
                html.Append(raw.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? "<br>" : raw.Tag.ToLowerInvariant());
                plain.Append(raw.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? " " : "");
                break;
            case HtmlInline raw:
                RawHtml(raw.Span.Start, raw.Tag);
                break;
            case HtmlEntityInline entity:
                foreignWords.Add(new(plain.Length, entity.Transcoded.Length));
                Literal(entity.Transcoded.AsSpan());
                break;
            case DelimiterInline delimiter:
                Literal(delimiter.ToLiteral());
                Inlines(delimiter);
                break;
            case ContainerInline other:
                Inlines(other);
                break;
        }
    }

    /// <summary>What leads somewhere cannot stand in what leads elsewhere: its words stay, and it is told.</summary>
    private void Nested(Inline inline)
    {
        var what = inline is CitationInline or FootnoteMarkInline ? "note" : "link";
        bag.Add(
            Rules.NestedLink,
            Span(inline.Span.Start, inline.Span.Length),
            $"A {what} stands within the words of a link here, and nobody could follow both.",
            $"Write the {what} behind the link, or let the link end before it."
        );
        switch (inline)
        {
            case WikilinkInline link:
                Literal(link.Label is { Length: > 0 } label ? label : link.Target + (link.Heading is { } heading ? $" {heading}" : ""));
                break;
            case CitationInline citation:
                Literal($"[{citation.Content}]");
                break;
            case FootnoteMarkInline mark:
                Literal($"[^{mark.Label}]");
                break;
            case AutolinkInline autolink:
                Literal(autolink.Url);
                break;
            case LinkInline link:
                Inlines(link);
                break;
        }
    }

    /// <summary>The words of a link.</summary>
    private void LinkWords(LinkInline link)
    {
        isInLink = true;
        Inlines(link);
        isInLink = false;
    }

    private void Literal(ReadOnlySpan<char> content)
    {
        Html.AppendText(html, content);
        plain.Append(content);
    }

    private void RawUrl(LiteralInline literal)
    {
        if (duty == CitationDuty.None)
        {
            return;
        }

        var content = literal.Content.AsSpan();
        var at = content.IndexOf("http://", StringComparison.OrdinalIgnoreCase) is var plainAt and >= 0
            ? plainAt
            : content.IndexOf("https://", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var end = content[at..].IndexOfAny(" \t\n");
            ReportUrl(literal.Span.Start + at, end < 0 ? content.Length - at : end);
        }
    }

    private void ReportUrl(int start, int length) =>
        bag.Add(
            Rules.RawUrl,
            Span(start, length),
            "This is a web address in the text.",
            "Add the work to a file in sources/ and cite it: [@key]; or give the link words: [the report](https://…)."
        );

    private void Emphasis(EmphasisInline emphasis)
    {
        var tag = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', 2) => "s",
            ('~', _) => "sub",
            ('^', _) => "sup",
            (_, 2) => "strong",
            _ => "em",
        };
        html.Append('<').Append(tag).Append('>');
        Inlines(emphasis);
        html.Append("</").Append(tag).Append('>');
    }

    private void Wikilink(WikilinkInline wikilink)
    {
        var span = Span(wikilink.Span.Start + 2, Math.Max(0, wikilink.Span.Length - 4));
        if (wikilink.Target.Length == 0 && string.IsNullOrEmpty(wikilink.Heading))
        {
            bag.Add(
                Rules.EmptyLink,
                Span(wikilink.Span.Start, wikilink.Span.Length),
                "This link names no page.",
                "Write the page's title, alias or id between the brackets: [[name of the page]]."
            );
            Literal(wikilink.Label ?? "");
            return;
        }

        var target = Target(wikilink.Target);
        var shown = string.IsNullOrEmpty(wikilink.Label) ? null : wikilink.Label;
        var written = shown ?? (wikilink.Target.Length > 0 ? wikilink.Target : wikilink.Heading!);
        Slot(SlotKind.LinkStart, links.Count);
        if (shown is null)
        {
            Slot(SlotKind.LinkText, links.Count);
        }
        else
        {
            Html.AppendText(html, shown);
        }

        Slot(SlotKind.LinkEnd, links.Count);
        var targetLength = wikilink.Target.Length + (wikilink.Heading is { } heading ? heading.Length + 1 : 0);
        links.Add(
            new(
                target,
                EmptyToNull(wikilink.Heading),
                shown,
                false,
                default,
                new(plain.Length, written.Length),
                span with
                {
                    Length = Math.Min(span.Length, targetLength),
                }
            )
        );
        foreignWords.Add(new(plain.Length, written.Length));
        plain.Append(written);
    }

    /// <summary>A target may be written as the way to a file: <c>../groups/jnim</c>, <c>/groups/jnim</c>, <c>groups/jnim.md</c>.</summary>
    private string Target(string written)
    {
        var target = written.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? written[..^3] : written;
        return target.StartsWith("./", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal)
                ? LinkTarget.FilePath(target, text.Path)?.Value ?? written
            : target.StartsWith('/') ? target[1..]
            : target;
    }

    private void Citation(CitationInline inline)
    {
        var parsed = CitationParser.Parse(inline.Content, (start, length) => Span(inline.Span.Start + 1 + start, length), out var problem);
        if (problem is not null)
        {
            bag.Add(
                Rules.BadCitation,
                Span(inline.Span.Start, inline.Span.Length),
                $"This citation cannot be read: {problem}.",
                "Write [@key], [@key, p. 12] or [see @key; @other]."
            );
        }

        TrimSpace();
        Slot(SlotKind.Citation, citations.Count);
        citationPositions.Add(plain.Length);
        citations.Add(new(parsed, default, Span(inline.Span.Start, inline.Span.Length)));
    }

    private void Mark(FootnoteMarkInline inline) => Mark(inline.Label, inline.Span);

    private void Mark(string label, Markdig.Syntax.SourceSpan place)
    {
        TrimSpace();
        Slot(SlotKind.Footnote, marks.Count);
        markPositions.Add(plain.Length);
        marks.Add(new(label, default, Span(place.Start, place.Length)));
    }

    /// <summary>A mark hangs on the word before it, whatever white space the author left.</summary>
    private void TrimSpace()
    {
        var least = Math.Max(startOfLeaf, slots.Count > 0 ? slots[^1].Position : 0);
        while (html.Length > least && html[^1] is ' ' or '\n')
        {
            html.Length--;
        }

        while (plain.Length > 0 && plain[^1] == ' ')
        {
            plain.Length--;
        }
    }

    private void Link(LinkInline link)
    {
        var url = (link.GetDynamicUrl?.Invoke() ?? link.Url ?? "").Trim();
        var span = link.UrlSpan is { IsEmpty: false } where ? Span(where.Start, where.Length) : Span(link.Span.Start, link.Span.Length);
        switch (LinkTarget.Of(url, text.Path))
        {
            case LinkTarget.External external:
                html.Append("<a href=\"").Append(Html.Attribute(external.Url)).Append("\" rel=\"external noopener noreferrer\"");
                if (!string.IsNullOrWhiteSpace(link.Title))
                {
                    html.Append(" title=\"").Append(Html.Attribute(link.Title)).Append('"');
                }

                html.Append('>');
                LinkWords(link);
                html.Append("</a>");
                break;
            case LinkTarget.PageFile page:
                PageFile(link, page, span);
                break;
            case LinkTarget.Unsafe { Reason: var reason }:
                bag.Add(
                    Rules.UnsafeLink,
                    span,
                    $"This link is not allowed: {reason}.",
                    "Link to a page with [[…]], or to an http, https or mailto address."
                );
                Inlines(link);
                break;
            default:
                bag.Add(Rules.BrokenFileLink, span, $"\"{url}\" is no page of the wiki.", LinkTarget.Advice(url));
                Inlines(link);
                break;
        }
    }

    private void PageFile(LinkInline link, LinkTarget.PageFile page, SourceSpan span)
    {
        var index = links.Count;
        Slot(SlotKind.LinkStart, index);
        var start = plain.Length;
        links.Add(new(page.Id, page.Heading, "", true, default, new(start, 0), span));
        var title = string.IsNullOrWhiteSpace(link.Title) ? null : Html.Attribute(link.Title);
        html.Append(title is null ? "" : $"<span title=\"{title}\">");
        LinkWords(link);
        html.Append(title is null ? "" : "</span>");
        Slot(SlotKind.LinkEnd, index);
        links[index] = links[index] with { Place = new(start, plain.Length - start), Label = plain.ToString(start, plain.Length - start) };
    }

    private void Autolink(AutolinkInline autolink)
    {
        var url = autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url;
        if (duty != CitationDuty.None && !autolink.IsEmail && WebUrl.Parse(url) is not null)
        {
            ReportUrl(autolink.Span.Start, autolink.Span.Length);
        }

        if (LinkTarget.Of(url, text.Path) is LinkTarget.External external)
        {
            html.Append("<a href=\"")
                .Append(Html.Attribute(external.Url))
                .Append("\" rel=\"external noopener noreferrer\">")
                .Append(Html.Text(autolink.Url))
                .Append("</a>");
            foreignWords.Add(new(plain.Length, autolink.Url.Length));
        }
        else
        {
            bag.Add(
                Rules.UnsafeLink,
                Span(autolink.Span.Start, autolink.Span.Length),
                $"Links to \"{url}\" are not allowed.",
                "Link to http, https and mailto addresses only."
            );
            html.Append(Html.Text(autolink.Url));
        }

        plain.Append(autolink.Url);
    }

    private void Image(LinkInline image)
    {
        var url = (image.GetDynamicUrl?.Invoke() ?? image.Url ?? "").Trim();
        var span = image.UrlSpan is { IsEmpty: false } where ? Span(where.Start, where.Length) : Span(image.Span.Start, image.Span.Length);
        var alt = string.Concat(image.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())).Trim();
        if (alt.Length == 0)
        {
            bag.Add(
                Rules.MissingAltText,
                span,
                "This image has no text for readers who don't see it.",
                "Write what it shows between the brackets: ![Map of the region](../images/map.png)"
            );
        }

        HiddenCharacters.ReportEscaped(
            image.Title,
            _ => HiddenCharacters.AnyIn(text.Text.AsSpan(offset + image.Span.Start, image.Span.Length)) ? null : span,
            bag
        );
        // Pictures lie in one folder alone: a bare name means that one, wherever the page lies.
        var file = url.Contains('/') ? url : "images/" + url;
        ShowImage(new(LinkTarget.FilePath(file, text.Path), url, alt, EmptyToNull(image.Title), span));
    }

    private void ShowImage(ImageUse image)
    {
        Slot(SlotKind.Image, images.Count);
        images.Add(image);
        foreignWords.Add(new(plain.Length, image.Alt.Length));
        plain.Append(image.Alt);
    }
}

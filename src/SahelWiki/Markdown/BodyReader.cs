using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Citations;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Paths;
using SourceSpan = SahelWiki.Diagnostics.SourceSpan;

namespace SahelWiki.Markdown;

/// <summary>Turns the Markdown of one page into its <see cref="Body"/>: HTML with slots, and everything Link needs to know of it.</summary>
/// <remarks>
/// The Markdown tree is left behind here: at ten thousand pages it would take more memory than all the rest.
/// What cannot be decided from this file alone (where a link leads, which number a note has) becomes a slot.
/// </remarks>
public sealed class BodyReader
{
    private readonly SourceText text;
    private readonly int offset;
    private readonly DiagnosticBag bag;

    private readonly ImmutableArray<Heading>.Builder headings = ImmutableArray.CreateBuilder<Heading>();
    private readonly ImmutableArray<OutgoingLink>.Builder links = ImmutableArray.CreateBuilder<OutgoingLink>();
    private readonly ImmutableArray<CitationMark>.Builder citations = ImmutableArray.CreateBuilder<CitationMark>();
    private readonly ImmutableArray<FootnoteMark>.Builder marks = ImmutableArray.CreateBuilder<FootnoteMark>();
    private readonly ImmutableArray<ImageUse>.Builder images = ImmutableArray.CreateBuilder<ImageUse>();
    private readonly List<(int Start, int Length)> sentences = [];
    private readonly List<(string? HeadingId, string Heading, int Start, int End)> sections = [];
    private readonly List<FootnoteBlock> footnoteBlocks = [];
    private readonly HashSet<string> headingIds = new(StringComparer.Ordinal);

    private StringBuilder html = new();
    private ImmutableArray<Slot>.Builder slots = ImmutableArray.CreateBuilder<Slot>();
    private readonly StringBuilder plain = new();
    private readonly StringBuilder prose = new();
    private (string? Id, string Heading, int Start) openSection = (null, "", 0);
    private int firstLinkOfLeaf;
    private int firstCitationOfLeaf;
    private int firstMarkOfLeaf;
    private readonly List<int> citationPositions = [];
    private readonly List<int> markPositions = [];
    private readonly List<(int Plain, int Source)> origins = [];
    private readonly CitationDuty duty;

    private BodyReader(SourceText text, int offset, DiagnosticBag bag, CitationDuty duty) => (this.text, this.offset, this.bag, this.duty) = (text, offset, bag, duty);

    /// <param name="offset">Where the text begins in the file, after the front matter.</param>
    /// <param name="duty">Which sentences have to carry a citation.</param>
    public static Body Read(SourceText text, int offset, DiagnosticBag bag, CitationDuty duty = CitationDuty.None)
    {
        var markdown = text.Text[offset..];
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(markdown, MarkdownDialect.Pipeline);
        }
        catch (ArgumentException problem) when (problem.Message.Contains("deeply nested", StringComparison.Ordinal))
        {
            var at = text.Span(offset + DeepestLine(markdown), 0);
            bag.Add(Rules.TooDeep, at, "This is nested too deep: quotes or lists by more than a hundred levels, or emphasis by thousands.", "Write it with fewer levels.");
            return Body.Empty;
        }

        return new BodyReader(text, offset, bag, duty).Read(document);
    }

    private Body Read(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            Block(block);
        }

        CloseSection();
        var main = TakeFragment();
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        foreach (var block in footnoteBlocks)
        {
            var span = Span(block.Span.Start + 1, block.Label.Length + 1);
            if (footnotes.Any(other => other.Label == block.Label))
            {
                bag.Add(Rules.DuplicateFootnote, span, $"The footnote \"^{block.Label}\" is defined twice.", "Give one of them another label.");
                continue;
            }

            Footnote(block);
            footnotes.Add(new(block.Label, TakeFragment(), span));
        }

        CheckFootnotes(footnotes);
        var text = new EncodedText(prose.ToString());
        return new(main, headings.ToImmutable(), links.ToImmutable(), citations.ToImmutable(), marks.ToImmutable(), footnotes.ToImmutable(),
            images.ToImmutable(), text.Utf8, [.. sentences.Select(sentence => text.Range(sentence.Start, sentence.Length))],
            [.. sections.Select(section => new Section(section.HeadingId, section.Heading, text.Slice(section.Start, section.End - section.Start)))]);
    }

    private Fragment TakeFragment()
    {
        var encoded = new EncodedText(html.ToString());
        var fragment = new Fragment(encoded.Utf8, [.. slots.Select(slot => slot with { Position = encoded.Offset(slot.Position) })]);
        html.Clear();
        slots.Clear();
        return fragment;
    }

    private void CheckFootnotes(ImmutableArray<Footnote>.Builder footnotes)
    {
        foreach (var mark in marks)
        {
            if (footnotes.All(footnote => footnote.Label != mark.Label))
            {
                var nearest = Language.NearestName.Find(mark.Label, footnotes.Select(footnote => footnote.Label));
                bag.Add(Rules.UndefinedFootnote, mark.Span, $"The footnote \"^{mark.Label}\" has no definition.",
                    nearest is null ? $"Add a line: [^{mark.Label}]: followed by the note." : $"Did you mean \"^{nearest}\"?");
            }
        }

        foreach (var footnote in footnotes)
        {
            if (marks.All(mark => mark.Label != footnote.Label))
            {
                bag.Add(Rules.UnusedFootnote, footnote.Span, $"The footnote \"^{footnote.Label}\" is defined, but no mark in the text leads to it.",
                    $"Write [^{footnote.Label}] where it belongs, or remove it.");
            }
        }
    }

    // Blocks

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: Heading(heading); break;
            case ParagraphBlock paragraph: Paragraph(paragraph); break;
            case ListBlock list: List(list); break;
            case QuoteBlock quote: Container("blockquote", quote); break;
            case CodeBlock code: Code(code); break;
            case ThematicBreakBlock: html.Append("<hr>\n"); break;
            case Table table: TableRows(table); break;
            case DefinitionList definitions: Definitions(definitions); break;
            case FootnoteBlock footnote: footnoteBlocks.Add(footnote); break;
            case HtmlBlock raw: RawHtml(raw.Span.Start, raw.Lines.ToString()); break;
            case LinkReferenceDefinitionGroup or BlankLineBlock: break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    Block(inner);
                }

                break;
        }
    }

    private void Container(string tag, ContainerBlock container)
    {
        html.Append('<').Append(tag).Append(">\n");
        foreach (var inner in container)
        {
            Block(inner);
        }

        html.Append("</").Append(tag).Append(">\n");
    }

    private void Heading(HeadingBlock block)
    {
        var span = Span(block.Span.Start, block.Span.Length);
        var level = Math.Max(2, block.Level);
        if (block.Level == 1)
        {
            bag.Add(Rules.HeadingLevel, span, "This heading is of the first level, which is the page's title.", "Begin it with two number signs: ##");
        }
        else if (level > (headings.Count == 0 ? 2 : headings[^1].Level + 1))
        {
            bag.Add(Rules.HeadingLevel, span, $"This heading is of level {level}, but the one above it is of level {(headings.Count == 0 ? 1 : headings[^1].Level)}.",
                $"Begin it with {(headings.Count == 0 ? 2 : headings[^1].Level + 1)} number signs.");
        }

        CloseSection();
        var start = html.Length;
        OpenLeaf();
        Inlines(block.Inline);
        var (name, customId) = TakeCustomId();
        CloseLeaf();
        var inner = html.ToString(start, html.Length - start);
        if (customId is not null && inner.LastIndexOf("{#", StringComparison.Ordinal) is var brace and >= 0)
        {
            inner = inner[..brace].TrimEnd();
        }

        var id = HeadingId(customId, name, span);
        var open = $"<h{level} id=\"{Html.Attribute(id)}\">";
        html.Length = start;
        html.Append(open).Append(inner).Append($"</h{level}>\n");
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].Position >= start)
            {
                slots[i] = slots[i] with { Position = slots[i].Position + open.Length };
            }
        }

        headings.Add(new(level, id, name, span));
        openSection = (id, name, prose.Length);
    }

    /// <summary>Takes <c>{#id}</c> off the end of a heading's plain text.</summary>
    private (string Text, string? Id) TakeCustomId()
    {
        var heading = plain.ToString().Trim();
        if (heading.EndsWith('}') && heading.LastIndexOf("{#", StringComparison.Ordinal) is var brace and >= 0)
        {
            var id = heading[(brace + 2)..^1].Trim();
            plain.Clear().Append(heading[..brace].TrimEnd());
            return (plain.ToString(), Slug.OfHeading(id));
        }

        return (heading, null);
    }

    private string HeadingId(string? customId, string heading, SourceSpan span)
    {
        var id = customId ?? Slug.OfHeading(heading);
        if (Html.IsReservedId(id))
        {
            id = "section-" + id;
        }

        if (customId is not null && headingIds.Contains(id))
        {
            bag.Add(Rules.DuplicateHeadingId, span, $"The heading id \"{id}\" is given twice on this page.", "Give one of the headings another id.");
        }

        var unique = id;
        for (var n = 2; !headingIds.Add(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }

    private void CloseSection()
    {
        if (prose.Length > openSection.Start || openSection.Id is not null)
        {
            sections.Add((openSection.Id, openSection.Heading, openSection.Start, prose.Length));
        }

        openSection = (null, "", prose.Length);
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        // A picture on a line of its own is a figure, its title the caption.
        if (paragraph.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture })
        {
            OpenLeaf();
            html.Append("<figure>");
            Image(picture);
            if (!string.IsNullOrEmpty(picture.Title))
            {
                html.Append("<figcaption>").Append(Html.Text(picture.Title)).Append("</figcaption>");
            }

            html.Append("</figure>\n");
            CloseLeaf();
            return;
        }

        CheckLines(paragraph);
        var tight = paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } } || (paragraph.Parent is DefinitionItem { Count: <= 2 });
        html.Append(tight ? "" : "<p>");
        Leaf(paragraph, duty);
        html.Append(tight ? "\n" : "</p>\n");
    }

    /// <summary>Reports lines that were meant as a heading or a table.</summary>
    private void CheckLines(ParagraphBlock paragraph)
    {
        var (start, end) = (offset + paragraph.Span.Start, Math.Min(offset + paragraph.Span.End + 1, text.Text.Length));
        var written = text.Text.AsSpan(start, Math.Max(0, end - start));
        var marks = written.IndexOfAnyExcept('#');
        if (marks is >= 2 and <= 6 && char.IsLetterOrDigit(written[marks]))
        {
            bag.Add(Rules.HeadingSpace, text.Span(start, marks), "These number signs make no heading: a space is missing after them.", $"Write: {new string('#', marks)} {FirstLine(written[marks..])}");
        }

        if (written.StartsWith("|") && written.IndexOf('\n') is var next and > 0 && written[(next + 1)..].TrimStart(' ').StartsWith("|"))
        {
            var columns = Math.Max(1, FirstLine(written).Trim().Trim('|').Count(c => c == '|') + 1);
            bag.Add(Rules.BrokenTable, text.Span(start, next), "These lines make no table: the line below the headings is missing.", $"Write below this line: |{string.Concat(Enumerable.Repeat("---|", Math.Min(columns, 20)))}");
        }
    }

    private static string FirstLine(ReadOnlySpan<char> lines) => (lines.IndexOfAny('\r', '\n') is var end and >= 0 ? lines[..end] : lines).Trim().ToString();

    private void List(ListBlock list)
    {
        var tag = list.IsOrdered ? "ol" : "ul";
        var start = list.IsOrdered && list.OrderedStart is { } first && first != "1" && int.TryParse(first, out var number) ? $" start=\"{number}\"" : "";
        html.Append($"<{tag}{start}>\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            html.Append("<li>");
            foreach (var inner in item)
            {
                Block(inner);
            }

            html.Append("</li>\n");
        }

        html.Append($"</{tag}>\n");
    }

    private void Code(CodeBlock code)
    {
        html.Append("<pre tabindex=\"0\"><code>");
        var content = code.Lines.ToString();
        html.Append(Html.Text(content)).Append("\n</code></pre>\n");
        prose.Append(content).Append('\n');
    }

    private void TableRows(Table table)
    {
        html.Append("<div class=\"table\" tabindex=\"0\"><table>\n");
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader)
            {
                html.Append("<thead>\n");
            }
            else if (!inBody)
            {
                html.Append("<tbody>\n");
                inBody = true;
            }

            html.Append("<tr>");
            OpenLeaf();
            for (var i = 0; i < row.Count; i++)
            {
                var alignment = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
                var style = alignment switch { TableColumnAlign.Right => " class=\"right\"", TableColumnAlign.Center => " class=\"center\"", _ => "" };
                html.Append(row.IsHeader ? $"<th scope=\"col\"{style}>" : $"<td{style}>");
                Cell((TableCell)row[i]);
                html.Append(row.IsHeader ? "</th>" : "</td>");
            }

            CloseLeaf(isOneSentence: true);
            html.Append("</tr>\n").Append(row.IsHeader ? "</thead>\n" : "");
        }

        html.Append(inBody ? "</tbody>\n" : "").Append("</table></div>\n");
    }

    /// <summary>Adds a cell to the leaf that its row is: a link in it means little without the cells beside it.</summary>
    private void Cell(TableCell cell)
    {
        if (plain.Length > 0)
        {
            plain.Append(" · ");
        }

        foreach (var paragraph in cell.OfType<ParagraphBlock>())
        {
            Inlines(paragraph.Inline);
        }
    }

    private void Definitions(DefinitionList list)
    {
        html.Append("<dl>\n");
        foreach (var item in list.OfType<DefinitionItem>())
        {
            foreach (var term in item.OfType<DefinitionTerm>())
            {
                html.Append("<dt>");
                Leaf(term);
                html.Append("</dt>\n");
            }

            html.Append("<dd>");
            foreach (var inner in item.Where(inner => inner is not DefinitionTerm))
            {
                Block(inner);
            }

            html.Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }

    /// <summary>A note of one paragraph is written without its tags, so that the way back can stand on its line.</summary>
    private void Footnote(FootnoteBlock block)
    {
        if (block is { Count: 1 } && block[0] is ParagraphBlock only)
        {
            Leaf(only);
            return;
        }

        foreach (var inner in block)
        {
            Block(inner);
        }
    }

    private void RawHtml(int start, string raw)
    {
        var firstLine = raw.AsSpan().TrimStart();
        var end = firstLine.IndexOfAny('\n', '\r');
        bag.Add(Rules.RawHtml, Span(start, end < 0 ? raw.Length : end), "This is HTML, which pages don't hold.",
            raw.TrimStart().StartsWith("<!--", StringComparison.Ordinal) ? "Remove the comment; notes for other editors belong in the pull request." : "Write it in Markdown, or put it in `backticks` to show it as it is.");
        html.Append(Html.Text(raw));
        plain.Append(raw);
    }

    // Leaves and their sentences

    private void Leaf(LeafBlock leaf, CitationDuty owed = CitationDuty.None)
    {
        OpenLeaf();
        Inlines(leaf.Inline);
        CloseLeaf(owed);
    }

    private void OpenLeaf()
    {
        plain.Clear();
        firstLinkOfLeaf = links.Count;
        firstCitationOfLeaf = citations.Count;
        firstMarkOfLeaf = marks.Count;
        citationPositions.Clear();
        markPositions.Clear();
        origins.Clear();
    }

    /// <summary>Cuts the leaf's plain text into sentences and tells links and citations which of them they stand in.</summary>
    /// <param name="isOneSentence">Whether it is to be shown whole, full stops or not, as the row of a table is.</param>
    private void CloseLeaf(CitationDuty owed = CitationDuty.None, bool isOneSentence = false)
    {
        var content = plain.ToString();
        var leafStart = prose.Length;
        prose.Append(content).Append('\n');
        HiddenCharacters.ReportEscaped(content, SpanOfReference, bag);
        var isOwed = UncitedSentences.MayOwe(content, owed);
        if (links.Count == firstLinkOfLeaf && citations.Count == firstCitationOfLeaf && marks.Count == firstMarkOfLeaf)
        {
            if (isOwed)
            {
                UncitedSentences.Report(content, Sentences.Ends(content), _ => false, owed, SpanOfPlain, bag);
            }

            return;
        }

        List<int> ends = isOneSentence ? [] : Sentences.Ends(content);
        if (ends.Count == 0)
        {
            ends.Add(content.Length);
        }

        var first = sentences.Count;
        var starts = new int[ends.Count];
        for (var i = 0; i < ends.Count; i++)
        {
            var start = i == 0 ? 0 : ends[i - 1];
            while (start < ends[i] && char.IsWhiteSpace(content[start]))
            {
                start++;
            }

            starts[i] = start;
            sentences.Add((leafStart + start, content.AsSpan(start, ends[i] - start).TrimEnd().Length));
        }

        int SentenceAt(int position)
        {
            while (position > 0 && (position >= content.Length || char.IsWhiteSpace(content[position])))
            {
                position--;
            }

            return Math.Min(ends.FindIndex(end => position < end) is var at and >= 0 ? at : ends.Count - 1, ends.Count - 1);
        }

        for (var i = firstLinkOfLeaf; i < links.Count; i++)
        {
            var at = SentenceAt(links[i].Start);
            var start = Math.Clamp(links[i].Start - starts[at], 0, sentences[first + at].Length);
            links[i] = links[i] with { Sentence = first + at, Start = start, Length = Math.Min(links[i].Length, sentences[first + at].Length - start) };
        }

        // A citation after the full stop belongs to the sentence that ended there.
        for (var i = firstCitationOfLeaf; i < citations.Count; i++)
        {
            citations[i] = citations[i] with { Sentence = first + SentenceAt(citationPositions[i - firstCitationOfLeaf] - 1) };
        }

        for (var i = firstMarkOfLeaf; i < marks.Count; i++)
        {
            marks[i] = marks[i] with { Sentence = first + SentenceAt(markPositions[i - firstMarkOfLeaf] - 1) };
        }

        if (isOwed)
        {
            bool IsCited(int sentence) => citations.Skip(firstCitationOfLeaf).Any(citation => citation.Sentence == first + sentence)
                || marks.Skip(firstMarkOfLeaf).Any(mark => mark.Sentence == first + sentence);
            UncitedSentences.Report(content, ends, IsCited, owed, SpanOfPlain, bag);
        }
    }

    /// <summary>Where in the file a piece of the leaf's plain text stands.</summary>
    private SourceSpan SpanOfPlain(int start, int length)
    {
        var origin = origins.FindLastIndex(known => known.Plain <= start);
        return origin < 0 ? Span(0, 0) : Span(origins[origin].Source + start - origins[origin].Plain, length);
    }

    /// <summary>Where in the file the character reference stands that became a character of the leaf's plain text; null where none did.</summary>
    private SourceSpan? SpanOfReference(int at) =>
        SpanOfPlain(at, 1) is var span && text.Text.AsSpan(text.OffsetOfLine(span.Line) + span.Column - 1) is ['&', .. var rest] ? span with { Length = rest.IndexOf(';') + 2 } : null;

    // Inlines

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
        switch (inline)
        {
            case LiteralInline literal:
                RawUrl(literal);
                Literal(literal.Content.AsSpan());
                break;
            case CodeInline code:
                html.Append("<code>").Append(Html.Text(code.Content)).Append("</code>");
                plain.Append(code.Content);
                break;
            case EmphasisInline emphasis: Emphasis(emphasis); break;
            case LineBreakInline lineBreak:
                html.Append(lineBreak.IsHard ? "<br>\n" : "\n");
                plain.Append(' ');
                break;
            case WikilinkInline wikilink: Wikilink(wikilink); break;
            case UnclosedLinkInline unclosed:
                bag.Add(Rules.UnclosedLink, Span(unclosed.Span.Start, 2), "This link begins with two brackets, but two brackets don't end it.",
                    unclosed.Target.Length is > 0 and < 60 ? $"Write two brackets after the name of the page: [[{unclosed.Target}]]" : "Write two brackets after the name of the page: [[JNIM]]");
                Literal("[[");
                break;
            case CitationInline citation: Citation(citation); break;
            case FootnoteMarkInline mark: Mark(mark); break;
            case LinkInline { IsImage: true } image: Image(image); break;
            case LinkInline link: Link(link); break;
            case AutolinkInline autolink: Autolink(autolink); break;
            case HtmlInline raw: RawHtml(raw.Span.Start, raw.Tag); break;
            case HtmlEntityInline entity: Literal(entity.Transcoded.AsSpan()); break;
            case DelimiterInline delimiter:
                Literal(delimiter.ToLiteral());
                Inlines(delimiter);
                break;
            case ContainerInline other: Inlines(other); break;
        }
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
        var at = content.IndexOf("http://", StringComparison.OrdinalIgnoreCase) is var plainAt and >= 0 ? plainAt : content.IndexOf("https://", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var end = content[at..].IndexOfAny(" \t\n");
            ReportUrl(literal.Span.Start + at, end < 0 ? content.Length - at : end);
        }
    }

    private void ReportUrl(int start, int length) =>
        bag.Add(Rules.RawUrl, Span(start, length), "This is a web address in the text.", "Add the work to a file in sources/ and cite it: [@key]; or give the link words: [the report](https://…).");

    private void Emphasis(EmphasisInline emphasis)
    {
        var tag = emphasis.DelimiterCount == 2 ? "strong" : "em";
        html.Append('<').Append(tag).Append('>');
        Inlines(emphasis);
        html.Append("</").Append(tag).Append('>');
    }

    private void Wikilink(WikilinkInline wikilink)
    {
        var span = Span(wikilink.Span.Start + 2, Math.Max(0, wikilink.Span.Length - 4));
        if (wikilink.Target.Length == 0 && string.IsNullOrEmpty(wikilink.Heading))
        {
            bag.Add(Rules.EmptyLink, Span(wikilink.Span.Start, wikilink.Span.Length), "This link names no page.", "Write the page's title, alias or id between the brackets: [[JNIM]].");
            Literal(wikilink.Label ?? "");
            return;
        }

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
        links.Add(new(wikilink.Target, EmptyToNull(wikilink.Heading), shown, false, 0, plain.Length, written.Length, span with { Length = Math.Min(span.Length, targetLength) }));
        plain.Append(written);
    }

    private void Citation(CitationInline inline)
    {
        var parsed = CitationParser.Parse(inline.Content, (start, length) => Span(inline.Span.Start + 1 + start, length), out var problem);
        if (problem is not null)
        {
            bag.Add(Rules.BadCitation, Span(inline.Span.Start, inline.Span.Length), $"This citation cannot be read: {problem}.", "Write [@key], [@key, p. 12] or [see @key; @other].");
        }

        TrimSpace();
        Slot(SlotKind.Citation, citations.Count);
        citationPositions.Add(plain.Length);
        citations.Add(new(parsed, 0, Span(inline.Span.Start, inline.Span.Length)));
    }

    private void Mark(FootnoteMarkInline inline)
    {
        TrimSpace();
        Slot(SlotKind.Footnote, marks.Count);
        markPositions.Add(plain.Length);
        marks.Add(new(inline.Label, 0, Span(inline.Span.Start, inline.Span.Length)));
    }

    /// <summary>A mark hangs on the word before it, whatever white space the author left.</summary>
    private void TrimSpace()
    {
        var least = slots.Count > 0 ? slots[^1].Position : 0;
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
                html.Append("<a href=\"").Append(Html.Attribute(external.Url)).Append("\" rel=\"external noopener noreferrer\">");
                Inlines(link);
                html.Append("</a>");
                break;
            case LinkTarget.PageFile page:
                PageFile(link, page, span);
                break;
            case LinkTarget.Unsafe { Reason: var reason }:
                bag.Add(Rules.UnsafeLink, span, $"This link is not allowed: {reason}.", "Link to a page with [[…]], or to an http, https or mailto address.");
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
        links.Add(new(page.Id, page.Heading, "", true, 0, start, 0, span));
        Inlines(link);
        Slot(SlotKind.LinkEnd, index);
        links[index] = links[index] with { Length = plain.Length - start, Label = plain.ToString(start, plain.Length - start) };
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
            html.Append("<a href=\"").Append(Html.Attribute(external.Url)).Append("\" rel=\"external noopener noreferrer\">").Append(Html.Text(autolink.Url)).Append("</a>");
        }
        else
        {
            bag.Add(Rules.UnsafeLink, Span(autolink.Span.Start, autolink.Span.Length), $"Links to \"{url}\" are not allowed.", "Link to http, https and mailto addresses only.");
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
            bag.Add(Rules.MissingAltText, span, "This image has no text for readers who don't see it.", "Write what it shows between the brackets: ![Map of the Gourma](../images/gourma.png)");
        }

        HiddenCharacters.ReportEscaped(image.Title, _ => HiddenCharacters.AnyIn(text.Text.AsSpan(offset + image.Span.Start, image.Span.Length)) ? null : span, bag);
        Slot(SlotKind.Image, images.Count);
        images.Add(new(LinkTarget.FilePath(url, text.Path), url, alt, EmptyToNull(image.Title), span));
        plain.Append(alt);
    }

    private void Slot(SlotKind kind, int index) => slots.Add(new(html.Length, kind, index));

    private SourceSpan Span(int start, int length) => text.Span(offset + start, length);

    private static string? EmptyToNull(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>The offset of the line with the most signs that nest: those of quotes and lists at its beginning, those of emphasis and brackets anywhere.</summary>
    private static int DeepestLine(string markdown)
    {
        var (best, most, at) = (0, 0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var marks = line.IndexOfAnyExcept("> -*+\t[0123456789.)");
            var leading = marks < 0 ? line : line[..marks];
            var depth = leading.Length + line[leading.Length..].Count('*') + line[leading.Length..].Count('_') + line[leading.Length..].Count('[');
            if (depth > most)
            {
                (best, most) = (at, depth);
            }

            at = Math.Min(markdown.Length, at + line.Length);
            at += markdown.AsSpan(at) is ['\r', '\n', ..] ? 2 : 1;
        }

        return Math.Min(best, markdown.Length);
    }
}

using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <content>Headings, paragraphs, lists, tables and the rest that stands by itself.</content>
public sealed partial class BodyReader
{
    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(heading);
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph);
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quote:
                Quote(quote);
                break;
            case CommentBlock comment:
                Comment(comment.Span.Start, comment.Span.Length, comment.IsClosed);
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ThematicBreakBlock:
                html.Append("<hr>\n");
                break;
            case Table table:
                TableRows(table);
                break;
            case DefinitionList definitions:
                Definitions(definitions);
                break;
            case FootnoteBlock footnote:
                footnoteBlocks.Add((footnote, offset));
                break;
            case HtmlBlock raw:
                RawHtml(raw.Span.Start, raw.Lines.ToString());
                break;
            case LinkReferenceDefinitionGroup or BlankLineBlock:
                break;
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
            bag.Add(
                Rules.HeadingLevel,
                span,
                "This heading is of the first level, which is the page's title.",
                "Begin it with two number signs: ##"
            );
        }
        else if (level > (headings.Count == 0 ? 2 : headings[^1].Level + 1))
        {
            bag.Add(
                Rules.HeadingLevel,
                span,
                $"This heading is of level {level}, but the one above it is of level {(headings.Count == 0 ? 1 : headings[^1].Level)}.",
                $"Begin it with {(headings.Count == 0 ? 2 : headings[^1].Level + 1)} number signs."
            );
        }

        CloseSection();
        var start = html.Length;
        var customId = TakeCustomId(block.Inline);
        OpenLeaf(ParagraphKind.Heading, block.Span.Start, level);
        Inlines(block.Inline);
        var name = plain.ToString().Trim();
        CheckHeading(name, customId, span);
        CheckUnderline(block, span);
        CloseLeaf(isHeading: true);
        var inner = html.ToString(start, html.Length - start);
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

    /// <summary>Takes <c>{#id}</c> off the end of a heading: plain characters, so that nothing else is lost with them.</summary>
    private static string? TakeCustomId(ContainerInline? heading)
    {
        var written = "";
        for (var last = heading?.LastChild; last is LiteralInline literal; last = literal.PreviousSibling)
        {
            written = literal.Content.ToString() + written;
            var brace = written.LastIndexOf("{#", StringComparison.Ordinal);
            if (brace < 0 || !written.TrimEnd().EndsWith('}'))
            {
                continue;
            }

            while (literal.NextSibling is { } id)
            {
                id.Remove();
            }

            literal.Content = new(written[..brace].TrimEnd());
            return Slug.OfHeading(written[(brace + 2)..].TrimEnd().TrimEnd('}').Trim());
        }

        return null;
    }

    private void CheckHeading(string name, string? customId, SourceSpan span)
    {
        if (name.Length == 0)
        {
            bag.Add(
                Rules.BadHeading,
                span,
                "This heading has no words of its own.",
                "Write what the section is about; notes and citations belong into its text."
            );
        }
        else if (customId is null && name.EndsWith('}') && name.Contains("{#", StringComparison.Ordinal))
        {
            bag.Add(
                Rules.BadHeading,
                span,
                "The id of this heading is more than a name.",
                "Write letters, digits and hyphens in it, and nothing else: "
                    + $"{{#{Slug.OfHeading(name[..name.LastIndexOf("{#", StringComparison.Ordinal)])}}}"
            );
        }
    }

    private string HeadingId(string? customId, string heading, SourceSpan span)
    {
        var id = customId ?? Slug.OfHeading(heading);
        if (Html.IsReservedId(id))
        {
            id = "section-" + id;
        }

        if (customId is not null && headingIds.ContainsKey(id))
        {
            bag.Add(
                Rules.DuplicateHeadingId,
                span,
                $"The heading id \"{id}\" is given twice on this page.",
                "Give one of the headings another id."
            );
        }

        // The number that was given last is kept: a page may have thousands of headings of one name.
        var unique = id;
        for (var n = headingIds.GetValueOrDefault(id) + 1; !headingIds.TryAdd(unique, 1); n++)
        {
            (unique, headingIds[id]) = ($"{id}-{n}", n);
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
        if (paragraph.Inline is { FirstChild: WikilinkInline { IsEmbed: true, NextSibling: null } embed })
        {
            OpenLeaf(ParagraphKind.Plain, paragraph.Span.Start);
            Embed(embed, isAlone: true);
            CloseLeaf();
            return;
        }

        // A picture on a line of its own is a figure, its title the caption.
        if (paragraph.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture })
        {
            OpenLeaf(ParagraphKind.Plain, paragraph.Span.Start);
            html.Append("<figure>");
            Image(picture);
            if (!string.IsNullOrEmpty(picture.Title))
            {
                html.Append("<figcaption>").Append(Html.Text(picture.Title)).Append("</figcaption>");
                caption = picture.Title;
            }

            html.Append("</figure>\n");
            CloseLeaf();
            return;
        }

        CheckLines(paragraph);
        var tight =
            paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } }
            || (paragraph.Parent is DefinitionItem { Count: <= 2 });
        html.Append(tight ? "" : "<p>");
        Leaf(paragraph, paragraph.Parent is ListItemBlock ? ParagraphKind.Item : ParagraphKind.Plain, duty);
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
            bag.Add(
                Rules.HeadingSpace,
                text.Span(start, marks),
                "These number signs make no heading: a space is missing after them.",
                $"Write: {new string('#', marks)} {FirstLine(written[marks..])}"
            );
        }

        CheckTable(written, start);
    }

    /// <summary>Reports lines with bars that are no table, with the line that is the reason.</summary>
    private void CheckTable(ReadOnlySpan<char> written, int start)
    {
        var next = written.IndexOf('\n');
        if (next < 0)
        {
            return;
        }

        var below = FirstLine(written[(next + 1)..]);
        var columns = TableCells.Count(FirstLine(written));
        if (TableCells.IsBorder(below) && written[..next].Contains('|'))
        {
            var number = text.Span(start, 0).Line;
            var (at, line) = (number + 2, "");
            while (at <= text.Span(start + written.Length, 0).Line && (line = text.Line(at) ?? "").Contains('|'))
            {
                at++;
            }

            var isCut = at <= text.Span(start + written.Length, 0).Line && line.Trim().Length > 0;
            bag.Add(
                Rules.BrokenTable,
                isCut ? text.Span(text.OffsetOfLine(at), line.Length) : text.Span(text.OffsetOfLine(number + 1), below.Length),
                isCut ? "This line has no bar, so the lines above it make no table." : "These lines make no table.",
                isCut
                    ? "Write bars between its cells, or leave a blank line above it."
                    : $"Write this line so: |{string.Concat(Enumerable.Repeat("---|", Math.Min(columns, 20)))}"
            );
        }
        else if (written.StartsWith("|") && below.StartsWith('|'))
        {
            bag.Add(
                Rules.BrokenTable,
                text.Span(start, next),
                "These lines make no table: the line below the headings is missing.",
                $"Write below this line: |{string.Concat(Enumerable.Repeat("---|", Math.Min(columns, 20)))}"
            );
        }
    }

    private static string FirstLine(ReadOnlySpan<char> lines) =>
        (lines.IndexOfAny('\r', '\n') is var end and >= 0 ? lines[..end] : lines).Trim().ToString();

    private void List(ListBlock list)
    {
        CheckYear(list);
        var tag = list.IsOrdered ? "ol" : "ul";
        var start =
            list.IsOrdered && list.OrderedStart is { } first && first != "1" && int.TryParse(first, out var number)
                ? $" start=\"{number}\""
                : "";
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

    /// <summary>A paragraph that begins with a year and a full stop is a list to Markdown.</summary>
    private void CheckYear(ListBlock list)
    {
        if (list.IsOrdered && list.OrderedStart is { Length: > 2 } number)
        {
            bag.Add(
                Rules.AccidentalList,
                Span(list.Span.Start, number.Length + 1),
                $"This paragraph begins with a number and a full stop, which makes a list that counts from {number}.",
                $"Write a backslash before the full stop: {number}\\{list.OrderedDelimiter}"
            );
        }
    }

    private void Code(CodeBlock code)
    {
        CheckCode(code);
        if (code is FencedCodeBlock { Info: TableBlock.Name } fenced)
        {
            Table(fenced);
            return;
        }

        html.Append("<pre tabindex=\"0\"><code>");
        var content = code.Lines.ToString();
        html.Append(Html.Text(content)).Append("\n</code></pre>\n");
        if (Stamp.HasWords(content))
        {
            paragraphs.Add(
                new(
                    ParagraphKind.Code,
                    0,
                    Span(code.Span.Start, 0).Line,
                    startOfBlock,
                    new(prose.Length, content.Length),
                    Stamp.Of(content)
                )
            );
        }

        prose.Append(content).Append('\n');
    }

    /// <summary>A table of pages. What the reader sees is made of their facts, so the block adds nothing to the prose.</summary>
    private void Table(FencedCodeBlock block)
    {
        var lines = block.Lines;
        var start = lines.Count == 0 ? 0 : lines.Lines[0].Position;
        var length = lines.Count == 0 ? 0 : lines.Lines[lines.Count - 1].Position + lines.Lines[lines.Count - 1].Slice.Length - start;
        if (TableBlock.Read(text, offset + start, length, Span(block.Span.Start, block.OpeningFencedCharCount), bag) is { } table)
        {
            Slot(Model.SlotKind.Table, tables.Count);
            tables.Add(table);
        }
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

            CheckCells(row, table);
            html.Append("<tr>");
            OpenLeaf(ParagraphKind.Row, row.Span.Start);
            isInTable = true;
            for (var i = 0; i < Math.Min(row.Count, Columns(table)); i++)
            {
                var alignment = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
                var style = alignment switch
                {
                    TableColumnAlign.Right => " class=\"right\"",
                    TableColumnAlign.Center => " class=\"center\"",
                    _ => "",
                };
                html.Append(row.IsHeader ? $"<th scope=\"col\"{style}>" : $"<td{style}>");
                Cell((TableCell)row[i]);
                html.Append(row.IsHeader ? "</th>" : "</td>");
            }

            isInTable = false;
            CloseLeaf(isOneSentence: true);
            html.Append("</tr>\n").Append(row.IsHeader ? "</thead>\n" : "");
        }

        html.Append(inBody ? "</tbody>\n" : "").Append("</table></div>\n");
    }

    /// <summary>As many as there are headings.</summary>
    private static int Columns(Table table) => table.OfType<TableRow>().FirstOrDefault(row => row.IsHeader)?.Count ?? int.MaxValue;

    /// <summary>Cells beyond the last heading are not shown, as GFM has it: so they are told.</summary>
    private void CheckCells(TableRow row, Table table)
    {
        var start = offset + row.Span.Start;
        var line = text.Text.AsSpan(start, Math.Max(0, Math.Min(row.Span.End + 1 + offset, text.Text.Length) - start));
        var number = text.Span(start, 0).Line;
        var cells = TableCells.Count(text.Line(number) ?? line.ToString());
        if (!row.IsHeader && cells > Columns(table))
        {
            bag.Add(
                Rules.BrokenTable,
                text.Span(text.OffsetOfLine(number), (text.Line(number) ?? "").Length),
                $"This row has {cells} cells, but the table has {Columns(table)} columns: what stands in the last is not shown.",
                "Add a heading, or write a bar that is no border as \\|."
            );
        }
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
                Leaf(term, ParagraphKind.Term);
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
            Leaf(only, ParagraphKind.Note);
            return;
        }

        foreach (var inner in block)
        {
            Block(inner);
        }
    }

    /// <summary>What stands in the file, and what stands hidden in it, everybody can read.</summary>
    private void Comment(int start, int length, bool isClosed) =>
        bag.Add(
            Rules.RawHtml,
            Span(start, length),
            isClosed
                ? "This is a comment, which the site leaves out, but everybody can read the file."
                : "A comment begins here that nothing ends, so the rest of the page is left out.",
            isClosed ? "Remove the comment; notes for other editors belong in the pull request." : "End it with %%, or remove it."
        );

    private void RawHtml(int start, string raw)
    {
        var firstLine = raw.AsSpan().TrimStart();
        var end = firstLine.IndexOfAny('\n', '\r');
        bag.Add(Rules.RawHtml, Span(start, end < 0 ? raw.Length : end), "This is HTML, which pages don't hold.", HtmlAdvice.For(raw));
        if (!raw.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
        {
            html.Append(Html.Text(raw));
            foreignWords.Add(new(plain.Length, raw.Length));
            plain.Append(raw);
        }
    }
}

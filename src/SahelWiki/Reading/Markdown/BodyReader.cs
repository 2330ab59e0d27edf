using System.Collections.Immutable;
using System.Text;
using Markdig.Syntax;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <summary>Turns the Markdown of one page into its <see cref="Body"/>: HTML with slots, and everything Link needs to know of it.</summary>
/// <remarks>
/// The Markdown tree is left behind here: at ten thousand pages it would take more memory than all the rest.
/// What cannot be decided from this file alone (where a link leads, which number a note has) becomes a slot.
/// </remarks>
public sealed partial class BodyReader
{
    private readonly SourceText text;
    private readonly DiagnosticBag bag;

    private readonly ImmutableArray<Heading>.Builder headings = ImmutableArray.CreateBuilder<Heading>();
    private readonly ImmutableArray<OutgoingLink>.Builder links = ImmutableArray.CreateBuilder<OutgoingLink>();
    private readonly ImmutableArray<CitationMark>.Builder citations = ImmutableArray.CreateBuilder<CitationMark>();
    private readonly ImmutableArray<FootnoteMark>.Builder marks = ImmutableArray.CreateBuilder<FootnoteMark>();
    private readonly ImmutableArray<TableQuery>.Builder tables = ImmutableArray.CreateBuilder<TableQuery>();
    private readonly ImmutableArray<ImageUse>.Builder images = ImmutableArray.CreateBuilder<ImageUse>();

    // Until the prose is whole, ranges of it are in UTF-16 code units.
    private readonly List<TextRange> sentences = [];
    private readonly List<(string? HeadingId, string Heading, int Start, int End)> sections = [];
    private readonly List<(FootnoteBlock Block, int Offset)> footnoteBlocks = [];
    private readonly List<Paragraph> paragraphs = [];
    private readonly Dictionary<string, int> headingIds = new(StringComparer.Ordinal);

    // Another one while a note within a line is read, which is parsed by itself.
    private int offset;

    private StringBuilder html = new();
    private ImmutableArray<Slot>.Builder slots = ImmutableArray.CreateBuilder<Slot>();
    private readonly StringBuilder plain = new();
    private readonly StringBuilder prose = new();
    private (string? Id, string Heading, int Start) openSection = (null, "", 0);
    private int startOfBlock;
    private int startOfLeaf;
    private bool isInLink;
    private bool isInTable;
    private int firstLinkOfLeaf;
    private int firstCitationOfLeaf;
    private int firstMarkOfLeaf;
    private readonly List<int> citationPositions = [];
    private readonly List<int> markPositions = [];
    private readonly List<(int Plain, int Source)> origins = [];

    // Pieces of the leaf's plain text that are no words of the author's, and where its lines break.
    private readonly List<TextRange> foreignWords = [];
    private readonly List<int> lineBreaks = [];
    private readonly HashSet<LinkReferenceDefinition> usedDefinitions = [];
    private readonly CitationDuty duty;

    private BodyReader(SourceText text, int offset, DiagnosticBag bag, CitationDuty duty) =>
        (this.text, this.offset, this.bag, this.duty) = (text, offset, bag, duty);

    /// <param name="offset">Where the text begins in the file, after the front matter.</param>
    /// <param name="duty">Which sentences have to carry a citation.</param>
    public static Body Read(SourceText text, int offset, DiagnosticBag bag, CitationDuty duty = CitationDuty.None)
    {
        if (Density.Report(text, offset, bag))
        {
            return Body.Empty;
        }

        var markdown = text.Text[offset..];
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(markdown, MarkdownDialect.Pipeline);
        }
        catch (ArgumentException problem) when (problem.Message.Contains("deeply nested", StringComparison.Ordinal))
        {
            var at = text.Span(offset + DeepestLine(markdown), 0);
            bag.Add(
                Rules.TooDeep,
                at,
                "This is nested too deep: quotes or lists by more than a hundred levels, or emphasis by thousands.",
                "Write it with fewer levels."
            );
            return Body.Empty;
        }

        return new BodyReader(text, offset, bag, duty).Read(document);
    }

    private Body Read(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            startOfBlock = html.Length;
            Guarded(block, () => Block(block));
        }

        CheckDefinitions(document);
        CloseSection();
        var main = TakeFragment(out var places);
        startOfBlock = -1;
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        // A note within a note is met while the outer one is read: it goes to the end of the list, a note like the others.
        for (var i = 0; i < footnoteBlocks.Count; i++)
        {
            (var block, offset) = footnoteBlocks[i];
            var span = Span(block.Span.Start + 1, block.Label.Length + 1);
            if (!labels.Add(block.Label))
            {
                bag.Add(
                    Rules.DuplicateFootnote,
                    span,
                    $"The footnote \"^{block.Label}\" is defined twice.",
                    "Give one of them another label."
                );
                continue;
            }

            Guarded(block, () => Footnote(block));
            footnotes.Add(new(block.Label, TakeFragment(out _), span));
        }

        CheckFootnotes(footnotes);
        var text = new EncodedText(prose);
        return new(
            main,
            headings.ToImmutable(),
            [.. links.Select(link => link with { Sentence = InBytes(link.Sentence), Place = InBytes(link.Place) })],
            [.. citations.Select(mark => mark with { Sentence = InBytes(mark.Sentence) })],
            [.. marks.Select(mark => mark with { Sentence = InBytes(mark.Sentence) })],
            footnotes.ToImmutable(),
            images.ToImmutable(),
            text.Utf8,
            [.. sentences.Select(InBytes)],
            [
                .. sections.Select(section => new Section(
                    section.HeadingId,
                    section.Heading,
                    text.Slice(section.Start, section.End - section.Start)
                )),
            ]
        )
        {
            Tables = tables.ToImmutable(),
            Paragraphs =
            [
                .. paragraphs.Select(paragraph =>
                    paragraph with
                    {
                        Block = paragraph.Block < 0 ? main.Html.Length : places.Offset(paragraph.Block),
                        Prose = InBytes(paragraph.Prose),
                    }
                ),
            ],
        };

        TextRange InBytes(TextRange range) => text.Range(range.Start, range.Length);
    }

    /// <summary>Should the program fail at a paragraph, the finding names its line.</summary>
    private void Guarded(Block block, Action read)
    {
        try
        {
            read();
        }
        catch (Exception problem) when (Fault.Is(problem))
        {
            throw new FaultAtException(Span(block.Span.Start, block.Span.Length), problem);
        }
    }

    /// <param name="encoded">Tells where a place of the HTML so far is in bytes.</param>
    private Fragment TakeFragment(out EncodedText encoded)
    {
        encoded = new EncodedText(html);
        var bytes = encoded;
        var fragment = new Fragment(encoded.Utf8, [.. slots.Select(slot => slot with { Position = bytes.Offset(slot.Position) })]);
        html.Clear();
        slots.Clear();
        return fragment;
    }

    /// <summary>Lines that Markdown takes for the address of a word, and that therefore nobody sees.</summary>
    private void CheckDefinitions(MarkdownDocument document)
    {
        foreach (
            var definition in document.Descendants<LinkReferenceDefinition>().Where(definition => !usedDefinitions.Contains(definition))
        )
        {
            bag.Add(
                Rules.UnusedDefinition,
                Span(definition.Span.Start, definition.Span.Length),
                $"This line gives an address for \"{definition.Label}\", which no link uses, so it is not shown.",
                $"Link it with [{definition.Label}], remove it, or write a backslash before the bracket if it is text."
            );
        }
    }

    private void CheckFootnotes(ImmutableArray<Footnote>.Builder footnotes)
    {
        var (defined, used) = (
            footnotes.Select(footnote => footnote.Label).ToHashSet(StringComparer.Ordinal),
            marks.Select(mark => mark.Label).ToHashSet(StringComparer.Ordinal)
        );
        foreach (var mark in marks.Where(mark => !defined.Contains(mark.Label)))
        {
            // Comparing with each note takes time, which nobody thanks for beyond the findings that are shown.
            var nearest = bag.Count < DiagnosticBag.MostInOneFile ? Language.NearestName.Find(mark.Label, defined) : null;
            bag.Add(
                Rules.UndefinedFootnote,
                mark.Span,
                $"The footnote \"^{mark.Label}\" has no definition.",
                nearest is null ? $"Add a line: [^{mark.Label}]: followed by the note." : $"Did you mean \"^{nearest}\"?"
            );
        }

        foreach (var footnote in footnotes.Where(footnote => !used.Contains(footnote.Label)))
        {
            bag.Add(
                Rules.UnusedFootnote,
                footnote.Span,
                $"The footnote \"^{footnote.Label}\" is defined, but no mark in the text leads to it.",
                $"Write [^{footnote.Label}] where it belongs, or remove it."
            );
        }
    }

    private void Slot(SlotKind kind, int index) => slots.Add(new(html.Length, kind, index));

    private SourceSpan Span(int start, int length) => text.Span(offset + start, length);

    private static string? EmptyToNull(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>
    /// The offset of the line with the most signs that nest: those of quotes and lists at its beginning, those of emphasis and brackets
    /// anywhere.
    /// </summary>
    private static int DeepestLine(string markdown)
    {
        var (best, most, at) = (0, 0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var marks = line.IndexOfAnyExcept("> -*+\t[0123456789.)");
            var leading = marks < 0 ? line : line[..marks];
            var depth =
                leading.Length + line[leading.Length..].Count('*') + line[leading.Length..].Count('_') + line[leading.Length..].Count('[');
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

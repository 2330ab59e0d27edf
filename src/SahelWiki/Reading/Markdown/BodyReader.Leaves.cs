using System.Text;
using Markdig.Syntax;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Reading.Markdown;

/// <content>The text of one paragraph, heading or row: its sentences, and what stands in which of them.</content>
public sealed partial class BodyReader
{
    private (ParagraphKind Kind, int Start, int Level) open;
    private string? caption;

    private void Leaf(LeafBlock leaf, ParagraphKind kind, CitationDuty owed = CitationDuty.None)
    {
        OpenLeaf(kind, leaf.Span.Start);
        Inlines(leaf.Inline);
        CloseLeaf(owed);
    }

    /// <param name="start">Where it begins, in the Markdown.</param>
    /// <param name="level">Of a heading.</param>
    private void OpenLeaf(ParagraphKind kind, int start, int level = 0)
    {
        open = (kind, start, level);
        caption = null;
        plain.Clear();
        startOfLeaf = html.Length;
        firstLinkOfLeaf = links.Count;
        firstCitationOfLeaf = citations.Count;
        firstMarkOfLeaf = marks.Count;
        citationPositions.Clear();
        markPositions.Clear();
        origins.Clear();
        foreignWords.Clear();
        lineBreaks.Clear();
    }

    /// <summary>Cuts the leaf's plain text into sentences and tells links and citations which of them they stand in.</summary>
    /// <param name="isOneSentence">Whether it is to be shown whole, full stops or not, as the row of a table is.</param>
    private void CloseLeaf(CitationDuty owed = CitationDuty.None, bool isOneSentence = false, bool isHeading = false)
    {
        var content = plain.ToString();
        var leafStart = prose.Length;
        prose.Append(content).Append('\n');
        AddParagraph(content, leafStart);
        HiddenCharacters.ReportEscaped(content, SpanOfReference, bag);
        if (headings.Count == 0)
        {
            ExampleText.Report(content, null, SpanOfPlain(0, content.Length), bag);
        }

        if (ForeignSyntax.MayBeIn(content, lineBreaks))
        {
            ForeignSyntax.Report(OwnWords(content), isHeading, SpanOfPlain, bag);
        }

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
            sentences.Add(new(leafStart + start, content.AsSpan(start, ends[i] - start).TrimEnd().Length));
        }

        int SentenceAt(int position)
        {
            while (position > 0 && (position >= content.Length || char.IsWhiteSpace(content[position])))
            {
                position--;
            }

            var at = ends.BinarySearch(position + 1);
            return Math.Min(at >= 0 ? at : ~at, ends.Count - 1);
        }

        for (var i = firstLinkOfLeaf; i < links.Count; i++)
        {
            var place = links[i].Place;
            var at = SentenceAt(place.Start);
            var sentence = sentences[first + at];
            var start = Math.Clamp(place.Start - starts[at], 0, sentence.Length);
            links[i] = links[i] with
            {
                Sentence = sentence,
                Place = new(sentence.Start + start, Math.Min(place.Length, sentence.Length - start)),
            };
        }

        // A citation after the full stop belongs to the sentence that ended there.
        for (var i = firstCitationOfLeaf; i < citations.Count; i++)
        {
            citations[i] = citations[i] with { Sentence = sentences[first + SentenceAt(citationPositions[i - firstCitationOfLeaf] - 1)] };
        }

        for (var i = firstMarkOfLeaf; i < marks.Count; i++)
        {
            marks[i] = marks[i] with { Sentence = sentences[first + SentenceAt(markPositions[i - firstMarkOfLeaf] - 1)] };
        }

        if (isOwed)
        {
            var cited = citations.Skip(firstCitationOfLeaf).Select(citation => citation.Sentence).ToHashSet();
            cited.UnionWith(marks.Skip(firstMarkOfLeaf).Select(mark => mark.Sentence));
            UncitedSentences.Report(content, ends, sentence => cited.Contains(sentences[first + sentence]), owed, SpanOfPlain, bag);
        }
    }

    /// <summary>The leaf as the author wrote it in plain words: without what is code, an address or escaped, and with its lines.</summary>
    private char[] OwnWords(string content)
    {
        var words = content.ToCharArray();
        foreach (var (start, length) in foreignWords)
        {
            words
                .AsSpan(Math.Min(start, words.Length), Math.Min(length, words.Length - Math.Min(start, words.Length)))
                .Fill(ForeignSyntax.Gap);
        }

        foreach (var at in lineBreaks.Where(at => at < words.Length && words[at] == ' '))
        {
            words[at] = '\n';
        }

        return words;
    }

    private void AddParagraph(string content, int leafStart)
    {
        var words = Words(content);
        if (Stamp.HasWords(words))
        {
            paragraphs.Add(
                new(open.Kind, open.Level, Span(open.Start, 0).Line, startOfBlock, new(leafStart, content.Length), Stamp.Of(words))
            );
        }
    }

    /// <summary>
    /// What a stamp is made of. Of a link without words of its own the page that it leads to counts, however its name is spelt: its title
    /// is what is read.
    /// </summary>
    private string Words(string content)
    {
        var (words, at) = (new StringBuilder(), 0);
        foreach (var link in links.Skip(firstLinkOfLeaf).Where(link => link is { Label: null, Target.Length: > 0 }))
        {
            words.Append(content, at, link.Place.Start - at).Append(Folding.NameKey(link.Target[(link.Target.LastIndexOf('/') + 1)..]));
            at = link.Place.Start + link.Place.Length;
        }

        return words.Append(content, at, content.Length - at).Append(' ').Append(caption).ToString();
    }

    /// <summary>Where in the file a piece of the leaf's plain text stands.</summary>
    private SourceSpan SpanOfPlain(int start, int length)
    {
        var (origin, above) = (-1, origins.Count);
        while (above - origin > 1)
        {
            var middle = (origin + above) / 2;
            (origin, above) = origins[middle].Plain <= start ? (middle, above) : (origin, middle);
        }

        return origin < 0 ? Span(0, 0) : Span(origins[origin].Source + start - origins[origin].Plain, length);
    }

    /// <summary>
    /// Where in the file the character reference stands that became a character of the leaf's plain text; null where none did.
    /// </summary>
    private SourceSpan? SpanOfReference(int at) =>
        SpanOfPlain(at, 1) is var span && text.Text.AsSpan(span.Offset) is ['&', .. var rest]
            ? span with
            {
                Length = rest.IndexOf(';') + 2,
            }
            : null;
}

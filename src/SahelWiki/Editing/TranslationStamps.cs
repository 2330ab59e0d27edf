using System.Collections.Immutable;
using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Writes into a text in another language from which words of the original it was translated, and nothing else.</summary>
public static class TranslationStamps
{
    private const string Key = "translated_from";

    /// <summary>So many to a line: a change of one then shows as a change of few.</summary>
    private const int InALine = 10;

    /// <summary>The file with the stamps of everything that the original says now.</summary>
    /// <returns>Null where it has them already.</returns>
    /// <exception cref="EditException">Its front matter cannot be changed safely; nothing was changed.</exception>
    public static PlannedFile? Accept(Page original, Translation text) =>
        Plan(original, text, [.. original.Text.Paragraphs.Select(paragraph => paragraph.Stamp)]);

    /// <summary>The file with the stamp of one paragraph made right; what is behind elsewhere stays so.</summary>
    /// <param name="number">Of the original's paragraph, from 1, as <see cref="LaggingParagraph.Number"/> counts.</param>
    public static PlannedFile? Accept(Page original, Translation text, int number)
    {
        Paragraph[] there = [.. original.Text.Paragraphs];
        if (number < 1 || number > there.Length)
        {
            throw new EditException(
                $"{original.Source} has no paragraph {number}: it has {there.Length}, title and summary among them.",
                "Nothing was changed. \"sahelwiki translations\" tells the numbers."
            );
        }

        if (text.Stamps is not { } stamps)
        {
            throw new EditException(
                $"{text.Text.File.Path} has no stamps yet, so no single one can be set right.",
                $"Nothing was changed. When all of it says what the page says, run: sahelwiki translations accept {original.Id}"
            );
        }

        var accepted = there[number - 1].Stamp;
        return stamps.Contains(accepted) ? null : Plan(original, text, Replaced(original, text, stamps, there, number - 1));
    }

    /// <summary>
    /// The file with its stamps as they are after the original was spelt anew without saying anything else: a page that it links to was
    /// renamed.
    /// </summary>
    /// <param name="original">As it is now.</param>
    /// <param name="before">The same as it was, paragraph for paragraph.</param>
    /// <returns>Null where nothing changes.</returns>
    internal static PlannedFile? Respelt(Page original, Translation text, PageText before)
    {
        if (text.Stamps is not { } stamps)
        {
            return null;
        }

        var now = before
            .Body.Paragraphs.Zip(original.Body.Paragraphs, (a, b) => (a.Stamp, Now: b.Stamp))
            .Where(pair => pair.Stamp != pair.Now)
            .DistinctBy(pair => pair.Stamp)
            .ToDictionary(pair => pair.Stamp, pair => pair.Now);
        return now.Count == 0 ? null : Plan(original, text, [.. stamps.Select(stamp => now.GetValueOrDefault(stamp, stamp))]);
    }

    /// <summary>The stamp takes the place of the one it follows; where none is known, it stands behind that of the paragraph
    /// before.</summary>
    private static ImmutableArray<Stamp> Replaced(
        Page original,
        Translation text,
        ImmutableArray<Stamp> stamps,
        Paragraph[] there,
        int index
    )
    {
        var known = there.Select(paragraph => paragraph.Stamp).ToHashSet();
        var here = TextLag.Pairs(original.Text, text)[index];
        var isOneForOne = stamps.Length == text.Text.Paragraphs.Count();
        if (isOneForOne && here >= 0 && !known.Contains(stamps[here]))
        {
            return stamps.SetItem(here, there[index].Stamp);
        }

        var before = there.Take(index).Select(paragraph => stamps.IndexOf(paragraph.Stamp)).LastOrDefault(at => at >= 0, -1);
        var isBehind = before + 1 < stamps.Length && !known.Contains(stamps[before + 1]);
        return isBehind && here >= 0 ? stamps.SetItem(before + 1, there[index].Stamp) : stamps.Insert(before + 1, there[index].Stamp);
    }

    private static PlannedFile? Plan(Page original, Translation text, ImmutableArray<Stamp> stamps)
    {
        if (text.Stamps is { } present && present.SequenceEqual(stamps))
        {
            return null;
        }

        var file = text.Text.File;
        var source = SourceText.Decode(file, out var badOffset);
        var bag = new DiagnosticBag(source);
        var (root, _) = PageParser.FrontMatterOf(source, bag);
        if (root is null || badOffset >= 0)
        {
            throw new EditException($"{file.Path} cannot be read.", "Nothing was changed. \"sahelwiki check\" tells why.");
        }

        var planned = new SourceFile(file.Path, TextEdit.Apply(file, [Edit(source, root, stamps)]));
        var proof = TranslationParser.Parse(planned, original.Type, text.Language);
        return
            proof.Stamps is { } written
            && written.SequenceEqual(stamps)
            && proof
                .Text.Body.Paragraphs.Select(paragraph => paragraph.Stamp)
                .SequenceEqual(text.Text.Body.Paragraphs.Select(one => one.Stamp))
            ? new(file, planned)
            : throw new EditException(
                $"The stamps of {file.Path} cannot be written safely beside what stands there.",
                $"Nothing was changed. Take out all of {Key}, then try again."
            );
    }

    private static TextEdit Edit(SourceText text, YamlNode.Mapping root, ImmutableArray<Stamp> stamps)
    {
        var ending = text.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var written = Yaml(stamps).Replace("\n", ending, StringComparison.Ordinal);
        var line = 2;
        if (root.Find(Key) is not { } entry)
        {
            while (text.Line(line) is { } content && content.TrimEnd() is not ("---" or "..."))
            {
                line++;
            }

            return new(text.OffsetOfLine(line), 0, written);
        }

        // All of its lines: up to the next that begins a field, a comment or the text.
        line = entry.KeySpan.Line + 1;
        while (
            text.Line(line) is { } content && (content.Length == 0 || content[0] is ' ' or '\t' or ']' or '-') && content.TrimEnd() != "---"
        )
        {
            line++;
        }

        var start = text.OffsetOfLine(entry.KeySpan.Line);
        return new(start, text.OffsetOfLine(line) - start, written);
    }

    private static string Yaml(ImmutableArray<Stamp> stamps)
    {
        var yaml = new StringBuilder($"{Key}: [");
        for (var i = 0; i < stamps.Length; i++)
        {
            yaml.Append(
                    i == 0
                        ? stamps.Length > InALine
                            ? "\n  "
                            : ""
                        : i % InALine == 0
                            ? ",\n  "
                            : ", "
                )
                .Append(stamps[i]);
        }

        return yaml.Append("]\n").ToString();
    }
}

using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Puts the fields of front matter in the order of the manual, moving whole lines and changing none.</summary>
public static class KeyOrder
{
    private static readonly string[] Before = ["title", "summary", "aliases", "tags", "image"];
    private static readonly string[] After = ["relations", "timeline", "external_ids", "redirects", "draft"];

    /// <summary>Title, summary, names, tags and image; the type's own fields as in the infobox; relations, timeline and the rest.</summary>
    public static IEnumerable<string> Of(PageType type) => [.. Before, .. type.Fields.Select(field => field.Name), .. After];

    /// <returns>The text of the file with its fields in order; null where they are in order already, or the front matter cannot be
    /// read.</returns>
    public static string? Sorted(SourceText text, PageType type)
    {
        var start = text.OffsetOfLine(2);
        var bag = new DiagnosticBag(text);
        var end = EndOfFrontMatter(text);
        if (
            end <= start
            || YamlReader.Parse(text, start, end - start, bag) is not YamlNode.Mapping root
            || !bag.ToImmutable().IsEmpty
            || root.Entries.IsEmpty
            || root.Entries.Any(entry => entry.KeySpan.Column != 1)
        )
        {
            return null;
        }

        var order = Of(type).Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        var starts = root.Entries.Select(entry => text.OffsetOfLine(FirstLine(text, entry.KeySpan.Line))).ToArray();
        starts[0] = start;
        var blocks = root.Entries.Select(
            (entry, i) =>
                (
                    Place: order.GetValueOrDefault(entry.Key, int.MaxValue),
                    Text: text.Text[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : end)]
                )
        );
        var sorted =
            text.Text[..start] + string.Concat(blocks.OrderBy(block => block.Place).Select(block => block.Text)) + text.Text[end..];
        return sorted == text.Text ? null : sorted;
    }

    /// <summary>Comments directly above a field belong to it.</summary>
    private static int FirstLine(SourceText text, int line)
    {
        while (line > 2 && text.Line(line - 1) is ['#', ..])
        {
            line--;
        }

        return line;
    }

    private static int EndOfFrontMatter(SourceText text)
    {
        for (var line = 2; text.Line(line) is { } content; line++)
        {
            if (content.TrimEnd() is "---" or "...")
            {
                return text.OffsetOfLine(line);
            }
        }

        return 0;
    }
}

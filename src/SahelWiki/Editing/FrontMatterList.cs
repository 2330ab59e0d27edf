using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Adds items to lists of a page's front matter and takes them out, however the author wrote the list.</summary>
/// <param name="root">The front matter of the text.</param>
internal sealed class FrontMatterList(SourceText text, YamlNode.Mapping root)
{
    private string Break => text.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <param name="item">As YAML.</param>
    /// <returns>Null where the list is written in a way that cannot be added to.</returns>
    public TextEdit? Add(string key, string item)
    {
        if (root.Find(key) is not { } entry)
        {
            // Before the line that ends the front matter.
            var end = EndOfFrontMatter();
            return new(end, 0, $"{key}: [{item}]{Break}");
        }

        var start = entry.Value.Span.Offset;
        switch (entry.Value)
        {
            case YamlNode.Sequence { Items: [] } when At(start) == '[':
                return new(start + 1, 0, item);
            case YamlNode.Sequence { Items: [var first, ..] } when At(start) == '[':
                return new(first.Span.Offset, 0, item + ", ");
            case YamlNode.Sequence { Items: [var first, ..] }:
                var line = text.OffsetOfLine(first.Span.Line);
                var dash = text.Text.IndexOf('-', line, first.Span.Offset - line);
                return dash < 0 ? null : new(line, 0, text.Text[line..dash] + "- " + item + Break);
            case { IsNull: true }:
                return new(
                    entry.KeySpan.Offset + entry.Key.Length,
                    LineEnd(entry.KeySpan.Line) - entry.KeySpan.Offset - entry.Key.Length,
                    $": [{item}]"
                );
            default:
                return null;
        }
    }

    /// <summary>Takes a plain item out; with its last item, the list goes.</summary>
    /// <returns>Null where the list is written in a way that cannot be taken from.</returns>
    public TextEdit? Remove(string key, SourceSpan item)
    {
        if (root.Find(key) is not { Value: YamlNode.Sequence list } entry)
        {
            return null;
        }

        var index = list.Items.ToList().FindIndex(candidate => candidate.Span == item);
        if (index < 0)
        {
            return null;
        }

        if (list.Items.Length == 1)
        {
            var from = text.OffsetOfLine(entry.KeySpan.Line);
            return new(from, text.OffsetOfLine(item.Line + 1) - from, "");
        }

        if (At(list.Span.Offset) != '[')
        {
            var from = text.OffsetOfLine(item.Line);
            return new(from, text.OffsetOfLine(item.Line + 1) - from, "");
        }

        if (index + 1 < list.Items.Length)
        {
            return new(item.Offset, list.Items[index + 1].Span.Offset - item.Offset, "");
        }

        var before = list.Items[index - 1].Span;
        return new(before.Offset + before.Length, item.Offset + item.Length - before.Offset - before.Length, "");
    }

    private int EndOfFrontMatter()
    {
        var line = 2;
        while (text.Line(line) is { } content && content.TrimEnd() is not ("---" or "..."))
        {
            line++;
        }

        return text.OffsetOfLine(line);
    }

    private char At(int offset) => offset < text.Text.Length ? text.Text[offset] : '\0';

    private int LineEnd(int line) => text.OffsetOfLine(line) + (text.Line(line)?.Length ?? 0);
}

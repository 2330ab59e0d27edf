namespace SahelWiki.Reading.Markdown;

/// <summary>The cells of a line of a table, as it is written.</summary>
internal static class TableCells
{
    /// <summary>How many cells a line has. A bar with a backslash is a sign; so is one within code or a link to a page.</summary>
    public static int Count(string line)
    {
        var row = line.AsSpan().Trim();
        row = row.StartsWith("|") ? row[1..] : row;
        row = row.EndsWith("|") && !row.EndsWith("\\|") ? row[..^1] : row;
        var cells = 1;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\\')
            {
                i++;
            }
            else if (row[i] == '`')
            {
                var fence = row[i..].IndexOfAnyExcept('`') is var length and >= 0 ? length : row.Length - i;
                var close = row[(i + fence)..].IndexOf(row.Slice(i, fence));
                i += fence + (close < 0 ? 0 : close + fence) - 1;
            }
            else if (row[i..].StartsWith("[[") && row[i..].IndexOf("]]") is var end and > 0)
            {
                i += end + 1;
            }
            else
            {
                cells += row[i] == '|' ? 1 : 0;
            }
        }

        return cells;
    }

    /// <summary>Whether it is the line of hyphens below the headings.</summary>
    public static bool IsBorder(string line) =>
        line.Contains('-') && line.Contains('|') && line.All(c => c is '|' or '-' or ':' or ' ' or '\t');
}

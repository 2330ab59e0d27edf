namespace SahelWiki.Reading.Yaml;

/// <summary>Finds the bracket whose partner is missing: the parser notices it lines later, or says nothing of use at all.</summary>
internal static class YamlBrackets
{
    /// <summary>The innermost bracket that is still open at the end of the first line on which one opens for good.</summary>
    /// <remarks>
    /// Quotation marks and comments are passed over; in plain text outside brackets, a bracket is a letter like any other, as YAML has it
    /// (7.3.3).
    /// </remarks>
    /// <param name="line">A line by its number; null past the end of what is read.</param>
    /// <param name="first">Where to begin.</param>
    /// <returns>Its line and column; null where each has its partner.</returns>
    public static (int Line, int Column)? Unclosed(Func<int, string?> line, int first)
    {
        var open = new List<(int Line, int Column)>();
        for (var number = first; line(number) is { } content; number++)
        {
            Read(content, number, open);
        }

        return open.Count == 0 ? null : open.Last(bracket => bracket.Line == open[0].Line);
    }

    private static void Read(string content, int number, List<(int Line, int Column)> open)
    {
        var quote = '\0';
        var begins = true;
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (quote != '\0')
            {
                if ((quote == '"' && c == '\\') || (quote == '\'' && c == quote && i + 1 < content.Length && content[i + 1] == quote))
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }

                begins = false;
            }
            else if (begins && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '#' && (i == 0 || content[i - 1] == ' '))
            {
                return;
            }
            else if (c is '[' or '{' && (begins || open.Count > 0))
            {
                open.Add((number, i + 1));
                begins = true;
            }
            else if (c is ']' or '}' && open.Count > 0)
            {
                open.RemoveAt(open.Count - 1);
                begins = false;
            }
            else
            {
                begins =
                    c == ' '
                        ? begins
                        : open.Count > 0 && c == ',' || (c is ':' or '-' or '?' && (i + 1 == content.Length || content[i + 1] == ' '));
            }
        }
    }
}

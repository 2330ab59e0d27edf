using System.Text.RegularExpressions;

namespace SahelWiki.Reading.Yaml;

/// <summary>Says what the YAML parser means in the words of somebody who never heard of it.</summary>
internal static partial class YamlAdvice
{
    private const string General = "Check the indentation and the quotation marks of this line and the one above.";

    /// <summary>What is wrong, as a sentence.</summary>
    /// <param name="message">The parser's.</param>
    public static string Sentence(string message) =>
        message.Contains("invalid mapping", StringComparison.Ordinal) || message.Contains("mapping values", StringComparison.Ordinal)
            ? "A colon inside a value is taken for the beginning of another field."
        : message.Contains("quoted scalar", StringComparison.Ordinal) ? "The quotation mark that opens here is never closed."
        : message.Contains("cannot start any token", StringComparison.Ordinal) ? "A value cannot begin with this sign."
        : message.Contains("expected '-' indicator", StringComparison.Ordinal) ? "This line is indented unlike the list above it."
        : message.Contains("did not find expected key", StringComparison.Ordinal)
        || message.Contains("could not find expected ':'", StringComparison.Ordinal)
            ? "A field, with its name and a colon, is expected here."
        : message.Contains("did not find expected node content", StringComparison.Ordinal)
            ? "A value is expected here, and it cannot begin with this sign."
        : "This line cannot be read as a field and its value.";

    /// <summary>The line that is to blame, and what to write there; looked for near the place where the parser gave up.</summary>
    /// <param name="line">A 1-based line, or null past the end of what is read.</param>
    /// <param name="at">Where the parser gave up.</param>
    /// <returns>The line whose fault it is, with the column, and what to do; column 0 for the parser's own place.</returns>
    public static (int Line, int Column, string Hint) Find(Func<int, string?> line, int at)
    {
        foreach (var near in new[] { at, at - 1, at + 1 })
        {
            var content = line(near) ?? "";
            if (NoBreakSpace().Match(content) is { Success: true } space)
            {
                return (
                    near,
                    space.Groups[1].Index + 1,
                    "The space here is a no-break space, as word processors make them: replace it by an ordinary one."
                );
            }

            if (NoSpace().Match(content) is { Success: true } tight)
            {
                return (
                    near,
                    tight.Groups["colon"].Index + 1,
                    $"Put a space after the colon: {tight.Groups["name"].Value}: {Shortened(tight.Groups["value"].Value)}"
                );
            }
        }

        foreach (var near in new[] { at, at - 1, at + 1 })
        {
            if (line(near) is { } content && Form(content, line(near - 1) ?? "") is { } form)
            {
                return (near, form.Column, form.Hint);
            }
        }

        foreach (var near in new[] { at, at - 1 })
        {
            if (line(near) is { } content && Hint(content) is { } hint)
            {
                return (near, 0, hint);
            }
        }

        return (at, 0, General);
    }

    /// <summary>What is wrong with the form of a line, whatever its value is: its sign, its colon, its place below the other.</summary>
    private static (int Column, string Hint)? Form(string content, string above)
    {
        if (ListSign().Match(content) is { Success: true } sign)
        {
            return (
                sign.Groups["sign"].Index + 1,
                $"Begin each entry of a list with a hyphen and a space: - {Shortened(sign.Groups["value"].Value)}"
            );
        }

        if (Bibtex().Match(content) is { Success: true } entry)
        {
            return (
                entry.Index + 1,
                "This is an entry of BibTeX: save it in a file of its own, and run: sahelwiki new source --bibtex FILE"
            );
        }

        if (NoColon().Match(content) is { Success: true } bare && !IsOpen(above))
        {
            return (
                bare.Groups["value"].Index,
                $"Put a colon and a space after the name of the field: {bare.Groups["name"].Value}: {Shortened(bare.Groups["value"].Value)}"
            );
        }

        if (
            AnyField().Match(content) is { Success: true } field
            && AnyField().Match(above) is { Success: true } before
            && before.Groups["value"].Value.Trim() is { Length: > 0 } value
            && !IsOpen(above)
            && value[0] is not ('|' or '>' or '&' or '*' or '!')
            && field.Groups["indent"].Length > before.Groups["indent"].Length + before.Groups["dash"].Length
        )
        {
            var indent = before.Groups["indent"].Length + before.Groups["dash"].Length;
            return (
                field.Groups["indent"].Length + 1,
                indent == 0
                    ? "Remove the spaces at the beginning of this line: it stands where the line above does."
                    : $"Begin this line with {indent} spaces, as the line above begins."
            );
        }

        if (
            AnyField().Match(content) is { Success: true } part
            && AnyField().Match(above) is { Success: true } item
            && part.Groups["dash"].Length == 0
            && item.Groups["dash"].Length > 0
            && part.Groups["indent"].Length == item.Groups["indent"].Length
            && part.Groups["indent"].Length > 0
        )
        {
            return (
                part.Groups["indent"].Length + 1,
                $"Begin this line with {part.Groups["indent"].Length + 2} spaces, so that it belongs to the entry above."
            );
        }

        return null;
    }

    /// <summary>Whether a value goes on in the next line: a bracket or a quotation mark is not closed yet.</summary>
    private static bool IsOpen(string line) =>
        line.Count(c => c is '[' or '{') > line.Count(c => c is ']' or '}') || line.Count(c => c == '"') % 2 == 1;

    private static string? Hint(string content)
    {
        var (name, value) = Field().Match(content) is { Success: true } field
            ? (field.Groups["name"].Value, field.Groups["value"].Value.Trim())
            : ("", content.Trim());
        if (name.Length == 0 || value.Length == 0)
        {
            return null;
        }

        if (value[0] is '“' or '„' or '”')
        {
            return $"Use straight quotation marks, which begin and end a value: {name}: {YamlQuoted(value.Trim('“', '”', '„'))}";
        }

        if (value[0] == '\'' && value.Length > 1 && value.TrimStart('\'').Contains('\'') && !SingleQuoted().IsMatch(value))
        {
            return $"The apostrophe ends the value: use double quotation marks around it: {name}: {YamlQuoted(value.Trim('\''))}";
        }

        if (value[0] == '"' && value.Count(c => c == '"') > 2)
        {
            return $"The second quotation mark ends the value: use single ones around it: {name}: "
                + $"'{value[1..].TrimEnd('"').Replace("'", "''")}'";
        }

        if (value.Count(c => c == '"') % 2 == 1 || (value[0] == '\'' && value.Count(c => c == '\'') == 1))
        {
            return "A quotation mark is not closed on this line.";
        }

        if (
            (value[0] == '[' && value.Count(c => c == ']') > value.Count(c => c == '['))
            || (value[0] == '{' && value.Count(c => c == '}') > value.Count(c => c == '{'))
        )
        {
            return "There is a closing bracket too many on this line: remove it.";
        }

        if (value[0] == '@' && name == "source")
        {
            return $"Remove the @: source: {value[1..]}";
        }

        if (value.Contains(" #", StringComparison.Ordinal) && value[0] is '[' or '{')
        {
            return "Put the item that has a number sign in quotation marks: what follows \" #\" is taken for a remark.";
        }

        return value[0] is '@' or '`' or '%' or '*' or '&' or '!' or '[' or '{' || value.Contains(": ", StringComparison.Ordinal)
            ? $"Put the whole value in quotation marks: {name}: {YamlQuoted(value)}"
            : null;
    }

    private static string YamlQuoted(string value) => $"\"{Shortened(value).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Shortened(string value) => value.Length <= 60 ? value : value[..60].TrimEnd() + "…";

    [GeneratedRegex(@"^\s*(?:(?<sign>[*•▪◦·●‣–—+])[ ]*|(?<sign>-)(?=[{\[\p{L}]))(?<value>[^-*\s].*)$")]
    private static partial Regex ListSign();

    [GeneratedRegex(@"^\s*@[A-Za-z]+\s*\{")]
    private static partial Regex Bibtex();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]+)[ ]+(?<value>[^:#\s][^:]*)$")]
    private static partial Regex NoColon();

    [GeneratedRegex(@"^(?<indent>[ ]*)(?<dash>(?:- )?)[A-Za-z_-]+:(?:[ ]+(?<value>.*))?$")]
    private static partial Regex AnyField();

    /// <summary>A value between apostrophes as it should be: one within it is doubled.</summary>
    [GeneratedRegex("""^'(?:[^']|'')*'(?:\s+#.*)?$""")]
    private static partial Regex SingleQuoted();

    [GeneratedRegex(@"^(?:\s*[\w-]+:)?[ ]*([\u00a0\u2007\u202f])")]
    private static partial Regex NoBreakSpace();

    [GeneratedRegex(@"^\s*(?:- )?(?<name>[A-Za-z_]+)(?<colon>:)(?<value>[^\s/:].*)$")]
    private static partial Regex NoSpace();

    [GeneratedRegex(@"^\s*(?:- )?(?<name>[A-Za-z_-]+):[ ]+(?<value>.*)$")]
    private static partial Regex Field();
}

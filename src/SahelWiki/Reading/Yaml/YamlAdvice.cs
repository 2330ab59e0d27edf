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
        : $"This cannot be read: {Lower(message.Trim().TrimEnd('.'))}.";

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

        foreach (var near in new[] { at, at - 1 })
        {
            if (line(near) is { } content && Hint(content) is { } hint)
            {
                return (near, 0, hint);
            }
        }

        return (at, 0, General);
    }

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

        return value[0] is '@' or '`' or '%' or '*' or '&' or '!' or '[' or '{' || value.Contains(": ", StringComparison.Ordinal)
            ? $"Put the whole value in quotation marks: {name}: {YamlQuoted(value)}"
            : null;
    }

    private static string YamlQuoted(string value) => $"\"{Shortened(value).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Shortened(string value) => value.Length <= 60 ? value : value[..60].TrimEnd() + "…";

    private static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];

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

namespace SahelWiki.Text;

/// <summary>Writes values as YAML the way a careful author would: plain where that is safe, in quotes where it is not.</summary>
public static class YamlText
{
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "unknown", "none", "~"];

    /// <summary>A text on one line, for a mapping or a list in either style.</summary>
    public static string Scalar(string text) =>
        text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff') ? Escaped(text)
        : IsPlain(text) ? text
        : $"'{text.Replace("'", "''")}'";

    /// <remarks>
    /// Source: YAML 1.2.2, sections 7.3.3 (plain scalars) and 10.3 (what plain words turn into); stricter than needed, so that flow
    /// collections and other readers agree.
    /// </remarks>
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '(' || text[0] == '“')
        && !char.IsWhiteSpace(text[^1])
        && text[^1] != ':'
        && !text.AsSpan().ContainsAny("[]{},\"`")
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string Escaped(string text) =>
        "\""
        + string.Concat(
            text.Select(c =>
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)c:x4}",
                    _ => c.ToString(),
                }
            )
        )
        + "\"";
}

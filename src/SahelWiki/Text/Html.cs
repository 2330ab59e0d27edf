using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace SahelWiki.Text;

/// <summary>Writes text into HTML so that it stays text.</summary>
public static partial class Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    /// <summary>Encodes text content.</summary>
    public static string Text(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        var html = new StringBuilder(text.Length + 16);
        AppendText(html, text);
        return html.ToString();
    }

    /// <summary>Encodes the value of an attribute in double quotes.</summary>
    public static string Attribute(string value) => Text(value);

    public static void AppendText(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var special and >= 0)
        {
            html.Append(text[..special])
                .Append(
                    text[special] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        _ => "&quot;",
                    }
                );
            text = text[(special + 1)..];
        }

        html.Append(text);
    }

    /// <summary>True for ids that the theme gives itself; a heading may not take them.</summary>
    public static bool IsReservedId(string id) => Reserved().IsMatch(id);

    [GeneratedRegex("^(note-\\d+|ref-\\d+-\\d+|wiki-.*)$")]
    private static partial Regex Reserved();
}

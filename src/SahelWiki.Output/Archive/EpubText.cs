using System.Collections.Frozen;
using System.Text;
using System.Xml;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>
/// Turns the HTML that the engine writes into XHTML for a book: it writes every tag itself, so this is a respelling, not a parser.
/// </summary>
internal static class EpubText
{
    private static readonly FrozenSet<string> Void = new[] { "br", "hr", "img", "input", "col", "wbr", "meta", "link" }.ToFrozenSet();

    /// <summary>What only a page on a screen needs.</summary>
    private static readonly FrozenSet<string> Dropped = new[] { "loading", "decoding", "fetchpriority", "tabindex" }.ToFrozenSet();

    /// <summary>A plain text, as it stands between tags or in an attribute.</summary>
    public static string Text(string text) => ToXhtml(Html.Text(text), default, FrozenSet<string>.Empty);

    /// <param name="at">The chapter it stands in.</param>
    /// <param name="chapters">Documents of the site that the book has; a link to anything else of the site becomes plain text.</param>
    public static string ToXhtml(string html, OutputPath at, IReadOnlySet<string> chapters)
    {
        var xhtml = new StringBuilder(html.Length + (html.Length / 8));
        var position = 0;
        while (html.IndexOf('<', position) is var open and >= 0)
        {
            AppendClean(xhtml, html.AsSpan(position, open - position));
            position =
                open + 1 < html.Length && char.IsAsciiLetter(html[open + 1])
                    ? Tag(xhtml, html, open, at, chapters)
                    : EndTag(xhtml, html, open);
        }

        AppendClean(xhtml, html.AsSpan(position));
        return xhtml.ToString();
    }

    /// <summary>The name of a document in the book, or the way to it: <c>groups/jnim.html</c> is <c>groups/jnim.xhtml</c>.</summary>
    public static string ChapterPath(string path) =>
        path.EndsWith(".html", StringComparison.Ordinal) ? path[..^".html".Length] + ".xhtml" : path;

    /// <summary>Where a relative link from a chapter leads, without its fragment; null where it leads out of the site.</summary>
    public static string? Resolve(OutputPath at, string href)
    {
        var path = Uri.UnescapeDataString(href.Split('#', 2)[0].Split('?', 2)[0]);
        if (path.Length == 0)
        {
            return at.Value;
        }

        var parts = at.Value.Split('/').SkipLast(1).ToList();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static int EndTag(StringBuilder xhtml, string html, int open)
    {
        var close = html.IndexOf('>', open) is var found and >= 0 ? found + 1 : html.Length;
        xhtml.Append(html, open, close - open);
        return close;
    }

    private static int Tag(StringBuilder xhtml, string html, int open, OutputPath at, IReadOnlySet<string> chapters)
    {
        var i = open + 1;
        var name = Name(html, ref i);
        xhtml.Append('<').Append(name);
        while (i < html.Length && html[i] is not '>')
        {
            if (html[i] is ' ' or '\n' or '/')
            {
                i++;
                continue;
            }

            var attribute = Name(html, ref i);
            var value = "";
            if (i + 1 < html.Length && html[i] == '=' && html[i + 1] == '"')
            {
                var end = html.IndexOf('"', i + 2);
                (value, i) = (html[(i + 2)..end], end + 1);
            }

            Attribute(xhtml, name, attribute, value, at, chapters);
        }

        xhtml.Append(Void.Contains(name) ? "/>" : ">");
        return i + 1;
    }

    private static void Attribute(StringBuilder xhtml, string tag, string name, string value, OutputPath at, IReadOnlySet<string> chapters)
    {
        if (Dropped.Contains(name) || name.StartsWith("data-", StringComparison.Ordinal) || name.Length == 0)
        {
            return;
        }

        if (name == "href" && tag == "a" && (value = Link(value, at, chapters)).Length == 0)
        {
            return;
        }

        if (name == "role" && value == "doc-noteref")
        {
            xhtml.Append(" epub:type=\"noteref\"");
        }

        xhtml.Append(' ').Append(name).Append("=\"");
        AppendClean(xhtml, value);
        xhtml.Append('"');
        if (name == "lang")
        {
            xhtml.Append(" xml:lang=\"").Append(value).Append('"');
        }
    }

    /// <returns>Empty for a link that has no place in the book.</returns>
    private static string Link(string value, OutputPath at, IReadOnlySet<string> chapters)
    {
        if (value.StartsWith('#'))
        {
            return value;
        }

        var href = System.Net.WebUtility.HtmlDecode(value);
        if (Uri.TryCreate(href, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto")
        {
            return Uri.IsWellFormedUriString(url.AbsoluteUri, UriKind.Absolute) ? Html.Attribute(url.AbsoluteUri) : "";
        }

        return Resolve(at, href) is { } target && chapters.Contains(target)
            ? ChapterPath(value.Split('#')[0]) + (value.IndexOf('#') is var mark and >= 0 ? value[mark..] : "")
            : "";
    }

    private static string Name(string html, ref int i)
    {
        var start = i;
        while (i < html.Length && (char.IsAsciiLetterOrDigit(html[i]) || html[i] is '-' or ':'))
        {
            i++;
        }

        // Never stands still, whatever comes.
        return i > start ? html[start..i] : html[start..++i][1..];
    }

    /// <summary>Characters that XML refuses even when encoded are left out.</summary>
    private static void AppendClean(StringBuilder xhtml, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                xhtml.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                xhtml.Append(text[i]).Append(text[++i]);
            }
        }
    }
}

using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Reads citations as pandoc writes them.</summary>
/// <remarks>Source: Pandoc User's Guide, "Citation syntax".</remarks>
public static class CitationParser
{
    private static readonly string[] LocatorTerms =
    [
        "p.",
        "pp.",
        "page",
        "pages",
        "n.",
        "nn.",
        "note",
        "notes",
        "ch.",
        "chs.",
        "chap.",
        "chapter",
        "sec.",
        "section",
        "§",
        "§§",
        "¶",
        "para.",
        "paras.",
        "paragraph",
        "vol.",
        "volume",
        "fig.",
        "figure",
        "table",
        "line",
        "lines",
        "l.",
        "ll.",
        "col.",
        "part",
        "bk.",
        "book",
        "fol.",
        "folio",
        "no.",
        "issue",
        "min.",
        "slide",
        "annex",
        "art.",
        "article",
    ];

    /// <summary>
    /// True for what can stand in a citation key: letters, digits, and <c>_ - : . # $ % &amp; + ? &lt; &gt; ~ /</c> inside it.
    /// </summary>
    public static bool IsKeyCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '-' or ':' or '.' or '#' or '$' or '%' or '&' or '+' or '?' or '<' or '>' or '~' or '/';

    /// <summary>Reads what stands between the brackets of a citation.</summary>
    /// <param name="content">Without the brackets.</param>
    /// <param name="span">Tells where a piece of the content stands in the file: offset and length to span.</param>
    /// <param name="problem">What is wrong; null where all is well.</param>
    /// <returns>Empty where the text is no citation at all: it has no <c>@key</c>.</returns>
    public static ImmutableArray<Citation> Parse(string content, Func<int, int, SourceSpan> span, out string? problem)
    {
        problem = null;
        var citations = ImmutableArray.CreateBuilder<Citation>();
        var start = 0;
        foreach (var item in content.Split(';'))
        {
            if (Item(item, start, span) is { } citation)
            {
                citations.Add(citation);
            }
            else
            {
                problem ??= item.Trim().Length == 0 ? "there is an empty part between semicolons" : $"\"{item.Trim()}\" has no @key";
            }

            start += item.Length + 1;
        }

        if (citations.Count == 0)
        {
            problem = null;
        }

        return citations.ToImmutable();
    }

    /// <summary>Reads the value of a <c>source</c> field: as in the text, but the <c>@</c> may be left out.</summary>
    public static Citation ParseField(string item, SourceSpan span) =>
        (item.Contains('@') ? Item(item, 0, (_, _) => span) : Item("@" + item.Trim(), 0, (_, _) => span))
        ?? new(new(item.Trim()), Locator.None, "", "", span);

    /// <summary>The key of a note: two citations share one when they say the same, however spaced and dashed.</summary>
    public static string NoteKey(Citation citation) =>
        string.Join('\u001f', citation.Key, Plain(citation.Locator.Text), Plain(citation.Prefix), Plain(citation.Suffix));

    private static string Plain(string text) => text.Replace(" ", "").Replace('–', '-').Replace("--", "-").ToLowerInvariant();

    private static Citation? Item(string item, int start, Func<int, int, SourceSpan> span)
    {
        var at = KeyStart(item);
        if (at < 0)
        {
            return null;
        }

        var end = at + 1;
        while (end < item.Length && IsKeyCharacter(item[end]))
        {
            end++;
        }

        while (end > at + 1 && !char.IsLetterOrDigit(item[end - 1]) && item[end - 1] != '_')
        {
            end--;
        }

        var (locator, suffix) = LocatorAndSuffix(item[end..].Trim());
        // pandoc's "-@key" leaves out the author, which our notes never repeat: it reads as @key.
        return new(
            new(item[(at + 1)..end]),
            Locator.Of(locator),
            item[..at].Trim().TrimEnd('-').Trim(),
            suffix,
            span(start + at + 1, end - at - 1)
        );
    }

    private static int KeyStart(string item)
    {
        for (var at = item.IndexOf('@'); at >= 0 && at + 1 < item.Length; at = item.IndexOf('@', at + 1))
        {
            if ((at == 0 || item[at - 1] is ' ' or '-' or '\n' or '\t') && (char.IsLetterOrDigit(item[at + 1]) || item[at + 1] == '_'))
            {
                return at;
            }
        }

        return -1;
    }

    private static (string Locator, string Suffix) LocatorAndSuffix(string rest)
    {
        if (rest.StartsWith('{'))
        {
            rest = "," + rest;
        }

        if (!rest.StartsWith(','))
        {
            return ("", rest);
        }

        rest = string.Join(' ', rest[1..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (rest.StartsWith('{') && rest.IndexOf('}') is var brace and > 0)
        {
            return (rest[1..brace].Trim(), rest[(brace + 1)..].TrimStart(',', ' '));
        }

        var hasTerm =
            rest.Length > 0 && char.IsDigit(rest[0])
            || LocatorTerms.Any(term =>
                rest.StartsWith(term, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == term.Length || !char.IsLetter(rest[term.Length]))
            );
        if (!hasTerm)
        {
            return ("", rest);
        }

        // The locator ends at the first comma that is not followed by a number: "pp. 3, 7, with a map".
        for (var comma = rest.IndexOf(','); comma >= 0; comma = rest.IndexOf(',', comma + 1))
        {
            var after = rest.AsSpan(comma + 1).TrimStart();
            if (after.IsEmpty || !(char.IsDigit(after[0]) || StartsWithTerm(after)))
            {
                return (rest[..comma], rest[(comma + 1)..].Trim());
            }
        }

        return (rest, "");
    }

    private static bool StartsWithTerm(ReadOnlySpan<char> text)
    {
        foreach (var term in LocatorTerms)
        {
            if (
                text.StartsWith(term, StringComparison.OrdinalIgnoreCase)
                && text.Length > term.Length
                && (text[term.Length] == ' ' || char.IsDigit(text[term.Length]))
            )
            {
                return true;
            }
        }

        return false;
    }
}

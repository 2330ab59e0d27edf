using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Finds the letters of a link's target in a file and writes another target in the author's manner.</summary>
internal static class LinkSpelling
{
    /// <summary>The piece of the text that names the page, without white space, brackets and quotes around it.</summary>
    /// <param name="span">Where it begins, or what surrounds it begins.</param>
    /// <param name="target">As the parser understood it: a line break within it counts as a space.</param>
    /// <returns>Null where the target is not written out there, letter by letter.</returns>
    public static TextEdit? Target(SourceText text, SourceSpan span, string target, string replacement)
    {
        var start = span.Offset;
        while (start < text.Text.Length && (text.Text[start] is '[' or '"' or '\'' || char.IsWhiteSpace(text.Text[start])))
        {
            start++;
        }

        var end = start;
        foreach (var c in target)
        {
            if (end < text.Text.Length && text.Text[end] == c)
            {
                end++;
            }
            else if (c == ' ' && end < text.Text.Length && text.Text[end] is '\r' or '\n')
            {
                end += text.Text[end] == '\r' && end + 1 < text.Text.Length && text.Text[end + 1] == '\n' ? 2 : 1;
            }
            else
            {
                return null;
            }
        }

        return new(start, end - start, replacement);
    }

    /// <summary>A whole YAML value, its quotes included.</summary>
    /// <returns>Null where it takes more than its line.</returns>
    public static TextEdit? Scalar(SourceText text, SourceSpan span, string replacement)
    {
        var start = span.Offset;
        var written = text.Text.AsSpan(start, span.Length);
        return
            written.IsEmpty || written[0] is '|' or '>' || (written[0] is '"' or '\'' && (written.Length < 2 || written[^1] != written[0]))
            ? null
            : new(start, span.Length, replacement);
    }

    /// <summary>The path of a Markdown link to a page's file, without what follows <c>#</c>.</summary>
    /// <returns>Null where the address is not written out there.</returns>
    public static TextEdit? Address(SourceText text, SourceSpan span, string replacement)
    {
        var start = span.Offset;
        if (start < text.Text.Length && text.Text[start] == '<')
        {
            start++;
        }

        var end = start;
        while (end < text.Text.Length && text.Text[end] is not ('#' or ')' or '>' or ' ' or '\t' or '\r' or '\n'))
        {
            end++;
        }

        return text.Text.AsSpan(start, end - start).EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            ? new(start, end - start, replacement)
            : null;
    }

    /// <summary>The address of one source file from another: <c>../groups/jnim.md</c>.</summary>
    public static string RelativeAddress(SourcePath from, SourcePath to) => new OutputPath(from.Value).RelativeTo(new OutputPath(to.Value));

    /// <summary>
    /// True where the name means the page by its file, and would no longer without the redirect; a title or alias goes on meaning it.
    /// </summary>
    public static bool NamesFile(string target, Page page)
    {
        var name = target.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? target[..^3] : target;
        if (name.Contains('/'))
        {
            return Folding.NameKey(name) == Folding.NameKey(page.Id);
        }

        var names = page.FrontMatter.Aliases.Select(alias => alias.Name).Append(page.Title);
        return Folding.NameKey(name) == Folding.NameKey(page.Slug)
            && (name == page.Slug ? !names.Contains(name) : names.All(known => Folding.NameKey(known) != Folding.NameKey(name)));
    }
}

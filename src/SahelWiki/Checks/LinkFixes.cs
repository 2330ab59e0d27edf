using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Paths;

namespace SahelWiki.Checks;

/// <summary>A change of one piece of a file.</summary>
/// <param name="Offset">In the decoded text, in UTF-16 code units.</param>
/// <param name="Was">What stands there now.</param>
/// <param name="Becomes">What shall stand there.</param>
/// <param name="Span">The place, for people.</param>
public sealed record TextEdit(SourcePath Source, int Offset, string Was, string Becomes, SourceSpan Span);

/// <summary>Mends links that work by a former id or by another spelling. What readers see stays the same.</summary>
public static class LinkFixes
{
    /// <summary>
    /// In source path order, then by place. Links whose written form is not found to the letter, as behind escapes, are left alone.
    /// </summary>
    public static IEnumerable<TextEdit> Of(Site site) => site.Pages.SelectMany(page => Of(site, page));

    /// <summary>The text after the edits, which lie in one file and don't overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => edit.Offset))
        {
            text = text[..edit.Offset] + edit.Becomes + text[(edit.Offset + edit.Was.Length)..];
        }

        return text;
    }

    private static IEnumerable<TextEdit> Of(Site site, LinkedPage page)
    {
        SourceText? text = null;
        var edits = new List<TextEdit>();
        void Add(string written, SourceSpan span, string becomes)
        {
            text ??= SourceText.Decode(page.Page.File, out _);
            var start = text.OffsetOfLine(span.Line) + span.Column - 1;
            // Spaces and quotation marks may stand before it.
            var at =
                start <= text.Text.Length
                    ? text.Text.IndexOf(written, start, Math.Min(text.Text.Length - start, span.Length + 8), StringComparison.Ordinal)
                    : -1;
            if (at >= 0 && written != becomes)
            {
                edits.Add(new(page.Page.Source, at, written, becomes, text.Span(at, written.Length)));
            }
        }

        for (var i = 0; i < page.Links.Length; i++)
        {
            var link = page.Page.Body.Links[i];
            if (
                link.Target.Length == 0
                || page.Links[i].Resolution is not LinkResolution.Found { Page: var to }
                || LinkChecks.NamingOf(to, link.Target) is Naming.Exact
            )
            {
                continue;
            }

            if (link.IsFile)
            {
                // The address is relative to the page: its file name is what a former id or a variant gets wrong.
                var written = link.Target[(link.Target.LastIndexOf('/') + 1)..] + ".md";
                if (link.Target[..(link.Target.LastIndexOf('/') + 1)] == to.Id[..(to.Id.LastIndexOf('/') + 1)])
                {
                    Add(written, link.Span, to.Slug + ".md");
                }
            }
            else
            {
                Add(link.Target, link.Span, Exact(site, to, link.Target));
            }
        }

        for (var i = 0; i < page.References.Length; i++)
        {
            var reference = page.Page.References[i];
            if (
                !reference.Optional
                && page.References[i] is LinkResolution.Found { Page: var to }
                && LinkChecks.NamingOf(to, reference.Target) is not Naming.Exact
            )
            {
                // A title may hold what YAML would read as something else; an id never does.
                Add(reference.Target, reference.Span, to.Id);
            }
        }

        return edits.OrderBy(edit => edit.Offset).DistinctBy(edit => edit.Offset);
    }

    /// <summary>The title where the title was meant and means this page alone, else the id.</summary>
    private static string Exact(Site site, Page to, string written)
    {
        var key = Folding.NameKey(written);
        var isTitle = Folding.NameKey(to.Title) == key;
        return
            isTitle
            && to.Title.IndexOfAny(['|', '#', '[', ']', '\\']) < 0
            && site.Pages.All(page => page.Page == to || Folding.NameKey(page.Page.Slug) != key && Folding.NameKey(page.Page.Title) != key)
            ? to.Title
            : to.Id;
    }
}

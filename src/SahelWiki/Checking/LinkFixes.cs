using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>A link that is mended.</summary>
/// <param name="Was">What stands there now.</param>
/// <param name="Span">The place, for people.</param>
public sealed record LinkFix(SourcePath Source, TextEdit Edit, string Was, SourceSpan Span);

/// <summary>Mends links that work by a former id or by another spelling. What readers see stays the same.</summary>
public static class LinkFixes
{
    /// <summary>
    /// In source path order, then by place. Links whose written form is not found to the letter, as behind escapes, are left alone.
    /// </summary>
    public static IEnumerable<LinkFix> Of(Site site) => site.Pages.SelectMany(page => Of(site, page));

    private static IEnumerable<LinkFix> Of(Site site, LinkedPage page)
    {
        SourceText? text = null;
        var edits = new List<LinkFix>();
        void Add(string written, SourceSpan span, string becomes)
        {
            text ??= SourceText.Decode(page.Page.File, out _);
            var start = span.Offset;
            // Spaces and quotation marks may stand before it.
            var at =
                start <= text.Text.Length
                    ? text.Text.IndexOf(written, start, Math.Min(text.Text.Length - start, span.Length + 8), StringComparison.Ordinal)
                    : -1;
            if (at >= 0 && written != becomes)
            {
                edits.Add(new(page.Page.Source, new(at, written.Length, becomes), written, text.Span(at, written.Length)));
            }
        }

        foreach (var (_, link, resolution, _) in page.Links)
        {
            if (
                link.Target.Length == 0
                || resolution is not LinkResolution.Found { Page: var to }
                || LinkChecks.NamingOf(to, link.Target) is Naming.Exact
            )
            {
                continue;
            }

            if (link.IsFile)
            {
                // The address is relative to the page: its file name is what a former id or a variant gets wrong.
                var written = link.Target[(link.Target.LastIndexOf('/') + 1)..] + ".md";
                if (link.Target[..(link.Target.LastIndexOf('/') + 1)] == to.Id.Value[..^to.Slug.Length])
                {
                    Add(written, link.Span, to.Slug + ".md");
                }
            }
            else
            {
                Add(link.Target, link.Span, Exact(site, to, link.Target));
            }
        }

        foreach (var reference in page.Page.References)
        {
            if (!reference.Optional && site.Target(reference) is { } to && LinkChecks.NamingOf(to, reference.Target) is not Naming.Exact)
            {
                // A title may hold what YAML would read as something else; an id never does.
                Add(reference.Target, reference.Span, to.Id);
            }
        }

        return edits.OrderBy(fix => fix.Edit.Offset).DistinctBy(fix => fix.Edit.Offset);
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

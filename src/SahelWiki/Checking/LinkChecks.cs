using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>How exactly a link names its page.</summary>
public enum Naming
{
    /// <summary>By its id, its slug, its title or an alias, to the letter.</summary>
    Exact,

    /// <summary>By one of these, but for case, accents, apostrophes, hyphens or spaces.</summary>
    Variant,

    /// <summary>By an id it used to have.</summary>
    Former,
}

/// <summary>Checks of links that work, but could be better.</summary>
public static class LinkChecks
{
    /// <param name="target">As written in the link, without a heading.</param>
    public static Naming NamingOf(Page page, string target)
    {
        var name = target.EndsWith(".md", StringComparison.Ordinal) ? target[..^3] : target;
        if (name == page.Id || name == page.Slug || name == page.Title || page.FrontMatter.Aliases.Any(alias => alias.Name == name))
        {
            return Naming.Exact;
        }

        var key = Folding.NameKey(name[(name.IndexOf('/') + 1)..]);
        bool Same(string known) => Folding.NameKey(known) == key;
        var isPresent =
            Same(page.Slug)
            || Same(page.Title)
            || page.FrontMatter.Aliases.Any(alias => Same(alias.Name) || Folding.NameKey(alias.Name) == Folding.NameKey(name));
        return isPresent || Folding.NameKey(page.Title) == Folding.NameKey(name) ? Naming.Variant : Naming.Former;
    }

    internal static Func<LinkedPage, IEnumerable<Finding>> Orphans(Site site) =>
        page =>
            page is { IsOrphan: true, Page.Type.HasSubject: true }
                ? [new(Rules.Orphan, page.Page.Text.TitleSpan, "No other page leads here.", "Link to it where its subject comes up.")]
                : [];

    internal static Func<LinkedPage, IEnumerable<Finding>> FormerIds(Site site) =>
        page =>
            Named(site, page, Naming.Former)
                .Select(link => new Finding(
                    Rules.LinkToRedirect,
                    link.Span,
                    $"\"{link.Written}\" is a former id of {link.To.Id}.",
                    $"Write {link.To.Id}, or run \"sahelwiki check --fix\"."
                ));

    internal static Func<LinkedPage, IEnumerable<Finding>> Variants(Site site) =>
        page =>
            Named(site, page, Naming.Variant)
                .Select(link => new Finding(
                    Rules.VariantLink,
                    link.Span,
                    $"\"{link.Written}\" is not quite how {link.To.Source} writes its name.",
                    $"Write \"{link.To.Title}\" or {link.To.Id}, or run \"sahelwiki check --fix\"."
                ));

    private static IEnumerable<(string Written, Page To, SourceSpan Span)> Named(Site site, LinkedPage page, Naming naming)
    {
        foreach (var (_, link, resolution, _) in page.Links)
        {
            if (link.Target.Length > 0 && resolution is LinkResolution.Found { Page: var to } && NamingOf(to, link.Target) == naming)
            {
                yield return (link.Target, to, link.Span);
            }
        }

        foreach (var reference in page.Page.References)
        {
            if (!reference.Optional && site.Target(reference) is { } to && NamingOf(to, reference.Target) == naming)
            {
                yield return (reference.Target, to, reference.Span);
            }
        }
    }
}

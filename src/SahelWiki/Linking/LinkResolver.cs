using System.Collections.Concurrent;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>
/// Finds the page that a name means: tried as id, slug, title, alias, redirect, ignoring case, accents, apostrophes and hyphens.
/// </summary>
/// <remarks>The first of these kinds that any page answers decides; a page's alias never hides another's title.</remarks>
public sealed class LinkResolver
{
    private readonly NameIndex names;
    private readonly IReadOnlyList<Page> pages;
    private readonly ConcurrentDictionary<string, LinkResolution> known = new(StringComparer.Ordinal);

    /// <param name="pages">In source path order.</param>
    public LinkResolver(IReadOnlyList<Page> pages)
        : this(new(pages), pages) { }

    /// <param name="names">Of these pages, or of other states of them that were called the same.</param>
    internal LinkResolver(NameIndex names, IReadOnlyList<Page> pages) => (this.names, this.pages) = (names, pages);

    public LinkResolution Resolve(string target) =>
        known.GetOrAdd(
            target,
            static (target, resolver) =>
                resolver.names.Find(target) switch
                {
                    { Pages: [] } => new LinkResolution.Missing(target),
                    { Pages: [var only] } found => new LinkResolution.Found(resolver.pages[only], found.IsAlias),
                    var several => new LinkResolution.Ambiguous([.. several.Pages.Select(index => resolver.pages[index])]),
                },
            this
        );
}

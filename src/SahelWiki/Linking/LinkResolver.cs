using System.Collections.Concurrent;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>
/// Finds the page that a name means: tried as id, slug, title, alias, redirect, ignoring case, accents, apostrophes and hyphens.
/// </summary>
/// <remarks>The first of these kinds that any page answers decides; a page's alias never hides another's title.</remarks>
public sealed class LinkResolver
{
    private readonly Dictionary<string, List<int>>[] levels;
    private readonly IReadOnlyList<Page> pages;
    private readonly ConcurrentDictionary<string, LinkResolution> known = new(StringComparer.Ordinal);

    /// <param name="pages">In source path order.</param>
    public LinkResolver(IReadOnlyList<Page> pages)
    {
        this.pages = pages;
        Dictionary<string, List<int>> ids = [],
            slugs = [],
            titles = [],
            aliases = [],
            redirects = [];
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            Add(ids, page.Names.Id, i);
            if (page.Type.HasSubject)
            {
                Add(slugs, page.Names.Slug, i);
            }

            Add(titles, page.Names.Title, i);
            foreach (var alias in page.Names.Aliases)
            {
                Add(aliases, alias, i);
            }

            foreach (var redirect in page.FrontMatter.Redirects)
            {
                Add(redirects, PageNames.IdKey(redirect.FormerId), i);
                Add(redirects, Folding.NameKey(redirect.FormerId[(redirect.FormerId.LastIndexOf('/') + 1)..]), i);
            }
        }

        levels = [ids, slugs, titles, aliases, redirects];
    }

    /// <param name="before">A resolver of other states of the same pages, whose names were the same.</param>
    internal LinkResolver(LinkResolver before, IReadOnlyList<Page> pages) => (levels, this.pages) = (before.levels, pages);

    public LinkResolution Resolve(string target) => known.GetOrAdd(target, Find);

    private LinkResolution Find(string target)
    {
        var name = target.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? target[..^3] : target;
        var idKey = PageNames.IdKey(name);
        var nameKey = Folding.NameKey(name);
        foreach (var level in levels)
        {
            if (!level.TryGetValue(idKey, out var found) && !level.TryGetValue(nameKey, out found))
            {
                continue;
            }

            return found is [var only]
                ? new LinkResolution.Found(pages[only], pages[only].FrontMatter.Aliases.Any(alias => alias.Name == name))
                : new LinkResolution.Ambiguous([.. found.Select(index => pages[index])]);
        }

        return new LinkResolution.Missing(target);
    }

    private static void Add(Dictionary<string, List<int>> level, string key, int page)
    {
        if (!level.TryGetValue(key, out var pages))
        {
            level[key] = pages = new(1);
        }

        if (!pages.Contains(page))
        {
            pages.Add(page);
        }
    }
}

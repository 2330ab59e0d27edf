using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Language;

namespace SahelWiki.Linking;

/// <summary>Finds the page that a name means: tried as id, slug, title, alias, redirect, ignoring case, accents, apostrophes and hyphens.</summary>
/// <remarks>The first of these kinds that any page answers decides; a page's alias never hides another's title.</remarks>
public sealed class LinkResolver
{
    private readonly Dictionary<string, List<Page>>[] levels;
    private readonly ConcurrentDictionary<string, LinkResolution> known = new(StringComparer.Ordinal);

    /// <param name="pages">In source path order.</param>
    public LinkResolver(IReadOnlyCollection<Page> pages)
    {
        Dictionary<string, List<Page>> ids = [], slugs = [], titles = [], aliases = [], redirects = [];
        foreach (var page in pages)
        {
            Add(ids, IdKey(page.Id), page);
            if (page.Type.HasSubject)
            {
                Add(slugs, Folding.NameKey(page.Slug), page);
            }

            Add(titles, Folding.NameKey(page.Title), page);
            foreach (var alias in page.FrontMatter.Aliases)
            {
                Add(aliases, Folding.NameKey(alias.Name), page);
            }

            foreach (var redirect in page.FrontMatter.Redirects)
            {
                Add(redirects, IdKey(redirect.FormerId), page);
                Add(redirects, Folding.NameKey(redirect.FormerId[(redirect.FormerId.LastIndexOf('/') + 1)..]), page);
            }
        }

        levels = [ids, slugs, titles, aliases, redirects];
    }

    /// <summary>Pages by the key of their titles and aliases, for names that several share.</summary>
    public IEnumerable<KeyValuePair<string, List<Page>>> Aliases => levels[3];

    public IReadOnlyList<Page> TitledLike(string name) => levels[2].GetValueOrDefault(Folding.NameKey(name)) ?? [];

    public LinkResolution Resolve(string target) => known.GetOrAdd(target, Find);

    /// <summary>Every name a link may use, for hints.</summary>
    public IEnumerable<string> Names => known.Values.OfType<LinkResolution.Found>().Select(found => found.Page.Title).Distinct();

    private LinkResolution Find(string target)
    {
        var name = target.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? target[..^3] : target;
        var idKey = IdKey(name);
        var nameKey = Folding.NameKey(name);
        foreach (var level in levels)
        {
            if (!level.TryGetValue(idKey, out var pages) && !level.TryGetValue(nameKey, out pages))
            {
                continue;
            }

            return pages.Count == 1
                ? new LinkResolution.Found(pages[0], pages[0].FrontMatter.Aliases.Any(alias => alias.Name == name))
                : new LinkResolution.Ambiguous([.. pages]);
        }

        return new LinkResolution.Missing(target);
    }

    private static void Add(Dictionary<string, List<Page>> level, string key, Page page)
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

    private static string IdKey(string id) => id.IndexOf('/') is var slash and > 0 ? id[..slash].Trim().ToLowerInvariant() + "/" + Folding.NameKey(id[(slash + 1)..]) : id;
}

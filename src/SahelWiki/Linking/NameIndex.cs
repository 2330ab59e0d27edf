using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>All names of the pages of a wiki. As long as no page is called otherwise, it answers the same whatever the pages say.</summary>
/// <remarks>Looking a name up costs the folding of it; each is folded once, however many links and builds of a preview ask for
/// it.</remarks>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<int>>[] levels;
    private readonly string[][] aliases;
    private readonly ConcurrentDictionary<string, NamedPages> known = new(StringComparer.Ordinal);

    /// <param name="pages">In source path order.</param>
    public NameIndex(IReadOnlyList<Page> pages)
    {
        Dictionary<string, List<int>> ids = [],
            slugs = [],
            titles = [],
            others = [],
            redirects = [],
            otherTitles = [];
        aliases = new string[pages.Count][];
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            aliases[i] = [.. page.FrontMatter.Aliases.Select(alias => alias.Name)];
            Add(ids, page.Names.Id, i);
            if (page.Type.HasSubject)
            {
                Add(slugs, page.Names.Slug, i);
            }

            Add(titles, page.Names.Title, i);
            foreach (var alias in page.Names.Aliases)
            {
                Add(others, alias, i);
            }

            foreach (var title in page.OtherTitles)
            {
                Add(otherTitles, Folding.NameKey(title), i);
            }

            foreach (var redirect in page.FrontMatter.Redirects)
            {
                Add(redirects, PageNames.IdKey(redirect.FormerId), i);
                Add(redirects, Folding.NameKey(redirect.FormerId[(redirect.FormerId.LastIndexOf('/') + 1)..]), i);
            }
        }

        levels = [ids, slugs, titles, others, redirects, otherTitles];
    }

    /// <summary>The pages that a name means.</summary>
    public NamedPages Find(string target) => known.GetOrAdd(target, Look);

    private NamedPages Look(string target)
    {
        var name = target.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? target[..^3] : target;
        var idKey = PageNames.IdKey(name);
        var nameKey = Folding.NameKey(name);
        foreach (var level in levels)
        {
            if (level.TryGetValue(idKey, out var found) || level.TryGetValue(nameKey, out found))
            {
                return new([.. found], found is [var only] && aliases[only].Contains(name));
            }
        }

        return new([], false);
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

/// <param name="Pages">Their places among the pages, in ascending order; none where no page answers.</param>
/// <param name="IsAlias">True where there is one and the name is an alias of it, to the letter.</param>
internal readonly record struct NamedPages(ImmutableArray<int> Pages, bool IsAlias);

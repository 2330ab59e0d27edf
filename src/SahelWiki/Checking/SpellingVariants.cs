using System.Text;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>A spelling of a page's name that the page does not list.</summary>
/// <param name="From">The first page that writes it so.</param>
public sealed record UnlistedSpelling(LinkedPage Page, string Written, Page From);

/// <summary>Finds names that are spelled in more ways than the pages say: readers who type them find nothing, or the wrong page.</summary>
public static class SpellingVariants
{
    private const int ShortestName = 5;

    /// <summary>
    /// Words of links that are nearly, but not quite, a name of the page they lead to; in source path order of the page, then of the
    /// spelling.
    /// </summary>
    public static IEnumerable<UnlistedSpelling> Unlisted(Site site)
    {
        var found = new Dictionary<(Page To, string Key), UnlistedSpelling>();
        var keys = new Dictionary<Page, string[]>();
        var seen = new HashSet<(Page To, string Label)>();
        foreach (var page in site.Pages)
        {
            foreach (var link in page.Links)
            {
                if (
                    link.Written.Label is { Length: >= ShortestName } label
                    && char.IsUpper(label[0])
                    && link.Resolution is LinkResolution.Found { Page: var to }
                    && seen.Add((to, label))
                )
                {
                    var key = Folding.NameKey(label);
                    var names = keys.TryGetValue(to, out var known)
                        ? known
                        : keys[to] = [
                            .. to.FrontMatter.Aliases.Select(alias => alias.Name).Append(to.Title).Append(to.Slug).Select(Folding.NameKey),
                        ];
                    if (!found.ContainsKey((to, key)) && IsNear(key, names))
                    {
                        found[(to, key)] = new(site.Of(to), label, page.Page);
                    }
                }
            }
        }

        return found.Values.OrderBy(variant => variant.Page.Page.Source).ThenBy(variant => variant.Written, StringComparer.Ordinal);
    }

    /// <summary>
    /// Pairs of pages of one type whose titles differ by no more than transliterations do: perhaps one subject with two pages.
    /// </summary>
    public static IEnumerable<(LinkedPage First, LinkedPage Second)> Alike(Site site) =>
        from page in site.Pages
        where page.Page.Type.HasSubject && page.Page.Title.Length >= ShortestName
        group page by (page.Page.Type, Skeleton(page.Page.Title)) into alike
        from second in alike.Skip(1)
        orderby alike.First().Page.Source
        select (alike.First(), second);

    /// <summary>
    /// True where one or two letters differ from some name, but some from every name, and not by an ending alone ("Nigerian", "accords").
    /// </summary>
    private static bool IsNear(string key, string[] names)
    {
        if (
            key.Length < ShortestName
            || names.Contains(key)
            || names.Any(name =>
                name.Contains(key, StringComparison.Ordinal)
                || (name.Length >= ShortestName && key.StartsWith(name, StringComparison.Ordinal))
            )
        )
        {
            return false;
        }

        var allowed = key.Length < 8 ? 1 : 2;
        return names.Any(name => NearestName.Distance(key, name, allowed) <= allowed);
    }

    /// <summary>The consonants and digits of a name, doubled ones once, with letters that transliterations exchange made one.</summary>
    private static string Skeleton(string title)
    {
        var skeleton = new StringBuilder();
        foreach (var c in Folding.NameKey(title).Replace("dj", "j"))
        {
            var letter = c is 'q' or 'c' ? 'k' : c;
            if (
                letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h')
                && (skeleton.Length == 0 || skeleton[^1] != letter || char.IsDigit(letter))
            )
            {
                skeleton.Append(letter);
            }
        }

        return skeleton.Length > 2 ? skeleton.ToString() : title;
    }
}

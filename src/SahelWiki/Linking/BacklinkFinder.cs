using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Turns links and mentions around: for each page, what leads to it.</summary>
/// <param name="before">The state before some pages changed; null to look at all pages.</param>
/// <param name="changed">Indices of those pages, in ascending order.</param>
internal sealed class BacklinkFinder(
    Page[] pages,
    Dictionary<Page, int> indexOf,
    ImmutableArray<ResolvedLink>[] links,
    ImmutableArray<LinkResolution>[] references,
    LinkedState? before,
    int[] changed
)
{
    public ImmutableArray<Backlink>[] Backlinks() => Gather(before?.Backlinks, LinksOf, backlink => backlink.From);

    public ImmutableArray<Mention>[] Mentions() => Gather(before?.Mentions, MentionsOn, mention => mention.From);

    private IEnumerable<(Page Target, Backlink Item)> LinksOf(
        Page page,
        ImmutableArray<ResolvedLink> resolved,
        ImmutableArray<LinkResolution> named
    )
    {
        for (var i = 0; i < resolved.Length; i++)
        {
            if (resolved[i].Resolution is LinkResolution.Found { Page: var target } && target != page)
            {
                yield return (target, new(page, i));
            }
        }

        foreach (var fact in page.FrontMatter.Timeline)
        {
            if (fact.Event is { } reference && named[reference.Index] is LinkResolution.Found { Page: var target } && target != page)
            {
                yield return (target, new(page, -1, fact));
            }
        }
    }

    private static IEnumerable<(Page Target, Mention Item)> MentionsOn(
        Page page,
        ImmutableArray<ResolvedLink> resolved,
        ImmutableArray<LinkResolution> named
    )
    {
        foreach (var field in page.FrontMatter.Fields)
        {
            foreach (var claim in field.Claims)
            {
                foreach (var reference in claim.References())
                {
                    if (named[reference.Index] is LinkResolution.Found { Page: var target } && target != page)
                    {
                        yield return (target, new(page, field, claim));
                    }
                }
            }
        }
    }

    private ImmutableArray<T>[] Gather<T>(
        ImmutableArray<T>[]? last,
        Func<Page, ImmutableArray<ResolvedLink>, ImmutableArray<LinkResolution>, IEnumerable<(Page Target, T Item)>> of,
        Func<T, Page> from
    ) => last is null || before is null ? All(of) : Renewed(last, before, of, from);

    private ImmutableArray<T>[] All<T>(
        Func<Page, ImmutableArray<ResolvedLink>, ImmutableArray<LinkResolution>, IEnumerable<(Page Target, T Item)>> of
    )
    {
        var lists = new ImmutableArray<T>.Builder?[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            foreach (var (target, item) in of(pages[i], links[i], references[i]))
            {
                (lists[indexOf[target]] ??= ImmutableArray.CreateBuilder<T>()).Add(item);
            }
        }

        return [.. lists.Select(list => list?.ToImmutable() ?? [])];
    }

    /// <summary>The lists of the pages that the changed ones led to or lead to now, each in source path order as before.</summary>
    private ImmutableArray<T>[] Renewed<T>(
        ImmutableArray<T>[] last,
        LinkedState before,
        Func<Page, ImmutableArray<ResolvedLink>, ImmutableArray<LinkResolution>, IEnumerable<(Page Target, T Item)>> of,
        Func<T, Page> from
    )
    {
        var lists = last.ToArray();
        var former = changed.Select(i => before.Pages[i]).ToHashSet();
        var indexBefore = changed.ToDictionary(i => before.Pages[i]);
        int IndexOf(Page target) => indexOf.TryGetValue(target, out var index) ? index : indexBefore[target];
        foreach (
            var index in changed
                .SelectMany(i => of(before.Pages[i], before.Links[i], before.References[i]))
                .Select(item => IndexOf(item.Target))
                .Distinct()
        )
        {
            lists[index] = [.. lists[index].Where(item => !former.Contains(from(item)))];
        }

        foreach (
            var group in changed
                .SelectMany(i => of(pages[i], links[i], references[i]))
                .GroupBy(item => indexOf[item.Target], item => item.Item)
        )
        {
            lists[group.Key] = [.. lists[group.Key].Concat(group).OrderBy(item => indexOf[from(item)])];
        }

        return lists;
    }
}

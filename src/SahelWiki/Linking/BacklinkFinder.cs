using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Turns links and mentions around: for each page, what leads to it, in source path order, then in reading order.</summary>
/// <param name="links">Of each page, in the order of the pages.</param>
internal sealed class BacklinkFinder(Page[] pages, Dictionary<Page, int> indexOf, LinkResolver resolver, ImmutableArray<Link>[] links)
{
    public ImmutableArray<Backlink>[] Backlinks()
    {
        var lists = new ImmutableArray<Backlink>.Builder?[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            foreach (var link in links[i])
            {
                if (link.Resolution is LinkResolution.Found { Page: var target })
                {
                    Add(lists, pages[i], target, () => new Backlink.InText(link));
                }
            }

            foreach (var fact in pages[i].FrontMatter.Timeline)
            {
                if (fact.Event is { } reference && resolver.Resolve(reference.Target) is LinkResolution.Found { Page: var target })
                {
                    Add(lists, pages[i], target, () => new Backlink.InTimeline(pages[i], fact));
                }
            }
        }

        return [.. lists.Select(list => list?.ToImmutable() ?? [])];
    }

    public ImmutableArray<Mention>[] Mentions()
    {
        var lists = new ImmutableArray<Mention>.Builder?[pages.Length];
        foreach (var page in pages)
        {
            foreach (var field in page.FrontMatter.Fields)
            {
                foreach (var claim in field.Claims)
                {
                    foreach (var reference in claim.References())
                    {
                        if (resolver.Resolve(reference.Target) is LinkResolution.Found { Page: var target })
                        {
                            Add(lists, page, target, () => new(page, field, claim));
                        }
                    }
                }
            }
        }

        return [.. lists.Select(list => list?.ToImmutable() ?? [])];
    }

    private void Add<T>(ImmutableArray<T>.Builder?[] lists, Page from, Page target, Func<T> item)
    {
        if (target != from)
        {
            (lists[indexOf[target]] ??= ImmutableArray.CreateBuilder<T>()).Add(item());
        }
    }
}

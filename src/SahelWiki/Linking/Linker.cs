using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SahelWiki.Checks;
using SahelWiki.Citations;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Paths;

namespace SahelWiki.Linking;

/// <summary>Link: the only whole-site step. Pages that know only themselves become a <see cref="Site"/>.</summary>
public sealed class Linker
{
    private readonly ParsedInput input;
    private readonly int threads;
    private readonly Phrases phrases;
    private readonly Page[] pages;
    private readonly Dictionary<Page, int> indexOf;
    private readonly LinkResolver resolver;
    private readonly Bibliography bibliography;
    private readonly SiteDiagnostics diagnostics;

    private Linker(ParsedInput input, Phrases phrases, int threads)
    {
        (this.input, this.threads, this.phrases) = (input, threads, phrases);
        diagnostics = new(input);
        pages = [.. input.Pages.Where(page => !page.FrontMatter.Draft)];
        indexOf = new(pages.Length);
        for (var i = 0; i < pages.Length; i++)
        {
            indexOf[pages[i]] = i;
        }

        resolver = new(pages);
        bibliography = new BibliographyLinker(input, diagnostics).Link();
    }

    public static Site Link(ParsedInput input, Phrases phrases, int threads = -1, Severity least = Severity.Warning, DateOnly? today = null) => new Linker(input, phrases, threads).Link(least, today);

    private Site Link(Severity least, DateOnly? today)
    {
        var paths = new AddressBook(input, pages, diagnostics);
        PathCheck.Report(input, pages, paths, diagnostics);
        var links = new ImmutableArray<ResolvedLink>[pages.Length];
        var references = new ImmutableArray<LinkResolution>[pages.Length];
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            links[i] = ResolveLinks(pages[i]);
            references[i] = [.. pages[i].References.Select(reference => resolver.Resolve(reference.Target))];
            CheckImages(pages[i], paths);
        });

        var reporter = new LinkReporter(input, pages, resolver, diagnostics);
        for (var i = 0; i < pages.Length; i++)
        {
            reporter.Report(pages[i], links[i], references[i]);
        }

        var backlinks = Backlinks(links, references);
        var mentions = Mentions(references);
        var relations = new RelationLinker(input.Vocabulary, pages, references, diagnostics).Link();
        PartOfCheck.Report(pages, references, diagnostics);
        var shared = new SharedNameFinder(pages, diagnostics).Find();
        var sharedOf = shared.SelectMany(name => name.Pages.Select(page => (Page: page, Name: name))).ToLookup(pair => pair.Page, pair => pair.Name);

        var ranks = Ranks();
        var linked = new LinkedPage[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            linked[i] = new(pages[i], paths.Of(pages[i]), ranks[i], links[i], references[i], backlinks[i], relations.GetValueOrDefault(pages[i], []), mentions[i], [.. sharedOf[pages[i]]]);
        }

        var sources = new SourceUses(pages, bibliography, diagnostics).Link();
        var site = new Site(input.Settings, input.Vocabulary, bibliography, ImmutableCollectionsMarshal.AsImmutableArray(linked), sources,
            reporter.Wanted(phrases), shared, paths.Redirects(), input.Images, [], input.History)
        {
            Today = SiteDay.Of(today, input.History, pages),
        };
        return site with { Diagnostics = diagnostics.Sorted(SiteChecks.Run(site, least, diagnostics.TextOf, threads), least) };
    }

    private ImmutableArray<ResolvedLink> ResolveLinks(Page page)
    {
        var links = page.Body.Links;
        var resolved = new ResolvedLink[links.Length];
        for (var i = 0; i < links.Length; i++)
        {
            var link = links[i];
            var resolution = link.Target.Length == 0 ? new LinkResolution.Found(page, false) : resolver.Resolve(link.Target);
            resolved[i] = new(resolution, link.Heading is { } heading && resolution is LinkResolution.Found found ? HeadingId(found.Page, heading) : null);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(resolved);
    }

    /// <summary>The place of each page in the site's order; sort keys, since comparing names costs far more than comparing bytes.</summary>
    private int[] Ranks()
    {
        var order = new int[pages.Length];
        var keys = new System.Globalization.SortKey[pages.Length];
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => (order[i], keys[i]) = (i, phrases.SortKey(pages[i].Title)));
        static int TypeOrder(Page page) => PageTypes.PageTypes.All.IndexOf(page.Type) is var place and >= 0 ? place : int.MaxValue;
        Array.Sort(order, (a, b) =>
            TypeOrder(pages[a]).CompareTo(TypeOrder(pages[b])) is not 0 and var type ? type
            : System.Globalization.SortKey.Compare(keys[a], keys[b]) is not 0 and var name ? name
            : a.CompareTo(b));
        var ranks = new int[pages.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }

    private static string? HeadingId(Page page, string heading)
    {
        var key = Folding.NameKey(heading);
        return page.Body.Headings.FirstOrDefault(candidate => candidate.Id == heading || candidate.Text == heading)?.Id
            ?? page.Body.Headings.FirstOrDefault(candidate => Folding.NameKey(candidate.Text) == key || Folding.NameKey(candidate.Id) == key)?.Id;
    }

    private void CheckImages(Page page, AddressBook paths)
    {
        foreach (var image in page.Body.Images)
        {
            ImageCheck.Report(page, image.Path, image.Written, image.Span, paths, diagnostics);
        }

        if (page.FrontMatter.Image is { } picture)
        {
            ImageCheck.Report(page, ImageCheck.PathOf(picture), picture.File, picture.Span, paths, diagnostics);
        }
    }

    private ImmutableArray<Backlink>[] Backlinks(ImmutableArray<ResolvedLink>[] links, ImmutableArray<LinkResolution>[] references)
    {
        var backlinks = Lists<Backlink>();
        for (var i = 0; i < pages.Length; i++)
        {
            for (var j = 0; j < links[i].Length; j++)
            {
                if (links[i][j].Resolution is LinkResolution.Found { Page: var target } && target != pages[i])
                {
                    backlinks[indexOf[target]].Add(new(pages[i], j));
                }
            }

            foreach (var fact in pages[i].FrontMatter.Timeline)
            {
                if (fact.Event is { } reference && references[i][reference.Index] is LinkResolution.Found { Page: var target } && target != pages[i])
                {
                    backlinks[indexOf[target]].Add(new(pages[i], -1, fact));
                }
            }
        }

        return [.. backlinks.Select(list => list.ToImmutable())];
    }

    private ImmutableArray<Mention>[] Mentions(ImmutableArray<LinkResolution>[] references)
    {
        var mentions = Lists<Mention>();
        for (var i = 0; i < pages.Length; i++)
        {
            foreach (var field in pages[i].FrontMatter.Fields)
            {
                foreach (var claim in field.Claims)
                {
                    foreach (var reference in claim.References())
                    {
                        if (references[i][reference.Index] is LinkResolution.Found { Page: var target } && target != pages[i])
                        {
                            mentions[indexOf[target]].Add(new(pages[i], field, claim));
                        }
                    }
                }
            }
        }

        return [.. mentions.Select(list => list.ToImmutable())];
    }

    private ImmutableArray<T>.Builder[] Lists<T>()
    {
        var lists = new ImmutableArray<T>.Builder[pages.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = ImmutableArray.CreateBuilder<T>(0);
        }

        return lists;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

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
    private readonly LinkMemory? memory;

    /// <summary>The state before some pages changed, and which ones did; null where everything is linked anew.</summary>
    private readonly LinkedState? before;
    private readonly int[] changed = [];

    private Linker(ParsedInput input, Phrases phrases, int threads, LinkMemory? memory)
    {
        (this.input, this.threads, this.phrases, this.memory) = (input, threads, phrases, memory);
        diagnostics = new(input);
        pages = [.. input.Pages.Where(page => !page.FrontMatter.Draft)];
        indexOf = new(pages.Length);
        for (var i = 0; i < pages.Length; i++)
        {
            indexOf[pages[i]] = i;
        }

        if (memory?.Last is { } last && last.ChangedIn(pages, phrases.Culture.Name) is { } found)
        {
            (before, changed) = (last, found);
        }

        resolver = before is null ? new(pages) : new(before.Resolver, pages);
        bibliography = new BibliographyLinker(input, diagnostics).Link();
    }

    /// <param name="memory">How the pages were linked the last time; null for a build from nothing.</param>
    public static Site Link(ParsedInput input, Phrases phrases, int threads = -1, DateOnly? today = null, LinkMemory? memory = null) =>
        new Linker(input, phrases, threads, memory).Link(today);

    private Site Link(DateOnly? today)
    {
        var paths = new AddressBook(input, pages, diagnostics);
        PathCheck.Report(input, pages, paths, diagnostics);
        var links = new ImmutableArray<ResolvedLink>[pages.Length];
        var references = new ImmutableArray<LinkResolution>[pages.Length];
        var touched = before is null ? null : Touched(before);
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var isAsBefore = before is not null && !touched!.Contains(i);
            links[i] = isAsBefore ? before!.Links[i] : ResolveLinks(pages[i]);
            references[i] = isAsBefore
                ? before!.References[i]
                : [.. pages[i].References.Select(reference => resolver.Resolve(reference.Target))];
            CheckImages(pages[i], paths);
        });

        var reporter = new LinkReporter(input, pages, resolver, diagnostics);
        for (var i = 0; i < pages.Length; i++)
        {
            reporter.Report(pages[i], links[i], references[i]);
        }

        var finder = new BacklinkFinder(pages, indexOf, links, references, before, changed);
        var (backlinks, mentions) = (finder.Backlinks(), finder.Mentions());
        var relations = new RelationLinker(input.Vocabulary, pages, references, diagnostics).Link();
        PartOfCheck.Report(pages, references, diagnostics);
        var shared = new SharedNameFinder(pages, diagnostics).Find();
        var sharedOf = shared
            .SelectMany(name => name.Pages.Select(page => (Page: page, Name: name)))
            .ToLookup(pair => pair.Page, pair => pair.Name);

        var ranks = before?.Ranks ?? Ranks();
        var linked = new LinkedPage[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            linked[i] = new(
                pages[i],
                paths.Of(pages[i]),
                ranks[i],
                links[i],
                references[i],
                backlinks[i],
                relations.GetValueOrDefault(pages[i], []),
                mentions[i],
                [.. sharedOf[pages[i]]]
            );
        }

        var sources = new SourceUses(pages, indexOf, bibliography, diagnostics, before, changed).Link(out var uses);
        if (memory is not null)
        {
            memory.Last = new(pages, phrases.Culture.Name, resolver, links, references, backlinks, mentions, uses, ranks);
        }

        return new(
            input.Settings,
            input.Vocabulary,
            bibliography,
            ImmutableCollectionsMarshal.AsImmutableArray(linked),
            sources,
            reporter.Wanted(phrases),
            shared,
            paths.Redirects(),
            input.Images,
            diagnostics.Found(),
            input.History
        )
        {
            Today = SiteDay.Of(today, input.History, pages),
        };
    }

    private ImmutableArray<ResolvedLink> ResolveLinks(Page page)
    {
        var links = page.Body.Links;
        var resolved = new ResolvedLink[links.Length];
        for (var i = 0; i < links.Length; i++)
        {
            var link = links[i];
            var resolution = link.Target.Length == 0 ? new LinkResolution.Found(page, false) : resolver.Resolve(link.Target);
            resolved[i] = new(
                resolution,
                link.Heading is { } heading && resolution is LinkResolution.Found found ? HeadingId(found.Page, heading) : null
            );
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(resolved);
    }

    /// <summary>The place of each page in the site's order; sort keys, since comparing names costs far more than comparing bytes.</summary>
    private int[] Ranks()
    {
        var order = new int[pages.Length];
        var keys = new (int Type, System.Globalization.SortKey Name)[pages.Length];
        static int TypeOrder(Page page) => PageTypes.All.IndexOf(page.Type) is var place and >= 0 ? place : int.MaxValue;
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            (order[i], keys[i]) = (i, (TypeOrder(pages[i]), phrases.SortKey(pages[i].Title)))
        );
        Array.Sort(order, (a, b) => keys[a].Type.CompareTo(keys[b].Type) is not 0 and var type ? type
            : System.Globalization.SortKey.Compare(keys[a].Name, keys[b].Name) is not 0 and var name ? name
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
            ?? page.Body.Headings.FirstOrDefault(candidate =>
                Folding.NameKey(candidate.Text) == key || Folding.NameKey(candidate.Id) == key
            )?.Id;
    }

    private void CheckImages(Page page, AddressBook paths)
    {
        foreach (var image in page.Body.Images)
        {
            ImageCheck.Report(
                page,
                image.Path,
                image.Written,
                image.Span,
                paths,
                diagnostics,
                saysRights: !string.IsNullOrWhiteSpace(image.Title)
            );
        }

        if (page.FrontMatter.Image is { } picture)
        {
            ImageCheck.Report(page, ImageCheck.PathOf(picture), picture.File, picture.Span, paths, diagnostics, saysRights: true);
        }
    }

    /// <summary>The pages that changed, and those that lead to one of them.</summary>
    private HashSet<int> Touched(LinkedState state)
    {
        var former = changed.Select(i => state.Pages[i]).ToHashSet();
        bool LeadsThere(LinkResolution resolution) =>
            resolution switch
            {
                LinkResolution.Found { Page: var target } => former.Contains(target),
                LinkResolution.Ambiguous { Candidates: var candidates } => candidates.Any(former.Contains),
                _ => false,
            };
        var touched = changed.ToHashSet();
        for (var i = 0; i < pages.Length; i++)
        {
            if (state.Links[i].Any(link => LeadsThere(link.Resolution)) || state.References[i].Any(LeadsThere))
            {
                touched.Add(i);
            }
        }

        return touched;
    }
}

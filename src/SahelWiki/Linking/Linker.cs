using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SahelWiki.Diagnostics;
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
    private readonly Names names;

    private readonly Edition edition;
    private readonly string ownLanguage;

    private Linker(ParsedInput whole, Edition edition, Phrases phrases, int threads, LinkMemory? memory)
    {
        (this.edition, this.threads, this.phrases) = (edition, threads, phrases);
        ownLanguage = whole.Settings.Language;
        input = EditionInput.For(whole, edition);
        diagnostics = new(input, edition);
        pages = [.. input.Pages.Where(page => !page.FrontMatter.Draft)];
        indexOf = new(pages.Length);
        for (var i = 0; i < pages.Length; i++)
        {
            indexOf[pages[i]] = i;
        }

        names = memory?.NamesOf(pages, phrases, threads) ?? Names.Of(pages, phrases, threads);
        resolver = new(names.Index, pages);
        bibliography = new BibliographyLinker(input, diagnostics).Link();
    }

    /// <param name="memory">What the pages were called the last time; null for a build from nothing.</param>
    public static Site Link(
        ParsedInput input,
        Edition edition,
        Phrases phrases,
        int threads = -1,
        DateOnly? today = null,
        LinkMemory? memory = null
    ) => new Linker(input, edition, phrases, threads, memory).Link(today);

    /// <summary>The edition in the wiki's own language.</summary>
    public static Site Link(ParsedInput input, Phrases phrases) => Link(input, Edition.Own(input.Settings.Language), phrases);

    private Site Link(DateOnly? today)
    {
        var paths = new AddressBook(input, edition, ownLanguage, pages, diagnostics);
        PathCheck.Report(input, pages, paths, diagnostics);
        var links = new ImmutableArray<Link>[pages.Length];
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            links[i] = ResolveLinks(pages[i]);
            CheckImages(pages[i], paths);
        });

        var reporter = new LinkReporter(input, pages, resolver, diagnostics);
        for (var i = 0; i < pages.Length; i++)
        {
            reporter.Report(pages[i], links[i]);
        }

        var finder = new BacklinkFinder(pages, indexOf, resolver, links);
        var (backlinks, mentions) = (finder.Backlinks(), finder.Mentions());
        var relations = new RelationLinker(input.Vocabulary, pages, resolver, diagnostics).Link();
        PartOfCheck.Report(pages, resolver, diagnostics);
        var shared = new SharedNameFinder(pages, diagnostics).Find();
        var sharedOf = shared
            .SelectMany(name => name.Pages.Select(page => (Page: page, Name: name)))
            .ToLookup(pair => pair.Page, pair => pair.Name);

        var linked = new LinkedPage[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            linked[i] = new(
                pages[i],
                paths.Of(pages[i]),
                names.Ranks[i],
                links[i],
                backlinks[i],
                relations.GetValueOrDefault(pages[i], []),
                mentions[i],
                [.. sharedOf[pages[i]]]
            );
        }

        if (input.Settings.Coverage is { } coverage && !pages.Any(page => page.Id.Value == coverage.Page))
        {
            diagnostics.Add(
                new SourcePath("site.yaml"),
                Rules.BadSetting,
                coverage.Span,
                $"There is no page \"{coverage.Page}\".",
                "Write the folder and the name of a page: coverage: about/coverage"
            );
        }

        var sources = new SourceUses(pages, indexOf, bibliography, diagnostics).Link();
        return new(
            input.Settings,
            input.Vocabulary,
            bibliography,
            ImmutableCollectionsMarshal.AsImmutableArray(linked),
            sources,
            reporter.Wanted(phrases),
            shared,
            paths.Redirects(),
            resolver,
            UsedImages(),
            diagnostics.Found(),
            input.History
        )
        {
            Edition = edition,
            Theme = input.Theme,
            OwnLanguage = ownLanguage,
            Today = SiteDay.Of(today, input.History, pages),
        };
    }

    private ImmutableArray<Link> ResolveLinks(Page page)
    {
        var links = ImmutableArray.CreateBuilder<Link>(page.Body.Links.Length);
        foreach (var link in page.Body.Links)
        {
            // A name may have a number sign of its own; it is looked for before the sign is taken for that of a heading.
            if (
                link is { Heading: { } part, Target.Length: > 0, IsFile: false }
                && resolver.Resolve($"{link.Target}#{part}") is LinkResolution.Found named
            )
            {
                links.Add(new(page, link with { Target = $"{link.Target}#{part}", Heading = null }, named, null));
                continue;
            }

            var resolution = link.Target.Length == 0 ? new LinkResolution.Found(page, false) : resolver.Resolve(link.Target);
            var heading = link.Heading is { } written && resolution is LinkResolution.Found found ? HeadingId(found.Page, written) : null;
            links.Add(new(page, link, resolution, heading));
        }

        return links.MoveToImmutable();
    }

    private static string? HeadingId(Page page, string heading)
    {
        var key = Folding.NameKey(heading);
        return page.Body.Headings.FirstOrDefault(candidate => candidate.Id == heading || candidate.Text == heading)?.Id
            ?? page.Body.Headings.FirstOrDefault(candidate =>
                Folding.NameKey(candidate.Text) == key || Folding.NameKey(candidate.Id) == key
            )?.Id;
    }

    /// <summary>What no page shows may have been left by mistake: it is told, and not published.</summary>
    private ImmutableArray<SourceFile> UsedImages()
    {
        var published = input.Pages.Where(page => !page.FrontMatter.Draft).ToArray();
        var ids = published.Select(page => page.Id).ToHashSet();
        var used = published
            .Select(page => page.Body)
            .Concat(input.Translations.Where(translation => ids.Contains(translation.Of)).Select(translation => translation.Text.Body))
            .SelectMany(body => body.Images.Select(image => image.Path))
            .Concat(published.Select(page => page.FrontMatter.Image is { } picture ? ImageCheck.PathOf(picture) : null))
            .OfType<SourcePath>()
            .ToHashSet();
        foreach (var image in input.Images.Where(image => !used.Contains(image.Path)))
        {
            diagnostics.Add(
                image.Path,
                Rules.UnusedImage,
                SourceSpan.Start,
                "No page shows this image, so it is not published.",
                $"Show it on a page, ![What it shows](../{image.Path} \"who made it, and the licence\"), or remove it."
            );
        }

        return [.. input.Images.Where(image => used.Contains(image.Path))];
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
                saysRights: !string.IsNullOrWhiteSpace(image.Title),
                isOfText: true
            );
        }

        if (page.FrontMatter.Image is { } picture)
        {
            ImageCheck.Report(page, ImageCheck.PathOf(picture), picture.File, picture.Span, paths, diagnostics, saysRights: true);
        }
    }
}

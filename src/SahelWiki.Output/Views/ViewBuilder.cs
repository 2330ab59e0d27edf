using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Statements;
using SahelWiki.Text;
using static SahelWiki.Linking.SitePaths;

namespace SahelWiki.Output.Views;

/// <summary>Makes the view of each page: everything a theme shows, chosen, sorted, linked and worded.</summary>
public sealed class ViewBuilder
{
    private readonly Site site;
    private readonly Phrases phrases;
    private readonly CitationFormatter formatter;
    private readonly DateWords dates;
    private readonly PageCitation citation;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<
        string,
        (ImmutableArray<NavigationLink>, ImmutableArray<LinkView>)
    > surroundings = new(StringComparer.Ordinal);

    // The same on every document but for the way there; looking for them on each would cost the square of the pages.
    private readonly ImmutableArray<(OutputPath Path, string Text, string Section)> navigation;
    private readonly ImmutableArray<(OutputPath Path, string Text)> footer;
    private readonly Lazy<ImmutableArray<EventFact>> events;
    private readonly Lazy<SourceSilence> silence;
    private readonly Lazy<WantedList> wanted;
    private readonly Lazy<TopicList> topics;
    private readonly Lazy<SourceReach> reach;
    private readonly Lazy<LineagePictures> lineage;
    private readonly Lazy<NetworkPictures> networks;

    private readonly ImmutableArray<Site> editions;
    private readonly Dictionary<OutputPath, Page> pageAt;

    /// <param name="editions">All of the wiki, its own language first; default where there is but this one.</param>
    public ViewBuilder(Site site, Phrases phrases, ImmutableArray<Site> editions = default)
    {
        this.editions = editions.IsDefault ? [site] : editions;
        pageAt =
            this.editions.Length == 1 ? [] : site.Pages.DistinctBy(page => page.Path).ToDictionary(page => page.Path, page => page.Page);
        (this.site, this.phrases, formatter, dates) = (site, phrases, new(phrases), new(phrases));
        citation = new(phrases, dates);
        events = new(() => EventFact.All(site));
        silence = new(() => SourceSilence.Of(site));
        Locators = new(this);
        wanted = new(() => new(site));
        topics = new(() => new(site, phrases));
        UsePlaces = new(site);
        History = new(site);
        reach = new(() => SourceReach.Of(site));
        lineage = new(() => new(this));
        networks = new(() => new(this));
        PreviewShardCount = PreviewShards.Count(site.Pages.Length + site.Sources.Length);
        Caveats = new(phrases);
        Banners = new(site, phrases);
        navigation =
        [
            .. PageTypes
                .All.Where(type => site.OfType(type).Any())
                .Select(type => (ListOf(type), phrases[$"type.{type.Name}.plural"], type.Folder)),
            (SitePaths.Timeline, phrases["timeline.wiki.title"], "timeline"),
            .. site.Pages.Any(page => page.Page.FrontMatter.Field("coordinates") is not null)
                ? new[] { (SitePaths.Map, phrases["map.title"], "map") }
                : [],
            .. site.OfType(Group.Type).Any() ? new[] { (SitePaths.Lineage, phrases["lineage.title"], "lineage") } : [],
            (AtoZ, phrases["nav.atoz"], "a-z"),
            .. site.Sources.IsEmpty ? Array.Empty<(OutputPath, string, string)>() : [(SourceList, phrases["nav.sources"], "sources")],
        ];
        footer =
        [
            .. site.Pages.Where(page => page.Page.Type == PageTypes.About).Select(page => (page.Path, page.Page.Title)),
            .. HasTopics(site) ? new[] { (SitePaths.Topics, phrases["topics.title"]) } : [],
            .. site.History is null ? Array.Empty<(OutputPath, string)>() : [(Shared(SitePaths.Changes), phrases["changes.title"])],
            (Shared(SitePaths.Data), phrases["data.title"]),
            (Shared(Offline), phrases["offline.title"]),
            (Shared(Health), phrases["health.title"]),
        ];
    }

    /// <summary>Whether there is a list of topics. Which they are is found out when one is shown.</summary>
    public static bool HasTopics(Site site) => site.Pages.Any(page => page.Page.Type.HasSubject && !page.Page.FrontMatter.Tags.IsEmpty);

    public Site Site => site;

    public Phrases Phrases => phrases;

    public DateWords Dates => dates;

    public CitationFormatter Formatter => formatter;

    /// <summary>Over how many files the previews of this site are divided.</summary>
    public int PreviewShardCount { get; }

    internal PageBanners Banners { get; }

    internal Caveats Caveats { get; }

    /// <summary>What tables and pictures tell of each event; found when it is first asked for.</summary>
    internal ImmutableArray<EventFact> Events => events.Value;

    /// <summary>When the works that are cited fall silent; found when it is first asked for.</summary>
    internal SourceSilence Silence => silence.Value;

    /// <summary>The small map of a place or an event.</summary>
    internal LocatorPictures Locators { get; }

    /// <summary>All editions of the wiki, the one in its own language first.</summary>
    internal ImmutableArray<Site> Editions => editions;

    internal UsePlaces UsePlaces { get; }

    internal StatementHistory History { get; }

    /// <summary>Made when it is first asked for.</summary>
    internal WantedList Wanted => wanted.Value;

    /// <summary>Made when it is first asked for.</summary>
    internal TopicList Topics => topics.Value;

    /// <summary>Until when what is cited speaks; found out when it is first asked for.</summary>
    internal SourceReach Reach => reach.Value;

    /// <summary>"What is here ends in July 2021."; empty where nothing dated is cited.</summary>
    internal string ReachOf(LinkedPage page)
    {
        if (Reach.Of(page) is not var (last, most))
        {
            return "";
        }

        string Words(string phrase, Edtf date) =>
            phrases[
                phrase
                    + (
                        date is Edtf.Single { Day: not null } ? ".on"
                        : date is Edtf.Single { Approximate: true } ? ""
                        : ".in"
                    ),
                Dates.Of(date)
            ];
        return most.Latest < last.Latest ? Words("reach.most", most) + " " + Words("reach.last", last) : Words("reach.all", last);
    }

    /// <summary>Made when it is first asked for.</summary>
    internal LineagePictures Lineage => lineage.Value;

    /// <summary>Made when it is first asked for.</summary>
    internal NetworkPictures Networks => networks.Value;

    /// <summary>The first of a subject's acronyms, else its title: for where there is little room.</summary>
    internal static string ShortName(Page page) =>
        page.FrontMatter.Aliases.FirstOrDefault(alias => alias.Kind == "acronym" && alias.Name.Length < page.Title.Length)?.Name
        ?? page.Title;

    /// <param name="section">The folder whose entry in the navigation is marked.</param>
    public FrameView Frame(
        OutputPath path,
        string title,
        string description,
        string section,
        SourcePath? source = null,
        bool indexed = true
    )
    {
        var settings = site.Settings;
        var around = Surroundings(path);
        var edit = source is { } file ? EditUrl(file) : null;
        return new(
            phrases,
            settings.Title,
            settings.Tagline,
            settings.Licence,
            path == NotFound ? settings.HostPath + site.Edition.Root : path.ToRoot(),
            path.Value,
            AddressOf(site.Edition, path),
            title,
            description,
            section,
            around.Navigation,
            around.Footer,
            settings.Repository,
            edit,
            indexed,
            PreviewShardCount
        )
        {
            BaseUrl = settings.BaseUrl,
            OwnStyle = site.Theme.Any(file => file.Path.Extension == ".css") ? SitePaths.OwnStyle.Value : null,
            Shared =
                path == NotFound ? settings.HostPath
                : site.Edition.IsOwn ? path.ToRoot()
                : path.ToRoot() + "../",
            Editions = indexed ? EditionsOf(path) : [],
        };
    }

    /// <summary>A document that all editions share, as seen from the root of this one.</summary>
    public OutputPath Shared(OutputPath path) => site.Edition.Shared(path);

    /// <summary>A paragraph of the original of a page, as it reads there.</summary>
    internal string OriginalWords(LinkedPage page, Paragraph paragraph) =>
        page.Page.Original is not { } original ? ""
        // Where this edition stands alone, links without words show the names that the author gave.
        : paragraph.Prose.Length == 0 || editions[0] == site ? original.WordsOf(paragraph)
        : LinkText.Paragraph(editions[0].Of(page.Page), paragraph.Prose);

    private string? AddressOf(Edition edition, OutputPath path) =>
        site.Settings.BaseUrl is { } url ? new Uri(url, edition.Root + (path.Value == "index.html" ? "" : path.Address)).AbsoluteUri : null;

    /// <summary>The languages that really have this document: a page that another edition lacks is no translation.</summary>
    private ImmutableArray<EditionLink> EditionsOf(OutputPath path)
    {
        if (editions.Length == 1)
        {
            return [];
        }

        var page = pageAt.GetValueOrDefault(path);
        var having = editions
            .Where(edition =>
                page is not null
                    ? !edition.Of(page).Page.IsForeign
                    : SitePaths.IsInEveryEdition(path) && (edition.Edition == site.Edition || !edition.Pages.IsEmpty)
            )
            .Select(edition => new EditionLink(
                edition.Edition.Language,
                Phrases.For(edition.Edition.Language)["language.name"],
                path.RelativeTo(site.Edition.From(edition.Edition, path)),
                AddressOf(edition.Edition, path),
                edition.Edition == site.Edition
            ))
            .ToImmutableArray();
        return having.Length > 1 ? having : [];
    }

    /// <summary>Where a file of the input is edited; null where the site does not know its repository.</summary>
    public string? EditUrl(SourcePath file) =>
        site.Settings.Repository is { } repository ? $"{repository}/edit/{site.Settings.Branch}/input/{file}" : null;

    /// <summary>Where a page with this name is begun; null where the site does not know its repository.</summary>
    public string? NewPageUrl(string name) =>
        site.Settings.Repository is { } repository && Slug.Of(name) is { Length: > 0 } slug
            ? $"{repository}/new/{site.Settings.Branch}/input?filename={(name.Split('/') is [var folder, _] && PageTypes.InFolder(folder) is not null ? folder + "/" + Slug.Of(name[(folder.Length + 1)..]) : "articles/" + slug)}.md"
            : null;

    public LinkView Link(OutputPath from, Page to, string? text = null) =>
        new(text ?? to.Title, from.RelativeTo(site.Of(to).Path), Description: to.Summary)
        {
            Language = to.IsForeign ? LanguageOf(to) : null,
            InLanguage = to.IsForeign ? InLanguage(to) : null,
            ForeignTitle = to.IsForeign ? to.Title : null,
        };

    /// <summary>The language that a page is read in, whatever this edition's is.</summary>
    internal string LanguageOf(Page page) =>
        page.Text.Language ?? (page.IsForeign || site.Edition.IsOwn ? site.OwnLanguage : site.Edition.Language).Split('-')[0];

    internal string InLanguage(Page page) => phrases.Or("language.in." + LanguageOf(page), LanguageOf(page));

    /// <summary>A page about a subject, a page about the wiki, or the home page.</summary>
    public View Page(LinkedPage page)
    {
        if (page.Page.Type.HasSubject)
        {
            return new SubjectViewBuilder(this, page).Build();
        }

        var notes = new NoteBook(site, page, formatter, phrases);
        var writer = new BodyWriter(this, page, notes);
        var body = writer.WriteText();
        notes.Place = phrases["notes.title"];
        var noteViews = notes.Notes(writer.Write);
        var layout = Frame(page.Path, page.Page.Title, page.Page.Summary, page.Page.Type.Folder, page.Page.Text.File.Path);
        return page.Page.Type == PageTypes.Home
            ? new HomePageBuilder(this, page.Path).Build(layout, page.Page.Title, body, noteViews, notes.Sources())
            : new TextView(
                layout,
                Breadcrumbs(page.Path, null),
                page.Page.Title,
                page.Page.Summary,
                Contents(page.Page),
                body,
                noteViews,
                notes.Sources(),
                Meta(layout, page.Page)
            );
    }

    /// <summary>The way down from the home page; the page itself is left out.</summary>
    public ImmutableArray<LinkView> Breadcrumbs(OutputPath path, PageType? type) =>
        type is null
            ? [new(site.Settings.Title, path.RelativeTo(new("index.html")))]
            :
            [
                new(site.Settings.Title, path.RelativeTo(new("index.html"))),
                new(phrases[$"type.{type.Name}.plural"], path.RelativeTo(ListOf(type))),
            ];

    public MetaView Meta(FrameView frame, Page page)
    {
        DateOnly? changed = site.History?.LastChange(page.Text.File.Path) is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
        return new(changed is { } day ? Day(day) : null, Contributors(page), citation.Of(frame, changed) with { Version = Version(page) });
    }

    /// <summary>
    /// The file of a page as its newest commit has it; null where that is not known, and where pages name nobody who wrote them: a commit
    /// does.
    /// </summary>
    private LinkView? Version(Page page) =>
        site.Settings is { Repository: { } repository, NamesContributors: true }
        && site.History?.Of(page.Text.File.Path) is [{ Id: var id }, ..]
            ? new(phrases["citePage.commit", id[..10]], $"{repository}/blob/{id}/input/{page.Text.File.Path}")
            : null;

    private string Contributors(Page page)
    {
        const int mostNames = 12;
        if (site.History is not { } history || !site.Settings.NamesContributors)
        {
            return "";
        }

        var names = history.Contributors(page.Text.File.Path).ToArray();
        return string.Join(", ", names.Take(mostNames))
            + (names.Length > mostNames ? " " + phrases.Count("page.contributors.more", names.Length - mostNames) : "");
    }

    public DateView Day(DateOnly day) => new(dates.Of(day), day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The facts that tell a subject from others of its kind, as plain text; of several values the first ones.</summary>
    public IEnumerable<(string Label, string Value)> KeyFacts(LinkedPage page)
    {
        const int mostValues = 3;
        var claims = new ClaimWriter(this, page.Path, new(site, page, formatter, phrases));
        foreach (var field in page.Page.FrontMatter.Fields.Where(field => field.Definition.IsKeyFact && !field.Claims.IsEmpty))
        {
            var values = field.Claims.Select(claim => claims.Claim(page, field.Definition.Name, claim).Value.Text).Distinct().ToArray();
            yield return (phrases[$"field.{field.Definition.Name}"], Few(values));
        }

        foreach (
            var inverse in page
                .Mentions.Where(mention => mention.Field.Definition is { IsKeyFact: true, IsFactOfTarget: true })
                .GroupBy(mention => mention.Field.Definition.Name)
        )
        {
            yield return (phrases[$"inverse.{inverse.Key}"], Few([.. inverse.Select(mention => mention.From.Title).Distinct()]));
        }

        static string Few(string[] values) => string.Join("; ", values.Take(mostValues)) + (values.Length > mostValues ? "; …" : "");
    }

    /// <summary>The home page of a site whose authors wrote none.</summary>
    public HomeView HomeWithoutText()
    {
        var path = new OutputPath("index.html");
        return new HomePageBuilder(this, path).Build(
            Frame(path, site.Settings.Title, site.Settings.Tagline, ""),
            site.Settings.Title,
            "",
            [],
            []
        );
    }

    public static ImmutableArray<TocEntry> Contents(Page page) =>
        [
            .. page
                .Body.Headings.Where(heading => heading.Level <= 3)
                .Select(heading => new TocEntry(heading.Level, heading.Id, heading.Text)),
        ];

    /// <summary>When an event happened: the first of its dates that can be read.</summary>
    public static Edtf? DateOf(Page page) =>
        page.FrontMatter.Claims("date").Select(claim => claim.Value).OfType<ClaimValue.Date>().FirstOrDefault()?.Value;

    // The way to them is the same from every document of a folder.
    private (ImmutableArray<NavigationLink> Navigation, ImmutableArray<LinkView> Footer) Surroundings(OutputPath path) =>
        surroundings.GetOrAdd(path == NotFound ? path.Value : path.Value[..(path.Value.LastIndexOf('/') + 1)], _ =>
            (Navigation(path), Footer(path))
        );

    private ImmutableArray<NavigationLink> Navigation(OutputPath path) =>
        [.. navigation.Select(link => new NavigationLink(Way(path, link.Path), link.Text, link.Section))];

    private ImmutableArray<LinkView> Footer(OutputPath path) => [.. footer.Select(link => new LinkView(link.Text, Way(path, link.Path)))];

    /// <summary>The page for missing addresses is shown at any, so its links begin at the top of the host.</summary>
    private string Way(OutputPath from, OutputPath to) =>
        from != NotFound ? from.RelativeTo(to)
        : to.Value.StartsWith("../", StringComparison.Ordinal) ? site.Settings.HostPath + to.Address["../".Length..]
        : site.Settings.HostPath + site.Edition.Root + to.Address;
}

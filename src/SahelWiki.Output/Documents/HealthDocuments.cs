using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Checking;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Reading.Facts;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The health of the wiki, for contributors: what is wanted, unsourced, stale or thin, each row with the way to edit it.</summary>
/// <remarks>Wanted pages and orphans have lists of their own; the overview leads to them.</remarks>
internal static class HealthDocuments
{
    /// <summary>Rows of one document; those beyond are counted: who mends the first ones gets the next.</summary>
    /// <remarks>A row takes some 250 bytes, a document should stay below 300 kB.</remarks>
    private const int MostRows = 900;

    /// <summary>Pages named as examples in one cell.</summary>
    private const int MostExamples = 5;

    private sealed record Part(string Key, OutputPath Path, Func<RenderContext, OutputPath, IEnumerable<Findings>> Groups);

    /// <summary>A group before it is known how many of its rows will be shown: the others are only counted.</summary>
    private sealed record Findings(string? Id, string Label, ImmutableArray<string> Columns, int Count, IEnumerable<TableRow> Rows);

    private static readonly ImmutableArray<Part> Parts =
    [
        new("unsourced", new("health/unsourced.html"), Unsourced),
        new("stale", new("health/stale.html"), Stale),
        new("sources", new("health/sources.html"), SourcesByStatus),
        new("coverage", new("health/coverage.html"), Coverage),
        new("spellings", new("health/spellings.html"), Spellings),
    ];

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        // Found once: the overview tells how many there are.
        var groups = Parts.ToDictionary(
            part => part,
            part => new Lazy<ImmutableArray<Findings>>(() => [.. part.Groups(context, part.Path)])
        );
        yield return context.Document(SitePaths.Health, () => Overview(context, part => groups[part].Value));
        foreach (var part in Parts)
        {
            yield return context.Document(part.Path, () =>
                View(
                    context,
                    part.Path,
                    part.Key,
                    [new(context.Phrases["health.title"], part.Path.RelativeTo(SitePaths.Health))],
                    groups[part].Value
                )
            );
        }
    }

    private static TableView Overview(RenderContext context, Func<Part, ImmutableArray<Findings>> groups)
    {
        var (phrases, site) = (context.Phrases, context.Site);
        TableRow Row(string title, OutputPath path, string introduction, int count) =>
            new(
                null,
                [
                    TableCell.Link(new(title, SitePaths.Health.RelativeTo(path))),
                    TableCell.Plain(count.ToString("N0", phrases.Culture)),
                    TableCell.Plain(introduction),
                ]
            );
        var rows = new[]
        {
            Row(phrases["wanted.title"], SitePaths.Wanted, phrases["wanted.introduction"], site.Wanted.Length),
            Row(
                phrases["orphans.title"],
                SitePaths.Orphans,
                phrases["orphans.introduction"],
                site.Pages.Count(page => page.IsOrphan && page.Page.Type.HasSubject)
            ),
        }.Concat(
            Parts.Select(part =>
                Row(
                    phrases[$"health.{part.Key}.title"],
                    part.Path,
                    phrases[$"health.{part.Key}.introduction"],
                    groups(part).Sum(group => group.Count)
                )
            )
        );
        return View(
            context,
            SitePaths.Health,
            null,
            [new(phrases["rules.title"], SitePaths.Health.RelativeTo(SitePaths.Rules))],
            [Group(context, null, "", ["health.list", "health.entries", "health.what"], rows, row => row)]
        );
    }

    private static TableView View(
        RenderContext context,
        OutputPath path,
        string? key,
        ImmutableArray<LinkView> links,
        IEnumerable<Findings> groups
    )
    {
        var (title, introduction) = (
            context.Phrases[key is null ? "health.title" : $"health.{key}.title"],
            context.Phrases[key is null ? "health.introduction" : $"health.{key}.introduction"]
        );
        return new(
            context.Views.Frame(path, title, introduction, "", indexed: false),
            title,
            introduction,
            links,
            Bounded(context, [.. groups.Where(group => group.Count > 0)])
        );
    }

    /// <summary>Groups that hold no more rows than one document should; each keeps as many as the others, or all it has.</summary>
    private static ImmutableArray<TableGroup> Bounded(RenderContext context, ImmutableArray<Findings> groups)
    {
        var most = Share([.. groups.Select(group => group.Count)], MostRows);
        return
        [
            .. groups.Select(group => new TableGroup(
                group.Id,
                group.Label,
                group.Columns,
                [.. group.Rows.Take(most)],
                group.Count <= most ? "" : context.Phrases.Count("health.more", group.Count - most)
            )),
        ];
    }

    /// <summary>The greatest share that each of several may take, so that all together take at most so many.</summary>
    internal static int Share(IReadOnlyCollection<int> wanted, int most)
    {
        var left = wanted.Count;
        foreach (var least in wanted.Order())
        {
            if ((long)least * left > most)
            {
                return most / left;
            }

            most -= least;
            left--;
        }

        return int.MaxValue;
    }

    private static IEnumerable<Findings> Unsourced(RenderContext context, OutputPath path)
    {
        var rows =
            from page in context.Site.Pages
            where page.Page.Type.HasSubject
            from claim in UnsourcedOn(context, page.Page)
            select (page.Page, Claim: claim);
        return PageTypes.All.GroupJoin(
            rows,
            type => type,
            row => row.Page.Type,
            (type, own) =>
                Group(
                    context,
                    type.Folder,
                    context.Phrases[$"type.{type.Name}.plural"],
                    ["health.page", "health.field", "health.edit"],
                    own,
                    row => Row(context, path, row.Page, TableCell.Plain(row.Claim))
                )
        );
    }

    private static IEnumerable<string> UnsourcedOn(RenderContext context, Page page)
    {
        foreach (var field in page.FrontMatter.Fields.Where(field => field.Definition.IsClaim && field.Claims.Any(ClaimChecks.LacksSource)))
        {
            yield return context.Phrases[$"field.{field.Definition.Name}"];
        }

        if (page.FrontMatter.Relations.Any(ClaimChecks.LacksSource))
        {
            yield return context.Phrases["field.relations"];
        }

        if (page.FrontMatter.Timeline.Any(fact => fact.Sources.IsEmpty))
        {
            yield return context.Phrases["field.timeline"];
        }
    }

    private static IEnumerable<Findings> Stale(RenderContext context, OutputPath path)
    {
        var rows = StaleFacts.Of(context.Site).OrderBy(stale => stale.Claim.AsOf).ThenBy(stale => stale.Page.Rank);
        yield return Group(
            context,
            null,
            context.Site.Today is { } today
                ? context.Phrases[
                    "health.stale.seenFrom",
                    today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    context.Site.Settings.StaleAfterMonths
                ]
                : "",
            ["health.page", "health.field", "health.asOf", "health.edit"],
            rows,
            stale =>
                Row(
                    context,
                    path,
                    stale.Page.Page,
                    TableCell.Plain(context.Phrases[$"field.{stale.Field.Definition.Name}"]),
                    TableCell.Plain(context.Views.Dates.Of(stale.Claim.AsOf!))
                )
        );
    }

    private static IEnumerable<Findings> SourcesByStatus(RenderContext context, OutputPath path) =>
        from status in new[] { "dead", "unknown", "live", "none" }
        select Group(
            context,
            "status-" + status,
            context.Phrases[$"health.sources.{status}"],
            ["health.source", "health.archived", "health.accessed", "health.uses", "health.edit"],
            context.Site.Sources.Where(source => (source.Entry.Url is null ? "none" : source.Entry.UrlStatus ?? "unknown") == status),
            source =>
                new(
                    null,
                    [
                        TableCell.Link(new(source.Entry.Title, path.RelativeTo(source.Path))),
                        TableCell.Plain(
                            source.Entry.ArchiveUrl is null ? context.Phrases["health.no"]
                            : source.Entry.ArchiveDate is { } archived ? context.Views.Dates.Of(archived)
                            : context.Phrases["health.yes"]
                        ),
                        TableCell.Plain(
                            source.Entry.Accessed is { } accessed ? context.Views.Dates.Of(accessed) : context.Phrases["health.no"]
                        ),
                        TableCell.Plain(source.Uses.Length.ToString("N0", context.Phrases.Culture)),
                        Edit(context, source.Entry.Source, source.Entry.Span.Line),
                    ]
                )
        );

    private static IEnumerable<Findings> Coverage(RenderContext context, OutputPath path) =>
        from type in PageTypes.All
        let pages = context.Site.OfType(type).OrderBy(page => page.Rank).ToArray()
        where pages.Length > 0
        select Group(
            context,
            type.Folder,
            context.Phrases[$"type.{type.Name}.plural"],
            ["health.field", "health.have", "health.lack"],
            type.Fields.Select(field =>
                (field.Name, Lacking: pages.Where(page => page.Page.FrontMatter.Field(field.Name) is null).ToArray())
            ),
            field =>
                new(
                    null,
                    [
                        TableCell.Plain(context.Phrases[$"field.{field.Name}"]),
                        TableCell.Plain(
                            context.Phrases[
                                "health.share",
                                pages.Length - field.Lacking.Length,
                                pages.Length,
                                (pages.Length - field.Lacking.Length) * 100 / pages.Length
                            ]
                        ),
                        new(
                            [
                                .. field
                                    .Lacking.Take(MostExamples)
                                    .Select(page => new LinkView(
                                        page.Page.Title,
                                        context.Views.EditUrl(page.Page.Source) ?? path.RelativeTo(page.Path)
                                    )),
                            ],
                            null
                        ),
                    ]
                )
        );

    private static IEnumerable<Findings> Spellings(RenderContext context, OutputPath path)
    {
        yield return Group(
            context,
            "unlisted",
            context.Phrases["health.spellings.unlisted"],
            ["health.page", "health.written", "health.where", "health.edit"],
            SpellingVariants.Unlisted(context.Site),
            variant =>
                Row(
                    context,
                    path,
                    variant.Page.Page,
                    TableCell.Plain(variant.Written),
                    TableCell.Link(context.Views.Link(path, variant.From))
                )
        );
        yield return Group(
            context,
            "alike",
            context.Phrases["health.spellings.alike"],
            ["health.page", "health.other", "health.edit"],
            SpellingVariants.Alike(context.Site),
            pair => Row(context, path, pair.First.Page, TableCell.Link(context.Views.Link(path, pair.Second.Page)))
        );
    }

    private static TableRow Row(RenderContext context, OutputPath path, Page page, params ReadOnlySpan<TableCell> cells) =>
        new(null, [TableCell.Link(context.Views.Link(path, page)), .. cells, Edit(context, page.Source, null)]);

    /// <summary>The way to edit a file; empty where the site does not know its repository.</summary>
    private static TableCell Edit(RenderContext context, SourcePath file, int? line) =>
        context.Views.EditUrl(file) is { } url
            ? TableCell.Link(
                new(context.Phrases["health.edit"], line is { } number ? $"{url}#L{number.ToString(CultureInfo.InvariantCulture)}" : url)
            )
            : TableCell.Plain(file.Value);

    private static Findings Group<T>(
        RenderContext context,
        string? id,
        string label,
        ImmutableArray<string> columns,
        IEnumerable<T> found,
        Func<T, TableRow> row
    )
    {
        T[] all = [.. found];
        return new(id, label, [.. columns.Select(column => context.Phrases[column])], all.Length, all.Select(row));
    }
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The bibliography: a list of all sources, and a document for each with every sentence that cites it.</summary>
internal static class SourceDocuments
{
    /// <summary>
    /// Of how many pages a work's document shows what rests on it through others. A number we chose: the most in this wiki is under 40, and
    /// a document stays under 100 kB.
    /// </summary>
    private const int MostThrough = 100;

    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.Sources.IsEmpty
            ? []
            : [.. List(context).Files(), .. context.Site.Sources.SelectMany(source => Documents(context, source))];

    private static IEnumerable<OutputFile> Documents(RenderContext context, LinkedSource source) =>
        Enumerable
            .Range(1, UsePlaces.Count(source))
            .Select(number => context.Document(UsePlaces.Path(source, number), () => Document(context, source, number)));

    /// <summary>All of them, for the sitemap.</summary>
    public static IEnumerable<OutputPath> Paths(RenderContext context) =>
        context.Site.Sources.IsEmpty ? [] : [.. List(context).Paths, .. context.Site.Sources.Select(source => source.Path)];

    /// <summary>Those that pages cite, then those known only through them.</summary>
    private static LongList<LinkedSource> List(RenderContext context)
    {
        var phrases = context.Phrases;
        return new(context, SitePaths.SourceList, "sources", context.Site.Sources.Sum(source => (long)Weight(source)), Content, Item)
        {
            Title = phrases["sources.title"],
            Introduction = phrases["sources.introduction"],
        };

        ListContent<LinkedSource> Content() =>
            new(
                [
                    .. context
                        .Site.Sources.OrderBy(source => source.Uses.IsEmpty ? 1 : 0)
                        .ThenBy(source => CitationFormatter.SortName(source.Entry), phrases.Comparer)
                        .ThenBy(source => source.Entry.Title, phrases.Comparer)
                        .Select(source => new ListEntry<LinkedSource>(
                            source.Uses.IsEmpty ? new("known", phrases["sources.known"]) : new("cited", phrases["sources.cited"]),
                            CitationFormatter.SortName(source.Entry),
                            source,
                            Weight(source)
                        )),
                ],
                []
            );

        ListItem Item(OutputPath path, LinkedSource source) =>
            new(null, new(context.Views.Formatter.ShortText(source.Entry), path.RelativeTo(source.Path)), Remark(context, source), []);

        static int Weight(LinkedSource source) =>
            ListParts.Weight(140 + source.Path.Value.Length + System.Text.Encoding.UTF8.GetByteCount(source.Entry.Title));
    }

    private static string Remark(RenderContext context, LinkedSource source) =>
        !source.Uses.IsEmpty ? context.Phrases.Count("sources.uses", source.Uses.Length)
        : !source.Through.IsEmpty ? context.Phrases.Count("sources.through", source.Through.Length)
        : source.Entry.Variable("container-title") ?? "";

    private static SourceView Document(RenderContext context, LinkedSource source, int number)
    {
        var division = context.Views.UsePlaces.Of(source);
        var (entry, phrases, path, isFirst, count) = (
            source.Entry,
            context.Phrases,
            UsePlaces.Path(source, number),
            number == 1,
            division.Starts.Length
        );
        var through = isFirst ? source.Through.GroupBy(use => use.Page).OrderBy(group => context.Site.Of(group.Key).Rank).ToArray() : [];
        LinkView? Link(int part, string phrase) =>
            part >= 1 && part <= count ? new(phrases[phrase], path.RelativeTo(UsePlaces.Path(source, part))) : null;
        return new(
            context.Views.Frame(
                path,
                isFirst ? entry.Title : phrases["title.numbered", entry.Title, number],
                isFirst ? context.Views.Formatter.FullText(entry) : "",
                "sources",
                entry.Source,
                isFirst
            ),
            [.. context.Views.Breadcrumbs(path, null), new(phrases["sources.title"], path.RelativeTo(SitePaths.SourceList))],
            entry.Title,
            context.Views.Formatter.FullHtml(entry),
            isFirst ? Details(context, source) : [],
            Sections(context, division.Pages(number), group => Group(context, path, group)),
            isFirst
                ?
                [
                    .. source.Leads.Select(lead => new LeadLine(
                        new(context.Views.Formatter.ShortText(lead.Entry), path.RelativeTo(context.Site.Source(lead.Entry.Key)!.Path)),
                        lead.Place.Locator.Text
                    )),
                ]
                : [],
            source.Uses.Length
        )
        {
            Through = Sections(context, through.Take(MostThrough), group => ThroughOthers(context, path, group)),
            ThroughCount = isFirst ? source.Through.Length : 0,
            ThroughMore = through.Length > MostThrough ? phrases.Count("source.throughMore", through.Length - MostThrough) : "",
            Part =
                count == 1
                    ? null
                    : new(
                        phrases["list.partOf", number, count],
                        Link(number - 1, "list.previous"),
                        Link(number + 1, "list.next"),
                        [],
                        null
                    ),
        };
    }

    /// <summary>By the types of the pages, which come in the order of their ranks.</summary>
    private static ImmutableArray<UseSection> Sections(
        RenderContext context,
        IEnumerable<IGrouping<Page, SourceUse>> pages,
        Func<IGrouping<Page, SourceUse>, UseGroup> group
    ) =>
        [
            .. pages
                .GroupBy(page => page.Key.Type, group)
                .Select(type => new UseSection(
                    type.Key.HasSubject ? context.Phrases[$"type.{type.Key.Name}.plural"] : context.Phrases["nav.about"],
                    [.. type]
                )),
        ];

    private static UseGroup Group(RenderContext context, OutputPath path, IGrouping<Page, SourceUse> uses) =>
        new(
            context.Views.Link(path, uses.Key),
            [.. UsePlaces.Shown(uses).Select(sentence => LinkText.Sentence(context.Site.Of(uses.Key), sentence))],
            [
                .. uses.Where(use => use.Field is not null)
                    .Select(use => use.Field!)
                    .Distinct()
                    .Select(field => context.Phrases[$"field.{field}"]),
            ]
        )
        {
            Id = UsePlaces.Id(uses.Key),
        };

    /// <summary>The same, with the places of the other works instead of an id: the page's own uses have that.</summary>
    private static UseGroup ThroughOthers(RenderContext context, OutputPath path, IGrouping<Page, SourceUse> uses)
    {
        var group = Group(context, path, uses);
        return group with
        {
            Id = null,
            Places =
            [
                .. group.Places,
                .. uses.GroupBy(use => use.Citation.Key)
                    .Select(others =>
                        context.Phrases[
                            "source.throughPlace",
                            context.Views.Formatter.ShortText(context.Site.Source(others.Key)!.Entry),
                            string.Join("; ", others.Select(use => use.Citation.Locator.Text.Replace("--", "–")).Distinct())
                        ]
                    ),
            ],
        };
    }

    private static ImmutableArray<DetailRow> Details(RenderContext context, LinkedSource source)
    {
        var (entry, phrases) = (source.Entry, context.Phrases);
        var rows = ImmutableArray.CreateBuilder<DetailRow>();
        void Row(string key, string? value, string? href = null)
        {
            if (!string.IsNullOrEmpty(value))
            {
                rows.Add(new(phrases[$"source.{key}"], new(value, href)));
            }
        }

        Row("key", entry.Key);
        Row("type", phrases.Or($"csl.{entry.Type}", entry.Type));
        Row("authors", string.Join("; ", entry.Authors.Select(author => author.Full)));
        Row("issued", entry.Issued is { } issued ? context.Views.Dates.Of(issued) : null);
        Row("language", entry.Variable("language"));
        Row("url", entry.Url, entry.Url);
        Row("urlStatus", entry.UrlStatus is { } status ? phrases[$"source.urlStatus.{status}"] : null);
        Row("archive", entry.ArchiveUrl, entry.ArchiveUrl);
        Row("reliability", entry.Reliability);
        Row("note", entry.Note);
        foreach (var via in entry.Via)
        {
            if (context.Site.Source(via.Key) is { } through)
            {
                Row(
                    "via",
                    context.Views.Formatter.ShortText(through.Entry) + (via.Locator.IsNone ? "" : ", " + via.Locator),
                    source.Path.RelativeTo(through.Path)
                );
            }
        }

        return rows.ToImmutable();
    }
}

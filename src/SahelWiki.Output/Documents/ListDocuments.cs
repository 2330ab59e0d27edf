using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>Lists of pages: one for each type, one of all names, topics, wanted pages, orphans.</summary>
internal static class ListDocuments
{
    /// <summary>Bytes and entries of a document with all names: a reader passes each name by keyboard, and may pay for each byte.</summary>
    private const int NamesBudget = 40_000,
        MostNames = 200;

    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        [
            .. Types(context).SelectMany(type => OfType(context, type).Files()),
            .. AtoZ(context).Files(),
            .. ViewBuilder.HasTopics(context.Site) ? Topics(context).Files() : [],
            .. context.Site.Edition.IsOwn ? Wanted(context).Files().Concat(Orphans(context).Files()) : [],
        ];

    /// <summary>The documents of the lists that readers look for, for the sitemap.</summary>
    public static IEnumerable<OutputPath> Paths(RenderContext context) =>
        [
            .. Types(context).SelectMany(type => OfType(context, type).Paths),
            .. AtoZ(context).Paths,
            .. ViewBuilder.HasTopics(context.Site) ? Topics(context).Paths : [],
        ];

    private static IEnumerable<PageType> Types(RenderContext context) => PageTypes.All.Where(type => context.Site.OfType(type).Any());

    private static LongList<(LinkedPage Page, string? Facets)> OfType(RenderContext context, PageType type)
    {
        var (phrases, rows) = (context.Phrases, new EventRows(context.Views));
        var (isEvent, pages) = (type == Event.Type, context.Site.OfType(type).ToArray());
        var facts = new Lazy<Dictionary<LinkedPage, EventFact>>(() => context.Views.Events.ToDictionary(fact => fact.Page));
        return new(context, SitePaths.ListOf(type), type.Folder, pages.Sum(page => (long)Weight(page)), Content, Item)
        {
            Title = phrases[$"type.{type.Name}.plural"],
            Introduction = context.Site.Settings.DescriptionOf(type, phrases),
            Columns = isEvent ? rows.Columns : [],
            OwnOrder = phrases[isEvent ? "list.sort.newest" : "list.sort.title"],
            Orders = [.. (isEvent ? new[] { "title", "links" } : ["links"]).Select(key => new ListOrder(key, phrases[$"list.sort.{key}"]))],
            SearchType = phrases[$"type.{type.Name}"],
            Table = SitePaths.DataFile(type.Folder + ".csv"),
        };

        ListContent<(LinkedPage, string?)> Content()
        {
            var facets = new ListFacets(context, type);
            var entries = isEvent
                ? NewestFirst(pages)
                    .Select(entry =>
                        Entry(
                            Year(context, entry.Date),
                            entry.Date is { } date ? context.Views.Dates.Of(date) : phrases["list.undated"],
                            entry.Page
                        )
                    )
                : InLetterOrder(
                    pages.OrderBy(page => page.Rank).Select(page => Entry(Letter(page.Page.Title), page.Page.Title, page)),
                    phrases
                );
            return new([.. entries], facets.Filters);

            ListEntry<(LinkedPage, string?)> Entry(ListHeading heading, string name, LinkedPage page) =>
                new(heading, name, (page, facets.Add(page)), Weight(page));
        }

        ListItem Item(OutputPath path, (LinkedPage Page, string? Facets) entry) =>
            (
                isEvent
                    ? rows.Event(path, facts.Value[entry.Page], null, entry.Facets)
                    : new(null, context.Views.Link(path, entry.Page.Page), entry.Page.Page.Summary, [])
                    {
                        Facets = entry.Facets,
                        Facts = type == Group.Type ? GroupFacts(context, entry.Page.Page) : "",
                    }
            ) with
            {
                LinkCount = ListFacets.LinkCount(entry.Page),
            };

        int Weight(LinkedPage page) => isEvent ? EventRows.Weight(page) : ListParts.OfPage(page);
    }

    /// <summary>What is looked for first in a list of groups: acronym, years, status.</summary>
    private static string GroupFacts(RenderContext context, Page group)
    {
        var (phrases, dates) = (context.Phrases, context.Views.Dates);
        string? Date(string field) =>
            group.FrontMatter.Claims(field).Select(claim => claim.Value).OfType<ClaimValue.Date>().FirstOrDefault() is { Value: var date }
                ? dates.Of(date)
                : null;
        var status = group
            .FrontMatter.Claims("status")
            .Select(claim =>
                claim.Value is ClaimValue.Choice { Value: var word }
                    ? phrases.Or($"choice.{word}", word) + (claim.AsOf is { } day ? $" ({phrases["claim.asOf", dates.Of(day)]})" : "")
                    : null
            )
            .FirstOrDefault();
        return string.Join(
            " · ",
            new[]
            {
                ViewBuilder.ShortName(group) is var name && name != group.Title ? name : null,
                (Date("founded"), Date("dissolved")) switch
                {
                    ({ } from, { } to) => phrases["date.span", from, to],
                    ({ } from, null) => phrases["date.from", from],
                    (null, { } to) => phrases["date.until", to],
                    _ => null,
                },
                status,
            }.OfType<string>()
        );
    }

    private static IEnumerable<(LinkedPage Page, Edtf? Date)> NewestFirst(IEnumerable<LinkedPage> events) =>
        events
            .Select(page => (Page: page, Date: ViewBuilder.DateOf(page.Page)))
            .OrderBy(entry => entry.Date is null ? 1 : 0)
            .ThenByDescending(entry => entry.Date?.SortYear)
            .ThenByDescending(entry => entry.Date)
            .ThenBy(entry => entry.Page.Page.Source);

    private static ListHeading Year(RenderContext context, Edtf? date) =>
        date is { SortYear: var year }
            ? new($"y{year}", year.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new("undated", context.Phrases["list.undated"]);

    private static LongList<(LinkedPage Page, string? Alias)> AtoZ(RenderContext context)
    {
        var phrases = context.Phrases;
        var pages = context.Site.Pages.Where(page => page.Page.Type.HasSubject).ToArray();
        return new(
            context,
            SitePaths.AtoZ,
            "a-z",
            pages.Sum(page => Weight(page, null) + page.Page.FrontMatter.Aliases.Sum(alias => (long)Weight(page, alias.Name))),
            Content,
            Item,
            NamesBudget
        )
        {
            Title = phrases["atoz.title"],
            Introduction = phrases["atoz.introduction"],
            IsCompact = true,
        };

        ListContent<(LinkedPage, string?)> Content()
        {
            var names = pages
                .SelectMany(page =>
                    Names(page.Page).Select(alias => (Page: page, Alias: alias, Key: phrases.SortKey(alias ?? page.Page.Title)))
                )
                .ToArray();
            Array.Sort(names, (a, b) => System.Globalization.SortKey.Compare(a.Key, b.Key) is not 0 and var order ? order
                : string.CompareOrdinal(a.Alias ?? a.Page.Page.Title, b.Alias ?? b.Page.Page.Title) is not 0 and var written ? written
                : a.Page.Path.CompareTo(b.Page.Path));
            return new(
                [
                    .. InLetterOrder(
                        names.Select(name => new ListEntry<(LinkedPage, string?)>(
                            Letter(name.Alias ?? name.Page.Page.Title),
                            name.Alias ?? name.Page.Page.Title,
                            (name.Page, name.Alias),
                            Weight(name.Page, name.Alias)
                        )),
                        phrases
                    ),
                ],
                []
            );
        }

        ListItem Item(OutputPath path, (LinkedPage Page, string? Alias) name) =>
            name.Alias is { } alias
                ? new(
                    null,
                    new(alias, path.RelativeTo(name.Page.Path)),
                    phrases[
                        "atoz.see",
                        ViewBuilder.ShortName(name.Page.Page) is var shortName && shortName != alias ? shortName : name.Page.Page.Title
                    ],
                    []
                )
                : new(null, new(name.Page.Page.Title, path.RelativeTo(name.Page.Path)), "", []);

        // So that neither the bytes nor the entries are too many for a document.
        static int Weight(LinkedPage page, string? alias) =>
            Math.Max(
                NamesBudget / MostNames,
                ListParts.Weight(70 + page.Path.Value.Length + Bytes(page.Page.Title) + (alias is null ? 0 : Bytes(alias)))
            );
    }

    /// <summary>A page's title, as null, and each other name that does not read the same.</summary>
    public static IEnumerable<string?> Names(Page page)
    {
        yield return null;
        if (!page.FrontMatter.Aliases.IsEmpty)
        {
            var title = Folding.NameKey(page.Title);
            foreach (
                var alias in page
                    .FrontMatter.Aliases.Select(alias => (alias.Name, Key: Folding.NameKey(alias.Name)))
                    .Where(alias => alias.Key != title)
                    .DistinctBy(alias => alias.Key)
            )
            {
                yield return alias.Name;
            }
        }
    }

    private static LongList<LinkedPage> Topics(RenderContext context)
    {
        var topics = context.Views.Topics.Topics;
        return new(context, SitePaths.Topics, "", topics.Sum(topic => topic.Pages.Sum(page => (long)ListParts.OfPage(page))), Content, Item)
        {
            Title = context.Phrases["topics.title"],
            Introduction = context.Phrases["topics.introduction"],
        };

        ListContent<LinkedPage> Content() =>
            new(
                [
                    .. topics.SelectMany(topic =>
                        topic.Pages.Select(page => new ListEntry<LinkedPage>(
                            new(topic.Id, Capital(topic.Name)),
                            topic.Name,
                            page,
                            ListParts.OfPage(page)
                        ))
                    ),
                ],
                []
            );

        ListItem Item(OutputPath path, LinkedPage page) => new(null, context.Views.Link(path, page.Page), page.Page.Summary, []);

        string Capital(string name) => context.Phrases.Culture.TextInfo.ToUpper(name[0]) + name[1..];
    }

    private static LongList<WantedPage> Wanted(RenderContext context)
    {
        var list = context.Views.Wanted;
        return new(
            context,
            SitePaths.Wanted,
            "",
            list.Weight,
            () =>
                new(
                    [
                        .. list.Entries.Select(wanted => new ListEntry<WantedPage>(
                            ListHeading.None,
                            "",
                            wanted,
                            WantedList.WeightOf(wanted)
                        )),
                    ],
                    []
                ),
            Item
        )
        {
            Title = context.Phrases["wanted.title"],
            Introduction = context.Phrases["wanted.introduction"],
        };

        ListItem Item(OutputPath path, WantedPage wanted) =>
            new(
                SitePaths.WantedId(wanted.Name),
                new(wanted.Name, null, Wanted: true),
                context.Phrases.Count("wanted.demand", wanted.From.Length),
                [
                    .. wanted.From.Take(WantedList.MostPages).Select(page => context.Views.Link(path, page)),
                    .. Edit(context, "wanted.write", context.Views.NewPageUrl(wanted.Name)),
                ]
            );
    }

    private static LongList<LinkedPage> Orphans(RenderContext context)
    {
        var pages = context.Site.Pages.Where(page => page.IsOrphan && page.Page.Type.HasSubject).ToArray();
        return new(
            context,
            SitePaths.Orphans,
            "",
            pages.Sum(page => (long)Weight(page)),
            () => new([.. pages.Select(page => new ListEntry<LinkedPage>(ListHeading.None, page.Page.Title, page, Weight(page)))], []),
            Item
        )
        {
            Title = context.Phrases["orphans.title"],
            Introduction = context.Phrases["orphans.introduction"],
        };

        ListItem Item(OutputPath path, LinkedPage page) =>
            new(
                null,
                context.Views.Link(path, page.Page),
                page.Page.Summary,
                Edit(context, "health.edit", context.Views.EditUrl(page.Page.Source))
            );

        static int Weight(LinkedPage page) =>
            ListParts.Weight(220 + page.Path.Value.Length + Bytes(page.Page.Title) + Bytes(page.Page.Summary));
    }

    private static ImmutableArray<LinkView> Edit(RenderContext context, string phrase, string? url) =>
        url is null ? [] : [new(context.Phrases[phrase], url)];

    private static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    /// <summary>By the letter each is filed under, names without one last; within a letter as they came.</summary>
    private static IEnumerable<ListEntry<T>> InLetterOrder<T>(IEnumerable<ListEntry<T>> sorted, Phrases phrases) =>
        sorted
            .GroupBy(entry => entry.Heading)
            .OrderBy(letter => letter.Key.Label == "#" ? 1 : 0)
            .ThenBy(letter => letter.Key.Label, phrases.Comparer)
            .SelectMany(letter => letter);

    private static ListHeading Letter(string name)
    {
        var letter = LetterOf(name);
        return new(letter == "#" ? "digits" : "letter-" + letter.ToLowerInvariant(), letter);
    }

    /// <summary>The letter a name is filed under: its first, without marks; <c>#</c> for digits.</summary>
    private static string LetterOf(string name)
    {
        foreach (var rune in Folding.WithoutMarks(name).EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
            {
                return System.Text.Rune.ToUpperInvariant(rune).ToString();
            }

            if (System.Text.Rune.IsDigit(rune))
            {
                break;
            }
        }

        return "#";
    }
}

using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.PageTypes;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki.Outputs;

/// <summary>Lists of pages: one for each type, one of all names, wanted pages, orphans.</summary>
internal static class ListDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        foreach (var type in PageTypes.PageTypes.All.Where(type => context.Site.OfType(type).Any()))
        {
            yield return context.Document(SitePaths.ListOf(type), () => OfType(context, type));
        }

        yield return context.Document(SitePaths.AtoZ, () => AtoZ(context));
        yield return context.Document(SitePaths.Wanted, () => Wanted(context));
        yield return context.Document(SitePaths.Orphans, () => Orphans(context));
    }

    private static ListView OfType(RenderContext context, PageType type)
    {
        var path = SitePaths.ListOf(type);
        var phrases = context.Phrases;
        var facets = new ListFacets(context, type);
        var pages = context.Site.OfType(type).ToArray();
        var groups = type == Event.Type
            ? ByDate(context, path, pages, facets)
            : ByLetter(phrases, pages.Select(page => (page.Page.Title, facets.Add(page, Item(context, path, page.Page)))));
        return List(context, path, phrases[$"type.{type.Name}.plural"], phrases[$"type.{type.Name}.description"], type.Folder, groups) with
        {
            Filters = facets.Filters,
            Orders = [.. (type == Event.Type ? new[] { "title", "links" } : ["links"]).Select(key => new ListOrder(key, phrases[$"list.sort.{key}"]))],
        };
    }

    private static ImmutableArray<ListGroup> ByDate(RenderContext context, OutputPath path, IEnumerable<LinkedPage> events, ListFacets facets) =>
    [
        .. events.Select(page => (Page: page, Date: ViewBuilder.DateOf(page.Page)))
            .OrderBy(entry => entry.Date is null ? 1 : 0).ThenByDescending(entry => entry.Date?.SortYear).ThenByDescending(entry => entry.Date).ThenBy(entry => entry.Page.Page.Source)
            .GroupBy(entry => entry.Date?.SortYear)
            .Select(year => new ListGroup(
                year.Key is { } known ? $"y{known}" : "undated",
                year.Key is { } named ? named.ToString(System.Globalization.CultureInfo.InvariantCulture) : context.Phrases["list.undated"],
                [.. year.Select(entry => facets.Add(entry.Page, new(null, context.Views.Link(path, entry.Page.Page), "", []) { Date = entry.Date is { } date ? context.Views.Dates.Of(date) : "" }))])),
    ];

    private static ListView AtoZ(RenderContext context)
    {
        var path = SitePaths.AtoZ;
        var phrases = context.Phrases;
        var names = context.Site.Pages.Where(page => page.Page.Type.HasSubject).SelectMany(page => Names(context, path, page.Page));
        return List(context, path, phrases["atoz.title"], phrases["atoz.introduction"], "a-z", ByLetter(phrases, names));
    }

    /// <summary>A page under its title, and under each other name that does not read the same.</summary>
    private static IEnumerable<(string Name, ListItem Item)> Names(RenderContext context, OutputPath path, Page page)
    {
        var type = context.Phrases[$"type.{page.Type.Name}"];
        yield return (page.Title, new(null, context.Views.Link(path, page), type, []));
        foreach (var alias in page.FrontMatter.Aliases.Where(alias => Folding.NameKey(alias.Name) != Folding.NameKey(page.Title)).DistinctBy(alias => Folding.NameKey(alias.Name)))
        {
            yield return (alias.Name, new(null, context.Views.Link(path, page, alias.Name), context.Phrases["atoz.see", page.Title], []));
        }
    }

    private static ListView Wanted(RenderContext context)
    {
        var path = SitePaths.Wanted;
        var items = context.Site.Wanted.DistinctBy(wanted => SitePaths.WantedId(wanted.Name)).Select(wanted => new ListItem(
            SitePaths.WantedId(wanted.Name),
            new(wanted.Name, null, Wanted: true),
            context.Phrases.Count("wanted.demand", wanted.From.Length),
            [.. wanted.From.Take(20).Select(page => context.Views.Link(path, page)), .. Edit(context, "wanted.write", context.Views.NewPageUrl(wanted.Name))]));
        return List(context, path, context.Phrases["wanted.title"], context.Phrases["wanted.introduction"], "", [new(null, "", [.. items])]);
    }

    private static ListView Orphans(RenderContext context)
    {
        var path = SitePaths.Orphans;
        var items = context.Site.Pages.Where(page => page.IsOrphan && page.Page.Type.HasSubject).Select(page => Item(context, path, page.Page) with { Links = Edit(context, "health.edit", context.Views.EditUrl(page.Page.Source)) });
        return List(context, path, context.Phrases["orphans.title"], context.Phrases["orphans.introduction"], "", [new(null, "", [.. items])]);
    }

    private static ImmutableArray<LinkView> Edit(RenderContext context, string phrase, string? url) => url is null ? [] : [new(context.Phrases[phrase], url)];

    private static ListItem Item(RenderContext context, OutputPath path, Page page) => new(null, context.Views.Link(path, page), page.FrontMatter.Summary, []);

    private static ListView List(RenderContext context, OutputPath path, string title, string introduction, string section, ImmutableArray<ListGroup> groups) =>
        new(context.Views.Frame(path, title, introduction, section), title, introduction, [.. groups.Where(group => group.Items.Length > 0)]);

    private static ImmutableArray<ListGroup> ByLetter(Phrases phrases, IEnumerable<(string Name, ListItem Item)> items) =>
    [
        .. items.OrderBy(item => item.Name, phrases.Comparer).ThenBy(item => item.Item.Link.Href, StringComparer.Ordinal)
            .GroupBy(item => Letter(item.Name))
            .OrderBy(letter => letter.Key == "#" ? 0 : 1).ThenBy(letter => letter.Key, phrases.Comparer)
            .Select(letter => new ListGroup(letter.Key == "#" ? "digits" : "letter-" + letter.Key.ToLowerInvariant(), letter.Key, [.. letter.Select(item => item.Item)])),
    ];

    /// <summary>The letter a name is filed under: its first, without marks; <c>#</c> for digits.</summary>
    private static string Letter(string name)
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

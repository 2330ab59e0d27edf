using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Search;

/// <summary>A page as search knows it.</summary>
/// <param name="Names">The title first, then the aliases in the author's order, each once.</param>
internal sealed record SearchEntity(LinkedPage Linked, ImmutableArray<SearchName> Names)
{
    public Page Page => Linked.Page;
}

/// <param name="Kind">As in <see cref="Alias.Kind"/>; null for the title.</param>
/// <param name="Period">When a former name held, in words; empty where not said.</param>
internal sealed record SearchName(string Text, string? Kind, string Period);

internal static class SearchEntities
{
    /// <summary>Every page but the home page, the most linked first: where two answer equally well, the smaller number wins.</summary>
    public static ImmutableArray<SearchEntity> Of(Site site, Phrases phrases) =>
        [
            .. site
                .Pages.Where(page => page.Page.Type != PageTypes.Home)
                .Select(page => (Page: page, Links: page.Backlinks.Select(link => link.From).Distinct().Count() + page.Mentions.Length))
                .OrderByDescending(entry => entry.Links)
                .ThenBy(entry => entry.Page.Rank)
                .ThenBy(entry => entry.Page.Page.Source)
                .Select(entry => new SearchEntity(entry.Page, Names(entry.Page.Page, phrases))),
        ];

    private static ImmutableArray<SearchName> Names(Page page, Phrases phrases) =>
        [
            .. page
                .FrontMatter.Aliases.Select(alias => new SearchName(alias.Name, alias.Kind ?? "", Period(alias, phrases)))
                .Prepend(new(page.Title, null, ""))
                .DistinctBy(name => name.Text),
        ];

    private static string Period(Alias alias, Phrases phrases)
    {
        var dates = new DateWords(phrases);
        return (alias.From, alias.To) switch
        {
            ({ } from, { } to) => phrases["date.span", dates.Of(from), dates.Of(to)],
            ({ } from, null) => phrases["date.from", dates.Of(from)],
            (null, { } to) => phrases["date.until", dates.Of(to)],
            _ => "",
        };
    }
}

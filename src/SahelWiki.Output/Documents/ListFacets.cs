using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;

namespace SahelWiki.Output.Documents;

/// <summary>Gives the items of a list what a script filters and sorts by, and counts it.</summary>
internal sealed class ListFacets(RenderContext context, PageType type)
{
    private readonly Countries countries = new(context.Site);
    private readonly SortedDictionary<(int Rank, string Key), Dictionary<string, int>> counts = [];

    /// <summary>What has been added so far; a filter with one choice only is left out.</summary>
    public ImmutableArray<ListFilter> Filters =>
        [
            .. counts
                .Where(filter => filter.Value.Count > 1)
                .Select(filter => new ListFilter(
                    filter.Key.Key,
                    context.Phrases[$"filter.{filter.Key.Key}"],
                    [
                        .. filter
                            .Value.OrderBy(option => option.Key, context.Phrases.Comparer)
                            .Select(option => new FilterOption(option.Key, option.Value)),
                    ]
                )),
        ];

    /// <summary>Counts what the page has.</summary>
    /// <returns>The facets as a list item carries them; null for none.</returns>
    public string? Add(LinkedPage page) =>
        Add(
            Values(page)
                .Concat(CountryAndDecade(page, type == Event.Type ? ViewBuilder.DateOf(page.Page) : null))
                .Concat(type == Event.Type ? Groups(page) : [])
        );

    /// <summary>Counts something that happened to a page and is no page itself.</summary>
    /// <param name="kind">In words.</param>
    public string? Add(LinkedPage page, string kind, Edtf date) =>
        Add(CountryAndDecade(page, date).Prepend((0, "kind", kind)).Append((4, "group", page.Page.Title)));

    /// <summary>How many pages link to a page, for lists sorted by that.</summary>
    public static int LinkCount(LinkedPage page) => page.Backlinks.Select(backlink => backlink.From).Distinct().Count();

    private string? Add(IEnumerable<(int Rank, string Key, string Value)> having)
    {
        var values = having.Distinct().ToArray();
        foreach (var (rank, key, value) in values)
        {
            var options = counts.TryGetValue((rank, key), out var known) ? known : counts[(rank, key)] = [];
            options[value] = options.GetValueOrDefault(value) + 1;
        }

        return values.Length == 0 ? null : string.Join('|', values.Select(value => $"{value.Key}={value.Value}"));
    }

    private IEnumerable<(int Rank, string Key, string Value)> Values(LinkedPage page)
    {
        foreach (var field in new[] { "kind", "status" }.Where(field => type.Field(field) is not null))
        {
            foreach (var claim in page.Page.FrontMatter.Claims(field))
            {
                if (claim.Value is ClaimValue.Choice { Value: var choice })
                {
                    yield return (0, field, context.Phrases.Or($"choice.{choice}", choice));
                }
                else if (claim.Value is ClaimValue.Text { Value: var text })
                {
                    yield return (0, field, text);
                }
            }
        }
    }

    private IEnumerable<(int Rank, string Key, string Value)> Groups(LinkedPage page) =>
        page
            .Page.FrontMatter.Claims("participants")
            .SelectMany(claim => claim.References().Take(1))
            .Select(context.Site.Target)
            .OfType<Page>()
            .Where(named => named.Type == Group.Type)
            .Select(group => (4, "group", group.Title));

    private IEnumerable<(int Rank, string Key, string Value)> CountryAndDecade(LinkedPage page, Edtf? when)
    {
        foreach (var country in countries.Of(page))
        {
            yield return (1, "country", country.Title);
        }

        if (when is { } date)
        {
            yield return (
                2,
                "decade",
                context.Phrases[
                    "date.decade",
                    (date.SortYear - (((date.SortYear % 10) + 10) % 10)).ToString(System.Globalization.CultureInfo.InvariantCulture)
                ]
            );
            yield return (3, "year", date.SortYear.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}

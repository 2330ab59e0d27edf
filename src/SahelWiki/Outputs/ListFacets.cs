using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Linking;
using SahelWiki.PageTypes;
using SahelWiki.Rendering;

namespace SahelWiki.Outputs;

/// <summary>Gives the items of a list what a script filters and sorts by, and counts it.</summary>
internal sealed class ListFacets(RenderContext context, PageType type)
{
    private readonly Countries countries = new(context.Site);
    private readonly SortedDictionary<(int Rank, string Key), Dictionary<string, int>> counts = [];

    /// <summary>What has been added so far; a filter with one choice only is left out.</summary>
    public ImmutableArray<ListFilter> Filters =>
    [
        .. counts.Where(filter => filter.Value.Count > 1).Select(filter => new ListFilter(
            filter.Key.Key, context.Phrases[$"filter.{filter.Key.Key}"],
            [.. filter.Value.OrderBy(option => option.Key, context.Phrases.Comparer).Select(option => new FilterOption(option.Key, option.Value))])),
    ];

    public ListItem Add(LinkedPage page, ListItem item)
    {
        var values = Values(page).Distinct().ToArray();
        foreach (var (rank, key, value) in values)
        {
            var options = counts.TryGetValue((rank, key), out var known) ? known : counts[(rank, key)] = [];
            options[value] = options.GetValueOrDefault(value) + 1;
        }

        return item with
        {
            Facets = values.Length == 0 ? null : string.Join('|', values.Select(value => $"{value.Key}={value.Value}")),
            LinkCount = page.Backlinks.Select(backlink => backlink.From).Distinct().Count(),
        };
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

        foreach (var country in countries.Of(page))
        {
            yield return (1, "country", country.Title);
        }

        if (type == Event.Type && ViewBuilder.DateOf(page.Page) is { } date)
        {
            yield return (2, "decade", context.Phrases["date.decade", (date.SortYear - (((date.SortYear % 10) + 10) % 10)).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }
    }
}

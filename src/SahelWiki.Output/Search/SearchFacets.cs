using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Search;

/// <summary>By what readers narrow a search: type, country, decade, status.</summary>
/// <param name="Fields">The name of each with its values, as they are shown, in the order in which they are shown.</param>
/// <param name="Sets">Different combinations of values: for each field the indexes of its values.</param>
/// <param name="OfEntity">For each entity the index of its combination.</param>
internal sealed record SearchFacets(
    ImmutableArray<(string Name, ImmutableArray<string> Values)> Fields,
    ImmutableArray<ImmutableArray<ImmutableArray<int>>> Sets,
    ImmutableArray<int> OfEntity
)
{
    private static readonly ImmutableArray<string> DateFields = ["date", "founded", "dissolved", "born", "died"];

    public static SearchFacets Of(Site site, Phrases phrases, ImmutableArray<SearchEntity> entities)
    {
        var countries = new Countries(site);
        var values = entities
            .Select(entity =>
                new[]
                {
                    [TypeOf(entity.Page, phrases)],
                    [.. countries.ConnectedWith(entity.Linked).Select(page => page.Title)],
                    [.. Decades(entity.Page).Select(decade => phrases["date.decade", decade])],
                    entity
                        .Page.FrontMatter.Claims("status")
                        .Select(claim => claim.Value)
                        .OfType<ClaimValue.Choice>()
                        .Select(choice => phrases.Or($"choice.{choice.Value}", choice.Value))
                        .Take(1)
                        .ToArray(),
                }
            )
            .ToArray();
        string[] names = ["type", "country", "decade", "status"];
        var types = PageTypes.All.Append(PageTypes.About).ToArray();
        var fields = names
            .Select(
                (name, field) =>
                {
                    var all = values.SelectMany(entity => entity[field]).Distinct();
                    return (
                        name,
                        name == "type"
                            ? [.. types.Select(type => Label(type, phrases)).Where(all.ToHashSet().Contains)]
                            : all.Order(phrases.Comparer).ToImmutableArray()
                    );
                }
            )
            .ToImmutableArray();
        var numbers = fields
            .Select(field => field.Item2.Select((value, number) => (value, number)).ToDictionary(pair => pair.value, pair => pair.number))
            .ToArray();
        var sets = new List<ImmutableArray<ImmutableArray<int>>>();
        var known = new Dictionary<string, int>();
        var ofEntity = ImmutableArray.CreateBuilder<int>(entities.Length);
        foreach (var entity in values)
        {
            ImmutableArray<ImmutableArray<int>> set =
            [
                .. entity.Select((chosen, field) => chosen.Select(value => numbers[field][value]).Distinct().Order().ToImmutableArray()),
            ];
            var key = string.Join(';', set.Select(field => string.Join(',', field)));
            if (!known.TryGetValue(key, out var number))
            {
                known.Add(key, number = sets.Count);
                sets.Add(set);
            }

            ofEntity.Add(number);
        }

        return new(fields, [.. sets], ofEntity.MoveToImmutable());
    }

    /// <summary>As the client loads it.</summary>
    public SearchData File => SearchData.Of("facets", json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("fields");
            foreach (var (name, values) in Fields)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteStartArray("values");
                foreach (var value in values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("sets");
            foreach (var set in Sets)
            {
                json.WriteStartArray();
                foreach (var numbers in set)
                {
                    json.WriteStartArray();
                    foreach (var value in numbers)
                    {
                        json.WriteNumberValue(value);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteString("ofEntity", TermLists.Encode(OfEntity));
            json.WriteEndObject();
        });

    /// <summary>The label of a page's type.</summary>
    public static string TypeOf(Page page, Phrases phrases) => Label(page.Type, phrases);

    private static string Label(PageType type, Phrases phrases) => type.HasSubject ? phrases[$"type.{type.Name}"] : phrases["nav.about"];

    /// <summary>Decades in which something dated on the page begins or ends.</summary>
    private static IEnumerable<int> Decades(Page page) =>
        DateFields
            .SelectMany(page.FrontMatter.Claims)
            .Select(claim => claim.Value)
            .OfType<ClaimValue.Date>()
            .Select(date => date.Value)
            .Concat(page.FrontMatter.Timeline.Select(fact => fact.Date))
            .Select(date => date.SortYear)
            .Where(year => year > 0)
            .Select(year => year / 10 * 10)
            .Distinct()
            .Order();
}

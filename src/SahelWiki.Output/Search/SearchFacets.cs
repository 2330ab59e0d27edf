using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Search;

/// <summary>By what readers narrow a search: type, country, decade, status; and what a query may ask for in words.</summary>
/// <param name="Fields">The name of each with its values, as they are shown, in the order in which they are shown. The last three are not
/// shown, for there are too many or a word of the query says them: years; kinds, as in the <c>kinds</c> of a language; places, by number of
/// their page.</param>
/// <param name="Sets">Different combinations of values: for each field the indexes of its values.</param>
/// <param name="OfEntity">For each entity the index of its combination.</param>
internal sealed record SearchFacets(
    ImmutableArray<(string Name, ImmutableArray<string> Values)> Fields,
    ImmutableArray<ImmutableArray<ImmutableArray<int>>> Sets,
    ImmutableArray<int> OfEntity
)
{
    private const int MostYears = 15;

    private static readonly ImmutableArray<string> PlaceFields = ["place", "area", "headquarters"];

    private static readonly ImmutableArray<string> DateFields = ["date", "founded", "dissolved", "born", "died"];

    public static SearchFacets Of(Site site, Phrases phrases, ImmutableArray<SearchEntity> entities)
    {
        var countries = new Countries(site);
        var numberOf = entities
            .Select((entity, number) => (entity.Page, Number: number.ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(entry => entry.Page, entry => entry.Number);
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
                    [.. Years(entity.Page)],
                    [.. Kinds(entity.Page)],
                    [.. PlacesOf(site, countries, entity.Linked).Select(place => numberOf[place])],
                }
            )
            .ToArray();
        string[] names = ["type", "country", "decade", "status", "year", "kind", "place"];
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

    /// <summary>Years in which an event happened; a long one has its first years.</summary>
    private static IEnumerable<string> Years(Page page) =>
        page.Type != Event.Type
            ? []
            : page
                .FrontMatter.Claims("date")
                .Select(claim => claim.Value)
                .OfType<ClaimValue.Date>()
                .SelectMany(date =>
                {
                    var first = date.Value.SortYear;
                    var last = date.Value is Edtf.Interval { To: { } to } ? Math.Clamp(to.LastYear, first, first + MostYears) : first;
                    return Enumerable.Range(first, last - first + 1);
                })
                .Distinct()
                .Order()
                .Select(year => year.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a page is, and whether it tells of dead.</summary>
    private static IEnumerable<string> Kinds(Page page) =>
        page
            .FrontMatter.Claims("kind")
            .Select(claim => claim.Value)
            .OfType<ClaimValue.Choice>()
            .Select(choice => choice.Value)
            .Prepend(page.Type.Name)
            .Concat(page.FrontMatter.Claims("killed").Any() ? ["killed"] : []);

    /// <summary>Where something happened or is, up to its countries.</summary>
    private static IEnumerable<Page> PlacesOf(Site site, Countries countries, LinkedPage page) =>
        PlaceFields
            .SelectMany(page.Page.FrontMatter.Claims)
            .SelectMany(claim => claim.References().Take(1))
            .Select(site.Target)
            .OfType<Page>()
            .Where(place => place.Type == Place.Type)
            .Concat(countries.Of(page))
            .Distinct();

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

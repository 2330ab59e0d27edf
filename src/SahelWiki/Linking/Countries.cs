using System.Collections.Immutable;
using SahelWiki.Geography;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>
/// Tells which countries a page has to do with: from the places it names up the chain of <c>part_of</c>, to the nearest whose kind is what
/// the language calls a country. Where the chain leads to none, it is the country in whose outline the coordinates lie.
/// </summary>
/// <remarks>Remembers what it found; for one thread.</remarks>
public sealed class Countries(Site site)
{
    /// <summary>No place lies deeper in others; those that lie in each other are reported elsewhere.</summary>
    private const int Deepest = 8;

    private static readonly string[] WhereFields = ["area", "headquarters", "place"];

    private static readonly string[] TieFields = [.. WhereFields, "nationality", "affiliations", "born", "part_of"];

    private readonly Dictionary<Page, ImmutableArray<Page>> ofPlace = [];

    private readonly string country = Phrases.For(site.OwnLanguage)["place.country"];

    private readonly Lazy<Dictionary<string, Page>> byName = new(() => Named(site, Phrases.For(site.OwnLanguage)["place.country"]));

    /// <summary>Where a group is active, an event happened or a place lies.</summary>
    /// <returns>Each once, in the order of the front matter; empty where the page names no place, or its places lie in no one
    /// country.</returns>
    public ImmutableArray<Page> Of(LinkedPage page) => From(page, WhereFields);

    /// <summary>Also those of which a person is a citizen, and of places that any of its facts name.</summary>
    /// <returns>As <see cref="Of"/>.</returns>
    public ImmutableArray<Page> ConnectedWith(LinkedPage page) => From(page, TieFields);

    private ImmutableArray<Page> From(LinkedPage page, string[] fields) =>
        page.Page.Type == Place.Type ? OfPlace(page, 0)
        : Places(page, fields).SelectMany(place => OfPlace(place, 0)).Distinct().ToImmutableArray() is { IsEmpty: false } found ? found
        : page.Page.Type == Event.Type ? ByOutline(page.Page)
        : [];

    private ImmutableArray<Page> OfPlace(LinkedPage place, int depth)
    {
        if (ofPlace.TryGetValue(place.Page, out var known))
        {
            return known;
        }

        var found =
            IsCountry(place.Page) ? [place.Page]
            : depth > Deepest ? []
            : Places(place, ["part_of"]).SelectMany(above => OfPlace(above, depth + 1)).Distinct().ToImmutableArray();
        return ofPlace[place.Page] = found.IsEmpty ? ByOutline(place.Page) : found;
    }

    /// <summary>The country whose outline holds the coordinates of a page; what is wider than a town may lie in several.</summary>
    private ImmutableArray<Page> ByOutline(Page page) =>
        page.FrontMatter.Coordinates is { IsWide: false, Point: var point }
        && Atlas.CountryOf(point) is { } area
        && byName.Value.TryGetValue(Folding.NameKey(area.Name), out var known)
            ? [known]
            : [];

    private static Dictionary<string, Page> Named(Site site, string country)
    {
        var named = new Dictionary<string, Page>(StringComparer.Ordinal);
        foreach (var page in site.OfType(Place.Type).Select(page => page.Page).Where(page => IsCountry(page, country)))
        {
            foreach (var name in page.FrontMatter.Aliases.Select(alias => alias.Name).Concat(page.OtherTitles).Prepend(page.Title))
            {
                named.TryAdd(Folding.NameKey(name), page);
            }
        }

        return named;
    }

    private bool IsCountry(Page place) => IsCountry(place, country);

    private static bool IsCountry(Page place, string country) =>
        place
            .Subject.FrontMatter.Claims("kind")
            .Any(claim => claim.Value is ClaimValue.Text { Value: var kind } && kind.Equals(country, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<LinkedPage> Places(LinkedPage page, string[] fields) =>
        page
            .Page.FrontMatter.Fields.Where(field => fields.Contains(field.Definition.Name))
            .SelectMany(field => field.Claims)
            .SelectMany(site.Targets)
            .Where(target => target.Type == Place.Type)
            .Select(site.Of);
}

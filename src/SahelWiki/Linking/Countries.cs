using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>
/// Tells which countries a page has to do with: from the places it names up the chain of <c>part_of</c>, to the nearest whose kind is what
/// the language calls a country.
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

    /// <summary>Where a group is active, an event happened or a place lies.</summary>
    /// <returns>Each once, in the order of the front matter; empty where the page names no place, or its places lie in no one
    /// country.</returns>
    public ImmutableArray<Page> Of(LinkedPage page) => From(page, WhereFields);

    /// <summary>Also those of which a person is a citizen, and of places that any of its facts name.</summary>
    /// <returns>As <see cref="Of"/>.</returns>
    public ImmutableArray<Page> ConnectedWith(LinkedPage page) => From(page, TieFields);

    private ImmutableArray<Page> From(LinkedPage page, string[] fields) =>
        page.Page.Type == Place.Type ? OfPlace(page, 0) : [.. Places(page, fields).SelectMany(place => OfPlace(place, 0)).Distinct()];

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
        return ofPlace[place.Page] = found;
    }

    private bool IsCountry(Page place) =>
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

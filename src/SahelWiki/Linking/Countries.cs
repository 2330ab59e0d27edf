using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.PageTypes;

namespace SahelWiki.Linking;

/// <summary>Tells in which countries a group is active, an event happened or a place lies: up the chain of <c>part_of</c> to the nearest places whose kind is "country".</summary>
public sealed class Countries(Site site)
{
    private static readonly string[] WhereFields = ["area", "headquarters", "place"];

    /// <returns>Each once, in the order in which the page comes to them; empty where the page names no place, or its places lie in no one country.</returns>
    public ImmutableArray<Page> Of(LinkedPage page)
    {
        var found = ImmutableArray.CreateBuilder<Page>();
        foreach (var place in page.Page.Type == Place.Type ? [page.Page] : Named(page, WhereFields))
        {
            Climb(place, found, []);
        }

        return found.ToImmutable();
    }

    private void Climb(Page place, ImmutableArray<Page>.Builder found, HashSet<Page> seen)
    {
        if (place.Type != Place.Type || !seen.Add(place))
        {
            return;
        }

        if (place.FrontMatter.Claims("kind").Any(claim => claim.Value is ClaimValue.Text { Value: "country" }))
        {
            if (!found.Contains(place))
            {
                found.Add(place);
            }

            return;
        }

        foreach (var above in Named(site.Of(place), ["part_of"]))
        {
            Climb(above, found, seen);
        }
    }

    private static IEnumerable<Page> Named(LinkedPage page, string[] fields) => fields
        .SelectMany(field => page.Page.FrontMatter.Claims(field))
        .Select(claim => claim.Value is ClaimValue.Reference { Value: var reference } && page.References[reference.Index] is LinkResolution.Found found ? found.Page : null)
        .OfType<Page>();
}

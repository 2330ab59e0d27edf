using SahelWiki.Diagnostics;
using SahelWiki.Geography;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Checking;

/// <summary>Sees that what is wide is not drawn as a spot, and that what is to be drawn is known.</summary>
internal static class PlaceChecks
{
    /// <summary>Kinds of places that are no spot.</summary>
    private static readonly string[] Wide = ["region", "country", "province", "continent"];

    public static Func<LinkedPage, IEnumerable<Finding>> RegionAsSpot(Site site) =>
        page =>
            from claim in page.Page.Type == Place.Type ? page.Page.FrontMatter.Claims("coordinates") : []
            where claim.Value is ClaimValue.Place { Value.IsWide: false }
            let kind = page.Page.FrontMatter.Claims("kind").Select(kind => kind.Value).OfType<ClaimValue.Text>().FirstOrDefault()?.Value
            where kind is not null && Wide.Contains(kind, StringComparer.OrdinalIgnoreCase)
            select new Finding(
                Rules.RegionAsSpot,
                claim.Span,
                $"A map would show this {kind.ToLowerInvariant()} as a spot.",
                $"Add to it: precision: {(kind.Equals("country", StringComparison.OrdinalIgnoreCase) ? "country" : "region")}"
            );

    public static Func<LinkedPage, IEnumerable<Finding>> UnknownOutline(Site site) =>
        page =>
            from claim in page.Page.FrontMatter.Claims("outline")
            where claim.Value is ClaimValue.Text { Value: var written } && Atlas.Find(written) is null
            let name = ((ClaimValue.Text)claim.Value).Value
            select new Finding(Rules.UnknownOutline, claim.Span, $"The map knows no outline \"{name}\".", Hint(name));

    private static string Hint(string name) =>
        Atlas.Sahel.Regions.FirstOrDefault(region => region.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } region
            ? $"Write it with its country: '{region.Written}'"
        : NearestName.Find(name, Atlas.Names) is { } nearest ? $"Did you mean \"{nearest}\"?"
        : "Regions are named with their country ('Mopti, Mali'); leave the field out where none fits.";
}

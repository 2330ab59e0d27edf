using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Facts;

public enum ClaimState
{
    /// <summary>Nobody asks who did it: an agreement, a vote, a battle of two sides.</summary>
    NotAsked,

    /// <summary>No page names who did it.</summary>
    Unknown,

    /// <summary>Somebody is named; nothing says that they said so themselves.</summary>
    Attributed,

    /// <summary>Those named, or some of them, said that they did it.</summary>
    Claimed,
}

/// <summary>Who is said to have done it, and whether they said so.</summary>
/// <param name="Named">Pages of those named, those who claimed it first.</param>
/// <param name="Claimers">Those of them who claimed it.</param>
internal sealed record Responsibility(ClaimState State, ImmutableArray<Page> Named, ImmutableArray<Page> Claimers)
{
    private static readonly string[] DoneBySomebody = ["attack", "kidnapping", "massacre"];

    public static Responsibility Of(Site site, LinkedPage page, string kind)
    {
        var perpetrators = page
            .Page.FrontMatter.Claims("participants")
            .Where(claim => claim.Qualifier("role") is ClaimValue.Choice { Value: "perpetrator" })
            .ToArray();
        var claimers = Pages(perpetrators.Where(claim => claim.Qualifier("claimed") is ClaimValue.Choice { Value: "yes" }));
        return new(
            !claimers.IsEmpty ? ClaimState.Claimed
                : perpetrators.Length > 0 ? ClaimState.Attributed
                : DoneBySomebody.Contains(kind) ? ClaimState.Unknown
                : ClaimState.NotAsked,
            [.. claimers.Concat(Pages(perpetrators)).Distinct()],
            claimers
        );

        ImmutableArray<Page> Pages(IEnumerable<Claim> claims) =>
            [.. claims.SelectMany(claim => claim.References().Take(1)).Select(site.Target).OfType<Page>().Distinct()];
    }
}

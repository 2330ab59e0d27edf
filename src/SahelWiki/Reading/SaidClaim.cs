using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Model;

namespace SahelWiki.Reading;

/// <summary>What a version of a page claimed, as far as it takes to find the claim again in the next version.</summary>
/// <param name="Field">The name of the field, of the type of relation with a colon before it, or <c>timeline</c>.</param>
/// <param name="Target">The page it names, by its slug; empty for none.</param>
/// <param name="Works">Keys of the works it rests on, in ordinal order.</param>
/// <param name="When">The time of which it speaks.</param>
/// <param name="Value">What it says, in one form for each kind of value; see <c>StatedValues</c>.</param>
public sealed record SaidClaim(string Field, string Target, string Works, string When, string Value)
{
    /// <summary>Claims of fields, then relations, then the timeline, each in the author's order.</summary>
    public static ImmutableArray<SaidClaim> Of(FrontMatter matter) =>
        [
            .. matter.Fields.SelectMany(field => field.Claims.Select(claim => Of(field.Definition.Name, claim))),
            .. matter.Relations.Select(relation => new SaidClaim(
                ":" + relation.Type,
                Slug(relation.Target),
                Keys(relation.Sources),
                relation.From?.Written ?? "",
                ""
            )),
            .. matter.Timeline.Select(fact => new SaidClaim(
                "timeline",
                fact.Event is { } about ? Slug(about) : "",
                Keys(fact.Sources),
                fact.Date.Written,
                fact.Text
            )),
        ];

    private static SaidClaim Of(string field, Claim claim) =>
        new(
            field,
            claim.Value is ClaimValue.Reference { Value: var target } ? Slug(target) : "",
            Keys(claim.Sources),
            $"{claim.AsOf?.Written}/{claim.From?.Written}",
            claim.Value switch
            {
                ClaimValue.Text { Value: var text } => text,
                ClaimValue.Choice { Value: var word } => word,
                ClaimValue.Number { Min: var min, Max: var max } when min == max => Number(min),
                ClaimValue.Number { Min: var min, Max: var max } => $"{Number(min)}..{Number(max)}",
                ClaimValue.Date { Value: var date } => date.Written,
                ClaimValue.Place { Value: var place } => string.Create(
                    CultureInfo.InvariantCulture,
                    $"geo:{place.Latitude:0.##},{place.Longitude:0.##}"
                ),
                ClaimValue.Unknown => "unknown",
                ClaimValue.None => "none",
                _ => "",
            }
        );

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Slug(PageReference reference) => Text.Slug.Of(reference.Target[(reference.Target.IndexOf('/') + 1)..]);

    private static string Keys(ImmutableArray<Citation> citations) =>
        string.Join(' ', citations.Select(citation => citation.Key.Value).Distinct().Order(StringComparer.Ordinal));
}

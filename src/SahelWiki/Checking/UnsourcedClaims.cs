using System.Globalization;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;

namespace SahelWiki.Checking;

/// <summary>Sees that claims, relations and dated facts name their sources, and what may change its date.</summary>
internal static class UnsourcedClaims
{
    private const string AddSource = "Add to it: source: \"key, p. 12\"";

    public static Func<LinkedPage, IEnumerable<Finding>> Sources(Site site) =>
        page => page.Page.Type.HasSubject ? WithoutSource(page.Page.FrontMatter) : [];

    public static Func<LinkedPage, IEnumerable<Finding>> Dates(Site site) =>
        page => page.Page.Type.HasSubject ? WithoutDate(page.Page.FrontMatter) : [];

    private static IEnumerable<Finding> WithoutSource(FrontMatter page) =>
        [
            .. Claims(page)
                .Where(entry => ClaimChecks.LacksSource(entry.Claim))
                .Select(entry => new Finding(
                    Rules.UnsourcedClaim,
                    entry.Claim.Span,
                    $"This entry of \"{entry.Field.Name}\" names no source.",
                    HowToSource(entry.Field, entry.Claim)
                )),
            .. page
                .Relations.Where(ClaimChecks.LacksSource)
                .Select(relation => new Finding(
                    Rules.UnsourcedClaim,
                    relation.Span,
                    $"This relation ({relation.Type}) names no source.",
                    AddSource
                )),
            .. page
                .Timeline.Where(fact => fact.Sources.IsEmpty)
                .Select(fact => new Finding(Rules.UnsourcedClaim, fact.Span, "This entry of the timeline names no source.", AddSource)),
        ];

    private static IEnumerable<Finding> WithoutDate(FrontMatter page) =>
        Claims(page)
            .Where(entry => ClaimChecks.LacksDate(entry.Field, entry.Claim))
            .Select(entry => new Finding(
                Rules.MissingAsOf,
                entry.Claim.Span,
                $"This entry of \"{entry.Field.Name}\" doesn't say of which date it speaks, though it may change.",
                "Add the date of the source: as_of: 2024-09"
            ));

    private static IEnumerable<(FieldDefinition Field, Claim Claim)> Claims(FrontMatter page) =>
        page.Fields.Where(field => field.Definition.IsClaim).SelectMany(field => field.Claims, (field, claim) => (field.Definition, claim));

    /// <summary>A plain value becomes a mapping; what is one already gets a further key.</summary>
    private static string HowToSource(FieldDefinition field, Claim claim)
    {
        var plain = claim is { From: null, To: null, AsOf: null, Confidence: null, Note: null, Qualifiers.IsEmpty: true }
            ? claim.Value switch
            {
                ClaimValue.Date { Value.Written: var date } => date,
                ClaimValue.Choice { Value: var word } => word,
                ClaimValue.Number { Min: { } min, Max: var max } when min == max => min.ToString(CultureInfo.InvariantCulture),
                ClaimValue.Text { Value: { Length: < 40 } text } when text.IndexOfAny([',', ':', '"', '\'', '[', ']', '{', '}', '#']) < 0 =>
                    text,
                ClaimValue.Text => "…",
                _ => null,
            }
            : null;
        return plain is null ? AddSource : $"Write: {field.Name}: {{{field.ValueKey}: {plain}, source: \"key, p. 12\"}}";
    }
}

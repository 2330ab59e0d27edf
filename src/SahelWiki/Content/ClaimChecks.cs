using SahelWiki.Diagnostics;
using SahelWiki.PageTypes;

namespace SahelWiki.Content;

/// <summary>Sees that the claims of one page name their sources and dates, and that its own dates agree.</summary>
public static class ClaimChecks
{
    /// <summary>States that nothing follows: they hold for good, whenever a source was written.</summary>
    private static readonly string[] Final = ["merged", "dissolved", "dead"];

    internal static void Report(PageType type, FrontMatter page, DiagnosticBag bag)
    {
        if (!type.HasSubject)
        {
            return;
        }

        foreach (var field in page.Fields.Where(field => field.Definition.IsClaim))
        {
            foreach (var claim in field.Claims)
            {
                if (LacksSource(claim))
                {
                    bag.Add(Rules.UnsourcedClaim, claim.Span, $"This entry of \"{field.Definition.Name}\" names no source.", HowToSource(field.Definition, claim));
                }

                if (LacksDate(field.Definition, claim))
                {
                    bag.Add(Rules.MissingAsOf, claim.Span, $"This entry of \"{field.Definition.Name}\" doesn't say of which date it speaks, though it may change.", "Add the date of the source: as_of: 2024-09");
                }
            }
        }

        foreach (var relation in page.Relations.Where(LacksSource))
        {
            bag.Add(Rules.UnsourcedClaim, relation.Span, $"This relation ({relation.Type}) names no source.", "Add to it: source: \"key, p. 12\"");
        }

        foreach (var fact in page.Timeline.Where(fact => fact.Sources.IsEmpty))
        {
            bag.Add(Rules.UnsourcedClaim, fact.Span, "This entry of the timeline names no source.", "Add to it: source: \"key, p. 12\"");
        }

        CheckOrder(page, "born", "died", bag);
        CheckOrder(page, "founded", "dissolved", bag);
    }

    /// <summary>A plain value becomes a mapping; what is one already gets a further key.</summary>
    private static string HowToSource(FieldDefinition field, Claim claim)
    {
        var plain = claim is { From: null, To: null, AsOf: null, Confidence: null, Note: null, Qualifiers.IsEmpty: true }
            ? claim.Value switch
            {
                ClaimValue.Date { Value.Written: var date } => date,
                ClaimValue.Choice { Value: var word } => word,
                ClaimValue.Number { Min: { } min, Max: var max } when min == max => min.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ClaimValue.Text { Value: { Length: < 40 } text } when text.IndexOfAny([',', ':', '"', '\'', '[', ']', '{', '}', '#']) < 0 => text,
                ClaimValue.Text => "…",
                _ => null,
            }
            : null;
        return plain is null ? "Add to it: source: \"key, p. 12\"" : $"Write: {field.Name}: {{{field.ValueKey}: {plain}, source: \"key, p. 12\"}}";
    }

    /// <summary>True where no source is named for a value; that something is left open needs none.</summary>
    public static bool LacksSource(Claim claim) => claim.Sources.IsEmpty && !claim.IsFaulty && claim.Value is not ClaimValue.Unknown;

    /// <summary>"See also" states nothing about the world, so it needs no source.</summary>
    public static bool LacksSource(RelationStatement relation) => relation.Sources.IsEmpty && relation.Type != "related-to";

    /// <summary>True for a value that changes and doesn't say when it held. A leader's note counts: it tells why the sources give no date.</summary>
    public static bool LacksDate(FieldDefinition field, Claim claim) =>
        field.Volatile && claim is { AsOf: null, To: null, IsFaulty: false } && claim.Value switch
        {
            ClaimValue.Unknown => false,
            ClaimValue.Choice { Value: var word } => !Final.Contains(word) && word != "unknown",
            ClaimValue.Reference => claim is { From: null, Note: null },
            _ => true,
        };

    /// <summary>A rumour of death is not a death: only a date of death or the status "dead" counts.</summary>
    public static bool IsKnownDead(FrontMatter page) =>
        page.Claims("died").Any(claim => claim.Value is ClaimValue.Date) || page.Claims("status").Any(claim => claim.Value is ClaimValue.Choice { Value: "dead" });

    private static void CheckOrder(FrontMatter page, string first, string second, DiagnosticBag bag)
    {
        var begins = page.Claims(first).Select(claim => claim.Value).OfType<ClaimValue.Date>().ToArray();
        foreach (var claim in page.Claims(second))
        {
            if (claim.Value is ClaimValue.Date { Value: var end } && begins.Length > 0 && begins.All(begin => begin.Value.Earliest > end.Latest))
            {
                bag.Add(Rules.DatesOutOfOrder, claim.Span, $"\"{second}\" ({end.Written}) lies before \"{first}\" ({begins[0].Value.Written}).", "Correct the one that is wrong.");
            }
        }
    }
}

using SahelWiki.Diagnostics;
using SahelWiki.Model;

namespace SahelWiki.Reading.Facts;

/// <summary>What a claim owes its reader, a source and a date, and whether the dates of one page agree.</summary>
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

        CheckOrder(page, "born", "died", bag);
        CheckOrder(page, "founded", "dissolved", bag);
    }

    /// <summary>True where no source is named for a value; that something is left open needs none.</summary>
    public static bool LacksSource(Claim claim) => claim.Sources.IsEmpty && !claim.IsFaulty && claim.Value is not ClaimValue.Unknown;

    /// <summary>"See also" states nothing about the world, so it needs no source.</summary>
    public static bool LacksSource(RelationStatement relation) => relation.Sources.IsEmpty && relation.Type != "related-to";

    /// <summary>
    /// True for a value that changes and doesn't say when it held. A leader's note counts: it tells why the sources give no date.
    /// </summary>
    public static bool LacksDate(FieldDefinition field, Claim claim) =>
        field.Volatile
        && claim is { AsOf: null, To: null, IsFaulty: false }
        && claim.Value switch
        {
            ClaimValue.Unknown => false,
            ClaimValue.Choice { Value: var word } => !Final.Contains(word) && word != "unknown",
            ClaimValue.Reference => claim is { From: null, Note: null },
            _ => true,
        };

    /// <summary>A rumour of death is not a death: only a date of death or the status "dead" counts.</summary>
    public static bool IsKnownDead(FrontMatter page) =>
        page.Claims("died").Any(claim => claim.Value is ClaimValue.Date)
        || page.Claims("status").Any(claim => claim.Value is ClaimValue.Choice { Value: "dead" });

    private static void CheckOrder(FrontMatter page, string first, string second, DiagnosticBag bag)
    {
        var begins = page.Claims(first).Select(claim => claim.Value).OfType<ClaimValue.Date>().ToArray();
        foreach (var claim in page.Claims(second))
        {
            if (
                claim.Value is ClaimValue.Date { Value: var end }
                && begins.Length > 0
                && begins.All(begin => begin.Value.Earliest > end.Latest)
            )
            {
                bag.Add(
                    Rules.DatesOutOfOrder,
                    claim.Span,
                    $"\"{second}\" ({end.Written}) lies before \"{first}\" ({begins[0].Value.Written}).",
                    "Correct the one that is wrong."
                );
            }
        }
    }
}

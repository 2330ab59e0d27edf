using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>A fact that was true on a day now long past.</summary>
public readonly record struct StaleFact(LinkedPage Page, Field Field, Claim Claim);

/// <summary>Finds facts on active groups whose <c>as_of</c> is older than the site's limit.</summary>
public static class StaleFacts
{
    /// <summary>In the order of the site's pages, then the author's. Empty where the site does not know what day it is.</summary>
    public static IEnumerable<StaleFact> Of(Site site) => site.OfType(Group.Type).SelectMany(page => Of(site, page));

    /// <summary>Those of one page, in the author's order.</summary>
    public static IEnumerable<StaleFact> Of(Site site, LinkedPage page)
    {
        if (site.Today is not { } today || page.Page.Type != Group.Type || !IsActive(page.Page))
        {
            yield break;
        }

        var limit = today.Year * 12 + today.Month - 1 - site.Settings.StaleAfterMonths is var months and >= 12 and < 9999 * 12
            ? new DateOnly(
                months / 12,
                (months % 12) + 1,
                Math.Min(today.Day, DateTime.DaysInMonth(months / 12, (months % 12) + 1))
            ).DayNumber
            : 0;
        foreach (var field in page.Page.FrontMatter.Fields)
        {
            // An old value beside a newer one is history, not a stale fact.
            var newest = field.Claims.Max(claim => claim.AsOf?.Latest);
            foreach (var claim in field.Claims.Where(claim => claim.AsOf is { } asOf && asOf.Latest < limit && asOf.Latest == newest))
            {
                yield return new(page, field, claim);
            }
        }
    }

    /// <summary>By the newest of its statuses.</summary>
    private static bool IsActive(Page page) =>
        page.FrontMatter.Claims("status").MaxBy(claim => claim.AsOf?.Latest ?? long.MinValue)?.Value
            is ClaimValue.Choice { Value: "active" };
}

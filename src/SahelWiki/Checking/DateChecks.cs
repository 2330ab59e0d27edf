using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Checking;

/// <summary>
/// Compares the dates of one page with those of the pages it names. Only what cannot be true under any reading of the dates is reported.
/// </summary>
internal static class DateChecks
{
    /// <summary>Roles that the dead can have: an event may be about them.</summary>
    private static readonly string[] RolesOfTheDead = ["subject", "other"];

    public static Func<LinkedPage, IEnumerable<Finding>> DeadBeforeEvent(Site site) =>
        page =>
            page.Page.Type != Event.Type || Span(page.Page, "date") is not var (start, _)
                ? []
                : from claim in page.Page.FrontMatter.Claims("participants")
                where !(claim.Qualifier("role") is ClaimValue.Choice { Value: var role } && RolesOfTheDead.Contains(role))
                let person = Named(site, claim)
                where person?.Type == Person.Type && Span(person, "died") is var (_, death) && death < start
                select new Finding(
                    Rules.DeadBeforeEvent,
                    claim.Span,
                    $"\"{person.Title}\" had died before this event, by the dates of both pages.",
                    $"Correct \"died\" in {person.Source} or \"date\" here; where the page tells of somebody dead, write: role: subject"
                );

    public static Func<LinkedPage, IEnumerable<Finding>> EndedBeforeFounded(Site site) =>
        page =>
            Span(page.Page, "founded") is not var (start, _)
                ? []
                : from claim in page.Page.FrontMatter.Claims("dissolved")
                where claim.Value is ClaimValue.Date { Value.Latest: var end } && end < start
                select new Finding(
                    Rules.EndedBeforeFounded,
                    claim.Span,
                    "This end lies before every date that \"founded\" has.",
                    "Correct \"dissolved\" or \"founded\"."
                );

    public static Func<LinkedPage, IEnumerable<Finding>> OutsideGroupDates(Site site) =>
        page =>
            page.Page.FrontMatter.Fields.Where(field => field.Definition.Name is "leaders" or "affiliations" or "members")
                .SelectMany(field => field.Claims.SelectMany(claim => Role(site, page, field, claim)));

    public static Func<LinkedPage, IEnumerable<Finding>> OutsideParentDates(Site site) =>
        page =>
            page.Page.Type != Event.Type || Span(page.Page, "date") is not var (start, end)
                ? []
                : from claim in page.Page.FrontMatter.Claims("part_of")
                let parent = Named(site, claim)
                where parent is not null && Span(parent, "date") is var (first, last) && (end < first || start > last)
                select new Finding(
                    Rules.OutsideParentDates,
                    claim.Span,
                    $"This event lies outside the dates of \"{parent.Title}\", of which it should be part.",
                    $"Correct \"date\" here or in {parent.Source}, or remove \"part_of\"."
                );

    private static IEnumerable<Finding> Role(Site site, LinkedPage page, Field field, Claim claim)
    {
        // A leader stands on the group's page, an affiliation on the person's.
        var group = field.Definition.Name == "affiliations" ? Named(site, claim) : page.Page;
        if (group is null)
        {
            yield break;
        }

        var where = group == page.Page ? "here" : $"in {group.Source}";
        var founded = Span(group, "founded")?.Start ?? long.MinValue;
        var dissolved = Span(group, "dissolved")?.End ?? long.MaxValue;
        if ((claim.From ?? claim.To) is { } early && early.Latest < founded)
        {
            yield return new(
                Rules.OutsideGroupDates,
                claim.Span,
                $"This role begins ({early.Written}) before \"{group.Title}\" was founded.",
                $"Correct the date, or \"founded\" {where}."
            );
        }
        else if ((claim.To ?? claim.From) is { } late && late.Latest != long.MaxValue && late.Earliest > dissolved)
        {
            yield return new(
                Rules.OutsideGroupDates,
                claim.Span,
                $"This role is held ({late.Written}) after the end of \"{group.Title}\".",
                $"Correct the date, or \"dissolved\" {where}."
            );
        }
    }

    private static Page? Named(Site site, Claim claim) =>
        claim.Value is ClaimValue.Reference { Value: var reference } ? site.Target(reference) : null;

    /// <summary>From the first to the last day that any version of a field allows; null where it has no date.</summary>
    private static (long Start, long End)? Span(Page page, string field)
    {
        var dates = page.FrontMatter.Claims(field).Select(claim => claim.Value).OfType<ClaimValue.Date>().ToArray();
        return dates.Length == 0 ? null : (dates.Min(date => date.Value.Earliest), dates.Max(date => date.Value.Latest));
    }
}

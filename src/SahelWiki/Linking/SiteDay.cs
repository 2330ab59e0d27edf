using SahelWiki.Model;
using SahelWiki.Reading;

namespace SahelWiki.Linking;

/// <summary>Decides what "now" is for a site, without looking at the clock: the same input must give the same pages next year.</summary>
public static class SiteDay
{
    /// <param name="given">What the caller says, as <c>SOURCE_DATE_EPOCH</c> does for a reproducible build; it wins.</param>
    /// <param name="history">Else the day of the newest commit counts, in UTC.</param>
    /// <param name="pages">Without a history, the newest <c>as_of</c> of all pages: then the wiki is as old as its newest fact.</param>
    public static DateOnly? Of(DateOnly? given, GitHistory? history, IEnumerable<Page> pages)
    {
        if (given is not null)
        {
            return given;
        }

        if (history is { Commits: [var newest, ..] })
        {
            return DateOnly.FromDateTime(newest.Date.UtcDateTime);
        }

        var latest = pages
            .SelectMany(page => page.FrontMatter.Fields)
            .SelectMany(field => field.Claims)
            .Select(claim => claim.AsOf?.Latest ?? long.MinValue)
            .Where(day => day is >= 0 && day <= DateOnly.MaxValue.DayNumber)
            .DefaultIfEmpty(-1)
            .Max();
        return latest < 0 ? null : DateOnly.FromDayNumber((int)latest);
    }
}

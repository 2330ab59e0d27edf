using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Matches the places of a work that citations name with those through which other works are known.</summary>
public static class Locators
{
    /// <summary>Works that the work itself cites at this place: for note 57, those whose <c>via</c> names note 57.</summary>
    public static ImmutableArray<SourceEntry> LeadsAt(LinkedSource source, Locator locator) =>
        [
            .. source
                .Leads.Select(lead => (lead.Entry, First: lead.Place.Locator.FirstShared(locator)))
                .Where(lead => lead.First is not null)
                .OrderBy(lead => lead.First)
                .ThenBy(lead => lead.Entry.Key)
                .Select(lead => lead.Entry)
                .Distinct(),
        ];
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Matches the places of a source that citations name with those through which other works are known.</summary>
public static class Locators
{
    /// <summary>Works that the source itself cites at this place: for note 57, those whose <c>via</c> names note 57.</summary>
    /// <param name="locator"><c>n. 57</c>, <c>nn. 16–17, 20</c>, …; empty for none.</param>
    public static ImmutableArray<SourceEntry> LeadsAt(LinkedSource source, string locator)
    {
        if (source.Leads.IsEmpty || Numbers(locator) is not { Count: > 0 } wanted)
        {
            return [];
        }

        var term = Term(locator);
        return
        [
            .. source
                .Leads.Where(lead => Term(lead.Place.Locator) == term && Numbers(lead.Place.Locator).Overlaps(wanted))
                .Select(lead => (lead.Entry, First: Numbers(lead.Place.Locator).Where(wanted.Contains).Min()))
                .OrderBy(lead => lead.First)
                .ThenBy(lead => lead.Entry.Key, StringComparer.Ordinal)
                .Select(lead => lead.Entry)
                .Distinct(),
        ];
    }

    /// <summary>What is counted, in the singular: <c>nn. 3–4</c> counts <c>n</c>.</summary>
    private static char Term(string locator) => locator.Length > 0 ? char.ToLowerInvariant(locator[0]) : ' ';

    /// <summary>All numbers a locator names, ranges written out (at most a thousand).</summary>
    private static HashSet<int> Numbers(string locator)
    {
        var numbers = new HashSet<int>();
        int? rangeStart = null;
        for (var i = 0; i < locator.Length; i++)
        {
            if (!char.IsAsciiDigit(locator[i]))
            {
                continue;
            }

            var end = i;
            while (end < locator.Length && char.IsAsciiDigit(locator[end]))
            {
                end++;
            }

            if (int.TryParse(locator.AsSpan(i, end - i), out var number))
            {
                for (var n = rangeStart is { } start && number - start is > 0 and < 1000 ? start : number; n <= number; n++)
                {
                    numbers.Add(n);
                }

                rangeStart = end < locator.Length && locator[end] is '-' or '–' or '—' ? number : null;
            }

            i = end;
        }

        return numbers;
    }
}

using SahelWiki.Diagnostics;
using SahelWiki.Linking;

namespace SahelWiki.Checking;

/// <summary>Reports the facts that <see cref="StaleFacts"/> finds, at their line.</summary>
internal static class StaleFactCheck
{
    internal static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site) =>
        page =>
            StaleFacts
                .Of(site, page)
                .Select(stale => new Finding(
                    Rules.StaleFact,
                    stale.Claim.Span,
                    $"\"{stale.Field.Definition.Name}\" speaks of {stale.Claim.AsOf!.Written}, more than "
                        + $"{site.Settings.StaleAfterMonths} months ago.",
                    "Look for a newer source, and add its value beside this one with as_of."
                ));
}

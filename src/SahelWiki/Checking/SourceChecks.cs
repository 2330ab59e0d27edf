using SahelWiki.Diagnostics;
using SahelWiki.Linking;

namespace SahelWiki.Checking;

/// <summary>What an entry of the bibliography should have so that readers find the work, also in ten years.</summary>
internal static class SourceChecks
{
    public static IEnumerable<Finding> WithoutArchive(LinkedSource source) =>
        When(
            source.Entry is { Url: not null, ArchiveUrl: null, UrlStatus: not "dead" },
            source,
            Rules.SourceWithoutArchive,
            "has an address and no archived copy",
            "Save it at web.archive.org, then add: archive_url: and archive_date:"
        );

    public static IEnumerable<Finding> WithoutAccessDate(LinkedSource source) =>
        When(
            source.Entry is { Url: not null, Accessed: null },
            source,
            Rules.SourceWithoutAccessDate,
            "doesn't say when it was read",
            "Add the day on which you read it: accessed: 2024-09-18"
        );

    public static IEnumerable<Finding> DeadWithoutArchive(LinkedSource source) =>
        When(
            source.Entry is { UrlStatus: "dead", ArchiveUrl: null },
            source,
            Rules.DeadWithoutArchive,
            "has a dead address and no archived copy",
            "Look for it at web.archive.org, then add: archive_url: and archive_date:"
        );

    public static IEnumerable<Finding> ArchiveWithoutDate(LinkedSource source) =>
        When(
            source.Entry is { ArchiveUrl: not null, ArchiveDate: null },
            source,
            Rules.ArchiveWithoutDate,
            "has an archived copy without a date",
            "Add the day on which it was made: archive_date: 2024-09-18"
        );

    public static IEnumerable<Finding> Uncited(LinkedSource source) =>
        When(
            source.Uses.IsEmpty && source.Leads.IsEmpty && source.Entry.Via.IsEmpty,
            source,
            Rules.UncitedSource,
            "is cited by no page",
            "Cite it, or remove it; where another source refers to it, say so: via: [\"key, p. 12\"]"
        );

    private static IEnumerable<Finding> When(bool holds, LinkedSource source, Rule rule, string what, string hint) =>
        holds ? [new(rule, source.Entry.Span, $"The source \"{source.Entry.Key}\" {what}.", hint)] : [];
}

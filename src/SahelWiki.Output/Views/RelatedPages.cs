using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>The pages whose fields and relations name a page, where they are so many that the page shows only some.</summary>
internal static class RelatedPages
{
    /// <summary>Up to so many a page shows all of.</summary>
    private const int Many = 150;

    /// <summary>Of more it shows this many of each kind.</summary>
    public const int OnThePage = 50;

    /// <summary>Whether the page shows only some of those that name it, and all are in a list of their own.</summary>
    public static bool AreMany(LinkedPage page) => page.Mentions.Length + page.Relations.Length > Many;

    /// <summary>The id of the heading over those of one kind.</summary>
    public static string Id(string label) => "all-" + Slug.OfHeading(label);

    /// <summary>Events that name the page, oldest first, those without a date last.</summary>
    public static ImmutableArray<(Page Event, Edtf? Date, string Remark)> Events(LinkedPage page, Phrases phrases) =>
        [
            .. page
                .Mentions.Where(mention => mention.From.Type == Event.Type)
                .GroupBy(mention => mention.From)
                .Select(group =>
                    (
                        Event: group.Key,
                        Date: ViewBuilder.DateOf(group.Key),
                        Remark: string.Join(", ", group.Select(mention => Part(mention, phrases)).Where(part => part.Length > 0).Distinct())
                    )
                )
                .OrderBy(entry => entry.Date is null ? 1 : 0)
                .ThenBy(entry => entry.Date)
                .ThenBy(entry => entry.Event.Source),
        ];

    /// <summary>All that name the page, in the order of the page: relations, fields, events.</summary>
    public static IEnumerable<(string Label, Page Page, Edtf? Date, string Remark)> All(Site site, LinkedPage page, Phrases phrases) =>
        page
            .Relations.Select(end => (end.Label, end.Other, end.Edge.Start, ""))
            .GroupBy(entry => entry.Label)
            .SelectMany(group => group)
            .Concat(
                page.Mentions.Where(mention => mention.From.Type != Event.Type)
                    .GroupBy(mention => phrases[$"inverse.{mention.Field.Definition.Name}"])
                    .OrderBy(group => group.Key, phrases.Comparer)
                    .SelectMany(group =>
                        group
                            .Select(mention => mention.From)
                            .Distinct()
                            .OrderBy(from => site.Of(from).Rank)
                            .Select(from => (group.Key, from, (Edtf?)null, ""))
                    )
            )
            .Concat(Events(page, phrases).Select(entry => (phrases["events.title"], entry.Event, entry.Date, entry.Remark)));

    /// <summary>What part the page had in an event.</summary>
    private static string Part(Mention mention, Phrases phrases) =>
        mention.Claim.Qualifier("role") is ClaimValue.Choice { Value: var role }
            ? phrases[$"choice.role.{role}"]
                + (mention.Claim.Qualifier("claimed") is ClaimValue.Choice { Value: "yes" } ? ", " + phrases["events.claimed"] : "")
        : mention.Field.Definition.Name is "place" or "participants" ? ""
        : phrases[$"inverse.{mention.Field.Definition.Name}"];
}

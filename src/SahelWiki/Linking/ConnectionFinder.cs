using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>
/// Finds the people and groups that a person or group is connected with though no relation says so: they took part in the same events, or
/// are of the same group.
/// </summary>
internal sealed class ConnectionFinder(Site site)
{
    /// <summary>How many are shown, the closest first.</summary>
    private const int Most = 12;

    /// <summary>Events of a page that are looked at: whoever took part in thousands is connected with everybody.</summary>
    private const int MostEvents = 500;

    private static readonly ImmutableArray<string> MembersOfGroups = ["leaders", "founders", "affiliations"];

    /// <returns>Each with the number of events they share, and the groups both belong to; those whom relations or fields of either page
    /// name are left out.</returns>
    public ImmutableArray<(LinkedPage Page, int Events, ImmutableArray<Page> Groups)> Of(LinkedPage page)
    {
        if (!IsActor(page.Page))
        {
            return [];
        }

        var known = Named(page)
            .Concat(page.Relations.Select(end => end.Other))
            .Concat(page.Mentions.Where(mention => mention.From.Type != Event.Type).Select(mention => mention.From))
            .Append(page.Page)
            .ToHashSet();
        var events = page
            .Mentions.Where(mention => mention.From.Type == Event.Type && mention.Field.Definition.Name == "participants")
            .Select(mention => mention.From)
            .Distinct()
            .Take(MostEvents);
        var together = events
            .SelectMany(happened => Participants(site.Of(happened)).Distinct())
            .Where(other => IsActor(other) && !known.Contains(other))
            .CountBy(other => other)
            .ToDictionary();
        var comrades = GroupsOf(page)
            .Distinct()
            .SelectMany(group =>
                MembersOf(site.Of(group))
                    .Distinct()
                    .Where(other => other.Type == Person.Type && !known.Contains(other))
                    .Select(other => (Other: other, Group: group))
            )
            .ToLookup(pair => pair.Other, pair => pair.Group);
        return
        [
            .. together
                .Keys.Concat(comrades.Select(comrade => comrade.Key))
                .Distinct()
                .Select(other =>
                    (Page: site.Of(other), Events: together.GetValueOrDefault(other), Groups: comrades[other].ToImmutableArray())
                )
                .OrderByDescending(connection => connection.Events + connection.Groups.Length)
                .ThenBy(connection => connection.Page.Rank)
                .Take(Most),
        ];
    }

    private static bool IsActor(Page page) => page.Type == Person.Type || page.Type == Group.Type;

    private IEnumerable<Page> Participants(LinkedPage happened) =>
        happened.Page.FrontMatter.Claims("participants").SelectMany(site.Targets);

    /// <summary>Groups that a person's page or theirs names as the person's.</summary>
    private IEnumerable<Page> GroupsOf(LinkedPage person) =>
        person.Page.Type != Person.Type
            ? []
            : person
                .Page.FrontMatter.Claims("affiliations")
                .SelectMany(site.Targets)
                .Concat(
                    person
                        .Mentions.Where(mention => MembersOfGroups.Contains(mention.Field.Definition.Name))
                        .Select(mention => mention.From)
                )
                .Where(page => page.Type == Group.Type);

    private IEnumerable<Page> MembersOf(LinkedPage group) =>
        MembersOfGroups
            .SelectMany(group.Page.FrontMatter.Claims)
            .SelectMany(site.Targets)
            .Concat(group.Mentions.Where(mention => mention.Field.Definition.Name == "affiliations").Select(mention => mention.From));

    private IEnumerable<Page> Named(LinkedPage page) =>
        page.Page.FrontMatter.Fields.SelectMany(field => field.Claims).SelectMany(site.Targets);
}

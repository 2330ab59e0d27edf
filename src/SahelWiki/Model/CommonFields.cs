using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>Field shapes that several page types share.</summary>
public static class CommonFields
{
    /// <summary>
    /// Who can act: in <c>participants</c>, <c>affiliations</c>, <c>members</c>. A place stands for its state, an article for a community.
    /// </summary>
    public static readonly ImmutableArray<string> Actors = ["group", "person", "organisation", "place", "article"];

    public static readonly FieldDefinition Role = new("role", ValueKind.Text) { Meaning = "What they are there, in a word or two." };

    /// <summary>The page of the event that a date belongs to: both are one fact.</summary>
    private static readonly FieldDefinition OfEvent = new("event", ValueKind.Reference)
    {
        References = ["event"],
        Meaning = "The page about it, where there is one.",
    };

    public static readonly FieldDefinition Founded = new("founded", ValueKind.Date)
    {
        IsKeyFact = true,
        Qualifiers = [OfEvent],
        Meaning = "When it began.",
        Example = "{value: '2015-01', source: some-key}",
    };

    public static readonly FieldDefinition Camp = new("camp", ValueKind.Choice)
    {
        Choices = ["al-qaeda", "islamic-state", "tuareg-and-other-movements", "militias", "state-and-allies", "other"],
        Meaning = "On whose side it stands, as a source says; the lineage puts those of one camp together.",
        Example = "{value: al-qaeda, source: some-key}",
    };

    public static readonly FieldDefinition Dissolved = new("dissolved", ValueKind.Date)
    {
        Qualifiers = [OfEvent],
        Meaning = "When it ended; what joined another group goes on in it and has a relation instead.",
        Example = "{value: '2017-03', source: some-key}",
    };

    public static readonly FieldDefinition Leaders = new("leaders", ValueKind.Reference)
    {
        IsFactOfTarget = true,
        References = ["person"],
        ValueKey = "person",
        Qualifiers = [Role],
        Volatile = true,
        IsKeyFact = true,
        Meaning = "Who led it, and when.",
        Example = "[{person: persons/some-person, role: leader, from: '2015', source: some-key}]",
    };

    public static readonly FieldDefinition Designations = new("designations", ValueKind.Text)
    {
        ValueKey = "by",
        MayNamePage = true,
        Meaning = "Who has put it on which list, and when.",
        Example = "[{by: Some State, list: Name of the list, date: '2018-09-05', source: some-key}]",
        Qualifiers = [new("list", ValueKind.Text), new("date", ValueKind.Date)],
    };

    public static readonly FieldDefinition Coordinates = new("coordinates", ValueKind.Coordinates)
    {
        IsClaim = false,
        Meaning = "Where it is, in degrees with at most two decimals; precision: site, town, area (within some 25 km), region or country.",
        Example = "{lat: 16.27, lon: -0.04, precision: town}",
    };

    /// <summary>What Obsidian and its plugins write into front matter for themselves: it says nothing of the subject.</summary>
    public static readonly ImmutableArray<string> OfEditors =
    [
        "cssclass",
        "cssclasses",
        "created",
        "modified",
        "updated",
        "date created",
        "date modified",
        "publish",
        "permalink",
    ];

    /// <summary>Keys that every page has, whatever its type, with the kind of value for messages.</summary>
    public static readonly ImmutableArray<string> OfEveryPage =
    [
        "title",
        "summary",
        "aliases",
        "tags",
        "image",
        "redirects",
        "draft",
        "external_ids",
        "relations",
        "timeline",
    ];
}

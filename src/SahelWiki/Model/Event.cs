namespace SahelWiki.Model;

/// <summary>What happened at a time: attacks, battles, coups, mergers, operations, agreements, elections, deaths.</summary>
public static class Event
{
    public static PageType Type { get; } =
        new(
            "event",
            "events",
            [
                new("kind", ValueKind.Choice)
                {
                    IsClaim = false,
                    Meaning = "What kind of event it was.",
                    Example = "attack",
                    Choices =
                    [
                        "attack",
                        "battle",
                        "coup",
                        "kidnapping",
                        "massacre",
                        "merger",
                        "operation",
                        "agreement",
                        "election",
                        "designation",
                        "death",
                        "protest",
                        "other",
                    ],
                },
                new("date", ValueKind.Date)
                {
                    IsKeyFact = true,
                    Meaning = "When it happened, as exactly as the sources say.",
                    Example = "{value: '2017-10', source: some-key}",
                },
                new("status", ValueKind.Choice)
                {
                    Choices = ["planned"],
                    Meaning = "Only for what is announced and of which no source says that it took place.",
                    Example = "{value: planned, as_of: '2021', source: some-key}",
                },
                new("place", ValueKind.Reference)
                {
                    References = ["place"],
                    IsKeyFact = true,
                    Meaning = "Where it happened.",
                    Example = "{place: places/some-place, source: some-key}",
                },
                CommonFields.Coordinates,
                new("participants", ValueKind.Reference)
                {
                    References = CommonFields.Actors,
                    Meaning = "Who took part, in which role.",
                    Example = "[{group: groups/some-group, role: perpetrator, claimed: yes, source: some-key}]",
                    Qualifiers =
                    [
                        new("role", ValueKind.Choice)
                        {
                            Choices =
                            [
                                "perpetrator",
                                "target",
                                "victim",
                                "party",
                                "mediator",
                                "signatory",
                                "commander",
                                "organiser",
                                "supporter",
                                "subject",
                                "participant",
                                "observer",
                                "other",
                            ],
                        },
                        new("claimed", ValueKind.Choice) { Choices = ["yes", "no", "unknown"] },
                    ],
                },
                new("killed", ValueKind.Number)
                {
                    IsKeyFact = true,
                    Meaning = "How many were killed; say in the note who is counted.",
                    Example = "[{min: 9, max: 11, source: some-key, note: soldiers}]",
                    Qualifiers =
                    [
                        new("victims", ValueKind.Text)
                        {
                            Meaning = "Whom this figure counts, where others count others: figures of different victims are added.",
                        },
                    ],
                },
                new("injured", ValueKind.Number) { Meaning = "How many were injured.", Example = "{value: 7, source: some-key}" },
                new("abducted", ValueKind.Number) { Meaning = "How many were abducted.", Example = "{value: 3, source: some-key}" },
                new("part_of", ValueKind.Reference)
                {
                    References = ["event"],
                    Acyclic = true,
                    Meaning = "The larger event it belongs to.",
                    Example = "{event: events/some-event, source: some-key}",
                },
                new("outcome", ValueKind.Text)
                {
                    Meaning = "What came of it, in a few words.",
                    Example = "{value: a few words, source: some-key}",
                },
            ]
        );
}

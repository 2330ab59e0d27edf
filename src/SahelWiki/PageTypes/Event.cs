namespace SahelWiki.PageTypes;

/// <summary>What happened at a time: attacks, battles, coups, mergers, operations, agreements, elections, deaths.</summary>
public static class Event
{
    public static PageType Type { get; } = new("event", "events",
    [
        new("kind", ValueKind.Choice)
        {
            IsClaim = false,
            Choices = ["attack", "battle", "coup", "kidnapping", "massacre", "merger", "operation", "agreement", "election", "designation", "death", "protest", "other"],
        },
        new("date", ValueKind.Date) { IsKeyFact = true },
        new("place", ValueKind.Reference) { References = ["place"], IsKeyFact = true },
        CommonFields.Coordinates,
        new("participants", ValueKind.Reference)
        {
            References = CommonFields.Actors,
            Qualifiers =
            [
                new("role", ValueKind.Choice)
                {
                    Choices =
                    [
                        "perpetrator", "target", "victim", "party", "mediator", "signatory", "commander", "organiser", "supporter", "subject", "participant",
                        "observer", "other",
                    ],
                },
                new("claimed", ValueKind.Choice) { Choices = ["yes", "no", "unknown"] },
            ],
        },
        new("killed", ValueKind.Number) { IsKeyFact = true },
        new("injured", ValueKind.Number),
        new("abducted", ValueKind.Number),
        new("part_of", ValueKind.Reference) { References = ["event"], Acyclic = true },
        new("outcome", ValueKind.Text),
    ]);
}

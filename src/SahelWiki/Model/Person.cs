namespace SahelWiki.Model;

public static class Person
{
    private static readonly FieldDefinition Where = new("place", ValueKind.Reference) { References = ["place"] };

    public static PageType Type { get; } =
        new(
            "person",
            "persons",
            [
                new("born", ValueKind.Date)
                {
                    Qualifiers = [Where],
                    IsKeyFact = true,
                    Meaning = "When and where the person was born.",
                    Example = "{value: 1958~, place: places/some-place, source: some-key}",
                },
                new("died", ValueKind.Date)
                {
                    Qualifiers = [Where],
                    IsKeyFact = true,
                    Meaning = "When and where the person died; only where a source says so.",
                    Example = "{value: '2020-06-03', source: some-key}",
                },
                new("status", ValueKind.Choice)
                {
                    Choices = ["alive", "dead", "reported dead", "detained", "unknown"],
                    Volatile = true,
                    IsKeyFact = true,
                    Meaning = "Whether the person lives; only where a source says so, with the day of which it speaks.",
                    Example = "{value: alive, as_of: '2024-09', source: some-key}",
                },
                new("nationality", ValueKind.Text)
                {
                    Meaning = "Of which state the person is or was a citizen.",
                    Example = "{place: places/some-country, source: some-key}",
                },
                new("affiliations", ValueKind.Reference)
                {
                    References = ["group", "organisation", "place"],
                    Qualifiers = [CommonFields.Role],
                    IsKeyFact = true,
                    Meaning = "To which groups and organisations the person belongs or belonged, in which role.",
                    Example = "[{group: groups/some-group, role: leader, from: '2015-01', source: some-key}]",
                },
                new("positions", ValueKind.Text)
                {
                    ValueKey = "title",
                    Meaning = "Offices and titles, with their dates.",
                    Example =
                        "[{title: Minister of Defence, organisation: organisations/some-body, from: '2012', to: '2013', source: some-key}]",
                    Qualifiers = [new("organisation", ValueKind.Reference) { References = ["organisation"] }, Where],
                },
                CommonFields.Designations,
            ]
        );
}

namespace SahelWiki.PageTypes;

public static class Person
{
    private static readonly FieldDefinition Where = new("place", ValueKind.Reference) { References = ["place"] };

    public static PageType Type { get; } = new("person", "persons",
    [
        new("born", ValueKind.Date) { Qualifiers = [Where], IsKeyFact = true },
        new("died", ValueKind.Date) { Qualifiers = [Where], IsKeyFact = true },
        new("status", ValueKind.Choice) { Choices = ["alive", "dead", "reported dead", "detained", "unknown"], Volatile = true, IsKeyFact = true },
        new("nationality", ValueKind.Text),
        new("affiliations", ValueKind.Reference) { References = ["group", "organisation", "place"], Qualifiers = [CommonFields.Role], IsKeyFact = true },
        new("positions", ValueKind.Text)
        {
            ValueKey = "title",
            Qualifiers = [new("organisation", ValueKind.Reference) { References = ["organisation"] }, Where],
        },
        CommonFields.Designations,
    ]);
}

namespace SahelWiki.PageTypes;

public static class Place
{
    public static PageType Type { get; } = new("place", "places",
    [
        new("kind", ValueKind.Text) { IsClaim = false, IsKeyFact = true },
        CommonFields.Coordinates,
        new("part_of", ValueKind.Reference) { References = ["place"], Acyclic = true, IsKeyFact = true },
    ]);
}

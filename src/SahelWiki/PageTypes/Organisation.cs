namespace SahelWiki.PageTypes;

/// <summary>States' bodies, alliances, UN missions, NGOs.</summary>
public static class Organisation
{
    public static PageType Type { get; } = new("organisation", "organisations",
    [
        new("kind", ValueKind.Text) { IsClaim = false, IsKeyFact = true },
        CommonFields.Founded,
        CommonFields.Dissolved,
        CommonFields.Leaders,
        new("members", ValueKind.Reference) { References = ["person", "group", "organisation", "place"], Qualifiers = [CommonFields.Role] },
    ]);
}

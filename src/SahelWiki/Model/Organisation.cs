namespace SahelWiki.Model;

/// <summary>States' bodies, alliances, UN missions, NGOs.</summary>
public static class Organisation
{
    public static PageType Type { get; } =
        new(
            "organisation",
            "organisations",
            [
                new("kind", ValueKind.Text)
                {
                    IsClaim = false,
                    IsKeyFact = true,
                    Meaning = "What kind of organisation it is: army, ministry, mission, alliance, newspaper.",
                    Example = "international organisation",
                },
                CommonFields.Camp,
                CommonFields.Founded,
                CommonFields.Dissolved,
                CommonFields.Leaders,
                new("members", ValueKind.Reference)
                {
                    IsFactOfTarget = true,
                    References = ["person", "group", "organisation", "place"],
                    Qualifiers = [CommonFields.Role],
                    Meaning = "Who belongs to it: states as places, groups, organisations, persons.",
                    Example = "[{place: places/some-country, from: '2014', source: some-key}]",
                },
            ]
        );
}

namespace SahelWiki.Model;

public static class Place
{
    public static PageType Type { get; } =
        new(
            "place",
            "places",
            [
                new("kind", ValueKind.Text)
                {
                    IsClaim = false,
                    IsKeyFact = true,
                    Meaning = "What kind of place it is: country, region, town, village, area, site.",
                    Example = "town",
                },
                CommonFields.Coordinates,
                new("outline", ValueKind.Text)
                {
                    IsOfData = true,
                    Meaning = "The countries or first-level regions that make it up, for the map; only for what is wider than a town.",
                    Example = "[{value: 'Mopti, Mali', source: some-key}]",
                },
                new("part_of", ValueKind.Reference)
                {
                    References = ["place"],
                    Acyclic = true,
                    IsKeyFact = true,
                    Meaning = "The larger place it lies in.",
                    Example = "{place: places/some-region, source: some-key}",
                },
            ]
        );
}

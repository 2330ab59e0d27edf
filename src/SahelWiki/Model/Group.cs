namespace SahelWiki.Model;

/// <summary>Armed groups, militias, fronts, coalitions.</summary>
public static class Group
{
    public static PageType Type { get; } =
        new(
            "group",
            "groups",
            [
                new("status", ValueKind.Choice)
                {
                    Choices = ["active", "dormant", "merged", "dissolved", "unknown"],
                    Volatile = true,
                    IsKeyFact = true,
                    Meaning = "Whether the group still exists, and the day of which the source speaks.",
                    Example = "{value: active, as_of: '2024-09', source: some-key}",
                },
                CommonFields.Camp,
                CommonFields.Founded,
                CommonFields.Dissolved,
                CommonFields.Leaders,
                new("founders", ValueKind.Reference)
                {
                    IsFactOfTarget = true,
                    References = ["person"],
                    ValueKey = "person",
                    Qualifiers = [CommonFields.Role],
                    Meaning = "Who founded it.",
                    Example = "[{person: persons/some-person, source: some-key}]",
                },
                new("size", ValueKind.NumberOrText)
                {
                    Volatile = true,
                    Meaning = "How many fighters it has: a number, a range, or words where a source gives no number.",
                    Example = "{min: 200, max: 300, as_of: '2020', source: some-key}",
                },
                new("ideology", ValueKind.Text)
                {
                    Meaning = "What it says it fights for, in a few words.",
                    Example = "{value: a few words, source: some-key}",
                },
                new("area", ValueKind.Text) { Meaning = "Where it is active.", Example = "[{place: places/some-place, source: some-key}]" },
                new("headquarters", ValueKind.Text)
                {
                    Meaning = "Where it is led from.",
                    Example = "{place: places/some-place, source: some-key}",
                },
                CommonFields.Designations,
                new("resources", ValueKind.Text)
                {
                    Meaning = "What it lives on: taxes, ransoms, smuggling.",
                    Example = "[{value: a few words, source: some-key}]",
                },
            ]
        );
}

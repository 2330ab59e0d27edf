namespace SahelWiki.PageTypes;

/// <summary>Armed groups, militias, fronts, coalitions.</summary>
public static class Group
{
    public static PageType Type { get; } = new("group", "groups",
    [
        new("status", ValueKind.Choice) { Choices = ["active", "dormant", "merged", "dissolved", "unknown"], Volatile = true, IsKeyFact = true },
        CommonFields.Founded,
        CommonFields.Dissolved,
        CommonFields.Leaders,
        new("founders", ValueKind.Reference) { References = ["person"], ValueKey = "person", Qualifiers = [CommonFields.Role] },
        new("size", ValueKind.NumberOrText) { Volatile = true },
        new("ideology", ValueKind.Text),
        new("area", ValueKind.Text),
        new("headquarters", ValueKind.Text),
        CommonFields.Designations,
        new("resources", ValueKind.Text),
    ]);
}

using System.Collections.Immutable;

namespace SahelWiki.PageTypes;

/// <summary>Field shapes that several page types share.</summary>
public static class CommonFields
{
    /// <summary>Who can act: in <c>participants</c>, <c>affiliations</c>, <c>members</c>. A place stands for its state, an article for a community.</summary>
    public static readonly ImmutableArray<string> Actors = ["group", "person", "organisation", "place", "article"];

    public static readonly FieldDefinition Role = new("role", ValueKind.Text);

    public static readonly FieldDefinition Founded = new("founded", ValueKind.Date) { IsKeyFact = true };

    public static readonly FieldDefinition Dissolved = new("dissolved", ValueKind.Date);

    public static readonly FieldDefinition Leaders = new("leaders", ValueKind.Reference) { References = ["person"], ValueKey = "person", Qualifiers = [Role], Volatile = true, IsKeyFact = true };

    public static readonly FieldDefinition Designations = new("designations", ValueKind.Text)
    {
        ValueKey = "by",
        MayNamePage = true,
        Qualifiers = [new("list", ValueKind.Text), new("date", ValueKind.Date)],
    };

    public static readonly FieldDefinition Coordinates = new("coordinates", ValueKind.Coordinates) { IsClaim = false };

    /// <summary>Keys that every page has, whatever its type, with the kind of value for messages.</summary>
    public static readonly ImmutableArray<string> OfEveryPage =
        ["title", "summary", "aliases", "tags", "image", "redirects", "draft", "external_ids", "relations", "timeline"];
}

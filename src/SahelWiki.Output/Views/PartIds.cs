namespace SahelWiki.Output.Views;

/// <summary>
/// Ids of the parts that the build adds to a page. No heading of an author has one of them: theirs never begin with <c>wiki-</c>.
/// </summary>
public static class PartIds
{
    public const string Lineage = "wiki-lineage";

    public const string Network = "wiki-network";

    public const string Relations = "wiki-relations";

    public const string Timeline = "wiki-timeline";

    public const string Events = "wiki-events";

    public const string Connections = "wiki-connections";

    public const string Backlinks = "wiki-backlinks";

    public const string Notes = "wiki-notes";

    public const string Sources = "wiki-sources";

    /// <summary>The row of a field in the key facts.</summary>
    public static string Fact(string field) => "wiki-fact-" + field;
}

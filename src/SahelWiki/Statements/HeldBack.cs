using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;

namespace SahelWiki.Statements;

/// <summary>What the data does not pass on about people who may be alive.</summary>
/// <remarks>
/// The editorial policy asks for a source for everything that is said of a living person, and takes out what has none. On a page a reader
/// sees that the mark is missing; in a table the row would be taken for knowledge. Whoever is not known to be dead counts as living.
/// </remarks>
public static class HeldBack
{
    /// <summary>True where a statement is about a living person, as its subject or its value, and no source is named for it.</summary>
    public static bool Is(Statement statement) =>
        statement.Citations.IsEmpty
        && statement.Value.Type != StatedType.Unknown
        && (MayLive(statement.Subject) || (statement.Value.Page is { } value && MayLive(value)) || statement.Qualifiers.Any(NamesLiving))
        // "See also" says nothing of anybody.
        && statement.Field != "related-to";

    private static bool NamesLiving(StatedQualifier qualifier) => qualifier.Value.Page is { } page && MayLive(page);

    public static bool MayLive(LinkedPage page) => page.Page.Type == Person.Type && !ClaimChecks.IsKnownDead(page.Page.FrontMatter);
}

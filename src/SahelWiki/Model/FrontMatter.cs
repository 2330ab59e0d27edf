using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>The facts that an author writes above the text of a page.</summary>
/// <param name="Fields">The fields of the page's type, in the author's order.</param>
public sealed record FrontMatter(
    ImmutableArray<Alias> Aliases,
    ImmutableArray<string> Tags,
    PageImage? Image,
    ImmutableArray<Redirect> Redirects,
    bool Draft,
    ImmutableArray<ExternalId> ExternalIds,
    ImmutableArray<Field> Fields,
    ImmutableArray<RelationStatement> Relations,
    ImmutableArray<DatedFact> Timeline
)
{
    /// <summary>Citations of entries that could not be read and are left out.</summary>
    public ImmutableArray<Citation> CitationsLeftOut { get; init; } = [];

    public Field? Field(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Definition.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Where its subject is; null where the author gave no coordinates, or none that can be read.</summary>
    public Coordinates? Coordinates =>
        Claims("coordinates").Select(claim => claim.Value).OfType<ClaimValue.Place>().FirstOrDefault()?.Value;

    public IEnumerable<Claim> Claims(string field) => Field(field)?.Claims ?? [];

    /// <summary>What stands in for front matter that cannot be read, so that links to the page still resolve.</summary>
    public static FrontMatter Unreadable { get; } = new([], [], null, [], false, [], [], [], []);
}

/// <summary>Another name of the page's subject.</summary>
/// <param name="Language">BCP 47 tag, or null for the site's language.</param>
/// <param name="Kind">official, acronym, former, transliteration or translation; null where not said.</param>
/// <param name="Shared">True where the author knows that other pages have the name too; it then gets a page that lists them.</param>
public sealed record Alias(string Name, string? Language, string? Kind, bool Shared, Edtf? From, Edtf? To, SourceSpan Span);

/// <param name="File">As written: relative to <c>images/</c>, or to the top of the input folder.</param>
/// <param name="Rights">Who made it and under which licence it may be shown.</param>
public sealed record PageImage(string File, string Alt, string Rights, SourceSpan Span);

/// <summary>An id the page used to have.</summary>
public sealed record Redirect(string FormerId, SourceSpan Span);

public sealed record ExternalId(string Authority, string Value);

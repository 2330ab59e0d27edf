using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>The names a link may call a page by, as <see cref="Folding.NameKey"/> folds them.</summary>
/// <param name="Id">As <see cref="IdKey"/> folds it.</param>
/// <param name="Aliases">In the author's order.</param>
public sealed record PageNames(string Id, string Slug, string Title, ImmutableArray<string> Aliases)
{
    public static PageNames Of(Page page) =>
        new(
            IdKey(page.Id.Value),
            Folding.NameKey(page.Slug),
            Folding.NameKey(page.Title),
            [.. page.FrontMatter.Aliases.Select(alias => Folding.NameKey(alias.Name))]
        );

    /// <summary>True for an id with the folder of a page type: <c>groups/jnim</c>.</summary>
    public static bool HasFolder(string written) =>
        written.IndexOf('/') is var slash and > 0
        && PageTypes.InFolder(written[..slash]) is not null
        && Text.Slug.Of(written[(slash + 1)..]) == written[(slash + 1)..];

    /// <summary>
    /// True for what is written as file names are, in small letters with hyphens, and not as people write: <c>un-security-council</c>.
    /// </summary>
    public static bool IsSlug(string written) => written.Contains('-') && Text.Slug.Of(written) == written;

    /// <summary>
    /// A name for readers where nothing but an address is known: <c>organisations/un-security-council</c> becomes <c>Un security
    /// council</c>, other names stay.
    /// </summary>
    public static string Readable(string written)
    {
        var name =
            HasFolder(written) ? written[(written.IndexOf('/') + 1)..]
            : IsSlug(written) ? written
            : "";
        return name.Length == 0 ? written : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
    }

    /// <summary>A folder and a name, each folded by itself; a name without a folder stays as it is.</summary>
    public static string IdKey(string id) =>
        id.IndexOf('/') is var slash and > 0 ? id[..slash].Trim().ToLowerInvariant() + "/" + Folding.NameKey(id[(slash + 1)..]) : id;
}

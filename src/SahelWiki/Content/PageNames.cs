using System.Collections.Immutable;
using SahelWiki.Language;

namespace SahelWiki.Content;

/// <summary>The names a link may call a page by, as <see cref="Folding.NameKey"/> folds them.</summary>
/// <param name="Id">As <see cref="IdKey"/> folds it.</param>
/// <param name="Aliases">In the author's order.</param>
public sealed record PageNames(string Id, string Slug, string Title, ImmutableArray<string> Aliases)
{
    public static PageNames Of(Page page) =>
        new(IdKey(page.Id), Folding.NameKey(page.Slug), Folding.NameKey(page.Title), [.. page.FrontMatter.Aliases.Select(alias => Folding.NameKey(alias.Name))]);

    /// <summary>A folder and a name, each folded by itself; a name without a folder stays as it is.</summary>
    public static string IdKey(string id) => id.IndexOf('/') is var slash and > 0 ? id[..slash].Trim().ToLowerInvariant() + "/" + Folding.NameKey(id[(slash + 1)..]) : id;
}

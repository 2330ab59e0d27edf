using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>What kind of thing a page is about, and which fields its front matter may have.</summary>
/// <param name="Name">Singular, as in <c>{group: jnim}</c> and in relations.yaml.</param>
/// <param name="Folder">The folder its pages lie in, below the input folder and in the site.</param>
/// <param name="Fields">In the order in which the infobox shows them.</param>
public sealed record PageType(string Name, string Folder, ImmutableArray<FieldDefinition> Fields)
{
    /// <summary>False for the home page and the pages about the wiki: they have a title and text, and no subject.</summary>
    public bool HasSubject { get; init; } = true;

    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

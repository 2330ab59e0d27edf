using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>What a relation means for the lives of the two groups that it joins.</summary>
public enum Descent
{
    /// <summary>The group that states it left the other.</summary>
    Split,

    /// <summary>The group that states it formed the other together with more.</summary>
    Merge,

    /// <summary>The group that states it joined the other, which was there before.</summary>
    Absorb,

    /// <summary>The group that states it goes on as the other.</summary>
    Rename,

    /// <summary>The group that states it came after the other.</summary>
    Succeed,

    /// <summary>The group that states it belongs to the other and goes on under its own name.</summary>
    Part,

    Pledge,
    Ally,
    Rival,
    War,
}

/// <summary>One type of relation, from <c>relations.yaml</c>.</summary>
/// <param name="Label">How it reads on the page that states it.</param>
/// <param name="InverseLabel">How it reads on the page it points to; equal to <paramref name="Label"/> where symmetric.</param>
/// <param name="From">Page types that may state it; empty for any.</param>
/// <param name="To">Page types it may point to; empty for any.</param>
/// <param name="Functional">True where a page has only one target at a time.</param>
/// <param name="Acyclic">True where following it never leads back.</param>
/// <param name="Line">How the network draws it: solid, dashed or dotted.</param>
public sealed record RelationType(
    string Name,
    string Label,
    string InverseLabel,
    ImmutableArray<string> From,
    ImmutableArray<string> To,
    bool Symmetric,
    bool Functional,
    bool Acyclic,
    string Line
)
{
    /// <summary>How it reads in other languages, by the first part of a BCP 47 tag.</summary>
    public ImmutableDictionary<string, (string Label, string Inverse)> Labels { get; init; } =
        ImmutableDictionary<string, (string Label, string Inverse)>.Empty;

    /// <summary>What it is in the lineage of groups; null where it is not drawn there.</summary>
    public Descent? Lineage { get; init; }

    public bool AllowsFrom(string pageType) => From.IsEmpty || From.Contains(pageType);

    public bool AllowsTo(string pageType) => To.IsEmpty || To.Contains(pageType);
}

/// <param name="Types">In the author's order, which is the order on the pages.</param>
public sealed record RelationVocabulary(ImmutableArray<RelationType> Types)
{
    /// <summary>False where the disk keeps the file back: then nobody can say which types it has.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The same types as they read in another language; those that nobody translated stay as they are.</summary>
    public RelationVocabulary In(string language) =>
        this with
        {
            Types =
            [
                .. Types.Select(type =>
                    type.Labels.TryGetValue(language, out var labels)
                        ? type with
                        {
                            Label = labels.Label,
                            InverseLabel = labels.Inverse,
                        }
                        : type
                ),
            ],
        };

    public RelationType? Find(string name) => Types.FirstOrDefault(type => type.Name == name);
}

using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Where one link leads. Decided once, by <see cref="LinkResolver"/>; everything later only reads it.</summary>
public abstract record LinkResolution
{
    private LinkResolution() { }

    /// <summary>Exactly one page answers.</summary>
    /// <param name="IsAlias">True where the name written is an alias of the page, to the letter: then it is shown as written.</param>
    public sealed record Found(Page Page, bool IsAlias) : LinkResolution;

    /// <summary>Several pages answer equally well; the author has to choose.</summary>
    /// <param name="Candidates">At least two, in source path order.</param>
    public sealed record Ambiguous(ImmutableArray<Page> Candidates) : LinkResolution;

    /// <summary>No page answers.</summary>
    public sealed record Missing(string Target) : LinkResolution;
}

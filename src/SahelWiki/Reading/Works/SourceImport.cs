using System.Collections.Immutable;

namespace SahelWiki.Reading.Works;

/// <summary>What was made of a file of works.</summary>
/// <param name="Drafts">In file order.</param>
/// <param name="Problems">Sentences on what could not be read, each naming the entry or its line; the rest is there none the less.</param>
public sealed record SourceImport(ImmutableArray<SourceDraft> Drafts, ImmutableArray<string> Problems);

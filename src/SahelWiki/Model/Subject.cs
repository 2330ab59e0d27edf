using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>What a page is about: its facts, which are the same in every language.</summary>
/// <param name="File">The author's file; its text is decoded again where a finding needs an excerpt, which is rare.</param>
/// <param name="FrontMatter">Free words in it (notes, roles) are those of the original; an edition puts its own in their place.</param>
/// <param name="References">Pages named in the front matter, in the author's order.</param>
/// <param name="Diagnostics">What Parse found in the file; kept with it so that a cached page still reports it.</param>
public sealed record Subject(
    SourceFile File,
    PageId Id,
    PageType Type,
    FrontMatter FrontMatter,
    ImmutableArray<PageReference> References,
    ImmutableArray<Diagnostic> Diagnostics
);

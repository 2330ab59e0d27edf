using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Everything below the input folder, in ordinal path order.</summary>
/// <param name="Folder">The input folder as the user named it, for messages.</param>
/// <param name="History">Null where there is no repository, or where nobody asked for it.</param>
public sealed record SourceTree(string Folder, ImmutableArray<SourceFile> Files, GitHistory? History = null);

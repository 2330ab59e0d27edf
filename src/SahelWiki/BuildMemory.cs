using SahelWiki.Linking;
using SahelWiki.Reading;

namespace SahelWiki;

/// <summary>What a preview remembers from one change of the input to the next.</summary>
public sealed class BuildMemory
{
    internal PageCache Pages { get; } = new();

    internal LinkMemory Links { get; } = new();

    /// <summary>The files as they were read the last time.</summary>
    internal SourceTree? Tree { get; set; }

    /// <summary>The files as they are now; null where only a look at all of them can tell.</summary>
    internal SourceTree? Reread(string folder, IReadOnlyCollection<string>? changes) =>
        Tree is not null && changes is not null ? InputFolder.Reread(folder, Tree, changes, Pages) : null;
}

using SahelWiki.Text;

namespace SahelWiki.Output.Writing;

/// <summary>
/// A file of the site that can be made when it is wanted: by Write for all of them, by a preview for the one that is asked for.
/// </summary>
/// <param name="Render">Makes its content. Safe to call from any thread, and gives the same bytes each time.</param>
public sealed record OutputFile(OutputPath Path, Func<ReadOnlyMemory<byte>> Render)
{
    /// <summary>True where making it takes long and others wait for that: it is begun before them.</summary>
    public bool IsFirst { get; init; }
}

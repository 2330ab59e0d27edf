using SahelWiki.Diagnostics;

namespace SahelWiki;

/// <summary>Which wiki to load, and how.</summary>
/// <param name="Input">The folder with the pages.</param>
/// <param name="BaseUrl">Where the site will be published; null to use that of <c>site.yaml</c>.</param>
/// <param name="Strict">Warnings count as errors.</param>
/// <param name="Threads">How many to use; -1 for as many as there are processors. Never changes the output.</param>
/// <param name="Least">Findings that weigh less are neither shown nor, where that takes time, looked for.</param>
/// <param name="Today">The day against which facts are old, for a build that should not depend on the history; null to take the newest
/// commit's.</param>
/// <param name="History">Whether to ask git who changed which page when; the output then depends on the commits, too.</param>
public record LoadOptions(
    string Input,
    Uri? BaseUrl = null,
    bool Strict = false,
    int Threads = -1,
    Severity Least = Severity.Warning,
    DateOnly? Today = null,
    bool History = false
)
{
    /// <summary>
    /// As <see cref="ParallelOptions"/> takes it. Never more than the processors: a thread that waits for the disk is not worth another's
    /// memory.
    /// </summary>
    public int Parallelism => Threads > 0 ? Threads : Environment.ProcessorCount;
}

using System.Diagnostics;
using SahelWiki.Archive;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Outputs;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki;

/// <summary>The one path: Read, Parse, Link, Render, Write, with a stopwatch around each.</summary>
public static class SiteBuilder
{
    /// <summary>Read, Parse and Link: everything there is to know about the site before it is rendered.</summary>
    /// <param name="memory">What was made of the input before, for a preview; null for a build from nothing. The result is the
    /// same.</param>
    /// <param name="changes">Full paths of what changed since then; null to look at everything.</param>
    public static LinkedSite Load(
        BuildOptions options,
        ITheme theme,
        BuildMemory? memory = null,
        IBuildProgress? progress = null,
        IReadOnlyCollection<string>? changes = null
    )
    {
        var watch = new PhaseWatch(progress);
        var tree = watch.Measure(Phase.Read, () =>
            memory?.Reread(options.Input, changes) ?? InputFolder.Read(options.Input, History(options, memory?.Pages), memory?.Pages)
        );
        var input = watch.Measure(Phase.Parse, () => InputParser.Parse(tree, memory?.Pages, options.Parallelism));
        if (options.BaseUrl is { } baseUrl)
        {
            input = input with { Settings = input.Settings with { BaseUrl = baseUrl } };
        }

        var phrases = theme.Phrases(input.Settings.Language);
        var site = watch.Measure(Phase.Link, () =>
            Linker.Link(input, phrases, options.Parallelism, options.Least, options.Today, memory?.Links)
        );
        memory?.Tree = tree;
        if (options.Strict)
        {
            site = site with
            {
                Diagnostics =
                [
                    .. site.Diagnostics.Select(found =>
                        found.Severity == Severity.Warning ? found with { Severity = Severity.Error } : found
                    ),
                ],
            };
        }

        return new(
            site,
            new(new(site, phrases), theme) { Archives = options.Archives is { } shelf ? ArchiveShelf.Read(shelf) : [] },
            watch.Times,
            tree
        );
    }

    private static Func<GitHistory?>? History(BuildOptions options, PageCache? cache) =>
        !options.History ? null
        : cache is null ? () => GitHistoryReader.Read(options.Input)
        : () => cache.History(options.Input);

    /// <summary>All five phases. Nothing is written where the site has errors: the previous output stands.</summary>
    /// <exception cref="OutputFolderException">The output folder may not be written to.</exception>
    public static BuildResult Build(
        BuildOptions options,
        ITheme theme,
        IBuildProgress? progress = null,
        CancellationToken cancellation = default
    )
    {
        var folder = OutputFolder.Open(options.Output, options.Input);
        var loaded = Load(options, theme, null, progress);
        if (loaded.Site.HasErrors)
        {
            return new(loaded.Site, loaded.Times, null);
        }

        return Write(loaded, folder, options.Parallelism, progress, cancellation);
    }

    /// <summary>Render and Write, for a site without errors.</summary>
    /// <exception cref="OutputFolderException">A path of the site is one that some disk refuses.</exception>
    public static BuildResult Write(
        LinkedSite loaded,
        OutputFolder folder,
        int threads,
        IBuildProgress? progress = null,
        CancellationToken cancellation = default
    )
    {
        var watch = new PhaseWatch(progress, loaded.Times);
        var files = watch.Measure(Phase.Render, () => SiteOutputs.Files(loaded.Render).OrderByDescending(file => file.IsFirst).ToArray());
        if (PortableNames.Check(files.Select(file => file.Path)) is { } refused)
        {
            throw new OutputFolderException(
                refused,
                "Rename the page, the image or the citation key it is made from: every disk must be able to hold the site."
            );
        }

        var written = watch.Measure(Phase.Write, () =>
        {
            progress?.Begin(Phase.Write, files.Length);
            return folder.Write(files, threads, () => progress?.Step(), cancellation);
        });
        return new(loaded.Site, watch.Times, written);
    }
}

/// <param name="BaseUrl">Where the site will be published; null to use that of <c>site.yaml</c>.</param>
/// <param name="Strict">Warnings count as errors.</param>
/// <param name="Threads">How many to use; -1 for as many as there are processors. Never changes the output.</param>
/// <param name="Least">Findings that weigh less are neither shown nor, where that takes time, looked for.</param>
/// <param name="Today">The day against which facts are old, for a build that should not depend on the history; null to take the newest
/// commit's.</param>
/// <param name="History">Whether to ask git who changed which page when; the output then depends on the commits, too.</param>
/// <param name="Archives">A folder with archives made before, which the site then offers; null for none.</param>
public sealed record BuildOptions(
    string Input,
    string Output,
    Uri? BaseUrl = null,
    bool Strict = false,
    int Threads = -1,
    Severity Least = Severity.Warning,
    DateOnly? Today = null,
    bool History = false,
    string? Archives = null
)
{
    /// <summary>
    /// As <see cref="ParallelOptions"/> takes it. Never more than the processors: a thread that waits for the disk is not worth another's
    /// memory.
    /// </summary>
    public int Parallelism => Threads > 0 ? Threads : Environment.ProcessorCount;
}

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

/// <summary>A site that can be rendered.</summary>
/// <param name="Tree">The files it was made from.</param>
public sealed record LinkedSite(Site Site, RenderContext Render, PhaseTimes Times, SourceTree Tree)
{
    /// <summary>The input folder as the user named it.</summary>
    public string Folder => Tree.Folder;
}

/// <param name="Written">Null where errors kept the build from writing.</param>
public sealed record BuildResult(Site Site, PhaseTimes Times, WriteResult? Written);

public enum Phase
{
    Read,
    Parse,
    Link,
    Render,
    Write,
}

/// <summary>Told how the build gets on, for whoever waits.</summary>
public interface IBuildProgress
{
    /// <param name="steps">How many steps will follow; 0 where that is not known.</param>
    void Begin(Phase phase, int steps);

    /// <summary>One step of the phase is done; called from any thread.</summary>
    void Step();
}

/// <summary>How long each phase took. Rendering happens while files are written, so Write holds both; Render is the planning.</summary>
public sealed record PhaseTimes(TimeSpan Read, TimeSpan Parse, TimeSpan Link, TimeSpan Render, TimeSpan Write)
{
    public TimeSpan Total => Read + Parse + Link + Render + Write;

    public static PhaseTimes Zero { get; } = new(default, default, default, default, default);
}

internal sealed class PhaseWatch(IBuildProgress? progress, PhaseTimes? before = null)
{
    public PhaseTimes Times { get; private set; } = before ?? PhaseTimes.Zero;

    public T Measure<T>(Phase phase, Func<T> work)
    {
        progress?.Begin(phase, 0);
        var watch = Stopwatch.StartNew();
        var result = work();
        Times = phase switch
        {
            Phase.Read => Times with { Read = watch.Elapsed },
            Phase.Parse => Times with { Parse = watch.Elapsed },
            Phase.Link => Times with { Link = watch.Elapsed },
            Phase.Render => Times with { Render = watch.Elapsed },
            _ => Times with { Write = watch.Elapsed },
        };
        return result;
    }
}

using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output;

/// <summary>The one path as a whole: what <see cref="SiteBuilder"/> loaded is rendered and written.</summary>
public static class SiteWriter
{
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
        var loaded = SiteBuilder.Load(options, null, progress);
        if (loaded.Site.HasErrors)
        {
            return new(loaded.Site, loaded.Times, null);
        }

        var context = RenderContext.Of(
            loaded,
            theme,
            options.Archives is { } shelf ? ArchiveShelf.Read(shelf, loaded.Site.Settings.FileName) : []
        );
        return Write(loaded, context, folder, options.Parallelism, progress, cancellation);
    }

    /// <summary>Render and Write, for a site without errors.</summary>
    /// <exception cref="OutputFolderException">A path of the site is one that some disk refuses.</exception>
    public static BuildResult Write(
        LoadedSite loaded,
        RenderContext context,
        OutputFolder folder,
        int threads,
        IBuildProgress? progress = null,
        CancellationToken cancellation = default
    )
    {
        var watch = new PhaseWatch(progress, loaded.Times);
        var guard = new RenderGuard(loaded.Site);
        var files = watch.Measure(Phase.Render, () => guard.Files(context).OrderByDescending(file => file.IsFirst).ToArray());
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
            return folder.Write(files, threads, () => progress?.Step(), cancellation, () => guard.Faults.IsEmpty);
        });
        return new(guard.SiteWithFaults(), watch.Times, written);
    }
}

/// <summary>Which site to build, and where to.</summary>
/// <param name="Output">The folder that will hold the site.</param>
/// <param name="Archives">A folder with archives made before, which the site then offers; null for none.</param>
/// <inheritdoc cref="LoadOptions" path="/param"/>
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
) : LoadOptions(Input, BaseUrl, Strict, Threads, Least, Today, History);

/// <param name="Written">Null where errors kept the build from writing.</param>
public sealed record BuildResult(Site Site, PhaseTimes Times, WriteResult? Written);

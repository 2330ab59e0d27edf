using SahelWiki.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Reading;

namespace SahelWiki;

/// <summary>The first half of the one path: Read, Parse and Link, then the checks. Render and Write follow where a site is published.</summary>
public static class SiteBuilder
{
    /// <summary>Read, Parse and Link: everything there is to know about the site before it is rendered.</summary>
    /// <param name="memory">What was made of the input before, for a preview; null for a build from nothing. The result is the
    /// same.</param>
    /// <param name="changes">Full paths of what changed since then; null to look at everything.</param>
    public static LoadedSite Load(
        LoadOptions options,
        BuildMemory? memory = null,
        IBuildProgress? progress = null,
        IReadOnlyCollection<string>? changes = null
    )
    {
        var watch = new PhaseWatch(progress);
        var tree = watch.Measure(Phase.Read, () =>
            memory?.Reread(options.Input, changes) ?? InputFolder.Read(options.Input, History(options, memory?.Pages), memory?.Pages)
        );
        var loaded = Load(tree, options, watch, memory);
        memory?.Tree = tree;
        return loaded;
    }

    /// <summary>Parse and Link of files that are in memory: neither disk nor theme is needed.</summary>
    /// <param name="options">Its folder is not looked at.</param>
    public static LoadedSite Load(SourceTree tree, LoadOptions options) => Load(tree, options, new(null), null);

    private static LoadedSite Load(SourceTree tree, LoadOptions options, PhaseWatch watch, BuildMemory? memory)
    {
        var input = watch.Measure(Phase.Parse, () => InputParser.Parse(tree, memory?.Pages, options.Parallelism));
        if (options.BaseUrl is { } baseUrl)
        {
            input = input with { Settings = input.Settings with { BaseUrl = baseUrl } };
        }

        var phrases = Phrases.For(input.Settings.Language);
        var site = watch.Measure(Phase.Link, () => Linker.Link(input, phrases, options.Parallelism, options.Today, memory?.Links));
        var findings = SiteFindings.Of(site, input, options.Least, options.Parallelism);
        site = site with { Diagnostics = options.Strict ? [.. findings.Select(Stricter)] : findings };
        return new(site, phrases, watch.Times, tree);
    }

    private static Diagnostic Stricter(Diagnostic found) =>
        found.Severity == Severity.Warning ? found with { Severity = Severity.Error } : found;

    private static Func<GitHistory?>? History(LoadOptions options, PageCache? cache) =>
        !options.History ? null
        : cache is null ? () => GitHistoryReader.Read(options.Input)
        : () => cache.History(options.Input);
}

/// <summary>A site that is known and checked, and can be rendered where it has no errors.</summary>
/// <param name="Phrases">The words of its interface.</param>
/// <param name="Tree">The files it was made from.</param>
public sealed record LoadedSite(Site Site, Phrases Phrases, PhaseTimes Times, SourceTree Tree)
{
    /// <summary>The input folder as the user named it.</summary>
    public string Folder => Tree.Folder;
}

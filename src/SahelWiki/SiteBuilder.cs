using System.Collections.Immutable;
using SahelWiki.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Reading;

namespace SahelWiki;

/// <summary>The first half of the one path: Read, Parse and Link, then the checks. Render and Write follow where a site is
/// published.</summary>
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

    /// <summary>The wiki in one of its languages alone, as if there were no other: for an archive that has no room for several.</summary>
    /// <param name="loaded">With all of them, checked.</param>
    /// <param name="language">Of one of its editions.</param>
    public static LoadedSite Alone(LoadedSite loaded, LoadOptions options, string language)
    {
        if (loaded.Editions.Length == 1)
        {
            return loaded;
        }

        var edition = loaded.Editions.First(site => site.Edition.Language == language).Edition;
        var input = InputParser.Parse(loaded.Tree, null, options.Parallelism);
        input = input with
        {
            Past = OriginalPastReader.Read(loaded.Tree.Folder, input),
            Settings = options.BaseUrl is { } baseUrl ? input.Settings with { BaseUrl = baseUrl } : input.Settings,
        };
        var site = Linker.Link(
            EditionInput.Alone(input, edition),
            Edition.Own(language),
            Phrases.For(language),
            options.Parallelism,
            options.Today
        );
        return new([site with { OwnLanguage = input.Settings.Language, Diagnostics = [] }], loaded.Times, loaded.Tree);
    }

    private static LoadedSite Load(SourceTree tree, LoadOptions options, PhaseWatch watch, BuildMemory? memory)
    {
        var input = watch.Measure(Phase.Parse, () =>
        {
            var parsed = InputParser.Parse(tree, memory?.Pages, options.Parallelism);
            // Which past is asked for depends on which texts lag behind.
            return parsed with { Past = OriginalPastReader.Read(tree.Folder, parsed, memory?.Pages) };
        });
        if (options.BaseUrl is { } baseUrl)
        {
            input = input with { Settings = input.Settings with { BaseUrl = baseUrl } };
        }

        var editions = watch.Measure(Phase.Link, () => GuardedLink.Link(input, LinkAll));
        var findings = editions[0].Diagnostics;
        var own = editions[0] with { Diagnostics = options.Strict ? [.. findings.Select(Stricter)] : findings };
        return new([own, .. editions[1..]], watch.Times, tree);

        ImmutableArray<Site> LinkAll(ParsedInput part)
        {
            var links = ReferenceEquals(part, input) ? memory?.Links : null;
            var linked = Editions(part)
                .Select(edition => Linker.Link(part, edition, PhrasesOf(edition, part), options.Parallelism, options.Today, links))
                .ToImmutableArray();
            var own = linked[0] with { Diagnostics = SiteFindings.Of(linked, part, options.Least, options.Parallelism) };
            return [own, .. linked[1..]];
        }
    }

    private static IEnumerable<Edition> Editions(ParsedInput input) =>
        EditionInput.Languages(input).Select(Edition.In).Prepend(Edition.Own(input.Settings.Language));

    private static Phrases PhrasesOf(Edition edition, ParsedInput input) =>
        Phrases.For(edition.IsOwn ? input.Settings.Language : edition.Language);

    private static Diagnostic Stricter(Diagnostic found) =>
        found.Severity == Severity.Warning ? found with { Severity = Severity.Error } : found;

    private static Func<GitHistory?>? History(LoadOptions options, PageCache? cache) =>
        !options.History ? null
        : cache is null ? () => GitHistoryReader.ReadWithClaims(options.Input)
        : () => cache.History(options.Input);
}

/// <summary>A site that is known and checked, and can be rendered where it has no errors.</summary>
/// <param name="Editions">The wiki in each of its languages, its own first; that one has the findings of all.</param>
/// <param name="Tree">The files it was made from.</param>
public sealed record LoadedSite(ImmutableArray<Site> Editions, PhaseTimes Times, SourceTree Tree)
{
    /// <summary>The edition in the wiki's own language.</summary>
    public Site Site => Editions[0];

    /// <summary>The words of its interface.</summary>
    public Phrases Phrases => Phrases.For(Site.Settings.Language);

    /// <summary>The input folder as the user named it.</summary>
    public string Folder => Tree.Folder;
}

using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>One kind of file that the site has.</summary>
/// <param name="Files">Plans its files; nothing is rendered until a file is asked for.</param>
/// <param name="IsShared">True where all editions share it, as scripts and the lists for contributors.</param>
public sealed record SiteOutput(string Name, Func<RenderContext, IEnumerable<OutputFile>> Files, bool IsShared = false)
{
    /// <summary>Its files in every edition, each below the folder of its own.</summary>
    /// <param name="context">Of the wiki's own language.</param>
    public IEnumerable<OutputFile> OfAllEditions(RenderContext context) =>
        IsShared
            ? Files(context)
            : Files(context)
                .Concat(
                    context.Others.SelectMany(other =>
                        Files(other).Select(file => file with { Path = other.Site.Edition.InSite(file.Path) })
                    )
                );
}

/// <summary>What outputs are made from.</summary>
public sealed record RenderContext(ViewBuilder Views, ITheme Theme)
{
    public Site Site => Views.Site;

    public Language.Phrases Phrases => Views.Phrases;

    /// <summary>Archives of the wiki that the site offers; those it was not told of it cannot know.</summary>
    public ImmutableArray<OfferedArchive> Archives { get; init; } = [];

    /// <summary>The other editions of the wiki.</summary>
    public ImmutableArray<RenderContext> Others { get; init; } = [];

    /// <summary>The context of the wiki's own language, with those of the other editions.</summary>
    /// <param name="archives">Those that the site offers.</param>
    public static RenderContext Of(LoadedSite loaded, ITheme theme, ImmutableArray<OfferedArchive> archives = default) =>
        In(loaded.Site, loaded, theme) with
        {
            Archives = archives.IsDefault ? [] : archives,
            Others = [.. loaded.Editions.Skip(1).Select(edition => In(edition, loaded, theme))],
        };

    private static RenderContext In(Site edition, LoadedSite loaded, ITheme theme) =>
        new(new(edition, Language.Phrases.For(edition.Settings.Language), loaded.Editions), theme);

    /// <summary>A document that the theme lays out.</summary>
    public OutputFile Document(OutputPath path, Func<View> view) => new(path, () => Theme.Render(view()));

    /// <summary>A file of plain text, UTF-8 without a byte order mark, its lines ended by LF.</summary>
    public static OutputFile Text(OutputPath path, Func<string> text) => new(path, () => Encoding.UTF8.GetBytes(text()));
}

/// <summary>Render: every file of the site comes from one entry of this list.</summary>
public static class SiteOutputs
{
    public static ImmutableArray<SiteOutput> All { get; } =
    [
        new("pages", PageDocuments.Files),
        new("backlinks", BacklinkDocuments.Files),
        new("related", RelatedDocuments.Files),
        new("lists", ListDocuments.Files),
        new("spellings", SpellingDocuments.Files),
        new("timeline", TimelineDocuments.Files),
        new("map", MapDocuments.Files),
        new("lineage", LineageDocuments.Files),
        new("network", NetworkDocuments.Files),
        new("evidence", EvidenceDocuments.Files),
        new("sources", SourceDocuments.Files),
        new("names", SharedNameDocuments.Files),
        new("health", HealthDocuments.Files, IsShared: true),
        new("rules", RuleDocuments.Files, IsShared: true),
        new("redirects", RedirectFiles.Files, IsShared: true),
        new("changes", ChangeDocuments.Files, IsShared: true),
        new("not-found", NotFoundDocuments.Files),
        new("previews", PreviewFiles.Files),
        new("search", SearchFiles.Files),
        new("data", DataFiles.Files, IsShared: true),
        new("json", JsonFiles.Files),
        new("offline", OfflineDocuments.Files, IsShared: true),
        new("sitemap", SitemapFiles.Files, IsShared: true),
        new("manifest", WebManifest.Files, IsShared: true),
        new("images", ImageFiles.Files, IsShared: true),
        new("assets", AssetFiles.Files, IsShared: true),
    ];

    /// <summary>
    /// All files, pages first; each is planned when the enumeration comes to it, since a preview rarely wants more than a page.
    /// </summary>
    public static IEnumerable<OutputFile> Files(RenderContext context) => All.SelectMany(output => output.OfAllEditions(context));
}

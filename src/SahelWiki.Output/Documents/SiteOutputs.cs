using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>One kind of file that the site has.</summary>
/// <param name="Files">Plans its files; nothing is rendered until a file is asked for.</param>
public sealed record SiteOutput(string Name, Func<RenderContext, IEnumerable<OutputFile>> Files);

/// <summary>What outputs are made from.</summary>
public sealed record RenderContext(ViewBuilder Views, ITheme Theme)
{
    public Site Site => Views.Site;

    public Language.Phrases Phrases => Views.Phrases;

    /// <summary>Archives of the wiki that the site offers; those it was not told of it cannot know.</summary>
    public ImmutableArray<OfferedArchive> Archives { get; init; } = [];

    /// <param name="archives">Those that the site offers.</param>
    public static RenderContext Of(LoadedSite loaded, ITheme theme, ImmutableArray<OfferedArchive> archives = default) =>
        new(new(loaded.Site, loaded.Phrases), theme) { Archives = archives.IsDefault ? [] : archives };

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
        new("timeline", TimelineDocuments.Files),
        new("map", MapDocuments.Files),
        new("family-tree", DescentDocuments.Files),
        new("sources", SourceDocuments.Files),
        new("names", SharedNameDocuments.Files),
        new("health", HealthDocuments.Files),
        new("rules", RuleDocuments.Files),
        new("redirects", RedirectFiles.Files),
        new("changes", ChangeDocuments.Files),
        new("not-found", NotFoundDocuments.Files),
        new("previews", PreviewFiles.Files),
        new("search", SearchFiles.Files),
        new("offline", OfflineDocuments.Files),
        new("sitemap", SitemapFiles.Files),
        new("manifest", WebManifest.Files),
        new("images", ImageFiles.Files),
        new("assets", AssetFiles.Files),
    ];

    /// <summary>
    /// All files, pages first; each is planned when the enumeration comes to it, since a preview rarely wants more than a page.
    /// </summary>
    public static IEnumerable<OutputFile> Files(RenderContext context) => All.SelectMany(output => output.Files(context));
}

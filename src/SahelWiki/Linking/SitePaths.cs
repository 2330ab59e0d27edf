using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Addresses of documents that no author wrote.</summary>
public static class SitePaths
{
    /// <summary>The style sheet of the wiki itself; it changes with the wiki, so its folder has no name of a version.</summary>
    public static readonly OutputPath OwnStyle = new("assets/style.css");

    public static readonly OutputPath AtoZ = new("a-z.html");

    /// <summary>The way to all names by their first letters, in small documents.</summary>
    public static readonly OutputPath Spellings = new("spellings/index.html");

    /// <summary>All dated events, oldest first.</summary>
    public static readonly OutputPath Timeline = new("timeline.html");

    public static readonly OutputPath Map = new("map.html");

    /// <summary>The lives of groups along time, and what ties them.</summary>
    public static readonly OutputPath Lineage = new("lineage.html");

    /// <summary>Groups and persons and what ties them.</summary>
    public static readonly OutputPath Network = new("network.html");

    /// <summary>Documents that the site made under another address before, with the present one.</summary>
    public static readonly ImmutableArray<(OutputPath From, OutputPath To)> Moved = [(new("family-tree.html"), Lineage)];

    public static readonly OutputPath SourceList = new("sources/index.html");

    /// <summary>The topics that several pages have in common.</summary>
    public static readonly OutputPath Topics = new("topics.html");

    public static readonly OutputPath Wanted = new("wanted.html");

    public static readonly OutputPath Orphans = new("orphans.html");

    public static readonly OutputPath Changes = new("changes.html");

    public static readonly OutputPath ChangesFeed = new("changes.xml");

    /// <summary>The overview of the lists for contributors.</summary>
    public static readonly OutputPath Health = new("health/index.html");

    public static readonly OutputPath Rules = new("rules.html");

    public static readonly OutputPath NotFound = new("404.html");

    public static readonly OutputPath Manifest = new("manifest.webmanifest");

    public static readonly OutputPath Search = new("search.html");

    /// <summary>How to read the wiki without a connection.</summary>
    public static readonly OutputPath Offline = new("offline.html");

    /// <summary>Whether every edition has a document of its own at this path, whatever its pages are.</summary>
    public static bool IsInEveryEdition(OutputPath path) =>
        path.Value == "index.html"
        || path == AtoZ
        || path == Spellings
        || path == Timeline
        || path == Map
        || path == Lineage
        || path == Network
        || path == Topics
        || path == Search
        || path.Value.StartsWith("sources/", StringComparison.Ordinal)
        || PageTypes.All.Any(type => path == ListOf(type));

    /// <summary>What the wiki offers to other programs.</summary>
    public static readonly OutputPath Data = new("data/index.html");

    /// <summary>A page for programs, beside the page itself.</summary>
    public static OutputPath JsonOf(OutputPath page) => new(page.Value[..^".html".Length] + ".json");

    public static OutputPath DataFile(string name) => new("data/" + name);

    /// <summary>Where the site keeps an archive that it offers.</summary>
    public static OutputPath ArchiveOf(string fileName) => new("archives/" + fileName);

    /// <summary>The list of all pages of a type.</summary>
    public static OutputPath ListOf(PageType type) => new(type.Folder + "/index.html");

    /// <summary>Where a list goes on that is too long for one document; <paramref name="number"/> begins with 2.</summary>
    /// <remarks>In a folder that no page type has, so that no author's page can be in the way.</remarks>
    public static OutputPath Further(OutputPath list, int number) =>
        new(
            $"{(list.Value.StartsWith("lists/", StringComparison.Ordinal) ? "" : "lists/")}{list.Value[..^".html".Length].Replace("/index", "", StringComparison.Ordinal)}-{number}.html"
        );

    /// <summary>The list of all that names a page which very many name.</summary>
    public static OutputPath Related(OutputPath page) => new($"lists/{page.Value[..^".html".Length]}-all.html");

    /// <summary>Where the backlinks beyond the page's own share stand; <paramref name="number"/> begins with 2.</summary>
    public static OutputPath MoreBacklinks(OutputPath page, int number) => new($"backlinks/{page.Value[..^".html".Length]}-{number}.html");

    /// <summary>A picture of the whole site as a file of its own.</summary>
    public static OutputPath PictureOf(string name) => new($"pictures/{name}.svg");

    /// <summary>A picture on a page as a file of its own.</summary>
    public static OutputPath PictureOf(OutputPath page, string name) => new($"pictures/{page.Value[..^".html".Length]}-{name}.svg");

    /// <summary>A further window of the map.</summary>
    public static OutputPath MapView(string name) => new($"map/{Slug.Of(name)}.html");

    /// <summary>The picture of a document, or its data, as a file beside it.</summary>
    /// <param name="ending">With its dot.</param>
    public static OutputPath FileOf(OutputPath document, string ending) => new(document.Value[..^".html".Length] + ending);

    /// <summary>The id of a wanted page in the list of wanted pages.</summary>
    public static string WantedId(string name) => "wanted-" + Slug.OfHeading(Folding.NameKey(name));
}

using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>What <c>site.yaml</c> says of the site as a whole.</summary>
/// <param name="BaseUrl">Where the site is published, with a slash at the end; null where it is not known: then there is no sitemap and no
/// canonical address.</param>
/// <param name="Repository">The web address of the repository, without a slash at the end; null where "edit this page" has nowhere to
/// lead.</param>
/// <param name="Branch">The branch that "edit this page" edits.</param>
/// <param name="StaleAfterMonths">Facts on active groups whose <c>as_of</c> is older than this are listed as stale.</param>
/// <param name="Severities">Rules whose severity differs from the catalogue.</param>
/// <param name="Archive">Words of the offline archive, by key; empty where the author gave none.</param>
public sealed record SiteSettings(
    string Title,
    string Tagline,
    Uri? BaseUrl,
    string? Repository,
    string Branch,
    string Language,
    string Licence,
    int StaleAfterMonths,
    ImmutableDictionary<string, Severity> Severities,
    ImmutableDictionary<string, string> Archive
)
{
    public static SiteSettings Default { get; } =
        new(
            "Wiki",
            "",
            null,
            null,
            "main",
            "en",
            "",
            24,
            ImmutableDictionary<string, Severity>.Empty,
            ImmutableDictionary<string, string>.Empty
        );

    /// <summary>
    /// Whether pages and recent changes name who wrote them, what their commits are called and when in the day they were made: only where
    /// the wiki asks for it, for some who write could be at risk.
    /// </summary>
    public bool NamesContributors { get; init; }

    /// <summary>What the lists of pages say of themselves, by type; empty where the author gave none.</summary>
    public ImmutableDictionary<string, string> Descriptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the lists of one type say of themselves.</summary>
    public string DescriptionOf(PageType type, Language.Phrases phrases) =>
        Descriptions.GetValueOrDefault(type.Name) is { Length: > 0 } own ? own : phrases[$"type.{type.Name}.description"];

    /// <summary>What files of the wiki are called: the first part of the archive's name, or what the title makes.</summary>
    public string FileName =>
        Archive.GetValueOrDefault("name")?.Split('_')[0] is { Length: > 0 } name ? Slug.Of(name)
        : Slug.Of(Title) is { Length: > 0 } title ? title
        : "wiki";

    /// <summary>The page that says what the sources leave out, where a search that finds nothing leads; null for none.</summary>
    public CoverageSetting? Coverage { get; init; }

    /// <summary>Where on its host the site begins: <c>/</c>, or <c>/wiki/</c> for one below a path.</summary>
    public string HostPath => IsArchive ? "/" : BaseUrl?.AbsolutePath ?? "/";

    /// <summary>Whether this is the content of an archive, which is a host of its own.</summary>
    public bool IsArchive { get; init; }

    /// <summary>Windows of the map, the one it opens with first; empty where the author gave none: then the map shows where its marks
    /// are.</summary>
    public ImmutableArray<MapViewSetting> MapViews { get; init; } = [];

    /// <summary>What tags are called in this edition, where its home page says so; as written elsewhere.</summary>
    public ImmutableDictionary<string, string> TagNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string TagName(string tag) => TagNames.GetValueOrDefault(tag, tag);

    /// <summary>The severity that counts here for a finding of this rule.</summary>
    public Severity SeverityOf(Rule rule) =>
        Rules.Firm.Contains(rule) ? Severity.Error : Severities.GetValueOrDefault(rule.Code, rule.DefaultSeverity);
}

/// <param name="Page">Its id: <c>about/coverage</c>.</param>
/// <param name="Span">In <c>site.yaml</c>.</param>
public sealed record CoverageSetting(string Page, SourceSpan Span);

/// <summary>A window of the map, in degrees.</summary>
/// <param name="Name">How the view is called; its address is made of it.</param>
public sealed record MapViewSetting(string Name, double West, double South, double East, double North)
{
    /// <summary>How it is called in other languages, by their tags.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string NameIn(string language) => Names.GetValueOrDefault(language, Name);
}

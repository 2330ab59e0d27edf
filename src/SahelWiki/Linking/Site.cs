using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>The whole wiki, with everything that crosses pages decided. Render reads it and adds nothing.</summary>
/// <param name="Pages">Those that are published, in source path order.</param>
/// <param name="Wanted">Names without a page, most wanted first.</param>
/// <param name="SharedNames">Names that several pages have, in the order of the alphabet.</param>
/// <param name="Redirects">Former addresses, in ordinal order.</param>
/// <param name="Resolver">Which page each name means.</param>
/// <param name="Diagnostics">Of all phases so far. After the checks: sorted, with the severities that count here.</param>
/// <param name="History">Who changed which file when; null where there is no repository.</param>
public sealed record Site(
    SiteSettings Settings,
    RelationVocabulary Vocabulary,
    Bibliography Bibliography,
    ImmutableArray<LinkedPage> Pages,
    ImmutableArray<LinkedSource> Sources,
    ImmutableArray<WantedPage> Wanted,
    ImmutableArray<SharedName> SharedNames,
    ImmutableArray<FormerAddress> Redirects,
    LinkResolver Resolver,
    ImmutableArray<SourceFile> Images,
    ImmutableArray<Diagnostic> Diagnostics,
    GitHistory? History = null
)
{
    private readonly Dictionary<Page, LinkedPage> byPage = Pages.ToDictionary(linked => linked.Page);
    private readonly Dictionary<string, LinkedSource> byKey = Sources.ToDictionary(
        source => source.Entry.Key.Value,
        StringComparer.Ordinal
    );

    /// <summary>The style sheet and the icons of the wiki itself.</summary>
    public ImmutableArray<SourceFile> Theme { get; init; } = [];

    /// <summary>Which edition of the wiki this is.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The language of the facts' own words: BCP 47.</summary>
    public required string OwnLanguage { get; init; }

    /// <summary>The day against which facts are old; null where nothing on the site has a date.</summary>
    public DateOnly? Today { get; init; }

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    public LinkedPage Of(Page page) => byPage[page];

    /// <summary>Which page a name in front matter means.</summary>
    public LinkResolution Resolve(PageReference reference) => Resolver.Resolve(reference.Target);

    /// <summary>The page that a name in front matter means; null where none or several answer.</summary>
    public Page? Target(PageReference reference) => (Resolve(reference) as LinkResolution.Found)?.Page;

    /// <summary>The pages that a claim names: as its value first, then in its qualifiers.</summary>
    public IEnumerable<Page> Targets(Claim claim) => claim.References().Select(Target).OfType<Page>();

    public LinkedSource? Source(string key) => byKey.GetValueOrDefault(key);

    public IEnumerable<LinkedPage> OfType(PageType type) => Pages.Where(page => page.Page.Type == type);
}

/// <summary>One page and its place among the others.</summary>
/// <param name="Rank">Its place when all pages are sorted by type, then by title in the site's language: lists sort by it.</param>
/// <param name="Links">The links in its text, in reading order.</param>
/// <param name="Backlinks">Links to it from the text and the timelines of other pages, in source path order, then reading order.</param>
/// <param name="Relations">Typed relations with it at either end.</param>
/// <param name="Mentions">Fields of other pages that name it.</param>
public sealed record LinkedPage(
    Page Page,
    OutputPath Path,
    int Rank,
    ImmutableArray<Link> Links,
    ImmutableArray<Backlink> Backlinks,
    ImmutableArray<RelationEnd> Relations,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<SharedName> SharedNames
)
{
    /// <summary>True where neither the text nor the front matter of another page leads here.</summary>
    public bool IsOrphan =>
        Backlinks.IsEmpty && Mentions.IsEmpty && Relations.All(end => end.Edge.Statements.All(statement => statement.Page == Page));
}

/// <summary>A link in the text of a page, with both its ends.</summary>
/// <param name="From">The page it stands on.</param>
/// <param name="Written">How it is written, and in which sentence.</param>
/// <param name="Resolution">Where it leads.</param>
/// <param name="HeadingId">The id of the heading it leads to, or null.</param>
public sealed record Link(Page From, OutgoingLink Written, LinkResolution Resolution, string? HeadingId);

/// <summary>What leads to a page from another.</summary>
public abstract record Backlink(Page From)
{
    /// <summary>A link in the other page's text.</summary>
    public sealed record InText(Link Link) : Backlink(Link.From);

    /// <summary>An entry of the other page's timeline that names the page as the event it is about.</summary>
    public sealed record InTimeline(Page From, DatedFact Fact) : Backlink(From);
}

/// <summary>A claim of another page whose value or qualifier is this page.</summary>
public sealed record Mention(Page From, Field Field, Claim Claim);

/// <summary>A typed relation between two pages, merged from the statements of both.</summary>
/// <param name="Statements">At least one, in source path order.</param>
public sealed record RelationEdge(RelationType Type, Page From, Page To, ImmutableArray<StatedRelation> Statements)
{
    public Edtf? Start => Statements.Select(stated => stated.Relation.From).FirstOrDefault(date => date is not null);

    public Edtf? End => Statements.Select(stated => stated.Relation.To).FirstOrDefault(date => date is not null);
}

/// <param name="Page">The page it is written on.</param>
public readonly record struct StatedRelation(Page Page, RelationStatement Relation);

/// <param name="IsFrom">True at the end that the relation starts from; its label is then the plain one.</param>
public sealed record RelationEnd(RelationEdge Edge, bool IsFrom)
{
    public Page Other => IsFrom ? Edge.To : Edge.From;

    public string Label => IsFrom ? Edge.Type.Label : Edge.Type.InverseLabel;
}

/// <summary>A source with the places that cite it.</summary>
/// <param name="Uses">In source path order, front matter before text.</param>
/// <param name="Leads">Works we know only through this one, with the place in it: the reverse of <see cref="SourceEntry.Via"/>.</param>
public sealed record LinkedSource(SourceEntry Entry, OutputPath Path, ImmutableArray<SourceUse> Uses, ImmutableArray<SourceLead> Leads)
{
    /// <summary>
    /// Uses of other works at the places at which those refer to this one: what pages say on the strength of it without having read it.
    /// </summary>
    public ImmutableArray<SourceUse> Through { get; init; } = [];
}

/// <param name="Sentence">As a range of the page's prose; null for a citation in the front matter.</param>
/// <param name="Field">The field of the front matter, or null for the text.</param>
public sealed record SourceUse(Page Page, TextRange? Sentence, string? Field, Citation Citation);

public readonly record struct SourceLead(SourceEntry Entry, Citation Place);

/// <param name="Name">As first written, in source path order.</param>
/// <param name="From">Pages that want it, in source path order, each once.</param>
public sealed record WantedPage(string Name, ImmutableArray<Page> From);

/// <param name="Name">As the first of the pages writes it.</param>
/// <param name="Pages">At least two, in source path order.</param>
public sealed record SharedName(string Name, OutputPath Path, ImmutableArray<Page> Pages);

public sealed record FormerAddress(OutputPath From, Page To);

using System.Collections.Concurrent;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>What all files of the data are made of: the statements of the site, with their addresses and words.</summary>
/// <remarks>Shared by all threads.</remarks>
public sealed class SiteData(ViewBuilder views)
{
    private readonly ConcurrentDictionary<(WorkKey Key, Locator Locator), string> through = new();

    public Site Site => views.Site;

    public Phrases Phrases => views.Phrases;

    internal ViewBuilder Views => views;

    /// <summary>Pages about a subject, in source path order.</summary>
    public IEnumerable<LinkedPage> Subjects => Site.Pages.Where(page => page.Page.Type.HasSubject);

    /// <summary>What the data passes on of one page.</summary>
    public static IEnumerable<Statement> Of(Site site, LinkedPage page) =>
        PageStatements.Of(site, page).Where(statement => !HeldBack.Is(statement));

    public IEnumerable<Statement> Of(LinkedPage page) => Of(Site, page);

    /// <summary>All that the data passes on, in source path order, then as each page says it.</summary>
    public IEnumerable<Statement> All => Subjects.SelectMany(Of);

    /// <summary>How many statements are held back.</summary>
    public int CountHeldBack => Subjects.SelectMany(page => PageStatements.Of(Site, page)).Count(HeldBack.Is);

    /// <summary>Typed relations and facts whose value is a page, each once.</summary>
    public IEnumerable<Statement> Edges =>
        All.Where(statement =>
            statement switch
            {
                { Kind: StatementKind.Fact } => statement.Value.Page is not null,
                { Origin: RelationEnd { IsFrom: true } } => true,
                _ => false,
            }
        );

    /// <summary>Where a statement stands on its page, below the top of the site.</summary>
    public static string Anchor(Statement statement) =>
        $"{statement.Subject.Path.Address}#{(
            statement.Origin is RelationEnd && RelatedPages.AreMany(statement.Subject) ? PartIds.Relations : statement.Id
        )}";

    /// <summary>Where the document of a work says how the page uses it; empty where there is no such work.</summary>
    public string Anchor(Statement statement, Citation citation)
    {
        // A relation may be written at its other end: then it is that page that cites.
        var pages = statement.Origin is RelationEnd { Edge.Statements: var stated }
            ? stated.Where(one => one.Relation.Sources.Contains(citation)).Select(one => one.Page)
            : [statement.Subject.Page];
        return
            Site.Source(citation.Key) is { } source
            && pages.FirstOrDefault() is { } page
            && views.UsePlaces.DocumentOf(source, page) is { } document
            ? $"{document.Address}#{UsePlaces.Id(page)}"
            : "";
    }

    /// <summary>Keys of the works that the cited one itself cites at that place, with spaces between.</summary>
    public string Through(Citation citation) =>
        through.GetOrAdd(
            (citation.Key, citation.Locator),
            static (place, site) =>
                site.Source(place.Key) is { } source
                    ? string.Join(' ', Locators.LeadsAt(source, place.Locator).Select(work => work.Key))
                    : "",
            Site
        );

    /// <summary>The day of the last commit that changed a page; empty where the history does not tell.</summary>
    public string LastChanged(LinkedPage page) =>
        Cells.Day(Site.History?.LastChange(page.Page.Source) is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : (DateOnly?)null);

    /// <summary>Gives the values of one page in words, as the page does.</summary>
    internal Func<Statement, string> Labels(LinkedPage page)
    {
        var writer = new ClaimWriter(views, page.Path, new(Site, page, views.Formatter, Phrases));
        return statement =>
            statement.Origin switch
            {
                Claim claim => writer.Value(page, statement.Field, claim.Value).Text,
                _ => statement.Value.Page?.Page.Title ?? statement.Value.Text,
            };
    }

    /// <summary>A commit; nothing where the wiki names nobody, since it leads to who wrote it.</summary>
    public string? Commit(string? id) => Site.Settings.NamesContributors ? id : null;

    public static string Word(StatementKind kind) =>
        kind switch
        {
            StatementKind.Fact => "fact",
            StatementKind.Relation => "relation",
            StatementKind.Inverse => "inverse",
            _ => "dated",
        };

    public static string Word(StatedType type) => type.ToString().ToLowerInvariant();

    public static string Word(Confidence? confidence) => confidence?.ToString().ToLowerInvariant() ?? "";

    /// <summary>An address on the web where the site knows its own, else below its top.</summary>
    public string Url(OutputPath path) =>
        Site.Settings.BaseUrl is { } url ? new Uri(url, Site.Edition.InSite(path).Address).AbsoluteUri : path.Address;
}

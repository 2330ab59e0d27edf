using System.Globalization;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>Recent changes, as a page and as an Atom feed; only where git remembers them.</summary>
/// <remarks>Sources: RFC 4287, "The Atom Syndication Format"; RFC 4151 for the ids of entries, which must never change.</remarks>
internal static class ChangeDocuments
{
    private const int MostCommits = 200;
    private const int MostInFeed = 50;
    private const int MostPages = 20;

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        if (context.Site.History is not { } history)
        {
            yield break;
        }

        yield return context.Document(SitePaths.Changes, () => Page(context, history));
        if (context.Site.Settings.BaseUrl is { } baseUrl)
        {
            yield return RenderContext.Text(SitePaths.ChangesFeed, () => Feed(context, history, baseUrl));
        }
    }

    private static ChangesView Page(RenderContext context, GitHistory history)
    {
        var path = SitePaths.Changes;
        var phrases = context.Phrases;
        var pages = PagesByFile(context.Site);
        var days = history
            .Commits.Take(MostCommits)
            .GroupBy(commit => DateOnly.FromDateTime(commit.Date.UtcDateTime))
            .OrderByDescending(day => day.Key)
            .Select(day => new ChangeDay(
                "d" + Day(day.Key),
                context.Views.Dates.Of(EdtfParser.Parse(Day(day.Key), out _)!),
                Day(day.Key),
                [.. Shown(context, day).Select(commit => Entry(context, path, pages, commit))]
            ));
        return new(
            context.Views.Frame(path, phrases["changes.title"], phrases["changes.introduction"], "", indexed: false),
            phrases["changes.title"],
            phrases["changes.introduction"],
            context.Site.Settings.BaseUrl is null ? null : new(phrases["changes.feed"], path.RelativeTo(SitePaths.ChangesFeed)),
            [.. days]
        );
    }

    /// <summary>
    /// Where contributors are not named, the commits of a day are one without words: their subjects, ids and hours could tell who made
    /// them.
    /// </summary>
    private static IEnumerable<GitCommit> Shown(RenderContext context, IGrouping<DateOnly, GitCommit> day) =>
        context.Site.Settings.NamesContributors
            ? day
            :
            [
                day.First() with
                {
                    Id = "",
                    Date = new(day.Key, default, TimeSpan.Zero),
                    Authors = [],
                    Subject = "",
                    Changes = [.. day.SelectMany(commit => commit.Changes).DistinctBy(change => change.Now)],
                },
            ];

    private static ChangeEntry Entry(RenderContext context, OutputPath path, Dictionary<SourcePath, LinkedPage> pages, GitCommit commit)
    {
        var changes = commit.Changes.Where(change => PageOf(change, pages) is not null).ToArray();
        var links = changes
            .Take(MostPages)
            .Select(change => new ChangeLine(
                context.Views.Link(path, PageOf(change, pages)!.Page),
                change.Kind == FileChangeKind.Changed ? "" : context.Phrases[$"changes.{change.Kind.ToString().ToLowerInvariant()}"]
            ));
        return new(
            commit.Summary,
            context.Site.Settings.NamesContributors ? string.Join(", ", commit.Authors) : "",
            [.. links],
            changes.Length > MostPages ? context.Phrases.Count("changes.more", changes.Length - MostPages) : ""
        );
    }

    private static string Feed(RenderContext context, GitHistory history, Uri baseUrl)
    {
        var phrases = context.Phrases;
        var pages = PagesByFile(context.Site);
        var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        feed.Append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"").Append(Xml(phrases.Language)).Append("\">\n");
        feed.Append("<title>").Append(Xml($"{context.Site.Settings.Title}: {phrases["changes.title"]}")).Append("</title>\n");
        feed.Append("<id>").Append(Xml(Address(baseUrl, SitePaths.Changes))).Append("</id>\n");
        feed.Append("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
            .Append(Xml(Address(baseUrl, SitePaths.ChangesFeed)))
            .Append("\"/>\n");
        feed.Append("<link rel=\"alternate\" type=\"text/html\" href=\"").Append(Xml(Address(baseUrl, SitePaths.Changes))).Append("\"/>\n");
        var commits = context.Site.Settings.NamesContributors
            ? history.Commits.AsEnumerable()
            : history
                .Commits.Take(MostCommits)
                .GroupBy(commit => DateOnly.FromDateTime(commit.Date.UtcDateTime))
                .SelectMany(day => Shown(context, day));
        feed.Append("<updated>").Append(Time(commits.Max(commit => commit.Date))).Append("</updated>\n");
        foreach (var commit in commits.Take(MostInFeed))
        {
            Entry(feed, commit, Authors(context, commit), baseUrl, pages, phrases);
        }

        return feed.Append("</feed>\n").ToString();
    }

    /// <summary>An entry must have an author (RFC 4287, 4.1.2): where none is to be named, all contributors are.</summary>
    private static IEnumerable<string> Authors(RenderContext context, GitCommit commit) =>
        (context.Site.Settings.NamesContributors ? commit.Authors : []).DefaultIfEmpty(
            context.Phrases["citePage.author", context.Site.Settings.Title]
        );

    private static void Entry(
        StringBuilder feed,
        GitCommit commit,
        IEnumerable<string> authors,
        Uri baseUrl,
        Dictionary<SourcePath, LinkedPage> pages,
        Language.Phrases phrases
    )
    {
        var changed = commit.Changes.Where(change => PageOf(change, pages) is not null).ToArray();
        var only = changed is [var single] ? PageOf(single, pages)!.Path : SitePaths.Changes;
        feed.Append("<entry>\n<title>")
            .Append(Xml(commit.Subject.Length > 0 ? commit.Summary : phrases["changes.title"]))
            .Append("</title>\n");
        feed.Append("<id>tag:")
            .Append(Xml(baseUrl.IdnHost))
            .Append(',')
            .Append(commit.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Append(commit.Id.Length > 0 ? ":commit/" : ":changes")
            .Append(commit.Id)
            .Append("</id>\n");
        feed.Append("<updated>").Append(Time(commit.Date)).Append("</updated>\n");
        feed.Append("<link rel=\"alternate\" type=\"text/html\" href=\"").Append(Xml(Address(baseUrl, only))).Append("\"/>\n");
        foreach (var author in authors)
        {
            feed.Append("<author><name>").Append(Xml(author)).Append("</name></author>\n");
        }

        var list =
            string.Concat(changed.Take(MostPages).Select(change => $"<li>{Item(change)}</li>"))
            + (changed.Length > MostPages ? $"<li>{Xml(phrases.Count("changes.more", changed.Length - MostPages))}</li>" : "");
        feed.Append("<content type=\"html\">")
            .Append(Xml(list.Length > 0 ? $"<ul>{list}</ul>" : Xml(commit.Summary)))
            .Append("</content>\n</entry>\n");

        string Item(FileChange change)
        {
            var remark =
                change.Kind == FileChangeKind.Changed ? "" : $" ({Xml(phrases[$"changes.{change.Kind.ToString().ToLowerInvariant()}"])})";
            var found = PageOf(change, pages)!;
            return $"<a href=\"{Xml(Address(baseUrl, found.Path))}\">{Xml(found.Page.Title)}</a>{remark}";
        }
    }

    private static Dictionary<SourcePath, LinkedPage> PagesByFile(Site site) => site.Pages.ToDictionary(page => page.Page.Source);

    /// <summary>The published page that a file is of, or is a translation of.</summary>
    /// <returns>Null also for files that are gone: some were drafts, whose very names may not be told.</returns>
    private static LinkedPage? PageOf(FileChange change, Dictionary<SourcePath, LinkedPage> pages) =>
        pages.GetValueOrDefault(change.Now)
        ?? pages.GetValueOrDefault(new(Path.ChangeExtension(Path.ChangeExtension(change.Now.Value, null), ".md")));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Address(Uri baseUrl, OutputPath path) => new Uri(baseUrl, path.Address).AbsoluteUri;

    /// <summary>Text for XML; what XML 1.0 cannot hold is left out.</summary>
    private static string Xml(string text) =>
        Html.Attribute(
            string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF))
                    .Select(rune => rune.ToString())
            )
        );
}

using System.Collections.Immutable;
using SahelWiki.Citations;
using SahelWiki.Linking;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki.Outputs;

/// <summary>The bibliography: a list of all sources, and a document for each with every sentence that cites it.</summary>
internal static class SourceDocuments
{
    /// <summary>How many sentences of one page a source's document shows.</summary>
    private const int MostSentences = 20;

    public static IEnumerable<OutputFile> Files(RenderContext context) => context.Site.Sources.IsEmpty
        ? []
        : context.Site.Sources.Select(source => context.Document(source.Path, () => Document(context, source))).Prepend(context.Document(SitePaths.SourceList, () => List(context)));

    private static ListView List(RenderContext context)
    {
        var (path, phrases) = (SitePaths.SourceList, context.Phrases);
        var used = context.Site.Sources.Where(source => !source.Uses.IsEmpty);
        var unused = context.Site.Sources.Where(source => source.Uses.IsEmpty);
        ListGroup Group(string id, string label, IEnumerable<LinkedSource> sources) => new(id, label,
        [
            .. sources.OrderBy(source => CitationFormatter.SortName(source.Entry), phrases.Comparer).ThenBy(source => source.Entry.Title, phrases.Comparer)
                .Select(source => new ListItem(null, new(context.Views.Formatter.ShortText(source.Entry), path.RelativeTo(source.Path)), Remark(context, source), [])),
        ]);
        ListGroup[] groups = [Group("cited", phrases["sources.cited"], used), Group("known", phrases["sources.known"], unused)];
        return new(context.Views.Frame(path, phrases["sources.title"], phrases["sources.introduction"], "sources"), phrases["sources.title"], phrases["sources.introduction"], [.. groups.Where(group => group.Items.Length > 0)]);
    }

    private static string Remark(RenderContext context, LinkedSource source) => source.Uses.IsEmpty
        ? source.Entry.Variable("container-title") ?? ""
        : context.Phrases.Count("sources.uses", source.Uses.Length);

    private static SourceView Document(RenderContext context, LinkedSource source)
    {
        var (entry, phrases, path) = (source.Entry, context.Phrases, source.Path);
        var uses = source.Uses.GroupBy(use => use.Page).OrderBy(group => context.Site.Of(group.Key).Rank).GroupBy(group => group.Key.Type, group => new UseGroup(
            context.Views.Link(path, group.Key),
            [.. group.Where(use => use.Sentence >= 0).Select(use => use.Sentence).Distinct().Take(MostSentences).Select(sentence => Sentence(context.Site.Of(group.Key), sentence))],
            [.. group.Where(use => use.Field is not null).Select(use => use.Field!).Distinct().Select(field => phrases[$"field.{field}"])]));
        return new(
            context.Views.Frame(path, entry.Title, context.Views.Formatter.FullText(entry), "sources", entry.Source),
            [.. context.Views.Breadcrumbs(path, null), new(phrases["sources.title"], path.RelativeTo(SitePaths.SourceList))],
            entry.Title,
            context.Views.Formatter.FullHtml(entry),
            Details(context, source),
            [.. uses.Select(type => new UseSection(type.Key.HasSubject ? phrases[$"type.{type.Key.Name}.plural"] : phrases["nav.about"], [.. type]))],
            [.. source.Leads.Select(lead => (lead.Entry, lead.Place)).Select(lead => new LeadLine(new(context.Views.Formatter.ShortText(lead.Entry), path.RelativeTo(context.Site.Source(lead.Entry.Key)!.Path)), lead.Place.Locator))],
            source.Uses.Length);
    }

    /// <summary>A sentence as it reads on its page.</summary>
    private static string Sentence(LinkedPage page, int index)
    {
        var sentence = page.Page.Body.Sentence(index);
        for (var i = page.Page.Body.Links.Length - 1; i >= 0; i--)
        {
            var link = page.Page.Body.Links[i];
            if (link.Sentence == index && link.Label is null)
            {
                sentence = sentence[..link.Start] + LinkText.Of(link, page.Links[i].Resolution) + sentence[(link.Start + link.Length)..];
            }
        }

        return sentence;
    }

    private static ImmutableArray<DetailRow> Details(RenderContext context, LinkedSource source)
    {
        var (entry, phrases) = (source.Entry, context.Phrases);
        var rows = ImmutableArray.CreateBuilder<DetailRow>();
        void Row(string key, string? value, string? href = null)
        {
            if (!string.IsNullOrEmpty(value))
            {
                rows.Add(new(phrases[$"source.{key}"], new(value, href)));
            }
        }

        Row("key", entry.Key);
        Row("type", phrases.Or($"csl.{entry.Type}", entry.Type));
        Row("authors", string.Join("; ", entry.Authors.Select(author => author.Full)));
        Row("issued", entry.Issued is { } issued ? context.Views.Dates.Of(issued) : null);
        Row("language", entry.Variable("language"));
        Row("url", entry.Url, entry.Url);
        Row("urlStatus", entry.UrlStatus is { } status ? phrases[$"source.urlStatus.{status}"] : null);
        Row("archive", entry.ArchiveUrl, entry.ArchiveUrl);
        Row("reliability", entry.Reliability);
        Row("note", entry.Note);
        foreach (var via in entry.Via)
        {
            if (context.Site.Source(via.Key) is { } through)
            {
                Row("via", context.Views.Formatter.ShortText(through.Entry) + (via.Locator.Length > 0 ? ", " + via.Locator : ""), source.Path.RelativeTo(through.Path));
            }
        }

        return rows.ToImmutable();
    }
}

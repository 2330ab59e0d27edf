using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Text;

namespace SahelWiki.Changes;

/// <summary>What changed in the data between two states of the wiki.</summary>
/// <param name="Added">Pages that are new, in source path order.</param>
/// <param name="Removed">Pages that are gone, in source path order.</param>
/// <param name="Changed">Pages that are there in both and say something else, by their present source path; renamed ones among
/// them.</param>
/// <param name="Relations">Relations gained, lost or changed, by their kind and ends.</param>
/// <param name="Sources">Entries of the bibliography, by key.</param>
/// <param name="NewWanted">Names that pages want now and did not want before, most wanted first.</param>
/// <param name="NewOrphans">Pages to which nothing leads any more, or yet.</param>
/// <param name="Unreadable">Pages there in both that one of them cannot read; what they say is not compared.</param>
public sealed record SiteDiff(
    ImmutableArray<Page> Added,
    ImmutableArray<Page> Removed,
    ImmutableArray<PageChange> Changed,
    ImmutableArray<ValueChange> Relations,
    ImmutableArray<SourceChange> Sources,
    ImmutableArray<WantedPage> NewWanted,
    ImmutableArray<string> NoLongerWanted,
    ImmutableArray<Page> NewOrphans,
    ImmutableArray<string> OtherFiles,
    ImmutableArray<UnreadablePage> Unreadable
)
{
    public bool IsEmpty =>
        Added.IsEmpty
        && Removed.IsEmpty
        && Changed.IsEmpty
        && Relations.IsEmpty
        && Sources.IsEmpty
        && NewWanted.IsEmpty
        && NoLongerWanted.IsEmpty
        && NewOrphans.IsEmpty
        && OtherFiles.IsEmpty
        && Unreadable.IsEmpty;
}

/// <param name="Reason">What keeps it from being read.</param>
/// <param name="IsNow">Whether that is so now, not before.</param>
public sealed record UnreadablePage(Page Page, Diagnostic Reason, bool IsNow);

/// <param name="Fields">Title, summary, names and every field whose claims differ, in the order of the page's present front matter.</param>
/// <param name="Citations">One entry for each citation gained or lost anywhere on the page; several times for several.</param>
/// <param name="SentencesAdded">Sentences of the text that were not there before, as they are or at all.</param>
public sealed record PageChange(
    Page Before,
    Page After,
    ImmutableArray<ValueChange> Fields,
    ImmutableArray<ValueChange> Citations,
    int SentencesAdded,
    int SentencesRemoved
)
{
    public bool IsRenamed => Before.Id != After.Id;
}

/// <summary>What stood there and what stands there now.</summary>
/// <param name="Before">Lines that are gone; empty where something was only added.</param>
/// <param name="After">Lines that are new; empty where something was only removed.</param>
public sealed record ValueChange(string Name, ImmutableArray<string> Before, ImmutableArray<string> After);

/// <param name="Title">Of the work, as it is called now.</param>
/// <param name="Kind">Whether the entry is new, gone or changed.</param>
public sealed record SourceChange(string Key, string Title, ChangeKind Kind, ImmutableArray<ValueChange> Fields);

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>Compares two states of the wiki.</summary>
public sealed class SiteComparer
{
    private readonly Site before;
    private readonly Site after;
    private readonly Dictionary<string, string> formerIds;
    private readonly ClaimText oldText;
    private readonly ClaimText newText;

    /// <summary>Former ids of pages that either state cannot read: nothing is lost of what they say until somebody can.</summary>
    private readonly HashSet<string> unreadable;

    private SiteComparer(Site before, Site after)
    {
        (this.before, this.after) = (before, after);
        formerIds = Renames();
        oldText = new(before, page => page.Id);
        newText = new(after, FormerId);
        unreadable =
        [
            .. before.Pages.Where(page => page.Page.Unreadable is not null).Select(page => page.Page.Id),
            .. after.Pages.Where(page => page.Page.Unreadable is not null).Select(page => FormerId(page.Page)),
        ];
    }

    public static SiteDiff Compare(Site before, Site after) => new SiteComparer(before, after).Compare();

    private SiteDiff Compare()
    {
        var oldPages = before.Pages.ToDictionary(page => page.Page.Id.Value);
        var kept = after.Pages.Where(page => oldPages.ContainsKey(FormerId(page.Page))).ToArray();
        var keptIds = kept.Select(page => FormerId(page.Page)).ToHashSet(StringComparer.Ordinal);
        var oldWanted = before.Wanted.Select(wanted => Folding.NameKey(wanted.Name)).ToHashSet(StringComparer.Ordinal);
        var newWanted = after.Wanted.Select(wanted => Folding.NameKey(wanted.Name)).ToHashSet(StringComparer.Ordinal);
        var oldOrphans = before.Pages.Where(page => page.IsOrphan).Select(page => page.Page.Id.Value).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. after.Pages.Select(page => page.Page).Where(page => !oldPages.ContainsKey(FormerId(page)))],
            [.. before.Pages.Select(page => page.Page).Where(page => !keptIds.Contains(page.Id))],
            [
                .. kept.Where(page => !unreadable.Contains(FormerId(page.Page)))
                    .Select(page => Compare(oldPages[FormerId(page.Page)].Page, page.Page))
                    .OfType<PageChange>(),
            ],
            Relations(),
            Sources(),
            [.. after.Wanted.Where(wanted => !oldWanted.Contains(Folding.NameKey(wanted.Name)))],
            [.. before.Wanted.Select(wanted => wanted.Name).Where(name => !newWanted.Contains(Folding.NameKey(name)))],
            [
                .. after
                    .Pages.Where(page => page.IsOrphan && page.Page.Type.HasSubject && !oldOrphans.Contains(FormerId(page.Page)))
                    .Select(page => page.Page),
            ],
            OtherFiles(),
            [.. kept.Select(page => Unreadable(oldPages[FormerId(page.Page)].Page, page.Page)).OfType<UnreadablePage>()]
        );
    }

    private static UnreadablePage? Unreadable(Page old, Page page) =>
        page.Unreadable is { } now ? (old.File.Bytes.AsSpan().SequenceEqual(page.File.Bytes.AsSpan()) ? null : new(page, now, true))
        : old.Unreadable is { } then ? new(page, then, false)
        : null;

    private string FormerId(Page page) => formerIds.GetValueOrDefault(page.Id, page.Id);

    /// <summary>Present ids with the id their page had before: told by its redirect, else by its title, else by its whole text.</summary>
    private Dictionary<string, string> Renames()
    {
        var gone = before.Pages.Select(page => page.Page).Where(page => after.Pages.All(other => other.Page.Id != page.Id)).ToList();
        var oldIds = before.Pages.Select(page => page.Page.Id.Value).ToHashSet(StringComparer.Ordinal);
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        var fresh = after.Pages.Select(page => page.Page).Where(page => !oldIds.Contains(page.Id)).ToList();
        Func<Page, Page, bool>[] signs =
        [
            (old, page) => page.FrontMatter.Redirects.Any(redirect => redirect.FormerId == old.Id),
            (old, page) => old.Title == page.Title,
            (old, page) => old.Body.Html.Html.Length > 0 && old.Body.Html.Html.Span.SequenceEqual(page.Body.Html.Html.Span),
        ];
        foreach (var sign in signs)
        {
            foreach (var page in fresh.ToArray())
            {
                if (gone.FirstOrDefault(old => sign(old, page)) is { } old)
                {
                    renames[page.Id] = old.Id;
                    gone.Remove(old);
                    fresh.Remove(page);
                }
            }
        }

        return renames;
    }

    private PageChange? Compare(Page old, Page page)
    {
        if (old.Id == page.Id && old.File.Bytes.AsSpan().SequenceEqual(page.File.Bytes.AsSpan()) && SameReferences(old, page))
        {
            return null;
        }

        var fields = Data(page, newText)
            .Select(row => row.Name)
            .Concat(Data(old, oldText).Select(row => row.Name))
            .Distinct()
            .Select(name => Difference(name, Lines(Data(old, oldText), name), Lines(Data(page, newText), name)))
            .OfType<ValueChange>()
            // That a renamed page has a redirect now is said by its being renamed.
            .Where(change => change.Name != "redirects" || old.Id == page.Id)
            .ToImmutableArray();
        var citations = Difference("citations", [.. Cited(old)], [.. Cited(page)]);
        var (removed, added) = Lost(before.Of(old), after.Of(page));
        return old.Id == page.Id && fields.IsEmpty && citations is null && added + removed == 0
            ? null
            : new(old, page, fields, citations is null ? [] : [citations], added, removed);
    }

    /// <summary>A page whose file is the same may still say something else: a name on it may lead elsewhere now.</summary>
    private bool SameReferences(Page old, Page page) =>
        old
            .References.Select(reference => before.Target(reference)?.Id.Value)
            .SequenceEqual(page.References.Select(reference => after.Target(reference) is { } other ? FormerId(other) : null));

    private static IEnumerable<(string Name, SaidLine[] Lines)> Data(Page page, ClaimText text)
    {
        static SaidLine[] One(string value) => value.Length == 0 ? [] : [new(value, value)];
        var matter = page.FrontMatter;
        yield return ("title", One(page.Title));
        yield return ("summary", One(page.Summary));
        yield return (
            "aliases",
            [
                .. matter.Aliases.SelectMany(alias =>
                    One(alias.Name + (alias.Kind is { } kind ? $" ({kind}{(alias.Language is { } language ? ", " + language : "")})" : ""))
                ),
            ]
        );
        yield return ("tags", [.. matter.Tags.SelectMany(One)]);
        yield return ("redirects", [.. matter.Redirects.SelectMany(redirect => One(redirect.FormerId))]);
        yield return ("image", matter.Image is { } image ? One($"{image.File}; {image.Alt}; {image.Rights}") : []);
        yield return ("external_ids", [.. matter.ExternalIds.SelectMany(id => One($"{id.Authority} {id.Value}"))]);
        foreach (var field in matter.Fields)
        {
            yield return (field.Definition.Name, [.. field.Claims.Select(claim => text.Of(page, claim))]);
        }

        yield return ("timeline", [.. matter.Timeline.Select(fact => text.Of(page, fact))]);
    }

    private static SaidLine[] Lines(IEnumerable<(string Name, SaidLine[] Lines)> data, string name) =>
        data.FirstOrDefault(row => row.Name == name).Lines ?? [];

    private static IEnumerable<SaidLine> Cited(Page page) =>
        FrontMatterCitations
            .Of(page)
            .Select(use => use.Citation)
            .Concat(page.Body.Citations.SelectMany(mark => mark.Citations))
            .Select(citation => new SaidLine(CitationParser.NoteKey(citation), ClaimText.Citation(citation)));

    /// <returns>Null where both say the same, in whatever order.</returns>
    private static ValueChange? Difference(string name, SaidLine[] old, SaidLine[] now)
    {
        var (lost, gained) = (Without(old, now), Without(now, old));
        return lost.IsEmpty && gained.IsEmpty ? null : new(name, lost, gained);
    }

    /// <summary>Lines of one list that the other does not have, or has less often.</summary>
    private static ImmutableArray<string> Without(IEnumerable<SaidLine> lines, IEnumerable<SaidLine> others)
    {
        var counts = others.CountBy(line => line.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var line in lines)
        {
            if (counts.TryGetValue(line.Key, out var count) && count > 0)
            {
                counts[line.Key] = count - 1;
            }
            else
            {
                left.Add(line.Text);
            }
        }

        return left.ToImmutable();
    }

    /// <summary>As readers see them: that a link names its page in another way is no change of the text.</summary>
    private static (int Removed, int Added) Lost(LinkedPage old, LinkedPage now)
    {
        static IEnumerable<SaidLine> Lines(LinkedPage page) =>
            page
                .Page.Body.Sentences.Select(sentence => LinkText.Sentence(page, sentence))
                .Where(sentence => sentence.Length > 0)
                .Select(sentence => new SaidLine(sentence, ""));
        return (Without(Lines(old), Lines(now)).Length, Without(Lines(now), Lines(old)).Length);
    }

    private ImmutableArray<ValueChange> Relations()
    {
        var (old, now) = (Edges(before, oldText, page => page.Id), Edges(after, newText, FormerId));
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Order(StringComparer.Ordinal)
                .Select(key =>
                {
                    var (was, isNow) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
                    var name = isNow.Name ?? was.Name!;
                    return Difference(name, was.Lines ?? [], isNow.Lines ?? []);
                })
                .OfType<ValueChange>(),
        ];
    }

    /// <summary>What each edge says, however its statements are spread over its two ends.</summary>
    private Dictionary<string, (string? Name, SaidLine[]? Lines)> Edges(Site site, ClaimText text, Func<Page, string> idOf)
    {
        var edges = new Dictionary<string, (string? Name, SaidLine[]? Lines)>(StringComparer.Ordinal);
        var edgesRead = site
            .Pages.SelectMany(page => page.Relations)
            .Where(end => end.IsFrom)
            .Select(end => end.Edge)
            .Where(edge => !unreadable.Contains(idOf(edge.From)) && !unreadable.Contains(idOf(edge.To)));
        foreach (var group in edgesRead.GroupBy(edge => Key(edge, idOf), StringComparer.Ordinal))
        {
            var first = group.First();
            edges[group.Key] = (
                $"{first.From.Title} — {first.Type.Label} — {first.To.Title}",
                [
                    .. group
                        .SelectMany(edge => edge.Statements.Select(stated => text.Of(stated.Relation)).Distinct())
                        .Select(line => line.Text.Length > 0 ? line : new("", "stated")),
                ]
            );
        }

        return edges;
    }

    private static string Key(RelationEdge edge, Func<Page, string> idOf)
    {
        var (from, to) = (idOf(edge.From), idOf(edge.To));
        return edge.Type.Symmetric && string.CompareOrdinal(to, from) < 0
            ? $"{edge.Type.Name}|{to}|{from}"
            : $"{edge.Type.Name}|{from}|{to}";
    }

    private ImmutableArray<SourceChange> Sources()
    {
        var keys = before.Bibliography.Keys.Union(after.Bibliography.Keys).Order(StringComparer.Ordinal);
        var (unreadBefore, unreadNow) = (UnreadSources(before), UnreadSources(after));
        return
        [
            .. keys.Select(key => (Old: before.Bibliography.Find(key), Now: after.Bibliography.Find(key)))
                .Where(pair =>
                    !(pair.Old is { } old && unreadBefore.Contains(old.Source)) && !(pair.Now is { } now && unreadNow.Contains(now.Source))
                )
                .Select(pair => Source(pair.Old, pair.Now))
                .OfType<SourceChange>(),
        ];
    }

    /// <summary>Files of the bibliography of which no more than the keys is known.</summary>
    private static HashSet<SourcePath> UnreadSources(Site site) =>
        [
            .. site
                .Diagnostics.Where(found =>
                    Rules.Unreadable.Contains(found.Rule) && found.Source.Value.StartsWith("sources/", StringComparison.Ordinal)
                )
                .Select(found => found.Source),
        ];

    private static SourceChange? Source(SourceEntry? old, SourceEntry? now)
    {
        if (old is null || now is null)
        {
            return new((now ?? old)!.Key, (now ?? old)!.Title, old is null ? ChangeKind.Added : ChangeKind.Removed, []);
        }

        var (was, isNow) = (SourceFields(old), SourceFields(now));
        var fields = isNow
            .Keys.Union(was.Keys)
            .Select(name => Difference(name, Line(was, name), Line(isNow, name)))
            .OfType<ValueChange>()
            .ToImmutableArray();
        return fields.IsEmpty ? null : new(now.Key, now.Title, ChangeKind.Changed, fields);

        static SaidLine[] Line(Dictionary<string, string> fields, string name) =>
            fields.TryGetValue(name, out var value) && value.Length > 0 ? [new(value, value)] : [];
    }

    private static Dictionary<string, string> SourceFields(SourceEntry entry)
    {
        static string Names(IEnumerable<PersonName> names) => string.Join("; ", names.Select(name => name.Sorted));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = entry.Type,
            ["title"] = entry.Title,
            ["author"] = Names(entry.Authors),
            ["editor"] = Names(entry.Editors),
            ["issued"] = entry.Issued?.Written ?? "",
            ["accessed"] = entry.Accessed?.Written ?? "",
            ["URL"] = entry.Url ?? "",
            ["DOI"] = entry.Doi ?? "",
            ["archive_url"] = entry.ArchiveUrl ?? "",
            ["archive_date"] = entry.ArchiveDate?.Written ?? "",
            ["url_status"] = entry.UrlStatus ?? "",
            ["reliability"] = entry.Reliability ?? "",
            ["note"] = entry.Note ?? "",
            ["via"] = string.Join("; ", entry.Via.Select(ClaimText.Citation)),
        };
        foreach (var (name, value) in entry.Variables)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>
    /// Changes outside pages and sources: in the vocabulary, the settings, the images; and files of sources that cannot be compared.
    /// </summary>
    private ImmutableArray<string> OtherFiles()
    {
        var files = new List<string>();
        files.AddRange(UnreadSources(after).Select(path => $"{path} (cannot be read, so its sources are not compared)"));
        files.AddRange(
            UnreadSources(before)
                .Except(UnreadSources(after))
                .Select(path => $"{path} (could not be read before, so its sources are not compared)")
        );
        if (!before.Vocabulary.Types.Select(Written).SequenceEqual(after.Vocabulary.Types.Select(Written), StringComparer.Ordinal))
        {
            files.Add("relations.yaml");
        }

        var settings = (Before: before.Settings, After: after.Settings);
        if (
            settings.Before with { Severities = settings.After.Severities, Archive = settings.After.Archive } != settings.After
            || !settings
                .Before.Severities.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SequenceEqual(settings.After.Severities.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            || !settings
                .Before.Archive.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SequenceEqual(settings.After.Archive.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        )
        {
            files.Add("site.yaml");
        }

        var old = before.Images.ToDictionary(image => image.Path, image => image.Bytes);
        files.AddRange(
            after
                .Images.Where(image => !old.TryGetValue(image.Path, out var bytes) || !bytes.AsSpan().SequenceEqual(image.Bytes.AsSpan()))
                .Select(image => image.Path.Value)
        );
        files.AddRange(old.Keys.Except(after.Images.Select(image => image.Path)).Select(path => path.Value + " (removed)"));
        return [.. files];

        static string Written(RelationType type) =>
            $"{type with { From = [], To = [] }}|{string.Join(',', type.From)}|{string.Join(',', type.To)}";
    }
}

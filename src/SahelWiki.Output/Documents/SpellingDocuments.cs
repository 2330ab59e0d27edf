using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>
/// All names and spellings by their first letters, in documents so small that they come over the worst of lines: what stands in for the
/// search where no script runs.
/// </summary>
/// <remarks>
/// A tree: the first document leads to those with names or, where these are many, to further ones that do. Each is named after the letters
/// it begins and ends with.
/// </remarks>
internal static class SpellingDocuments
{
    /// <summary>Bytes of HTML of the names in a document, roughly; with its frame it stays below 10 kB.</summary>
    private const int Budget = 3_600;

    /// <summary>How many ranges a document leads to.</summary>
    private const int MostRanges = 40;

    private sealed record Entry(string Name, LinkedPage Page, bool IsTitle)
    {
        public int Weight =>
            48 + Page.Path.Value.Length + Encoding.UTF8.GetByteCount(Name) + (IsTitle ? 0 : 24 + Encoding.UTF8.GetByteCount(Short(Page)));
    }

    /// <param name="From">The letters it begins with.</param>
    private sealed record Range(OutputPath Path, string From, string To)
    {
        public string Label => From == To ? From : $"{From} – {To}";
    }

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        var leaves = Leaves(Entries(context.Site));
        var starts = new Lazy<(Entry[] Sorted, ImmutableArray<int> Starts)>(() => Divided(context, leaves));
        var ranges = new Lazy<Range[]>(() => Ranges(starts.Value.Sorted, starts.Value.Starts));
        for (var number = 0; number < leaves; number++)
        {
            var leaf = number;
            yield return context.Document(LeafPath(leaf), () => Leaf(context, starts.Value, ranges.Value, leaf));
        }

        // Level by level, until one document leads to all.
        var (level, width) = (0, leaves);
        while (width > MostRanges)
        {
            level++;
            width = (width + MostRanges - 1) / MostRanges;
            for (var number = 0; number < width; number++)
            {
                var (at, below, part) = (InnerPath(level, number), level - 1, number);
                yield return context.Document(at, () => Inner(context, at, Children(ranges.Value, below, part)));
            }
        }

        var top = level;
        yield return context.Document(SitePaths.Spellings, () => Inner(context, SitePaths.Spellings, Level(ranges.Value, top)));
    }

    private static int Leaves(IEnumerable<Entry> entries) =>
        (int)Math.Max(1, (entries.Sum(entry => (long)entry.Weight) + Budget - 1) / Budget);

    private static OutputPath LeafPath(int number) => new($"spellings/{(number + 1).ToString(CultureInfo.InvariantCulture)}.html");

    private static OutputPath InnerPath(int level, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"spellings/{level}-{number + 1}.html"));

    private static IEnumerable<Entry> Entries(Site site) =>
        site
            .Pages.Where(page => page.Page.Type.HasSubject)
            .SelectMany(page => ListDocuments.Names(page.Page).Select(alias => new Entry(alias ?? page.Page.Title, page, alias is null)));

    private static (Entry[], ImmutableArray<int>) Divided(RenderContext context, int leaves)
    {
        var sorted = Entries(context.Site).Select(entry => (Entry: entry, Key: context.Phrases.SortKey(entry.Name))).ToArray();
        Array.Sort(sorted, (a, b) => SortKey.Compare(a.Key, b.Key) is not 0 and var order ? order
            : string.CompareOrdinal(a.Entry.Name, b.Entry.Name) is not 0 and var written ? written
            : a.Entry.Page.Path.CompareTo(b.Entry.Page.Path));
        var entries = sorted.Select(entry => entry.Entry).ToArray();
        return (entries, ListParts.Starts([.. entries.Select(entry => entry.Weight)], _ => false, leaves));
    }

    private static Range[] Ranges(Entry[] sorted, ImmutableArray<int> starts)
    {
        string Name(int index) => index >= 0 && index < sorted.Length ? sorted[index].Name : "";
        return
        [
            .. starts.Select(
                (start, number) =>
                {
                    var end = number + 1 < starts.Length ? starts[number + 1] : sorted.Length;
                    return start >= end
                        ? new Range(LeafPath(number), "", "")
                        : new Range(LeafPath(number), Letters(Name(start), Name(start - 1)), Letters(Name(end - 1), Name(end)));
                }
            ),
        ];
    }

    /// <summary>As many letters of a name as tell it from its neighbour in another document.</summary>
    private static string Letters(string name, string neighbour)
    {
        var shared = 0;
        while (
            shared < Math.Min(name.Length, neighbour.Length)
            && char.ToUpperInvariant(name[shared]) == char.ToUpperInvariant(neighbour[shared])
        )
        {
            shared++;
        }

        var length = StringInfo.GetNextTextElementLength(name.AsSpan(Math.Min(shared, name.Length)));
        return name[..Math.Min(name.Length, shared + length)];
    }

    private static IEnumerable<Range> Level(Range[] leaves, int level) =>
        level == 0
            ? leaves
            : Level(leaves, level - 1)
                .Chunk(MostRanges)
                .Select((children, number) => new Range(InnerPath(level, number), children[0].From, children[^1].To));

    private static IEnumerable<Range> Children(Range[] leaves, int level, int parent) =>
        Level(leaves, level).Skip(parent * MostRanges).Take(MostRanges);

    private static ListView Inner(RenderContext context, OutputPath at, IEnumerable<Range> ranges) =>
        View(
            context,
            at,
            context.Phrases["spellings.title"],
            context.Phrases["spellings.introduction"],
            ranges
                .Where(range => range.From.Length > 0)
                .Select(range => new ListItem(null, new(range.Label, at.RelativeTo(range.Path)), "", []))
        );

    private static ListView Leaf(RenderContext context, (Entry[] Sorted, ImmutableArray<int> Starts) divided, Range[] ranges, int number)
    {
        var (at, starts) = (LeafPath(number), divided.Starts);
        var end = number + 1 < starts.Length ? starts[number + 1] : divided.Sorted.Length;
        var view = View(
            context,
            at,
            ranges[number].Label.Length > 0 ? ranges[number].Label : context.Phrases["spellings.title"],
            "",
            divided
                .Sorted[Math.Min(starts[number], end)..end]
                .Select(entry => new ListItem(
                    null,
                    new(entry.Name, at.RelativeTo(entry.Page.Path)),
                    entry.IsTitle ? ""
                        : entry.Name == Short(entry.Page) ? entry.Page.Page.Title
                        : Short(entry.Page),
                    []
                ))
        );
        return view with
        {
            Jump =
            [
                .. number > 0
                    ? [new LinkView(context.Phrases["list.previous"], at.RelativeTo(LeafPath(number - 1)))]
                    : Array.Empty<LinkView>(),
                new(context.Phrases["spellings.title"], at.RelativeTo(SitePaths.Spellings)),
                .. number + 1 < ranges.Length
                    ? [new LinkView(context.Phrases["list.next"], at.RelativeTo(LeafPath(number + 1)))]
                    : Array.Empty<LinkView>(),
            ],
        };
    }

    private static ListView View(RenderContext context, OutputPath at, string title, string introduction, IEnumerable<ListItem> items) =>
        new(context.Views.Frame(at, title, "", "a-z", indexed: at == SitePaths.Spellings), title, introduction, [new(null, "", [.. items])])
        {
            IsCompact = true,
        };

    private static string Short(LinkedPage page) => ViewBuilder.ShortName(page.Page);
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <param name="Id">For links to it.</param>
/// <param name="Label">Empty for a list without headings.</param>
internal readonly record struct ListHeading(string? Id, string Label)
{
    public static ListHeading None { get; } = new(null, "");
}

/// <param name="Name">How it reads where the parts of a list are named after their first and last entries; empty in a list that is not in
/// the order of names, whose parts have numbers.</param>
/// <param name="Weight">Bytes of HTML, roughly.</param>
internal sealed record ListEntry<T>(ListHeading Heading, string Name, T Value, int Weight);

/// <param name="Entries">In the order of the list, those below one heading together.</param>
/// <param name="Filters">By what the whole list can be narrowed.</param>
internal sealed record ListContent<T>(ImmutableArray<ListEntry<T>> Entries, ImmutableArray<ListFilter> Filters);

/// <summary>A list that takes one document, or several where it is long.</summary>
/// <param name="path">Of the first document; the further ones stand in a folder of their own.</param>
/// <param name="section">The entry of the navigation that is marked.</param>
/// <param name="weight">Bytes of HTML of all entries, roughly: known before they are sorted, so that planning costs little.</param>
/// <param name="content">Asked once, when the first of the documents is rendered.</param>
/// <param name="item">Makes an entry for the document at a path.</param>
/// <param name="budget">Of that, what one document holds.</param>
internal sealed class LongList<T>(
    RenderContext context,
    OutputPath path,
    string section,
    long weight,
    Func<ListContent<T>> content,
    Func<OutputPath, T, ListItem> item,
    int budget = ListParts.Budget
)
{
    /// <summary>Filters that the search has too: where the list is too long to be filtered in the document, they lead there.</summary>
    private static readonly ImmutableArray<string> SearchedBy = ["country", "decade", "status"];

    /// <summary>Up to this many parts are all offered; of more, those that share a heading.</summary>
    private const int MostSiblings = 12;

    private readonly Lazy<Division> division = new(() => Division.Of(content(), ListParts.Count(weight, budget)));

    private readonly int count = ListParts.Count(weight, budget);

    private Func<ListView, OutputPath, ImmutableArray<ListEntry<T>>, View>? drawing;

    public required string Title { get; init; }

    public required string Introduction { get; init; }

    /// <summary>How the list itself is ordered; empty where it offers no other order.</summary>
    public string OwnOrder { get; init; } = "";

    public ImmutableArray<ListOrder> Orders { get; init; } = [];

    /// <summary>The page type that the search narrows to where the list is too long to filter; null for any.</summary>
    public string? SearchType { get; init; }

    /// <summary>Heads of the columns where the list is a table; empty where it is none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The whole list as files, by the document that names them.</summary>
    public Func<OutputPath, ImmutableArray<LinkView>> Downloads { get; init; } = _ => [];

    public bool IsIndexed { get; init; } = true;

    /// <summary>A table of the data with a row for each page of the list; null for none.</summary>
    public OutputPath? Table { get; init; }

    /// <summary>Each entry takes a line, and the lines columns.</summary>
    public bool IsCompact { get; init; }

    /// <summary>The same list with a drawing above each of its documents.</summary>
    /// <param name="draw">Given the list, the document and the entries that it has.</param>
    public LongList<T> Drawn(Func<ListView, OutputPath, ImmutableArray<ListEntry<T>>, View> draw)
    {
        drawing = draw;
        return this;
    }

    /// <summary>The document that has an entry.</summary>
    public OutputPath DocumentOf(Func<T, bool> isMeant) => Path(division.Value.PartOf(entry => isMeant(entry.Value)));

    public IEnumerable<OutputPath> Paths => Enumerable.Range(1, count).Select(Path);

    public IEnumerable<OutputFile> Files() =>
        Enumerable.Range(1, count).Select(number => context.Document(Path(number), () => Document(number)));

    private OutputPath Path(int number) => number == 1 ? path : SitePaths.Further(path, number);

    private View Document(int number)
    {
        var list = Plain(number);
        return drawing is null ? list : drawing(list, Path(number), division.Value.Entries(number));
    }

    private ListView Plain(int number)
    {
        var (at, parts) = (Path(number), division.Value);
        var name = number == 1 ? Title : context.Phrases["title.numbered", Title, number];
        var entries = parts.Entries(number);
        return new(
            context.Views.Frame(at, name, number == 1 ? Introduction : "", section, indexed: IsIndexed),
            Title,
            Introduction,
            [
                .. entries
                    .GroupBy(entry => entry.Heading)
                    .Select(group => new ListGroup(group.Key.Id, group.Key.Label, [.. group.Select(entry => item(at, entry.Value))])),
            ]
        )
        {
            Jump =
                parts.Headings.Length > 3 || (count > 1 && parts.Headings.Length > 1)
                    ?
                    [
                        .. parts.Headings.Select(heading => new LinkView(
                            heading.Heading.Label,
                            heading.Part == number ? "#" + heading.Heading.Id : at.RelativeTo(Path(heading.Part), heading.Heading.Id)
                        )),
                    ]
                    : [],
            Columns = Columns,
            IsCompact = IsCompact,
            Downloads = Downloads(at),
            Filters =
                count == 1
                    ? WithoutDecade(parts.Content.Filters)
                    : [.. parts.Content.Filters.Where(filter => SearchedBy.Contains(filter.Key))],
            Orders = count == 1 ? Orders : [],
            OwnOrder = OwnOrder,
            Download = Table is { } table ? new(context.Phrases["list.download"], at.RelativeTo(context.Views.Shared(table))) : null,
            Part = count == 1 ? null : Part(parts, at, number),
        };
    }

    /// <summary>Who can choose a year needs no decade; the search knows decades only.</summary>
    private static ImmutableArray<ListFilter> WithoutDecade(ImmutableArray<ListFilter> filters) =>
        filters.Any(filter => filter.Key == "year") ? [.. filters.Where(filter => filter.Key != "decade")] : filters;

    private PartView Part(Division parts, OutputPath at, int number)
    {
        LinkView? Link(int part, string phrase) =>
            part >= 1 && part <= count ? new(context.Phrases[phrase], at.RelativeTo(Path(part)), Description: Range(parts, part)) : null;
        var siblings = Enumerable.Range(1, count).Where(part => count <= MostSiblings || parts.SharesHeading(part, number)).ToArray();
        return new(
            Range(parts, number) is { Length: > 0 } range
                ? context.Phrases["list.part", number, count, range]
                : context.Phrases["list.partOf", number, count],
            Link(number - 1, "list.previous"),
            Link(number + 1, "list.next"),
            siblings.Length < 2
                ? []
                :
                [
                    .. siblings.Select(part => new PartLink(
                        Range(parts, part) is { Length: > 0 } range ? range : part.ToString(CultureInfo.InvariantCulture),
                        part == number ? null : at.RelativeTo(Path(part))
                    )),
                ],
            new(at.RelativeTo(SitePaths.Search), SearchType)
        );
    }

    private string Range(Division parts, int part)
    {
        var entries = parts.Entries(part);
        return entries.IsEmpty ? ""
            : entries[0].Name == entries[^1].Name ? entries[0].Name
            : context.Phrases["list.range", entries[0].Name, entries[^1].Name];
    }

    /// <param name="Headings">Each with the part in which it begins.</param>
    private sealed record Division(
        ListContent<T> Content,
        ImmutableArray<int> Starts,
        ImmutableArray<(ListHeading Heading, int Part)> Headings
    )
    {
        public static Division Of(ListContent<T> content, int count)
        {
            var entries = content.Entries;
            bool IsHeaded(int index) => index == 0 || entries[index].Heading != entries[index - 1].Heading;
            var starts = ListParts.Starts([.. entries.Select(entry => entry.Weight)], IsHeaded, count);
            return new(
                content,
                starts,
                [
                    .. Enumerable
                        .Range(0, entries.Length)
                        .Where(index => IsHeaded(index) && entries[index].Heading.Label.Length > 0)
                        .Select(index => (entries[index].Heading, PartOf(starts, index))),
                ]
            );
        }

        public ImmutableArray<ListEntry<T>> Entries(int number) =>
            Content.Entries[Starts[number - 1]..(number < Starts.Length ? Starts[number] : Content.Entries.Length)];

        /// <summary>Whether the last heading of one part is the first of another, or the other way round.</summary>
        public bool SharesHeading(int first, int second)
        {
            var (earlier, later) = (Math.Min(first, second), Math.Max(first, second));
            return earlier == later
                || (
                    Starts[later - 1] < Content.Entries.Length
                    && Content.Entries[Starts[earlier] - 1].Heading == Content.Entries[Starts[later - 1]].Heading
                );
        }

        public int PartOf(Func<ListEntry<T>, bool> isMeant)
        {
            var index = 0;
            while (!isMeant(Content.Entries[index]))
            {
                index++;
            }

            return PartOf(Starts, index);
        }

        private static int PartOf(ImmutableArray<int> starts, int index) =>
            starts.BinarySearch(index) is >= 0 and var found ? found + 1 : ~starts.BinarySearch(index);
    }
}

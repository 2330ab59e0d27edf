using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Lineage;
using SahelWiki.Output.Network;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>A network with its twin.</summary>
/// <param name="Left">What is not drawn, counted in words; empty for nothing.</param>
public sealed record NetworkFigure(string Id, NetworkDrawing Drawing, FactTable Table, string Left, ImmutableArray<LinkView> Files);

/// <param name="Trunk">The name of the page itself.</param>
public sealed record NetworkDrawing(
    string Label,
    string Trunk,
    int Width,
    int Height,
    ImmutableArray<NetworkKind> Kinds,
    ImmutableArray<NetworkPlace> Nodes,
    ImmutableArray<NetworkBow> Bows
);

public sealed record NetworkKind(string Text, int Y);

/// <param name="Type">Name of its page type, which decides its shape.</param>
/// <param name="Dates">What is written on its line; empty for nothing.</param>
/// <param name="Ties">What ties it, in words, with a link to the line of the table.</param>
/// <param name="Points"><c>out</c> from the page, <c>in</c> to it, or empty where both ends are alike.</param>
public sealed record NetworkPlace(
    LinkView Name,
    string FullName,
    string? Direction,
    string Type,
    string Dates,
    LinkView Ties,
    string Line,
    string Points,
    int X,
    int Y,
    int FromY,
    bool IsFurther,
    ImmutableArray<string> Lines
);

public sealed record NetworkBow(LinkView Ties, string Line, int Left, int X, int Top, int Bottom, ImmutableArray<string> Lines);

/// <summary>Groups and persons of the whole wiki, with the ties of each, and those of each year.</summary>
public sealed record NetworkView(
    FrameView Frame,
    string Title,
    string Introduction,
    WholeDrawing Drawing,
    FactTable Table,
    ImmutableArray<string> Remarks,
    ImmutableArray<LinkView> Files
) : View(Frame);

/// <summary>The names of all, and beside them what is chosen: the ties of one, or of a year.</summary>
/// <param name="First">Id of the star that is shown before anything is chosen.</param>
/// <param name="Width">Of what stands beside the names.</param>
public sealed record WholeDrawing(
    string Label,
    int Names,
    int Width,
    int Height,
    ImmutableArray<NetworkKind> Headings,
    ImmutableArray<WholeNode> Nodes,
    ImmutableArray<StarDrawing> Stars,
    string First,
    ImmutableArray<YearNetwork> Years
);

/// <param name="Name">Leads to its star.</param>
public sealed record WholeNode(LinkView Name, string FullName, string? Direction, string Type, int Y);

/// <param name="Id">For links to it.</param>
/// <param name="Name">Leads to the page.</param>
public sealed record StarDrawing(
    string Id,
    LinkView Name,
    string FullName,
    string? Direction,
    int Y,
    int Top,
    int Bottom,
    ImmutableArray<StarBranchDrawing> Branches
);

/// <param name="Text">Kind and years of its ties, as much as there is room for.</param>
/// <param name="Ties">All of it in words, with a link to the line of the table.</param>
/// <param name="Points"><c>out</c> from the page, <c>in</c> to it, or empty where both ends are alike.</param>
public sealed record StarBranchDrawing(string Text, LinkView Ties, string Line, string Points, int Y, ImmutableArray<string> Lines);

/// <param name="Id">For links to it.</param>
/// <param name="Label">For those who don't see it.</param>
public sealed record YearNetwork(string Id, string Year, string Label, ImmutableArray<NetworkBow> Bows);

/// <summary>Words networks: that of a page, and the whole.</summary>
internal sealed class NetworkPictures(ViewBuilder views)
{
    /// <summary>Pages beside the one whose network it is.</summary>
    private const int MostNodes = 24;

    /// <summary>Years that can be chosen; the last ones.</summary>
    private const int MostYears = 30;

    private const int NoCampKey = 1000,
        PersonsKey = 1001;

    private readonly Phrases phrases = views.Phrases;
    private readonly Lazy<TieGraph> graph = new(() => TieGraph.Of(views.Site));
    private WholeNetwork? whole;

    public TieGraph Graph => graph.Value;

    private WholeNetwork Everyone => LazyInitializer.EnsureInitialized(ref whole, () => WholeNetwork.Of(Graph, Order));

    public IEnumerable<LinkedPage> Drawn() => views.Site.Pages.Where(page => TieGraph.IsActor(page.Page) && Graph.Of(page.Page).Any());

    /// <returns>Null for a page that nothing is tied to.</returns>
    public NetworkFigure? Around(LinkedPage page)
    {
        if (!TieGraph.IsActor(page.Page) || !Graph.Of(page.Page).Any())
        {
            return null;
        }

        var network = Graph.Around(page.Page, MostNodes);
        var layout = NetworkLayout.Of(network);
        var words = new Words(views, page.Path, PartIds.Network);
        var near = new FactSection(
            new(page.Page.Title, null),
            "",
            [.. network.Nodes.Where(node => node.Parent is null).SelectMany(node => node.Ties).Select(words.Line)]
        );
        var between = new FactSection(
            new(phrases["network.between"], null),
            "",
            [
                .. network
                    .Nodes.Where(node => node.Parent is not null)
                    .SelectMany(node => node.Ties)
                    .Concat(network.Across)
                    .Select(words.Line),
            ]
        );
        var picture = SitePaths.PictureOf(page.Path, "network");
        return new(
            PartIds.Network,
            new(
                phrases["network.label", page.Page.Title],
                TextWidth.Fit(page.Page.Title, 13, (layout.Width - 8) / TextWidth.Bold),
                layout.Width,
                layout.Height,
                [
                    .. layout.Kinds.Select(kind => new NetworkKind(
                        TextWidth.Fit(words.Kind(kind.Tie, kind.IsFrom), 12, (layout.Width - 40) / TextWidth.Bold),
                        kind.Y
                    )),
                ],
                [.. layout.Nodes.Select(place => Place(page, place, words))],
                [.. layout.Bows.Select(words.Bow)]
            ),
            new([.. new[] { near, between }.Where(section => !section.Lines.IsEmpty)]),
            string.Join(
                " ",
                new[]
                {
                    network.Left > 0 ? phrases.Count("network.left", network.Left) : "",
                    layout.Undrawn > 0 ? phrases.Count("network.undrawn", layout.Undrawn) : "",
                }.Where(sentence => sentence.Length > 0)
            ),
            Files(page, picture)
        );
    }

    public NetworkView Whole(OutputPath at)
    {
        var whole = Everyone;
        var words = new Words(views, at, PartIds.Network);
        var ties = whole.TiesOf(Graph).ToArray();
        var table = new FactTable([
            .. whole
                .Nodes.Select(node => new FactSection(
                    views.Link(at, node.Page),
                    "",
                    [.. ties.Where(tie => tie.From == node.Page).Select(words.Line)]
                ))
                .Where(section => !section.Lines.IsEmpty),
        ]);
        return new(
            views.Frame(at, phrases["network.title"], phrases["network.introduction"], "network"),
            phrases["network.title"],
            phrases["network.introduction"],
            Drawing(whole, ties, words, at),
            table,
            [
                .. ties.Any(tie => tie.First is null) ? [phrases["network.legend.undated"]] : Array.Empty<string>(),
                phrases["network.year.rule"],
                .. whole.Left > 0 ? [phrases.Count("network.whole.left", whole.Left)] : Array.Empty<string>(),
            ],
            [new(phrases["picture.csv"], at.RelativeTo(new("pictures/network.csv")))]
        );
    }

    /// <summary>From the first year that a tie is dated to, to the last, without those in which nothing held.</summary>
    private static IEnumerable<int> Years(IEnumerable<NetworkTie> ties)
    {
        var dated = ties.SelectMany(tie => new[] { tie.Start, tie.End, tie.AsOf })
            .OfType<Edtf>()
            .Where(date => date is { Earliest: > long.MinValue, Latest: < long.MaxValue })
            .Select(date => date.SortYear)
            .ToArray();
        return dated.Length == 0
            ? []
            : Enumerable.Range(0, MostYears).Select(i => dated.Max() - i).TakeWhile(year => year >= dated.Min()).Reverse();
    }

    /// <summary>Groups by camp, then by when they are first spoken of; persons after them.</summary>
    private (int, long) Order(Page page)
    {
        var camp = CommonFields.Camp.Choices.IndexOf(GroupLineage.CampOf(page));
        var first = Graph.Of(page).Min(tie => tie.First) ?? long.MaxValue;
        return (
            page.Type == Person.Type ? PersonsKey
            : camp < 0 ? NoCampKey
            : camp,
            first
        );
    }

    private WholeDrawing Drawing(WholeNetwork whole, NetworkTie[] ties, Words words, OutputPath at)
    {
        var stars = whole.Nodes.Select(node => whole.StarOf(Graph, node.Page)).ToArray();
        var years = Years(ties)
            .Select(year => (Year: year, Bows: whole.In(Graph, year)))
            .Where(year => !year.Bows.IsEmpty)
            .Select(year =>
            {
                var text = year.Year.ToString(CultureInfo.InvariantCulture);
                return new YearNetwork(text, text, phrases["network.year", text], [.. year.Bows.Select(bow => words.Bow(bow, year.Year))]);
            })
            .ToImmutableArray();
        return new(
            phrases["network.title"],
            WholeNetwork.Names,
            Math.Max(
                WholeNetwork.WordsLeft + WholeNetwork.Words,
                years.SelectMany(year => year.Bows).Select(bow => bow.X + 8).DefaultIfEmpty(0).Max()
            ),
            whole.Height,
            [.. whole.Headings.Select(heading => new NetworkKind(Heading(heading.Key), heading.Y))],
            [
                .. whole.Nodes.Select(node =>
                {
                    var name = Short(node.Page, WholeNetwork.Names - 24);
                    return new WholeNode(
                        new(name, "#" + Slug.Of(node.Page.Id)),
                        node.Page.Title,
                        Scripts.Direction(name),
                        node.Page.Type.Name,
                        node.Y
                    );
                }),
            ],
            [.. stars.Select(star => Drawing(star, words, at))],
            stars.Length == 0 ? "" : Slug.Of(stars.MaxBy(star => star.Branches.Length)!.Page.Id),
            years
        );
    }

    private StarDrawing Drawing(Star star, Words words, OutputPath at)
    {
        var name = Short(star.Page, WholeNetwork.Words / TextWidth.Bold);
        return new(
            Slug.Of(star.Page.Id),
            new(name, at.RelativeTo(views.Site.Of(star.Page).Path, PartIds.Network)),
            star.Page.Title,
            Scripts.Direction(name),
            star.Y,
            star.Top,
            star.Bottom,
            [
                .. star.Branches.Select(branch => new StarBranchDrawing(
                    TextWidth.Fit(
                        string.Join("; ", branch.Ties.Select(tie => words.Short(tie, star.Page)).Distinct()),
                        NetworkLayout.LetterHeight,
                        WholeNetwork.Words
                    ),
                    words.Link(branch.Ties),
                    Words.LineOf(branch.Ties),
                    branch.Ties[0].Points(star.Page),
                    branch.Y,
                    words.Lines(branch.Ties)
                )),
            ]
        );
    }

    /// <summary>The title, or an acronym where it is too long, cut where even that is.</summary>
    private static string Short(Page page, double width) =>
        TextWidth.Fit(
            TextWidth.Of(page.Title, NetworkLayout.LetterHeight) <= width ? page.Title : ViewBuilder.ShortName(page),
            NetworkLayout.LetterHeight,
            width
        );

    private string Heading(int key) =>
        key == PersonsKey ? phrases["type.person.plural"]
        : key == NoCampKey ? phrases["lineage.noCamp"]
        : phrases["choice." + CommonFields.Camp.Choices[key]];

    private NetworkPlace Place(LinkedPage page, NodePlace place, Words words)
    {
        var (node, first) = (place.Node, place.Node.Ties[0]);
        var other = node.Page;
        var width = NetworkLayout.NameWidth(place.IsFurther);
        var name = Short(other, width);
        return new(
            views.Link(page.Path, other, name),
            other.Title,
            Scripts.Direction(name),
            other.Type.Name,
            place.IsFurther ? "" : TextWidth.Fit(words.Years(first), 10, NetworkLayout.DateWidth),
            words.Link(node.Ties),
            Words.LineOf(node.Ties),
            first.To == other ? first.Points(first.From) : first.Points(first.To),
            place.X,
            place.Y,
            place.FromY,
            place.IsFurther,
            words.Lines(node.Ties)
        );
    }

    private ImmutableArray<LinkView> Files(LinkedPage page, OutputPath picture) =>
        [
            new(phrases["picture.svg"], page.Path.RelativeTo(picture)),
            new(phrases["picture.csv"], page.Path.RelativeTo(new(Path.ChangeExtension(picture.Value, ".csv")))),
            new(
                phrases["network.whole"],
                page.Path.RelativeTo(SitePaths.Network, Everyone.Shows(page.Page) ? Slug.Of(page.Page.Id) : null)
            ),
        ];

    /// <summary>Ties in words, each with one line of the table.</summary>
    private sealed class Words(ViewBuilder views, OutputPath at, string id)
    {
        private readonly Phrases phrases = views.Phrases;
        private readonly FactLines lines = new(views, at, id);
        private readonly ClaimWriter claims = new(views, at, new(views.Site, views.Site.Pages[0], views.Formatter, views.Phrases));
        private readonly Dictionary<NetworkTie, FactLine> known = new(ReferenceEqualityComparer.Instance);

        public FactLine Line(NetworkTie tie) =>
            known.TryGetValue(tie, out var line)
                ? line
                : known[tie] = lines.Line(
                    Dates(tie) is { Length: > 0 } dates ? dates : phrases["lineage.undated"],
                    string.Join(
                        "/",
                        new[] { tie.Start?.Written, tie.End?.Written ?? (tie.Start is null ? tie.AsOf?.Written : null) }.OfType<string>()
                    ),
                    [views.Link(at, tie.From), new($" · {Kind(tie, true)} · ", null), views.Link(at, tie.To)],
                    tie.Note,
                    tie.Confidence,
                    tie.Sources
                );

        /// <summary>The same as the line of the table has it.</summary>
        public string Said(NetworkTie tie) => $"{Line(tie).Text}, {Line(tie).Date}";

        public string Kind(NetworkTie tie, bool isFrom) =>
            tie.Type is { } type
                ? isFrom
                    ? type.Label
                    : type.InverseLabel
                : phrases[(isFrom ? "field." : "inverse.") + tie.Kind];

        public string Years(NetworkTie tie) =>
            (tie.Start, tie.End, tie.AsOf) switch
            {
                ({ } start, { } end, _) when start.SortYear != end.SortYear => $"{Year(start)}–{Year(end)}",
                ({ } start, { }, _) => Year(start),
                ({ } start, null, _) when tie.IsMoment => Year(start),
                ({ } start, null, _) => phrases["network.from", Year(start)],
                (null, { } end, _) => phrases["network.until", Year(end)],
                (null, null, { } asOf) => phrases["network.asOf", Year(asOf)],
                _ => "",
            };

        /// <summary>Kind and years, as one of its pages has it.</summary>
        public string Short(NetworkTie tie, Page page) =>
            Years(tie) is { Length: > 0 } years ? $"{Kind(tie, tie.From == page)}, {years}" : Kind(tie, tie.From == page);

        public LinkView Link(ImmutableArray<NetworkTie> ties) => new(string.Join("; ", ties.Select(Said)), "#" + Line(ties[0]).Id);

        public ImmutableArray<string> Lines(ImmutableArray<NetworkTie> ties) => [.. ties.Select(tie => Line(tie).Id)];

        /// <summary>Whole where a source dates one of the ties.</summary>
        public static string LineOf(IEnumerable<NetworkTie> ties) => ties.Any(tie => tie.IsDated) ? "solid" : "dashed";

        public NetworkBow Bow(Bow bow) => Bow(bow, LineOf(bow.Ties));

        public NetworkBow Bow(Bow bow, int year) => Bow(bow, bow.Ties.Any(tie => tie.In(year) == Hold.Sure) ? "solid" : "dashed");

        private NetworkBow Bow(Bow bow, string line) => new(Link(bow.Ties), line, bow.Left, bow.X, bow.Top, bow.Bottom, Lines(bow.Ties));

        private string Dates(NetworkTie tie) =>
            string.Join(
                ", ",
                new[]
                {
                    tie is { IsMoment: true, Start: { } day, End: null } ? views.Dates.Of(day) : claims.Period(tie.Start, tie.End),
                    tie.AsOf is { } asOf ? phrases["claim.asOf", views.Dates.Of(asOf)] : "",
                }.Where(part => part.Length > 0)
            );

        private static string Year(Edtf date) => date.SortYear.ToString(CultureInfo.InvariantCulture);
    }
}

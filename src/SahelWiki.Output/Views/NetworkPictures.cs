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

/// <summary>Groups and persons of the whole wiki, with their ties, and the ties of each year.</summary>
public sealed record NetworkView(
    FrameView Frame,
    string Title,
    string Introduction,
    WholeDrawing Drawing,
    ImmutableArray<YearNetwork> Years,
    FactTable Table,
    ImmutableArray<string> Remarks,
    ImmutableArray<LinkView> Files
) : View(Frame);

public sealed record WholeDrawing(
    string Label,
    int Names,
    int Width,
    int Height,
    ImmutableArray<WholeNode> Nodes,
    ImmutableArray<NetworkBow> Bows
);

/// <param name="Id">For links to it.</param>
public sealed record WholeNode(string Id, LinkView Name, string FullName, string? Direction, string Type, int Y);

public sealed record YearNetwork(string Id, string Year, WholeDrawing Drawing);

/// <summary>Words networks: that of a page, and the whole.</summary>
internal sealed class NetworkPictures(ViewBuilder views)
{
    /// <summary>Pages beside the one whose network it is.</summary>
    private const int MostNodes = 24;

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
        var ties = whole.Bows.SelectMany(bow => bow.Ties).ToArray();
        var table = new FactTable([
            .. whole
                .Nodes.Select(node => new FactSection(
                    views.Link(at, node.Page),
                    "",
                    [.. ties.Where(tie => tie.From == node.Page).Select(words.Line)]
                ))
                .Where(section => !section.Lines.IsEmpty),
        ]);
        var years = ties.Select(tie => tie.Start)
            .OfType<Edtf>()
            .Where(start => start.Earliest != long.MinValue)
            .Select(start => start.SortYear)
            .Distinct()
            .Order()
            .TakeLast(30);
        return new(
            views.Frame(at, phrases["network.title"], phrases["network.introduction"], "network"),
            phrases["network.title"],
            phrases["network.introduction"],
            Drawing(whole, whole.Bows, words, at, ""),
            [
                .. years.Select(year => new YearNetwork(
                    year.ToString(CultureInfo.InvariantCulture),
                    year.ToString(CultureInfo.InvariantCulture),
                    Drawing(whole, In(year, whole.Bows), words, at, year + "-")
                )),
            ],
            table,
            [.. whole.Left > 0 ? [phrases.Count("network.whole.left", whole.Left)] : Array.Empty<string>(), phrases["network.year.rule"]],
            [new(phrases["picture.csv"], at.RelativeTo(new("pictures/network.csv")))]
        );
    }

    private static ImmutableArray<Bow> In(int year, ImmutableArray<Bow> bows) =>
        [.. bows.Select(bow => bow with { Ties = [.. bow.Ties.Where(tie => tie.HeldIn(year))] }).Where(bow => !bow.Ties.IsEmpty)];

    /// <summary>Groups by camp, then by when they are first spoken of; persons after them.</summary>
    private (int, long) Order(Page page)
    {
        var camp = CommonFields.Camp.Choices.IndexOf(GroupLineage.CampOf(page));
        var first = Graph.Of(page).Min(tie => tie.First) ?? long.MaxValue;
        return (
            page.Type == Person.Type ? 100
            : camp < 0 ? 50
            : camp,
            first
        );
    }

    private WholeDrawing Drawing(WholeNetwork whole, ImmutableArray<Bow> bows, Words words, OutputPath at, string start) =>
        new(
            phrases["network.title"],
            whole.Names,
            whole.Width,
            whole.Height,
            [
                .. whole.Nodes.Select(node =>
                {
                    var name = TextWidth.Fit(node.Page.Title, 12, whole.Names - 20);
                    name = name.EndsWith('…') ? TextWidth.Fit(ViewBuilder.ShortName(node.Page), 12, whole.Names - 20) : name;
                    var link = new LinkView(name, at.RelativeTo(views.Site.Of(node.Page).Path, PartIds.Network));
                    return new WholeNode(
                        start + Slug.Of(node.Page.Id),
                        link,
                        node.Page.Title,
                        Scripts.Direction(name),
                        node.Page.Type.Name,
                        node.Y
                    );
                }),
            ],
            [.. bows.Select(words.Bow)]
        );

    private NetworkPlace Place(LinkedPage page, NodePlace place, Words words)
    {
        var (node, first) = (place.Node, place.Node.Ties[0]);
        var other = node.Page;
        var width = NetworkLayout.NameWidth(place.IsFurther);
        var name = TextWidth.Of(other.Title, NetworkLayout.LetterHeight) <= width ? other.Title : ViewBuilder.ShortName(other);
        return new(
            views.Link(page.Path, other, TextWidth.Fit(name, NetworkLayout.LetterHeight, width)),
            other.Title,
            Scripts.Direction(name),
            other.Type.Name,
            place.IsFurther ? "" : TextWidth.Fit(words.Years(first), 10, NetworkLayout.DateWidth),
            new(string.Join("; ", node.Ties.Select(words.Said)), "#" + words.Line(first).Id),
            first.Type?.Line ?? "solid",
            first.IsSymmetric ? ""
                : first.To == other ? "out"
                : "in",
            place.X,
            place.Y,
            place.FromY,
            place.IsFurther,
            [.. node.Ties.Select(tie => words.Line(tie).Id)]
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
                ({ } start, null, _) => phrases["network.from", Year(start)],
                (null, { } end, _) => phrases["network.until", Year(end)],
                (null, null, { } asOf) => phrases["network.asOf", Year(asOf)],
                _ => "",
            };

        public NetworkBow Bow(Bow bow) =>
            new(
                new(string.Join("; ", bow.Ties.Select(Said)), "#" + Line(bow.Ties[0]).Id),
                bow.Ties[0].Type?.Line ?? "solid",
                bow.Left,
                bow.X,
                bow.Top,
                bow.Bottom,
                [.. bow.Ties.Select(tie => Line(tie).Id)]
            );

        private string Dates(NetworkTie tie) =>
            string.Join(
                ", ",
                new[] { claims.Period(tie.Start, tie.End), tie.AsOf is { } asOf ? phrases["claim.asOf", views.Dates.Of(asOf)] : "" }.Where(
                    part => part.Length > 0
                )
            );

        private static string Year(Edtf date) => date.SortYear.ToString(CultureInfo.InvariantCulture);
    }
}

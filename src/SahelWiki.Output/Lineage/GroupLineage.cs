using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Lineage;

/// <summary>The lives of groups and what ties them to each other, as the claims of their pages have it.</summary>
/// <param name="Lanes">Groups that have a camp, a dated tie, or came from each other; by camp, and in a camp those near each other that
/// come from each
/// other.</param>
/// <param name="Ties">Between lanes, by date, then as their pages are ranked; those without a date last.</param>
/// <param name="LeftOut">Groups with neither, by rank.</param>
public sealed record GroupLineage(ImmutableArray<Lane> Lanes, ImmutableArray<Tie> Ties, ImmutableArray<Page> LeftOut)
{
    private readonly Dictionary<Page, (Lane Lane, int Row)> byPage = Lanes
        .Select((lane, row) => (lane, row))
        .ToDictionary(pair => pair.lane.Page.Page, pair => (pair.lane, pair.row));

    private readonly ILookup<Page, Tie> tiesOf = Ties.SelectMany(tie => new[] { (tie.From, tie), (tie.To, tie) })
        .ToLookup(pair => pair.Item1, pair => pair.tie);

    public Lane? Of(Page page) => byPage.GetValueOrDefault(page).Lane;

    /// <summary>Whether there is something to draw of a group and those it is tied to.</summary>
    public bool HasSlice(Page page) =>
        Of(page) is { } lane
        && tiesOf[page].Any()
        && tiesOf[page]
            .SelectMany(tie => new[] { tie.From, tie.To })
            .Any(near => !Of(near)!.Life.Strokes.IsEmpty || !lane.Life.Strokes.IsEmpty);

    public static GroupLineage Of(Site site, SourceReach reach)
    {
        var ties = TiesOf(site, reach).ToArray();
        var dated = ties.Where(tie => tie.When is not null || tie.IsDescent).SelectMany(tie => new[] { tie.From, tie.To }).ToHashSet();
        var drawn = site
            .Pages.Where(page =>
                IsActor(page.Page) && (CampOf(page.Page).Length > 0 || (page.Page.Type == Group.Type && dated.Contains(page.Page)))
            )
            .ToArray();
        var known = drawn.Select(page => page.Page).ToHashSet();
        ties = [.. ties.Where(tie => known.Contains(tie.From) && known.Contains(tie.To))];
        var lanes = new LaneReader(site, reach, ties).Read(drawn);
        return new(
            Ordered(site, lanes, ties),
            [.. ties],
            [.. site.OfType(Group.Type).Where(page => !known.Contains(page.Page)).OrderBy(page => page.Rank).Select(page => page.Page)]
        );
    }

    /// <summary>A group and those tied to it, the earliest ties first, up to a number of groups.</summary>
    public GroupLineage Around(Page page, int most)
    {
        var near = new HashSet<Page> { page };
        // Where it came from and went to matters more than whom it met.
        foreach (var tie in tiesOf[page].OrderBy(tie => tie.Kind > Descent.Part ? 1 : 0))
        {
            if (near.Count < most)
            {
                near.Add(tie.From == page ? tie.To : tie.From);
            }
        }

        return new(
            [.. near.Select(known => byPage[known]).OrderBy(known => known.Row).Select(known => known.Lane)],
            [
                .. tiesOf[page]
                    .Concat(near.Where(other => other != page).SelectMany(other => tiesOf[other]).Where(tie => tie.IsDescent))
                    .Where(tie => near.Contains(tie.From) && near.Contains(tie.To))
                    .Distinct()
                    .OrderBy(tie => tie.When is null ? 1 : 0)
                    .ThenBy(tie => tie.When?.From)
                    .ThenBy(tie => tie.When?.To)
                    .ThenBy(tie => byPage[tie.From].Row)
                    .ThenBy(tie => byPage[tie.To].Row)
                    .ThenBy(tie => tie.Edge.Type.Name, StringComparer.Ordinal),
            ],
            []
        );
    }

    public static string CampOf(Page page) =>
        page
            .FrontMatter.Claims("camp")
            .Where(claim => claim.Value is ClaimValue.Choice)
            .MaxBy(claim => (claim.From ?? claim.AsOf)?.Latest ?? 0)
            ?.Value
            is ClaimValue.Choice { Value: var camp }
            ? camp
            : "";

    private static bool IsActor(Page page) => page.Type == Group.Type || page.Type == Organisation.Type;

    private static IEnumerable<Tie> TiesOf(Site site, SourceReach reach) =>
        site
            .Pages.Where(page => IsActor(page.Page))
            .SelectMany(page => page.Relations)
            .Where(end => end is { IsFrom: true, Edge.Type.Lineage: not null } && IsActor(end.Edge.From) && IsActor(end.Edge.To))
            .Select(end => new Tie(end.Edge, end.Edge.Type.Lineage!.Value, DaysOf(end.Edge, reach)))
            .OrderBy(tie => tie.When is null ? 1 : 0)
            .ThenBy(tie => tie.When?.From)
            .ThenBy(tie => tie.When?.To)
            .ThenBy(tie => site.Of(tie.From).Rank)
            .ThenBy(tie => site.Of(tie.To).Rank)
            .ThenBy(tie => tie.Edge.Type.Name, StringComparer.Ordinal);

    /// <summary>When a tie began; of a date with one open end the other; null where none is given, or none that its sources can
    /// know.</summary>
    private static DaySpan? DaysOf(RelationEdge edge, SourceReach reach)
    {
        if (edge.Start is not { } start || reach.Said(start, edge.Statements.SelectMany(stated => stated.Relation.Sources)) is not { } said)
        {
            return null;
        }

        return said switch
        {
            { IsBounded: true } => start is Edtf.Interval { From: { } first, To: null } ? DaySpan.Of(first) : said,
            { From: long.MinValue, To: long.MaxValue } => null,
            { From: long.MinValue } => new(said.To, said.To),
            _ => start is Edtf.Interval { From: { } first } ? DaySpan.Of(first) : new(said.From, said.From),
        };
    }

    private static ImmutableArray<Lane> Ordered(Site site, ImmutableArray<Lane> lanes, Tie[] ties)
    {
        var order = CommonFields.Camp.Choices;
        int Camp(Lane lane) => order.IndexOf(lane.Camp) is >= 0 and var index ? index : order.Length;
        return
        [
            .. lanes
                .GroupBy(Camp)
                .OrderBy(camp => camp.Key)
                .SelectMany(camp =>
                {
                    var here = camp.ToDictionary(lane => lane.Page.Page);
                    return LaneOrder
                        .Of(
                            [
                                .. here
                                    .Values.OrderBy(lane => lane.First ?? long.MaxValue)
                                    .ThenBy(lane => site.Of(lane.Page.Page).Rank)
                                    .Select(lane => lane.Page.Page),
                            ],
                            [
                                .. ties.Where(tie => tie.IsDescent && here.ContainsKey(tie.From) && here.ContainsKey(tie.To))
                                    .Select(tie => (tie.Earlier, tie.Later)),
                            ]
                        )
                        .Select(entry => here[entry.Member]);
                }),
        ];
    }
}

/// <summary>One group along time.</summary>
/// <param name="Camp">Empty where no page says.</param>
/// <param name="Founded">Accounts of its beginning, in the author's order.</param>
/// <param name="Ended">Accounts of its end that are no tie.</param>
/// <param name="Signs">When a source, or at least the page, speaks of it; by date.</param>
/// <param name="Guest">How it went on in the group that it joined; null where nothing tells.</param>
public sealed record Lane(
    LinkedPage Page,
    string Camp,
    ImmutableArray<Account> Founded,
    ImmutableArray<Account> Ended,
    ImmutableArray<Sign> Signs,
    ImmutableArray<Leader> Leaders,
    LifeLine Life,
    Guest? Guest
)
{
    /// <summary>The first day that is drawn; null where nothing is.</summary>
    public long? First => Life.Strokes.IsEmpty ? null : Life.Strokes[0].Days.From;

    /// <summary>What tells of the first day on which it surely was; null where that is its founding, or nothing is.</summary>
    public Sign? FirstSign => SignAt(Life, sign => sign.When.To == Life.FirstSure);

    /// <summary>What tells of the last day on which it surely was; null where that is its end.</summary>
    public Sign? LastSign => SignAt(Life, sign => sign.When.From == Life.LastSure);

    public Sign? SignAt(LifeLine life, Func<Sign, bool> isMeant) =>
        life.FirstSure is null
            ? Signs.FirstOrDefault(sign => !sign.IsSourced)
            : Signs.FirstOrDefault(sign => sign.IsSourced && isMeant(sign));
}

/// <summary>A claim that dates a beginning or an end.</summary>
public sealed record Account(Field Field, Claim Claim, Edtf Date, DaySpan When)
{
    public DatedClaim AsDated => new(When, !Claim.Sources.IsEmpty);
}

/// <summary>Something dated that the group was there for.</summary>
/// <param name="Date">As the author wrote it, or one end of it.</param>
/// <param name="Field">Where it stands in the front matter: the name of a field, <c>timeline</c> or <c>relations</c>; of an event's
/// participants <c>participants</c>.</param>
/// <param name="Text">The author's words, where there are any.</param>
/// <param name="About">The page that it is about beside the group; null for none.</param>
public sealed record Sign(Edtf Date, DaySpan When, string Field, string Text, Page? About, ImmutableArray<Citation> Sources)
{
    public bool IsSourced => !Sources.IsEmpty;

    public DatedClaim AsDated => new(When, IsSourced);
}

public sealed record Leader(Claim Claim, LifeLine Life);

/// <param name="Tie">How it came into the other.</param>
public sealed record Guest(Tie Tie, LifeLine Life);

/// <summary>What joins two lanes.</summary>
/// <param name="When">Bounded; null where no date is given.</param>
public sealed record Tie(RelationEdge Edge, Descent Kind, DaySpan? When)
{
    public Page From => Edge.From;

    public Page To => Edge.To;

    public bool IsSourced => Edge.Statements.Any(stated => !stated.Relation.Sources.IsEmpty);

    public bool IsDescent => Kind <= Descent.Succeed;

    /// <summary>True where the group that states it ends with it under its own name.</summary>
    public bool Ends => Kind is Descent.Merge or Descent.Absorb or Descent.Rename;

    private bool LooksBack => Kind is Descent.Split or Descent.Succeed;

    /// <summary>The group that was there first; of ties that are no descent the one that states it.</summary>
    public Page Earlier => LooksBack ? To : From;

    public Page Later => LooksBack ? From : To;
}

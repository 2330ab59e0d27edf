using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Lineage;

/// <summary>Reads the lives of groups from the claims of their pages and of the events that they took part in.</summary>
internal sealed class LaneReader(Site site, SourceReach reach, Tie[] ties)
{
    private readonly ILookup<Page, Tie> tiesOf = ties.SelectMany(tie => new[] { (tie.From, tie), (tie.To, tie) })
        .ToLookup(pair => pair.Item1, pair => pair.tie);

    /// <summary>Words of <c>status</c> that tell that a group is there.</summary>
    private static readonly string[] Alive = ["active", "dormant"];

    public ImmutableArray<Lane> Read(IEnumerable<LinkedPage> pages) => [.. pages.Select(Lane)];

    private Lane Lane(LinkedPage page)
    {
        var founded = Accounts(page, "founded");
        var ended = Accounts(page, "dissolved");
        var ending = tiesOf[page.Page]
            .Where(tie => tie.From == page.Page && tie is { Ends: true, IsSourced: true, When: not null })
            .ToArray();
        var signs = Signs(page);
        var life = LifeLine.Of(
            founded.Select(account => account.AsDated),
            ended.Select(account => account.AsDated).Concat(ending.Select(tie => new DatedClaim(tie.When!.Value, true))),
            signs.Select(sign => sign.AsDated),
            reach.Silences
        );
        return new(
            page,
            GroupLineage.CampOf(page.Page),
            founded,
            ended,
            signs,
            Leaders(page),
            life,
            ending.Length > 0 ? Guest(ending[0], signs) : null
        );
    }

    private Guest? Guest(Tie tie, ImmutableArray<Sign> signs)
    {
        var joined = tie.When!.Value;
        var later = signs.Where(sign => sign.IsSourced && sign.When.From > joined.To).Select(sign => sign.AsDated).ToArray();
        return later.Length == 0 ? null : new(tie, LifeLine.Of([new(joined, true)], [], later, reach.Silences));
    }

    private ImmutableArray<Account> Accounts(LinkedPage page, string name) =>
        page.Page.FrontMatter.Field(name) is { } field
            ?
            [
                .. field
                    .Claims.Where(claim => claim.Value is ClaimValue.Date)
                    .Select(claim => (Claim: claim, Date: ((ClaimValue.Date)claim.Value).Value))
                    .Select(dated => (dated.Claim, dated.Date, When: reach.Said(dated.Date, dated.Claim.Sources)))
                    .Where(dated => dated.When is not null)
                    .Select(dated => new Account(field, dated.Claim, dated.Date, dated.When!.Value)),
            ]
            : [];

    private ImmutableArray<Leader> Leaders(LinkedPage page) =>
        [
            .. page
                .Page.FrontMatter.Claims("leaders")
                .Where(claim =>
                    claim is { Value: ClaimValue.Reference, IsFaulty: false } && (claim.From ?? claim.To ?? claim.AsOf) is not null
                )
                .Select(claim => new Leader(
                    claim,
                    LifeLine.Of(Dated(claim.From, claim), Dated(claim.To, claim), Dated(claim.AsOf, claim), reach.Silences)
                ))
                .Where(leader => !leader.Life.Strokes.IsEmpty),
        ];

    private DatedClaim[] Dated(Edtf? date, Claim claim) =>
        date is not null && reach.Said(date, claim.Sources) is { } said ? [new(said, !claim.Sources.IsEmpty)] : [];

    private ImmutableArray<Sign> Signs(LinkedPage page)
    {
        var signs = OfFields(page).Concat(OfTimeline(page)).Concat(OfRelations(page)).Concat(OfEvents(page, reach)).ToArray();
        // What is told of the time before a group took its present name was done under the former one.
        var before = tiesOf[page.Page]
            .Where(tie => tie.Kind is Descent.Rename or Descent.Succeed && tie.Later == page.Page)
            .SelectMany(tie => Former(tie.Earlier))
            .DefaultIfEmpty(long.MinValue)
            .Max();
        return [.. signs.Where(sign => sign.When.To > before).OrderBy(sign => sign.When.From).ThenBy(sign => sign.When.To)];
    }

    private IEnumerable<long> Former(Page page)
    {
        var former = site.Of(page);
        return OfFields(former).Concat(OfTimeline(former)).Concat(OfEvents(former, reach)).Select(sign => sign.When.To);
    }

    private IEnumerable<Sign> OfFields(LinkedPage page) =>
        from field in page.Page.FrontMatter.Fields
        where field.Definition.Name is not ("founded" or "dissolved" or "camp")
        from claim in field.Claims
        where field.Definition.Name != "status" || (claim.Value is ClaimValue.Choice { Value: var status } && Alive.Contains(status))
        from date in new[] { claim.From, claim.To, claim.AsOf, (claim.Qualifier("date") as ClaimValue.Date)?.Value }
        where date is not null
        from sign in Of(date, claim.Sources, field.Definition.Name, "", About(claim))
        select sign;

    private IEnumerable<Sign> OfTimeline(LinkedPage page) =>
        page.Page.FrontMatter.Timeline.SelectMany(fact =>
            Of(fact.Date, fact.Sources, "timeline", fact.Text, fact.Event is { } named ? site.Target(named) : null)
        );

    private IEnumerable<Sign> OfRelations(LinkedPage page) =>
        from end in page.Relations
        let sources = end.Edge.Statements.SelectMany(stated => stated.Relation.Sources).ToImmutableArray()
        from date in new[] { end.Edge.Start, end.Edge.End }
        where date is not null
        from sign in Of(date, sources, "relations", end.Label, end.Other)
        select sign;

    /// <summary>Who took part in what lasted from one day to another was there on some day between them, and need not have been on
    /// each.</summary>
    private static IEnumerable<Sign> OfEvents(LinkedPage page, SourceReach reach) =>
        from mention in page.Mentions
        where mention.From.Type == Event.Type && mention.Field.Definition.Name == "participants"
        from claim in mention.From.FrontMatter.Claims("date")
        let date = (claim.Value as ClaimValue.Date)?.Value
        where date is not null
        let said = reach.Said(date, mention.Claim.Sources)
        where said is { IsBounded: true }
        select new Sign(date, said.Value, "participants", "", mention.From, mention.Claim.Sources);

    /// <summary>
    /// A date of two ends is some day between them, as the writing guide has it; of one with an open end the other is meant.
    /// </summary>
    private IEnumerable<Sign> Of(Edtf date, ImmutableArray<Citation> sources, string field, string text, Page? about)
    {
        var meant = date is Edtf.Interval { From: null } or Edtf.Interval { To: null } ? SourceReach.Singles(date).Single() : date;
        if (reach.Said(meant, sources) is { IsBounded: true } said)
        {
            yield return new(date, said, field, text, about, sources);
        }
    }

    private Page? About(Claim claim) => site.Targets(claim).FirstOrDefault();
}

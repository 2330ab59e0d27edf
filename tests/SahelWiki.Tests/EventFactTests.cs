using SahelWiki.Geography;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Maps;
using SahelWiki.Output.Pictures;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class EventFactTests
{
    private static readonly (string, string)[] Places =
    [
        ("places/mali.md", TestSites.Page("Mali", fields: "kind: country\ncoordinates: {lat: 17.57, lon: -4, precision: country}")),
        (
            "places/gao.md",
            TestSites.Page("Gao", fields: "kind: town\npart_of: mali\ncoordinates: {lat: 16.27, lon: -0.04, precision: town}")
        ),
        (
            "places/kidal.md",
            TestSites.Page("Kidal", fields: "kind: town\npart_of: mali\ncoordinates: {lat: 18.44, lon: 1.41, precision: town}")
        ),
        ("places/base.md", TestSites.Page("Base", fields: "kind: site\npart_of: mali\ncoordinates: {lat: 14.9, lon: -1, precision: area}")),
        (
            "places/north.md",
            TestSites.Page(
                "The north",
                fields: "kind: region\npart_of: mali\ncoordinates: {lat: 18.5, lon: -1, precision: region}\noutline: [{value: 'Gao, Mali', "
                    + "source: afpc-mali}, {value: 'Kidal, Mali', source: afpc-mali}]"
            )
        ),
        ("places/sahel.md", TestSites.Page("Sahel", fields: "kind: region\ncoordinates: {lat: 15, lon: 2, precision: region}")),
        ("groups/g.md", TestSites.Page("G")),
    ];

    [Theory]
    [InlineData("place: gao", "spot 16.27 -0.04")]
    [InlineData("place: gao\ncoordinates: {lat: 16.3, lon: -0.1}", "spot 16.3 -0.1")]
    [InlineData("place: [{place: gao}, {place: kidal}, {place: mali}]", "spot 16.27 -0.04, spot 18.44 1.41")]
    [InlineData("place: base", "near 14.9 -1")]
    [InlineData("place: north", "within Gao+Kidal of The north")]
    [InlineData(
        "place: [{place: north}, {place: gao}]\ncoordinates: {lat: 18, lon: -1.5, precision: region}",
        "within Gao+Kidal of The north"
    )]
    [InlineData("place: gao\ncoordinates: {lat: 14.49, lon: -4.18, precision: region}", "within Mopti of nobody")]
    [InlineData("place: sahel", "wide Sahel")]
    [InlineData("place: mali", "wide Mali")]
    [InlineData("", "nowhere")]
    [InlineData("coordinates: {lat: 17.57, lon: -4, precision: country}", "nowhere")]
    public void Where_an_event_was_is_as_exact_as_its_page_says(string fields, string where) =>
        Assert.Equal(where, Written(Fact($"kind: attack\n{fields}").Where));

    [Theory]
    [InlineData("", "?")]
    [InlineData("killed: unknown", "?")]
    [InlineData("killed: none", "0–0")]
    [InlineData("killed: 12", "12–12")]
    [InlineData("killed: {min: 9, max: 11}", "9–11")]
    [InlineData("killed: {min: 9}", "9–")]
    [InlineData("killed: {max: 9}", "0–9")]
    [InlineData("killed: [{value: 77}, {min: 60, max: 70}]", "60–77")]
    [InlineData("killed: [{value: 77}, {min: 77}]", "77–")]
    [InlineData("killed: [{value: 4, victims: Americans}, {value: 4, victims: Nigeriens}]", "8–8")]
    [InlineData("killed: [{value: 4, victims: Americans}, {value: 5, victims: Americans}, {min: 4, victims: Nigeriens}]", "8–")]
    public void The_dead_are_those_of_all_accounts_and_different_victims_are_added(string fields, string expected)
    {
        var dead = Fact($"kind: attack\n{fields}").Dead;

        Assert.Equal(expected, dead.IsKnown ? $"{dead.Min}–{dead.Max}" : "?");
    }

    [Theory]
    [InlineData("attack", "", ClaimState.Unknown)]
    [InlineData("agreement", "", ClaimState.NotAsked)]
    [InlineData("battle", "", ClaimState.NotAsked)]
    [InlineData("attack", "participants: [{group: g, role: perpetrator}]", ClaimState.Attributed)]
    [InlineData("attack", "participants: [{group: g, role: perpetrator, claimed: no}]", ClaimState.Attributed)]
    [InlineData("attack", "participants: [{group: g, role: perpetrator, claimed: yes}]", ClaimState.Claimed)]
    [InlineData("attack", "participants: [{group: g, role: target, claimed: yes}]", ClaimState.Unknown)]
    public void Who_did_it_is_claimed_attributed_or_unknown(string kind, string fields, ClaimState state) =>
        Assert.Equal(state, Fact($"kind: {kind}\n{fields}").By.State);

    [Fact]
    public void An_event_in_two_countries_is_in_both() =>
        Assert.Equal(
            ["Mali", "Niger"],
            Fact("place: [{place: gao}, {place: niger}]", ("places/niger.md", TestSites.Page("Niger", fields: "kind: country")))
                .Countries.Select(country => country.Title)
        );

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    /// <summary>Ink means evidence: no event is drawn as sure outside the days that its date allows, and none is counted twice.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_strip_counts_each_event_once_and_as_sure_only_where_its_date_lies_within(int seed)
    {
        var random = new Random(seed);
        var dates = Enumerable.Range(0, 60).Select(_ => RandomDate(random)).ToArray();
        var facts = dates.Select(date => Fact("", EdtfParser.Parse(date, out var _)!, new(true, random.Next(9), null))).ToArray();

        var rhythm = Rhythm.Of(facts)!;

        Assert.Equal(facts.Length - rhythm.Earlier, rhythm.Bins.Sum(bin => bin.Sure + bin.Spread), 0.75 + (facts.Length * 0.02));
        Assert.All(rhythm.Bins, bin =>
        {
            Assert.Equal(
                facts.Count(fact => fact.Date is Edtf.Single && fact.Date.Earliest >= bin.From && fact.Date.Latest <= bin.To)
                    + facts.Count(fact => fact.Date is Edtf.Interval { From: var from, To: var to } && Sure(from, to, bin)),
                bin.Sure,
                6
            );
            Assert.True(bin.Most >= bin.Least - 1e-9);
        });

        static bool Sure(Edtf.Single? from, Edtf.Single? to, RhythmBin bin) =>
            (from, to) switch
            {
                ({ } begin, { } end) when end.Latest - begin.Earliest <= 366 => begin.Earliest >= bin.From && end.Latest <= bin.To,
                ({ } begin, _) => begin.Earliest >= bin.From && begin.Latest <= bin.To,
                (null, { } end) => end.Earliest >= bin.From && end.Latest <= bin.To,
                _ => false,
            };
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_event_in_the_window_is_a_mark_or_in_a_heap_and_its_mark_grows_with_the_least_dead(int seed)
    {
        var random = new Random(seed);
        var spots = Enumerable.Range(0, 6).Select(_ => new GeoPoint(random.NextDouble() * 12, random.NextDouble() * 12)).ToArray();
        var facts = Enumerable
            .Range(0, 80)
            .Select(_ =>
                Fact("", Parse("2019"), new(true, random.Next(120), random.Next(2) == 0 ? null : 200)) with
                {
                    Where = new Whereabouts.Spots([new(spots[random.Next(spots.Length)], false, null)]),
                }
            )
            .ToArray();
        var window = new MapWindow(0, 0, 10, 10, 900);

        var scene = new MapSceneBuilder(window, new(14, 1, true), _ => null, _ => "").Build(facts, []);

        Assert.Equal(
            facts.Count(fact => window.Holds(((Whereabouts.Spots)fact.Where).All[0].Point)),
            scene.Marks.Length + scene.Clusters.Sum(cluster => cluster.Events.Length)
        );
        Assert.All(scene.Marks, mark =>
        {
            Assert.Equal(Math.Max(MapSceneBuilder.Least, MapSceneBuilder.OfOne * Math.Sqrt(mark.Event.Dead.Min)), mark.Radius, 6);
            Assert.Equal(mark.Event.Dead.Max is null, mark.IsOpen);
            Assert.True(mark.Ring is null || (!mark.IsOpen && mark.Ring > mark.Radius));
            Assert.DoesNotContain(scene.Labels, label => label.Box.Overlaps(Box.Around(mark.At.X, mark.At.Y, mark.Radius)));
        });
    }

    [Fact]
    public void Of_a_year_each_month_has_its_share()
    {
        var rhythm = Rhythm.Of([Fact("", Parse("2019"), new(true, 365, 365)), Fact("", Parse("2019-03"), Toll.Unknown)])!;

        Assert.True(rhythm.IsMonthly);
        Assert.Equal(1, rhythm.Bins[2].Sure);
        Assert.Equal(31 / 365.0, rhythm.Bins[2].Spread, 6);
        Assert.Equal(28, rhythm.Bins[1].Least, 6);
    }

    [Fact]
    public void Many_years_are_counted_by_year() =>
        Assert.False(Rhythm.Of([Fact("", Parse("1960"), Toll.Unknown), Fact("", Parse("2024"), Toll.Unknown)])!.IsMonthly);

    [Fact]
    public void Fifty_events_on_one_day_are_fifty_in_their_month() =>
        Assert.Equal(
            50,
            Rhythm.Of([.. Enumerable.Range(0, 50).Select(_ => Fact("", Parse("2019-03-23"), Toll.Unknown))])!.Bins.Max(bin => bin.Sure)
        );

    [Fact]
    public void What_is_only_planned_did_not_happen() =>
        Assert.Null(Rhythm.Of([Fact("status: {value: planned, as_of: '2021'}\ndate: 2022-02")]));

    [Fact]
    public void Sources_are_silent_after_the_median_citation_and_in_gaps_of_more_than_a_year()
    {
        var silence = SourceSilence.Of([
            (Day(2019, 1), Day(2019, 12), 10),
            (Day(2021, 7), Day(2021, 7), 60),
            (Day(2022, 1), Day(2022, 1), 20),
            (Day(2024, 9), Day(2024, 9), 10),
        ]);

        Assert.Equal(Day(2021, 7), silence.MostAfter);
        Assert.True(silence.Gaps.SequenceEqual([(Day(2022, 1) + 1, Day(2024, 9) - 1), (Day(2024, 9) + 1, long.MaxValue)]));
    }

    [Fact]
    public void A_work_of_a_coarse_date_speaks_up_to_the_youngest_work_it_refers_to()
    {
        var site = TestSites.Load(
            (
                "sources/texts.yaml",
                """
                chapter: {type: chapter, title: Mali, issued: 2021~}
                report: {type: report, title: R, issued: 2021-07-09, via: ['chapter, n. 1']}
                """
            ),
            ("groups/g.md", TestSites.Page("G", "It is [@chapter]."))
        );

        Assert.Equal(Calendar.Day(2021, 7, 9), SourceSilence.Of(site).MostAfter);
    }

    private static long Day(int year, int month) => Calendar.Day(year, month, 1);

    private static Edtf Parse(string date) => EdtfParser.Parse(date, out _)!;

    private static string RandomDate(Random random)
    {
        var (year, month) = (2012 + random.Next(12), 1 + random.Next(12));
        return random.Next(6) switch
        {
            0 => $"{year}",
            1 => $"{year}-{month:00}",
            2 => $"{year}-{month:00}-{1 + random.Next(28):00}",
            3 => $"{year}-2{1 + random.Next(3)}",
            4 => $"{year}-{month:00}/{year + 2}",
            _ => $"{year}-01/{year}-{month:00}",
        };
    }

    private static EventFact Fact(string fields, Edtf date, Toll dead) => Fact(fields) with { Date = date, Dead = dead };

    private static EventFact Fact(string fields, params (string, string)[] more)
    {
        var site = fields.Length == 0 ? Bare : TestSites.Load([.. Places, .. more, ("events/e.md", TestSites.Page("E", fields: fields))]);
        return EventFact.All(site).Single();
    }

    private static readonly Site Bare = TestSites.Load(("events/e.md", TestSites.Page("E")));

    private static string Written(Whereabouts where) =>
        where switch
        {
            Whereabouts.Spots { All: var spots } => string.Join(
                ", ",
                spots.Select(spot =>
                    FormattableString.Invariant($"{(spot.IsNear ? "near" : "spot")} {spot.Point.Latitude} {spot.Point.Longitude}")
                )
            ),
            Whereabouts.Within within =>
                $"within {string.Join('+', within.Areas.Select(area => area.Name))} of {within.Place?.Page.Title ?? "nobody"}",
            Whereabouts.Wide wide => $"wide {string.Join('+', wide.Places.Select(place => place.Page.Title))}",
            _ => "nowhere",
        };
}

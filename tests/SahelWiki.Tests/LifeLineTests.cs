using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Lineage;

namespace SahelWiki.Tests;

/// <summary>Ink means evidence: how long a lane is drawn, and how.</summary>
public sealed class LifeLineTests
{
    private static readonly ImmutableArray<DaySpan> NoSilence = [];

    [Fact]
    public void Between_two_sourced_dates_a_life_is_solid_and_then_it_fades()
    {
        var life = LifeLine.Of([Said("2011-03-02")], [], [Said("2013-05-04")], NoSilence);

        Assert.Equal(["Solid 2011-03-02..2013-05-04", "Fading 2013-05-05"], Told(life));
    }

    [Fact]
    public void A_date_that_is_no_more_exact_than_a_year_is_outlined_for_that_year()
    {
        var life = LifeLine.Of([Said("2011")], [], [Said("2013-06")], NoSilence);

        Assert.Equal(
            ["Open 2011-01-01..2011-12-30", "Solid 2011-12-31..2013-06-01", "Open 2013-06-02..2013-06-30", "Fading 2013-07-01"],
            Told(life)
        );
    }

    [Fact]
    public void Without_a_founding_date_nothing_is_drawn_before_the_first_sign()
    {
        var life = LifeLine.Of([], [], [Said("2015-06-20"), Said("2018-01-05")], NoSilence);

        Assert.Null(life.Begins);
        Assert.Equal(["Solid 2015-06-20..2018-01-05", "Fading 2018-01-06"], Told(life));
    }

    [Fact]
    public void A_founding_by_some_day_is_sure_from_that_day_and_says_nothing_of_before()
    {
        var life = LifeLine.Of([Said("../2011-12-31")], [], [Said("2012-08-01")], NoSilence);

        Assert.Equal(["Solid 2011-12-31..2012-08-01", "Fading 2012-08-02"], Told(life));
    }

    [Fact]
    public void Accounts_of_a_founding_that_fit_are_as_exact_as_the_most_exact() =>
        Assert.Equal(
            "Open 2013-08-01..2013-08-30",
            Told(LifeLine.Of([Said("2013-08"), Said("2013")], [], [Said("2014-01-01")], NoSilence))[0]
        );

    [Fact]
    public void Accounts_of_a_founding_that_contradict_each_other_leave_open_what_lies_between() =>
        Assert.Equal(
            "Open 2011-05-05..2013-02-01",
            Told(LifeLine.Of([Said("2011-05-05"), Said("2013-02-02")], [], [Said("2014-01-01")], NoSilence))[0]
        );

    [Fact]
    public void A_dated_end_ends_the_line_and_what_is_told_of_later_is_left_out()
    {
        var life = LifeLine.Of([Said("2011-01-01")], [Said("2017-03")], [Said("2019-04-04")], NoSilence);

        Assert.Equal(["Solid 2011-01-01..2017-03-01", "Open 2017-03-02..2017-03-31"], Told(life));
    }

    [Fact]
    public void What_has_no_source_is_only_outlined() =>
        Assert.Equal(
            ["Open 2011-01-01..2011-12-31", "Fading 2012-01-01"],
            Told(LifeLine.Of([], [], [new(Days("2011"), false)], NoSilence))
        );

    [Fact]
    public void While_all_sources_are_silent_a_life_is_only_outlined()
    {
        var life = LifeLine.Of([Said("2017-03-01")], [], [Said("2024-09-17")], [Days("2022/2023")]);

        Assert.Equal(
            ["Solid 2017-03-01..2021-12-31", "Open 2022-01-01..2023-12-31", "Solid 2024-01-01..2024-09-17", "Fading 2024-09-18"],
            Told(life)
        );
    }

    [Fact]
    public void A_group_that_split_and_ended_on_the_day_of_its_founding_is_one_day() =>
        Assert.Equal(
            ["Solid 2012-05-05..2012-05-05"],
            Told(LifeLine.Of([Said("2012-05-05")], [Said("2012-05-05")], [Said("2012-05-05")], NoSilence))
        );

    [Fact]
    public void Where_an_end_lies_before_the_beginning_the_beginning_counts() =>
        Assert.Equal(
            ["Solid 2017-01-01..2018-01-01", "Fading 2018-01-02"],
            Told(LifeLine.Of([Said("2017-01-01")], [Said("2012")], [Said("2018-01-01")], NoSilence))
        );

    [Fact]
    public void Without_any_date_nothing_is_drawn() => Assert.Empty(LifeLine.Of([], [], [], NoSilence).Strokes);

    /// <summary>Recounted day by day, with no regard to how the line is found.</summary>
    [Fact]
    public void No_solid_stroke_lies_outside_of_what_sources_place_whatever_the_claims()
    {
        var random = new Random(15);
        for (var round = 0; round < 3000; round++)
        {
            var founded = Some(random, 2);
            var ended = Some(random, 1);
            var signs = Some(random, 6);
            var silences = ImmutableArray.Create(new DaySpan(700, 700 + random.Next(300)), new DaySpan(1400, long.MaxValue));

            var life = LifeLine.Of(founded, ended, signs, silences);

            var said = founded.Concat(ended).Concat(signs).Where(claim => claim.IsSourced).ToArray();
            foreach (var solid in life.Strokes.Where(stroke => stroke.Ink == Ink.Solid))
            {
                for (var day = solid.Days.From; day <= solid.Days.To; day++)
                {
                    Assert.Contains(said, claim => claim.When.To <= day || claim.When.From == day);
                    Assert.Contains(said, claim => claim.When.From >= day || claim.When.To == day);
                    Assert.DoesNotContain(silences, silence => silence.Contains(day));
                }
            }

            Assert.All(life.Strokes, stroke => Assert.True(stroke.Days.IsBounded && !stroke.Days.IsEmpty));
            Assert.All(life.Strokes.Zip(life.Strokes.Skip(1)), pair => Assert.True(pair.First.Days.To < pair.Second.Days.From));
        }
    }

    private static DatedClaim[] Some(Random random, int most) =>
        [
            .. Enumerable
                .Range(0, random.Next(most + 1))
                .Select(_ =>
                {
                    var from = random.Next(1500);
                    var to =
                        from
                        + (
                            random.Next(3) switch
                            {
                                0 => 0,
                                1 => random.Next(31),
                                _ => random.Next(400),
                            }
                        );
                    return new DatedClaim(
                        new(random.Next(20) == 0 ? long.MinValue : from, random.Next(20) == 0 ? long.MaxValue : to),
                        random.Next(4) > 0
                    );
                }),
        ];

    private static DatedClaim Said(string date) => new(Days(date), true);

    private static DaySpan Days(string date) => DaySpan.Of(EdtfParser.Parse(date, out _)!);

    private static string[] Told(LifeLine life) =>
        [
            .. life.Strokes.Select(stroke =>
                stroke.Ink == Ink.Fading
                    ? $"{stroke.Ink} {Day(stroke.Days.From)}"
                    : $"{stroke.Ink} {Day(stroke.Days.From)}..{Day(stroke.Days.To)}"
            ),
        ];

    private static string Day(long day) => DateOnly.FromDayNumber((int)day).ToString("O");
}

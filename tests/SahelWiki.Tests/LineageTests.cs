using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Lineage;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class LineageTests
{
    public const string Vocabulary = """
        splinter-of: {label: Splinter of, inverse_label: Splinter groups, from: [group], to: [group], acyclic: true, lineage: split}
        merged-into: {label: Merged into, inverse_label: Formed from, from: [group], to: [group], acyclic: true, lineage: merge}
        absorbed-into: {label: Absorbed into, inverse_label: Took in, from: [group], to: [group], acyclic: true, lineage: absorb}
        renamed-to: {label: Renamed to, inverse_label: Formerly, from: [group], to: [group], acyclic: true, lineage: rename}
        allied-with: {label: Allied with, symmetric: true, from: [group], to: [group], lineage: ally}
        fought: {label: Fought, symmetric: true, from: [group], to: [group], lineage: war}
        pledged-to: {label: Pledged to, inverse_label: Pledges, from: [group], to: [group], lineage: pledge}
        related-to: {label: See also, symmetric: true}
        """;

    private static readonly (string, string)[] Wiki =
    [
        ("relations.yaml", Vocabulary),
        ("sources/texts.yaml", "a: {type: book, title: A, issued: 2021-07}\nb: {type: book, title: B, issued: 2024-09-20}\n"),
        (
            "groups/old.md",
            Group(
                "Old",
                "timeline: [{date: 2003-02, text: It appears, source: a}]\nrelations: [{type: renamed-to, target: new, source: a}]"
            )
        ),
        (
            "groups/new.md",
            Group(
                "New",
                "camp: {value: al-qaeda, source: a}\ntimeline: [{date: 2003-02, text: As Old it appears, source: a}, {date: 2012-06-01, text: Acts, "
                    + "source: a}, {date: 2019-04-04, text: Acts again, source: a}]\nrelations: [{type: merged-into, target: union, from: 2017-03, "
                    + "source: \"a, n. 79\", confidence: disputed}]"
            )
        ),
        (
            "groups/north.md",
            Group(
                "North",
                "founded: {value: 2011, source: a}\nstatus: {value: merged, as_of: 2020-01, source: a}\nrelations: [{type: merged-into, target: "
                    + "union, from: 2017-03, source: a}, {type: fought, target: new, from: 2012-06, source: a}]"
            )
        ),
        (
            "groups/union.md",
            Group(
                "Union",
                "founded: {value: 2017-03, source: a}\nstatus: {value: active, as_of: 2024-09, source: b}\nleaders: [{person: p, from: 2017-03, "
                    + "as_of: 2020-01, source: a}]\ntimeline: [{date: 2021-07-01, text: Something, source: a}]"
            )
        ),
        ("groups/alone.md", Group("Alone", "")),
        ("persons/p.md", TestSites.Page("Person")),
    ];

    [Fact]
    public void A_group_that_merged_goes_on_inside_the_other_only_where_a_source_speaks_of_it_later()
    {
        var lineage = Lineage(Wiki);

        Assert.Equal("Solid 2017-03-31..2019-04-04", Strokes(Lane(lineage, "New").Guest!.Life)[1]);
        Assert.Null(Lane(lineage, "North").Guest);
        Assert.Equal(
            ["Open 2011-01-01..2011-12-30", "Solid 2011-12-31..2017-03-01", "Open 2017-03-02..2017-03-31"],
            Strokes(Lane(lineage, "North").Life)
        );
    }

    [Fact]
    public void What_a_group_did_under_its_former_name_is_drawn_under_that_name()
    {
        var lineage = Lineage(Wiki);

        Assert.Equal(["Solid 2012-06-01..2017-03-01", "Open 2017-03-02..2017-03-31"], Strokes(Lane(lineage, "New").Life));
        Assert.StartsWith("Open 2003-02-01", Strokes(Lane(lineage, "Old").Life)[0]);
    }

    [Fact]
    public void Between_two_works_that_are_years_apart_a_lane_is_only_outlined_and_a_band_is_drawn()
    {
        var site = TestSites.Load(Wiki);
        var reach = SourceReach.Of(site);

        Assert.Equal(
            [(Day("2021-08-01"), Day("2024-08-31")), (Day("2024-09-21"), long.MaxValue)],
            reach.Silences.Select(days => (days.From, days.To))
        );
        Assert.Contains("Open 2021-08-01..2024-08-31", Strokes(Lane(GroupLineage.Of(site, reach), "Union").Life));
    }

    [Fact]
    public void A_source_does_not_speak_of_days_after_its_own()
    {
        var lineage = Lineage([
            .. Wiki,
            ("groups/plan.md", Group("Plan", "camp: {value: other, source: a}\ntimeline: [{date: 2023-05, text: Planned, source: a}]")),
        ]);

        Assert.Empty(Lane(lineage, "Plan").Life.Strokes);
    }

    [Fact]
    public void Groups_without_camp_and_dated_tie_are_counted_in_words()
    {
        var documents = Documents(Wiki);

        Assert.Contains("One group has neither a camp nor a dated tie and is left out.", documents["lineage.html"]);
        Assert.Contains("One tie has no date; it is only in the table.", documents["lineage.html"]);
    }

    [Fact]
    public void Each_mark_has_its_lines_in_the_table_and_each_dated_line_has_ink()
    {
        var figure = Whole(Wiki);

        var lines = figure.Table.Sections.SelectMany(section => section.Lines).ToDictionary(line => line.Id);
        Assert.All(figure.Drawing.Marks, mark =>
            Assert.All(mark.Lines, id => Assert.Contains($"{lines[id].Text}, {lines[id].Date}", mark.Link.Text, StringComparison.Ordinal))
        );
        var drawn = figure.Drawing.Marks.SelectMany(mark => mark.Lines).Concat(Links(figure.Drawing).Select(href => href[1..])).ToHashSet();
        var mute = lines.Values.Where(line => line.Written.Length > 0 && !drawn.Contains(line.Id)).Select(line => line.Text).ToArray();
        // The first and the last sign of a lane share its bar, which leads to the later of the two.
        Assert.All(mute, text => Assert.StartsWith("First spoken of", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_drawn_is_told_as_exactly_as_it_is_known()
    {
        var lives = Whole([
            .. Wiki,
            ("groups/year.md", Group("Year", "camp: {value: other, source: a}\nfounded: {value: 2015, source: a}")),
            ("groups/day.md", Group("Day", "camp: {value: other, source: a}\nstatus: {value: active, as_of: 2016-05-04, source: a}")),
        ])
            .Drawing.Lanes.Select(lane => lane.Life?.Link.Text)
            .ToArray();

        Assert.Contains("Year: sources place it at some time from 1 January 2015 to 31 December 2015", lives);
        Assert.Contains("Day: sources place it on 4 May 2016", lives);
        Assert.Contains("North: sources place it from 31 December 2011 at the latest to 1 March 2017 at the earliest", lives);
    }

    [Fact]
    public void The_document_has_the_picture_its_table_and_both_as_files()
    {
        var documents = Documents(Wiki);

        Assert.Contains("<title>Union: Formed from New, March 2017; Formed from North, March 2017</title>", documents["lineage.html"]);
        Assert.Matches(
            "Merged into <a href=\"groups/union.html\">Union</a><span class=\"soft\"> \\(disputed\\)",
            documents["lineage.html"]
        );
        Assert.Contains("href=\"pictures/lineage.svg\" download", documents["lineage.html"]);
        Assert.Equal("svg", XDocument.Parse(documents["pictures/lineage.svg"]).Root!.Name.LocalName);
        Assert.Contains("Union,Camp not stated,2017-03,March 2017,Founded,,\"“A”, 2021\"", documents["pictures/lineage.csv"]);
        Assert.Contains("url=lineage.html", documents["family-tree.html"]);
        Assert.Contains("/family-tree.html /lineage.html 301!", documents["_redirects"]);
    }

    [Fact]
    public void A_page_has_the_group_and_those_it_is_tied_to()
    {
        var html = Documents(Wiki)["groups/north.html"];

        Assert.Contains("aria-label=\"Lineage of groups along the years\"", html);
        Assert.Contains("../pictures/groups/north-lineage.svg", html);
        Assert.DoesNotContain(">Alone</text>", html);
    }

    [Fact]
    public void Five_that_merge_into_one_come_in_on_one_line_and_others_keep_apart_from_it()
    {
        var chart = Chart([
            ("relations.yaml", Vocabulary),
            .. Enumerable
                .Range(0, 5)
                .Select(i =>
                    (
                        $"groups/g{i}.md",
                        Group(
                            $"G{i}",
                            $"founded: {{value: 200{i}, source: afpc-mali}}\nrelations: [{{type: merged-into, target: union, from: 2017-03, source: afpc-mali}}]"
                        )
                    )
                ),
            (
                "groups/union.md",
                Group(
                    "Union",
                    "founded: {value: 2017-03, source: afpc-mali}\nrelations: [{type: splinter-of, target: g0, from: 2017-03, source: afpc-mali}]"
                )
            ),
        ]);

        var merges = chart.Lines.Where(line => line.Tie.Edge.Type.Name == "merged-into").ToArray();
        Assert.Equal(5, merges.Length);
        Assert.Single(merges.Select(line => line.Via).Distinct());
        Assert.DoesNotContain(chart.Lines, line => line.Tie.Edge.Type.Name == "splinter-of" && Math.Abs(line.Via - merges[0].Via) < 5);
        Assert.Single(chart.Marks, mark => mark.Kind == MarkKind.Merge && mark.Lane.Page.Page.Title == "Union");
    }

    [Fact]
    public void Bad_input_is_drawn_as_far_as_it_can_be()
    {
        var name = string.Join(" ", Enumerable.Repeat("Movement", 14));
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            ("groups/long.md", Group(name, "founded: {value: 2017, source: afpc-mali}\ndissolved: {value: 2012, source: afpc-mali}")),
            (
                "groups/rtl.md",
                Group(
                    "جماعة نصرة الإسلام والمسلمين",
                    "camp: {value: al-qaeda, source: afpc-mali}\nrelations: [{type: allied-with, target: long, from: 2018, source: afpc-mali}]"
                )
            ),
            (
                "groups/split.md",
                Group(
                    "Split",
                    "founded: {value: 2018-01-01, source: afpc-mali}\nrelations: [{type: splinter-of, target: long, from: 2018-01-01, source: afpc-mali}]"
                )
            ),
            ("groups/undated.md", Group("Undated", "camp: {value: militias, source: afpc-mali}")),
        ];

        var html = Documents(files)["lineage.html"];

        Assert.Contains("direction=\"rtl\" text-anchor=\"end\"", html);
        Assert.Contains("No source dates anything about one group; its lane is empty.", html);
        Assert.DoesNotMatch("<text[^>]*>Movement Movement Movement Movement", html);
        Assert.Contains(TestSites.Load(files).Diagnostics, found => found.Rule.Name == "ended-before-founded");
        Assert.Contains(
            TestSites
                .Load(("relations.yaml", Vocabulary), ("groups/x.md", Group("X", "relations: [{type: merged-into, target: x}]")))
                .Diagnostics,
            found => found.Rule.Name == "relation-to-itself"
        );
    }

    [Theory]
    [InlineData(300, 60_000)]
    [InlineData(3000, 150_000)]
    public void Many_groups_stay_within_the_weight_of_a_whole_view(int count, int most)
    {
        var countries = new[] { "mali", "niger", "chad" };
        (string, string)[] files =
        [
            ("relations.yaml", Vocabulary),
            .. countries.Select(country => ($"places/{country}.md", TestSites.Page(country, fields: "kind: country"))),
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    (
                        $"groups/g{i}.md",
                        Group(
                            $"Group number {i}",
                            $"camp: {{value: {(i % 3 == 0 ? "al-qaeda" : "militias")}, source: afpc-mali}}\nfounded: {{value: {1990 + (i % 30)}, source: "
                                + $"afpc-mali}}\narea: [{{place: {countries[i % 3]}, source: afpc-mali}}]\n"
                                + (
                                    i == 0
                                        ? ""
                                        : $"relations: [{{type: allied-with, target: g{(i - 1) / 2}, from: {1990 + (i % 30)}, source: afpc-mali}}]"
                                )
                        )
                    )
                ),
        ];

        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var site = SiteBuilder.Load(new LoadOptions(folder.Path)).Site;
        var context = new RenderContext(new ViewBuilder(site, Phrases.For("en")), new RazorTheme());
        var document = LineageDocuments.Chapters(context).Single().Render();

        Assert.InRange(Compressed(document.ToArray()), 0, most);
        Assert.Equal(
            count > LineagePictures.MostLanes,
            Encoding.UTF8.GetString(document.Span).Contains("class=\"drawing matrix\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_two_texts_and_no_two_marks_touch()
    {
        var figure = Whole(Wiki);

        var names = figure
            .Drawing.Camps.Select(camp => camp.Y)
            .Concat(figure.Drawing.Lanes.SelectMany(lane => lane.Guests.Select(guest => guest.Y + 4).Prepend(lane.Y + 4)));
        Assert.All(names.Order().Zip(names.Order().Skip(1)), pair => Assert.True(pair.Second - pair.First >= 13));
        var marks = figure
            .Drawing.Marks.Select(mark => (Left: Math.Min(mark.From, mark.X - 5), Right: Math.Max(mark.To, mark.X + 5), mark.Y))
            .ToArray();
        Assert.DoesNotContain(marks.SelectMany((mark, i) => marks.Skip(i + 1).Select(other => (mark, other))), pair =>
            Math.Abs(pair.mark.Y - pair.other.Y) < 10 && pair.mark.Left < pair.other.Right && pair.other.Left < pair.mark.Right
        );
    }

    [Fact]
    public void Solid_ink_stays_within_its_days_to_the_tenth_of_a_pixel()
    {
        var chart = Chart(Wiki);
        Assert.All(chart.Rows.SelectMany(row => row.Bars).Where(bar => bar.Stroke.Ink == Ink.Solid), bar =>
            Assert.True(bar.From >= chart.X(bar.Stroke.Days.From) - 1e-9 && bar.To <= chart.X(bar.Stroke.Days.To + 1) + 1e-9)
        );
    }

    [Theory]
    [InlineData(2010, 2020, 60, 1)]
    [InlineData(1990, 2020, 30, 2)]
    [InlineData(1900, 2020, 8, 5)]
    public void The_years_of_the_axis_do_not_touch(int first, int last, double perYear, int step)
    {
        var chart = new LineageChart(first, last, perYear, 0, 10_000, 0, [], [], [], []);

        var ticks = chart.Ticks().ToArray();

        Assert.Equal(step, ticks[1] - ticks[0]);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True((pair.Second - pair.First) * perYear >= 40));
    }

    [Fact]
    public void Whoever_comes_from_another_stands_below_it_and_a_merger_below_all_that_merge()
    {
        var order = LaneOrder.Of(
            ["a", "merger", "b", "c", "child"],
            [("a", "child"), ("a", "merger"), ("b", "merger"), ("child", "merger")]
        );

        Assert.Equal(["a", "child", "b", "merger", "c"], order.Select(entry => entry.Member));
    }

    [Fact]
    public void A_circle_does_not_lose_anybody() =>
        Assert.Equal(
            ["a", "b", "c"],
            LaneOrder.Of(["a", "b", "c"], [("a", "b"), ("b", "a"), ("b", "c")]).Select(entry => entry.Member).Order()
        );

    private static string Group(string title, string fields) => TestSites.Page(title, fields: fields);

    private static GroupLineage Lineage((string, string)[] files)
    {
        var site = TestSites.Load(files);
        return GroupLineage.Of(site, SourceReach.Of(site));
    }

    private static LineageChart Chart((string, string)[] files) => LineageChart.Of(Lineage(files), ChartSize.Whole, _ => "Some Person");

    private static LineageFigure Whole((string, string)[] files) =>
        new ViewBuilder(TestSites.Load(files), Phrases.For("en")).Lineage.Whole(SitePaths.Lineage);

    private static IEnumerable<string> Links(LineageDrawing drawing) =>
        drawing
            .Lanes.SelectMany(lane =>
                lane.Guests.Select(guest => guest.Life)
                    .Concat(lane.Leaders.Select(leader => leader.Life))
                    .Append(lane.Life)
                    .OfType<LifeDrawing>()
            )
            .Select(life => life.Link.Href)
            .OfType<string>();

    private static Lane Lane(GroupLineage lineage, string title) => lineage.Lanes.Single(lane => lane.Page.Page.Title == title);

    private static string[] Strokes(LifeLine life) =>
        [
            .. life
                .Strokes.Where(stroke => stroke.Ink != Ink.Fading)
                .Select(stroke =>
                    $"{stroke.Ink} {DateOnly.FromDayNumber((int)stroke.Days.From):O}..{DateOnly.FromDayNumber((int)stroke.Days.To):O}"
                ),
        ];

    private static long Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).DayNumber;

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)packed.Length;
    }

    private static Dictionary<string, string> Documents((string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var site = SiteBuilder.Load(new LoadOptions(folder.Path)).Site;
        var context = new RenderContext(new ViewBuilder(site, Phrases.For("en")), new RazorTheme());
        return SiteOutputs
            .Files(context)
            .Where(file => Regex.IsMatch(file.Path.Value, @"^(lineage|family-tree|groups/|pictures/|_redirects)"))
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));
    }
}

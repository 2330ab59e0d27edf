using SahelWiki.Output.Documents;
using SahelWiki.Output.Documents.FamilyTree;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class DescentTests
{
    private const string Vocabulary = """
        splinter-of: {label: Splinter of, inverse_label: Splinter groups, from: [group], to: [group], acyclic: true}
        merged-into: {label: Merged into, inverse_label: Formed from, from: [group], to: [group], acyclic: true}
        allied-with: {label: Allied with, symmetric: true, from: [group], to: [group]}
        """;

    private static readonly (string, string)[] Wiki =
    [
        ("relations.yaml", Vocabulary),
        ("groups/gspc.md", TestSites.Page("GSPC", fields: "founded: 1998")),
        (
            "groups/aqim.md",
            TestSites.Page(
                "AQIM",
                fields: "founded: 2007\nrelations: [{type: splinter-of, target: gspc, from: 2007, source: \"afpc-mali, n. 3\"}]"
            )
        ),
        ("groups/ansar.md", TestSites.Page("Ansar", fields: "relations: [{type: merged-into, target: jnim, from: 2017-03}]")),
        (
            "groups/branch.md",
            TestSites.Page(
                "Branch",
                fields: "relations: [{type: splinter-of, target: aqim}, {type: merged-into, target: jnim, from: 2017-03}]"
            )
        ),
        ("groups/jnim.md", TestSites.Page("JNIM", fields: "founded: 2017-03\nrelations: [{type: allied-with, target: other}]")),
        ("groups/other.md", TestSites.Page("Other", fields: "founded: 1990")),
    ];

    [Fact]
    public void Whoever_comes_from_another_stands_below_it_and_a_merger_below_all_that_merge()
    {
        var order = FamilyOrder.Of(
            ["a", "merger", "b", "c", "child"],
            [("a", "child"), ("a", "merger"), ("b", "merger"), ("child", "merger")]
        );

        Assert.Equal(["a", "child", "b", "merger", "c"], order.Select(entry => entry.Member));
        Assert.Equal([0, 0, 0, 0, 1], order.Select(entry => entry.Family));
    }

    [Fact]
    public void A_circle_does_not_lose_anybody() =>
        Assert.Equal(
            ["a", "b", "c"],
            FamilyOrder.Of(["a", "b", "c"], [("a", "b"), ("b", "a"), ("b", "c")]).Select(entry => entry.Member).Order()
        );

    [Fact]
    public void Only_relations_that_never_lead_in_a_circle_are_descent()
    {
        var descent = GroupDescent.Of(TestSites.Load(Wiki));

        Assert.Equal(["GSPC", "AQIM", "Branch", "Ansar", "JNIM"], descent.Groups.Select(group => group.Page.Page.Title));
        Assert.Equal(4, descent.Links.Length);
    }

    [Fact]
    public void A_splinter_comes_from_what_it_names_and_a_merger_from_those_that_name_it()
    {
        var descent = GroupDescent.Of(TestSites.Load(Wiki));
        string Name(int row) => descent.Groups[row].Page.Page.Title;

        Assert.Equal(
            ["GSPC -> AQIM", "AQIM -> Branch", "Branch -> JNIM", "Ansar -> JNIM"],
            descent.Links.Select(link => $"{Name(link.Earlier)} -> {Name(link.Later)}")
        );
    }

    [Fact]
    public void A_group_without_dates_lives_as_long_as_its_relations_tell()
    {
        var branch = GroupDescent.Of(TestSites.Load(Wiki)).Groups.Single(group => group.Page.Page.Title == "Branch");

        Assert.Null(branch.Begin);
        Assert.Equal(2017, Math.Floor(branch.End!.Value));
    }

    [Theory]
    [InlineData(2010, 2020, 1)]
    [InlineData(1990, 2020, 5)]
    [InlineData(1900, 2020, 10)]
    public void The_years_of_the_axis_do_not_touch(int first, int last, int step)
    {
        var chart = new DescentChart(first, last);

        var ticks = chart.Ticks().ToArray();

        Assert.Equal(step, ticks[1] - ticks[0]);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(chart.X(pair.Second) - chart.X(pair.First) >= 56));
    }

    [Fact]
    public void The_tree_is_drawn_and_told_with_dates_and_sources()
    {
        var html = Documents(Wiki)["family-tree.html"];

        Assert.Contains("aria-label=\"AQIM\"", html);
        Assert.Contains("<title>AQIM: Splinter of GSPC, 2007</title>", html);
        Assert.Matches("Splinter of <a href=\"groups/gspc.html\">GSPC</a>, 2007 · <a href=\"sources/afpc-mali.html\">[^<]*n. 3</a>", html);
        Assert.DoesNotContain("Other", html);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Without_relations_the_tree_says_that_there_is_nothing(int groups)
    {
        var documents = Documents([
            .. Enumerable.Range(0, groups).Select(i => ($"groups/g{i}.md", TestSites.Page($"G{i}"))),
            ("persons/p.md", TestSites.Page("P")),
        ]);

        Assert.Equal(groups > 0, documents.TryGetValue("family-tree.html", out var html));
        Assert.True(groups == 0 || html!.Contains("There is nothing in this list."));
    }

    [Fact]
    public void Three_hundred_groups_in_one_family_are_drawn_in_documents_of_a_bearable_weight()
    {
        var documents = Documents([
                .. Enumerable
                    .Range(0, 300)
                    .Select(i =>
                        (
                            $"groups/g{i}.md",
                            TestSites.Page(
                                $"Group {i}",
                                fields: $"founded: {1990 + (i / 10)}\n"
                                    + (
                                        i == 0
                                            ? ""
                                            : $"relations: [{{type: splinter-of, target: g{(i - 1) / 2}, from: "
                                                + $"{1990 + (i / 10)}, source: afpc-mali}}]"
                                    )
                            )
                        )
                    ),
            ])
            .Where(file => file.Key.Contains("family-tree", StringComparison.Ordinal))
            .ToArray();

        Assert.All(documents, file => Assert.InRange(file.Value.Length, 1, 300_000));
        Assert.Equal(300, documents.Sum(file => file.Value.Split("class=\"life\"").Length - 1));
    }

    private static Dictionary<string, string> Documents((string, string)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file => file.Path.Value.Contains("family-tree", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));
    }
}

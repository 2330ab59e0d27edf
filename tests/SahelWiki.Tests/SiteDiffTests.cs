using System.Text.Json.Nodes;
using SahelWiki.Changes;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class SiteDiffTests
{
    private static readonly string Jnim = Inputs.Page(
        "JNIM",
        "size: {value: 2000, as_of: '2021', source: almanac}\nrelations: [{type: allied-with, target: aqim, source: almanac}]\n",
        "It is in Mali [@almanac, p. 3].\n"
    );
    private static readonly string Aqim = Inputs.Page("AQIM", body: "See [[jnim]].\n");

    [Fact]
    public void Two_states_that_say_the_same_do_not_differ()
    {
        var diff = Compare(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [("groups/jnim.md", Jnim.Replace("title: JNIM\n", "title:   'JNIM' # the name\n")), ("groups/aqim.md", Aqim)]
        );

        Assert.True(diff.IsEmpty);
        Assert.Contains("No page, source or relation", DiffReport.Markdown(diff));
    }

    [Fact]
    public void A_field_shows_what_it_said_and_what_it_says_with_its_sources()
    {
        var diff = Compare(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [
                (
                    "groups/jnim.md",
                    Jnim.Replace("value: 2000", "min: 2000, max: 3000").Replace("'2021', source: almanac", "2022, source: [almanac, paper]")
                ),
                ("groups/aqim.md", Aqim),
            ]
        );

        var change = Assert.Single(Assert.Single(diff.Changed).Fields);
        Assert.Equal("size", change.Name);
        Assert.Equal("2000; as of 2021; [@almanac]", Assert.Single(change.Before));
        Assert.Equal("2000–3000; as of 2022; [@almanac; @paper]", Assert.Single(change.After));
    }

    [Fact]
    public void A_number_written_otherwise_is_no_change()
    {
        string Place(string latitude) => Inputs.Page("Gao", $"coordinates: {{lat: {latitude}, lon: 0.10, precision: town}}\n");

        Assert.True(Compare([("places/gao.md", Place("-8.00"))], [("places/gao.md", Place("-8"))]).IsEmpty);
        Assert.False(Compare([("places/gao.md", Place("-8.00"))], [("places/gao.md", Place("-8.01"))]).IsEmpty);
        Assert.Empty(Json([("places/gao.md", Place("-8.00"))], [("places/gao.md", Place("-8"))])["statements"]!.AsArray());
    }

    [Fact]
    public void Programs_are_told_each_statement_with_its_name_and_what_it_said_before()
    {
        var changes = Json(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [
                ("groups/jnim.md", Jnim.Replace("value: 2000", "value: 3000").Replace("{type: allied", "{note: new, type: allied")),
                ("groups/aqim.md", Inputs.Page("AQIM", "founded: {value: '2007', source: paper}\n", "See [[jnim]].\n")),
            ]
        )["statements"]!
            .AsArray()
            .Select(change => change!)
            .ToArray();

        Assert.Equal(
            ["added founded", "changed allied-with", "changed size", "changed allied-with"],
            changes.Select(change => $"{change["change"]} {change["field"]}")
        );
        Assert.Equal(("2000", "3000"), ((string?)changes[2]["before"]!["value"], (string?)changes[2]["after"]!["value"]));
        Assert.Equal(["@almanac"], changes[2]["after"]!["citations"]!.AsArray().Select(cited => (string?)cited));
        Assert.Equal("groups/jnim", (string?)changes[2]["subject"]);
        Assert.Matches("^s[0-9a-z]{12}$", (string?)changes[2]["id"]);
        Assert.Null(changes[2]["former_id"]);
    }

    [Fact]
    public void A_statement_that_rests_on_another_work_is_the_same_with_another_name()
    {
        var change = Assert.Single(
            Json(
                [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
                [("groups/jnim.md", Jnim.Replace("'2021', source: almanac", "'2021', source: paper")), ("groups/aqim.md", Aqim)]
            )["statements"]!.AsArray()
        )!;

        Assert.Equal("changed", (string?)change["change"]);
        Assert.NotEqual((string?)change["id"], (string?)change["former_id"]);
    }

    [Fact]
    public void A_renamed_page_changes_no_statement_of_its_own_or_of_others()
    {
        var changes = Json(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [
                ("groups/jnim.md", Jnim.Replace("target: aqim", "target: al-qaeda")),
                ("groups/al-qaeda.md", Inputs.Page("AQIM", "redirects: [groups/aqim]\n", "See [[jnim]].\n")),
            ]
        );

        Assert.Empty(changes["statements"]!.AsArray());
        Assert.Equal(("renamed", "groups/aqim"), ((string?)changes["pages"]![0]!["change"], (string?)changes["pages"]![0]!["former_id"]));
    }

    [Fact]
    public void Relations_and_citations_are_gained_and_lost()
    {
        var diff = Compare(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [
                ("groups/jnim.md", Jnim.Replace("allied-with", "splinter-of").Replace("[@almanac, p. 3]", "[@paper; @paper, p. 3]")),
                ("groups/aqim.md", Aqim),
            ]
        );

        Assert.Equal(["AQIM — Allied with — JNIM", "JNIM — Splinter of — AQIM"], diff.Relations.Select(relation => relation.Name));
        Assert.Equal((1, 0), (diff.Relations[0].Before.Length, diff.Relations[0].After.Length));
        Assert.Equal((0, 1), (diff.Relations[1].Before.Length, diff.Relations[1].After.Length));
        var citations = Assert.Single(Assert.Single(diff.Changed).Citations);
        Assert.Equal(["@almanac, p. 3"], citations.Before.AsEnumerable());
        Assert.Equal(["@paper", "@paper, p. 3"], citations.After.AsEnumerable());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_that_cannot_be_read_loses_nothing_of_what_it_says(bool isNow)
    {
        (string, string)[] good = [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)];
        (string, string)[] broken = [("groups/jnim.md", Jnim.Replace("title: JNIM", "title: [JNIM")), ("groups/aqim.md", Aqim)];

        var diff = isNow ? Compare(good, broken) : Compare(broken, good);

        Assert.Equal((isNow, "groups/jnim"), Assert.Single(diff.Unreadable.Select(page => (page.IsNow, page.Page.Id))));
        Assert.Empty(diff.Changed);
        Assert.Empty(diff.Relations);
        Assert.Contains(
            isNow ? "- `groups/jnim` cannot be read, so what it says is not compared. Line " : "- `groups/jnim` could not be read before",
            DiffReport.Markdown(diff),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_of_sources_that_cannot_be_read_loses_none_of_them()
    {
        const string entry = "paper-2:\n  type: report\n  title: A paper\n";

        var diff = Compare([("sources/more.yaml", entry)], [("sources/more.yaml", entry + "  `x`\n")]);

        Assert.Empty(diff.Sources);
        Assert.Equal(["sources/more.yaml (cannot be read, so its sources are not compared)"], diff.OtherFiles.AsEnumerable());
    }

    [Fact]
    public void A_relation_that_moves_to_its_other_end_is_no_change()
    {
        const string relation = "relations: [{type: allied-with, target: aqim, source: almanac}]\n";
        var diff = Compare(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [
                ("groups/jnim.md", Jnim.Replace(relation, "")),
                ("groups/aqim.md", Inputs.Page("AQIM", relation.Replace("aqim", "jnim"), "See [[jnim]].\n")),
            ]
        );

        Assert.Empty(diff.Relations);
    }

    [Fact]
    public void A_renamed_page_is_renamed_and_pages_that_link_to_it_are_unchanged()
    {
        var tree = Inputs.Tree(
            ("groups/jnim.md", Jnim),
            ("groups/aqim.md", Inputs.Page("AQIM", "leaders: [{person: droukdel}]\n", "See [[jnim|them]].\n")),
            ("persons/droukdel.md", Inputs.Page("Droukdel", body: "[[jnim|x]]\n")),
            ("places/gao.md", Inputs.Page("Gao", body: "Here died [[droukdel]].\n"))
        );
        var plan = PageRename.Plan(tree, "droukdel", "abdelmalek-droukdel");
        var renamed = plan.Files.ToDictionary(file => file.Before!.Path, file => file.After!);

        var diff = SiteComparer.Compare(
            Link(tree),
            Link(
                tree with
                {
                    Files = [.. tree.Files.Select(file => renamed.GetValueOrDefault(file.Path, file)).OrderBy(file => file.Path)],
                }
            )
        );

        var change = Assert.Single(diff.Changed);
        Assert.True(change.IsRenamed);
        Assert.Empty(change.Fields);
        Assert.Empty(diff.Added);
        Assert.Empty(diff.Removed);
    }

    [Fact]
    public void Pages_added_and_removed_and_what_follows_from_it_are_told()
    {
        var diff = Compare(
            [("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim)],
            [("groups/jnim.md", Jnim), ("places/gao.md", Inputs.Page("Gao", body: "[[Kidal]]\n"))]
        );

        Assert.Equal("places/gao", Assert.Single(diff.Added).Id);
        Assert.Equal("groups/aqim", Assert.Single(diff.Removed).Id);
        Assert.Equal(["aqim", "Kidal"], diff.NewWanted.Select(wanted => wanted.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["groups/jnim", "places/gao"], diff.NewOrphans.Select(page => page.Id.Value));
    }

    [Fact]
    public void Sources_are_compared_field_by_field()
    {
        var before = Inputs.Tree(("groups/jnim.md", Jnim), ("groups/aqim.md", Aqim));
        var after = Inputs.Tree(
            ("groups/jnim.md", Jnim),
            ("groups/aqim.md", Aqim),
            (
                "sources/works.yaml",
                Inputs.Sources.Replace("title: Talks", "title: Talks in Mali, author: [{family: Ali, given: K.}]")
                    + "new: {type: report, title: New}\n"
            )
        );

        var sources = SiteComparer.Compare(Link(before), Link(after)).Sources;

        Assert.Equal([("new", ChangeKind.Added), ("paper", ChangeKind.Changed)], sources.Select(source => (source.Key, source.Kind)));
        Assert.Equal(["title", "author"], sources[1].Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_strangers_words_are_plain_text_in_the_report()
    {
        var report = DiffReport.Markdown(
            Compare([], [("places/gao.md", Inputs.Page("'@everyone <img src=x> #1 [a](javascript:b) | `c` **d**'"))])
        );

        Assert.DoesNotContain("@everyone", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", report);
        Assert.DoesNotContain("#1 ", report, StringComparison.Ordinal);
        Assert.Contains("\\[a\\](javascript:b) \\| \\`c\\` \\*\\*d\\*\\*", report);
    }

    [Fact]
    public void A_report_fits_into_a_comment()
    {
        var pages = Enumerable
            .Range(0, 99)
            .Select(n => ($"places/p{n}.md", Inputs.Page($"P{n}").Replace("A page.", new string('x', 2000))))
            .ToArray();

        var report = DiffReport.Markdown(Compare([], pages));

        Assert.InRange(report.Length, DiffReport.LongestReport / 2, 65_536);
        Assert.Contains("The rest was cut", report);
    }

    [Fact]
    public void The_past_is_read_from_git_as_the_present_is_from_disk()
    {
        using var folder = new TemporaryFolder();
        var tree = Inputs.Tree(
            ("groups/jnim.md", Jnim),
            ("groups/aqim.md", "\ufeff" + Aqim.Replace("\n", "\r\n")),
            ("places/Île d’été.md", "")
        );
        tree.WriteTo(folder);
        folder.Write("outside.md", "x").Write("input/.hidden/x.md", "x").Commit("Add");
        folder.Write("input/groups/jnim.md", "changed").Write("input/groups/new.md", "new");

        var past = GitTree.Read(folder.At("input"), "HEAD");

        Assert.Equal(
            tree.Files.Select(file => (file.Path.Value, Inputs.Text(file))),
            past.Files.Select(file => (file.Path.Value, Inputs.Text(file)))
        );
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--help")]
    [InlineData("HEAD:input")]
    public void What_is_no_commit_is_refused(string reference)
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/site.yaml", "title: x\n").Commit("Add");

        Assert.Throws<GitTreeException>(() => GitTree.Read(folder.At("input"), reference));
    }

    private static JsonNode Json((string, string)[] before, (string, string)[] after) =>
        JsonNode.Parse(DiffJson.Of(Link(Inputs.Tree(before)), Link(Inputs.Tree(after)), "v1", "v2"))!;

    private static SiteDiff Compare((string, string)[] before, (string, string)[] after) =>
        SiteComparer.Compare(Link(Inputs.Tree(before)), Link(Inputs.Tree(after)));

    private static Site Link(SourceTree tree) => Linker.Link(InputParser.Parse(tree), Phrases.For("en"));
}

using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Statements;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Data;

/// <summary>Since when the wiki says something, and what it said before.</summary>
public sealed class ClaimHistoryTests : IDisposable
{
    private const string Size = "size: {value: 2000, as_of: '2021', source: afpc-mali}\n";
    private const string Settings = "title: Wiki\nrepository: https://example.org/wiki\ncontributors: true\n";
    private readonly TemporaryFolder folder = new();

    public ClaimHistoryTests()
    {
        TestSites.Write(folder, ("input/site.yaml", Settings));
        folder.Write("input/sources/texts.yaml", "afpc-mali: {type: chapter, title: Mali}\nother: {type: report, title: Other}\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_claim_is_as_old_as_the_commit_that_brought_its_value()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size + "founded: {value: '2017', source: afpc-mali}\n").Commit("More", date: "2024-06-01T12:00:00Z");
        Page("founded: {value: '2017', source: afpc-mali}\n" + Size, "Reworded.").Commit("Sort", date: "2024-07-01T12:00:00Z");

        Assert.Equal([("founded", "2024-06-01"), ("size", "2024-05-01")], Since());
    }

    [Fact]
    public void A_value_that_changes_leaves_what_it_said_before()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("2000", "2500")).Commit("Correct", date: "2024-06-01T12:00:00Z");
        Page(Size.Replace("2000", "3000")).Commit("Correct again", date: "2024-07-01T12:00:00Z");

        Assert.Equal(["2000 2024-05-01", "2500 2024-06-01", "3000 2024-07-01"], Said("size"));
    }

    [Fact]
    public void A_claim_keeps_its_past_when_it_gets_another_source_or_date()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("afpc-mali", "[afpc-mali, other]").Replace("2021", "2021-07")).Commit("Source", date: "2024-06-01T12:00:00Z");

        Assert.Equal([("size", "2024-05-01")], Since());
    }

    [Fact]
    public void A_page_keeps_the_past_of_its_claims_when_it_is_renamed()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        folder.Git("Ada", "2024-06-01T12:00:00Z", "mv", "input/groups/jnim.md", "input/groups/gsim.md");
        folder.Commit("Rename", date: "2024-06-01T12:00:00Z");
        Page(Size.Replace("2000", "9"), name: "gsim").Commit("Correct", date: "2024-07-01T12:00:00Z");

        Assert.Equal(["2000 2024-05-01", "9 2024-07-01"], Said("size"));
    }

    [Fact]
    public void Another_page_as_value_is_another_claim()
    {
        folder.Write("input/persons/iyad.md", TestSites.Page("Iyad")).Write("input/persons/koufa.md", TestSites.Page("Koufa"));
        Page("leaders: [{person: iyad, source: afpc-mali}]\n").Commit("Add", date: "2024-05-01T12:00:00Z");
        Page("leaders: [{person: koufa, source: afpc-mali}]\n").Commit("Change", date: "2024-06-01T12:00:00Z");

        Assert.Equal([("leaders", "2024-06-01")], Since());
    }

    [Fact]
    public void What_no_commit_has_yet_has_no_day()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("2000", "1") + "founded: {value: '2017', source: afpc-mali}\n");

        Assert.Equal([("size", ""), ("founded", "")], Since());
    }

    [Fact]
    public void A_version_that_cannot_be_read_breaks_nothing()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        folder.Write("input/groups/jnim.md", "---\ntitle: [\n---\n").Commit("Break", date: "2024-06-01T12:00:00Z");
        Page(Size).Commit("Mend", date: "2024-07-01T12:00:00Z");

        Assert.Equal([("size", "2024-05-01")], Since());
    }

    [Fact]
    public void What_was_found_out_before_is_remembered_and_changes_nothing()
    {
        Page(Size + "ideology: {value: \"tab\\tand\\nline \\\\ end\", source: other}\n").Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("2000", "2500")).Commit("Correct", date: "2024-06-01T12:00:00Z");
        var (first, memory) = (Said("size"), folder.At(".git/sahelwiki/claims"));
        Assert.True(File.Exists(memory));

        var again = Said("size");
        File.WriteAllText(memory, "sahelwiki claims 1\nbroken\n");
        var broken = Said("size");
        File.AppendAllText(memory, "x");

        Assert.Equal(first, again);
        Assert.Equal(first, broken);
    }

    [Fact]
    public void A_page_shows_what_a_fact_said_before_where_the_fact_stands()
    {
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("2000", "2500")).Commit("Correct", date: "2024-06-01T12:00:00Z");
        var site = Load();

        var view = (SubjectView)new ViewBuilder(site, Language.Phrases.For("en")).Page(site.Pages.Single());

        var earlier = view.Infobox.Single().Claims.Single().Earlier!;
        Assert.Equal(("changed 1 June 2024", "before: 2,000"), (earlier.Changed, earlier.Before));
        Assert.StartsWith("https://example.org/wiki/commit/", earlier.Href, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wiki_that_names_nobody_names_no_commit()
    {
        folder.Write("input/site.yaml", Settings.Replace("true", "false"));
        Page(Size).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Size.Replace("2000", "2500")).Commit("Correct", date: "2024-06-01T12:00:00Z");
        var commits = folder.Git("Ada", "2024-06-01T12:00:00Z", "log", "--format=%h").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var files = DataSite.Render(SiteBuilder.Load(new LoadOptions(folder.At("input"), History: true)));

        Assert.Equal(["2024-05-01", "2024-06-01"], files.Table("history").Select(row => row["since"]));
        Assert.All(commits, commit => Assert.All(files.Values, file => Assert.DoesNotContain(commit, file, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_shows_no_more_of_the_past_than_two_kilobytes()
    {
        string Many(int value) =>
            "size:\n"
            + string.Concat(Enumerable.Range(1900, 60).Select(year => $"  - {{value: {value}, as_of: '{year}', source: other}}\n"));
        Page(Many(1)).Commit("Add", date: "2024-05-01T12:00:00Z");
        Page(Many(2)).Commit("Correct", date: "2024-06-01T12:00:00Z");

        var html = DataSite.Render(SiteBuilder.Load(new LoadOptions(folder.At("input"), History: true)))["groups/jnim.html"];

        var shown = System.Text.RegularExpressions.Regex.Matches(html, "<details class=\"earlier\">.*?</details>");
        Assert.InRange(shown.Sum(one => one.Length), 1000, 2000);
        Assert.True(shown.Count < 60);
    }

    private TemporaryFolder Page(string fields, string text = "", string name = "jnim") =>
        folder.Write($"input/groups/{name}.md", TestSites.Page("JNIM", text, fields));

    private Site Load() => SiteBuilder.Load(new LoadOptions(folder.At("input"), History: true)).Site;

    private IEnumerable<(string Field, string Day)> Since()
    {
        var site = Load();
        var history = new StatementHistory(site);
        return site
            .Pages.Where(page => page.Page.Type == Model.Group.Type)
            .SelectMany(page => PageStatements.Of(site, page))
            .Select(statement => (statement.Field, history.Since(statement)?.ToString("yyyy-MM-dd") ?? ""));
    }

    private string[] Said(string field)
    {
        var site = Load();
        var statement = site.Pages.SelectMany(page => PageStatements.Of(site, page)).Single(one => one.Field == field);
        return [.. new StatementHistory(site).Of(statement)!.Said.Select(said => $"{said.Value} {said.Day:yyyy-MM-dd}")];
    }
}

using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Data;

/// <summary>Tables of pages that an author asks for in a text.</summary>
public sealed class TableBlockTests
{
    private static readonly (string, string)[] Pages =
    [
        ("places/mali.md", Inputs.Page("Mali", "kind: country\n")),
        ("places/niger.md", Inputs.Page("Niger", "kind: country\n")),
        ("places/gao.md", Inputs.Page("Gao", "kind: town\npart_of: {place: mali, source: almanac}\n")),
        ("persons/iyad.md", Inputs.Page("Iyad")),
        (
            "groups/jnim.md",
            Inputs.Page(
                "JNIM",
                "status: [{value: active, as_of: '2020', source: almanac}, {value: dormant, as_of: '2010', source: paper}]\n"
                    + "founded: {value: '2017-03', source: 'almanac, n. 7'}\nleaders: [{person: iyad, source: paper}]\n"
                    + "size: {min: 1000, max: 2000, as_of: '2020', source: almanac, confidence: disputed}\n"
                    + "area: [{place: gao, source: almanac}]\n"
            )
        ),
        (
            "groups/aqim.md",
            Inputs.Page(
                "AQIM",
                "status: {value: active, as_of: '2020', source: almanac}\nfounded: {value: '2007', source: almanac}\n"
                    + "area: [{place: mali, source: almanac}]\n"
            )
        ),
        (
            "groups/mujao.md",
            Inputs.Page("MUJAO", "status: {value: merged, as_of: '2013', source: almanac}\narea: [{place: gao, source: almanac}]\n")
        ),
        ("groups/iswap.md", Inputs.Page("ISWAP", "founded: unknown\narea: [{place: niger, source: almanac}]\n")),
    ];

    [Fact]
    public void A_table_shows_what_the_pages_say_with_the_marks_of_their_sources()
    {
        var (html, notes) = Html(
            "type: groups",
            "where: {country: mali, status: active}",
            "columns: [title, leaders, size, founded]",
            "sort: founded"
        );

        Assert.Equal(
            """
            <div class="table stacked query" tabindex="0"><table>
            <thead>
            <tr>
            <th scope="col">Group</th>
            <th scope="col">Leaders</th>
            <th scope="col">Strength</th>
            <th scope="col">Founded</th></tr>
            </thead>
            <tbody>
            <tr>
            <td><a href="../groups/aqim.html">AQIM</a></td>
            <td data-label="Leaders"></td>
            <td data-label="Strength"></td>
            <td data-label="Founded">2007[1]</td></tr>
            <tr>
            <td><a href="../groups/jnim.html">JNIM</a></td>
            <td data-label="Leaders"><a href="../persons/iyad.html">Iyad</a>[2]</td>
            <td data-label="Strength"><span class="doubt">1,000–2,000</span> <span class="remarks">(as of 2020, disputed)</span>[1]</td>
            <td data-label="Founded">March 2017[3]</td></tr>
            </tbody>
            </table></div>
            """,
            html.Replace("<td", "\n<td", StringComparison.Ordinal).Replace("<th ", "\n<th ", StringComparison.Ordinal)
        );
        Assert.Equal(3, notes);
    }

    [Theory]
    [InlineData("", "AQIM, ISWAP, JNIM, MUJAO")]
    [InlineData("where: {country: mali}", "AQIM, JNIM, MUJAO")]
    [InlineData("where: {country: [niger, mali]}", "AQIM, ISWAP, JNIM, MUJAO")]
    [InlineData("where: {status: active}", "AQIM, JNIM")]
    [InlineData("where: {status: [merged, dormant]}", "MUJAO")]
    [InlineData("where: {area: gao}", "JNIM, MUJAO")]
    [InlineData("where: {founded: 2017}", "JNIM")]
    [InlineData("where: {founded: unknown}", "ISWAP")]
    [InlineData("where: {size: 1500}", "JNIM")]
    [InlineData("where: {leaders: persons/iyad}", "JNIM")]
    [InlineData("after: {founded: 2010}", "JNIM")]
    [InlineData("before: {founded: 2010}", "AQIM")]
    [InlineData("before: {founded: 2007}", "")]
    [InlineData("sort: -title", "MUJAO, JNIM, ISWAP, AQIM")]
    [InlineData("sort: founded", "AQIM, JNIM, ISWAP, MUJAO")]
    [InlineData("sort: -founded", "JNIM, AQIM, ISWAP, MUJAO")]
    public void The_rows_are_the_pages_that_meet_the_conditions_in_the_order_asked_for(string question, string expected)
    {
        var site = Load("type: groups", question);

        var rows = new TableRows(site).Of(site.Pages.Single(page => page.Page.Slug == "asking").Page.Body.Tables.Single());

        Assert.Equal(expected, string.Join(", ", rows.Select(row => row.Page.Title)));
    }

    [Fact]
    public void A_limit_leaves_rows_out_and_says_how_many()
    {
        var (html, _) = Html("type: group", "columns: [title, country, summary]", "limit: 1", "caption: Some < groups");

        Assert.Contains("<caption>Some &lt; groups</caption>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<tr>").Length - 1);
        Assert.Contains("3 more pages answer it.", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Country\"><a href=\"../places/mali.html\">Mali</a></td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type: grups", 1, "Did you mean \"groups\"?")]
    [InlineData("columns: [title]", 0, "Write in it: type: groups")]
    [InlineData("type: groups\nwhere: {statsu: active}", 2, "Did you mean \"status\"?")]
    [InlineData("type: groups\nwhere: {status: activ}", 2, "Did you mean \"active\"?")]
    [InlineData("type: groups\ncolumns: [title, leader]", 2, "Did you mean \"leaders\"?")]
    [InlineData("type: groups\nsort: size, founded", 2, "Fields are:")]
    [InlineData("type: groups\nlimit: few", 2, "Write: limit: 20")]
    [InlineData("type: groups\nafter: {size: 2012}", 2, "Dates of groups are: founded, dissolved.")]
    [InlineData("type: groups\nafter: {founded: spring}", 2, "Write")]
    [InlineData("type: groups\nwehre: {status: active}", 2, "Did you mean \"where\"?")]
    [InlineData("type: groups\nwhere: status = active", 2, "Write: where: {country: mali}")]
    [InlineData("type: groups\nwhere: {country: Maly}", 2, "Did you mean")]
    [InlineData("groups in Mali", 1, "Write in it: type: groups")]
    [InlineData("", 0, "Write in it: type: groups")]
    [InlineData("type: [", 1, "")]
    public void A_mistake_in_a_table_is_found_at_its_line_with_what_to_write(string block, int line, string hint)
    {
        var found = Load(block).Diagnostics.Where(finding => finding.Source.Value == "articles/asking.md").ToArray();

        var finding = Assert.Single(found, one => one.Rule != Rules.EmptyTable);
        Assert.Equal(FirstLine + line, finding.Span.Line);
        Assert.Contains(hint, finding.Hint ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_is_found() =>
        Assert.Equal([Rules.EmptyTable], Load("type: groups", "where: {status: unknown}").Diagnostics.Select(finding => finding.Rule));

    [Fact]
    public void A_renamed_page_is_renamed_in_tables_too()
    {
        var tree = Inputs.Tree([.. Pages, ("articles/asking.md", Asking("type: groups", "where: {country: places/mali}"))]);

        var plan = PageRename.Plan(tree, "places/mali", "mali-country");

        var asking = plan.Files.Single(file => file.After!.Path.Value == "articles/asking.md");
        Assert.Contains("where: {country: places/mali-country}", Inputs.Text(asking.After!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_of_another_name_stays_code()
    {
        var site = Load([("articles/asking.md", Inputs.Page("Asking", body: "```yaml\ntype: groups\n```\n"))]);

        Assert.Empty(site.Pages.Single(page => page.Page.Slug == "asking").Page.Body.Tables);
    }

    /// <summary>The line of the fence.</summary>
    private const int FirstLine = 8;

    private static string Asking(params string[] block) =>
        Inputs.Page("Asking", body: $"Text.\n\n```table\n{string.Join("\n", block)}\n```\n");

    private static Site Load(params string[] block) => Load([("articles/asking.md", Asking(block))]);

    private static Site Load((string, string)[] pages) =>
        SiteBuilder.Load(Inputs.Tree([.. Pages, .. pages]), new LoadOptions("input")).Site;

    /// <summary>The table with its marks as numbers in brackets, and how many notes there are.</summary>
    private static (string Html, int Notes) Html(params string[] block)
    {
        var site = Load(block);
        var view = (SubjectView)
            new ViewBuilder(site, Language.Phrases.For("en")).Page(site.Pages.Single(page => page.Page.Slug == "asking"));
        var table = view.BodyHtml[view.BodyHtml.IndexOf("<div", StringComparison.Ordinal)..].TrimEnd('\n');
        return (System.Text.RegularExpressions.Regex.Replace(table, "<sup.*?>(\\d+)</a></sup>", "[$1]"), view.Notes.Length);
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;
using SahelWiki.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class ChangesTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void Without_a_repository_there_are_no_changes_to_show()
    {
        Assert.DoesNotContain(Files(null).Keys, path => path.StartsWith("changes", StringComparison.Ordinal));
    }

    [Fact]
    public void The_feed_has_an_entry_for_each_commit_with_the_pages_it_changed()
    {
        var feed = XDocument
            .Parse(
                Files(
                    History(
                        Commit(
                            "b",
                            "2024-06-02T10:00:00Z",
                            "Rename it",
                            new FileChange(
                                FileChangeKind.Renamed,
                                Inputs.Path("places/gao.md"),
                                Inputs.Path("places/gawgaw.md"),
                                Inputs.Path("places/gao.md")
                            )
                        ),
                        Commit(
                            "a",
                            "2024-06-01T10:00:00Z",
                            "Add <Gao> & more",
                            new FileChange(FileChangeKind.Added, Inputs.Path("places/gawgaw.md"), null, Inputs.Path("places/gao.md"))
                        )
                    )
                )["changes.xml"]
            )
            .Root!;

        var entries = feed.Elements(Atom + "entry").ToArray();
        Assert.Equal(["Rename it", "Add <Gao> & more"], entries.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal("tag:example.org,2024-06-01:commit/a", entries[1].Element(Atom + "id")!.Value);
        Assert.Equal(
            "<ul><li><a href=\"https://example.org/wiki/places/gao.html\">Gao</a> (new)</li></ul>",
            entries[1].Element(Atom + "content")!.Value
        );
        Assert.Equal("2024-06-02T10:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.All(entries, entry => Assert.Equal("Ada", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value));
    }

    [Fact]
    public void Words_of_a_commit_are_text_in_the_page_and_in_the_feed()
    {
        var files = Files(
            History(
                Commit(
                    "a",
                    "2024-06-01T10:00:00Z",
                    "<script>alert(1)</script>\u000b]]>",
                    new FileChange(FileChangeKind.Deleted, Inputs.Path("places/<b>.md"), null, Inputs.Path("places/<b>.md"))
                )
            )
        );

        Assert.DoesNotContain("<script>alert", files["changes.html"]);
        Assert.DoesNotContain("<b>", files["changes.html"]);
        Assert.Equal(
            "<script>alert(1)</script>]]>",
            XDocument.Parse(files["changes.xml"]).Descendants(Atom + "entry").Single().Element(Atom + "title")!.Value
        );
    }

    [Theory]
    [InlineData("content: Add Gao", "Add Gao")]
    [InlineData("Gao: a town", "Gao: a town")]
    [InlineData("add two sources: one on Gao", "add two sources: one on Gao")]
    [InlineData("content: ", "content: ")]
    [InlineData(": x", ": x")]
    public void Readers_are_spared_the_area_of_a_commit(string subject, string shown)
    {
        var files = Files(
            History(
                Commit(
                    "a",
                    "2024-06-01T10:00:00Z",
                    subject,
                    new FileChange(FileChangeKind.Changed, Inputs.Path("places/gao.md"), null, Inputs.Path("places/gao.md"))
                )
            )
        );

        Assert.Contains($"<li>{shown} ", files["changes.html"]);
        Assert.Equal(shown, XDocument.Parse(files["changes.xml"]).Descendants(Atom + "entry").Single().Element(Atom + "title")!.Value);
    }

    [Fact]
    public void The_page_shows_days_newest_first_and_says_how_many_pages_it_leaves_out()
    {
        var many = Enumerable
            .Range(0, 25)
            .Select(n => new FileChange(FileChangeKind.Changed, Inputs.Path($"places/p{n:00}.md"), null, Inputs.Path("places/gao.md")))
            .ToArray();

        var html = Files(History(Commit("b", "2024-06-02T00:30:00Z", "Many", many), Commit("a", "2024-06-01T23:30:00Z", "One", many[0])))[
            "changes.html"
        ];

        Assert.True(html.IndexOf("2 June 2024", StringComparison.Ordinal) < html.IndexOf("1 June 2024", StringComparison.Ordinal));
        Assert.Contains("and 5 more pages", html);
    }

    private static GitHistory History(params GitCommit[] commits) =>
        new([.. commits], ImmutableDictionary<SourcePath, ImmutableArray<GitCommit>>.Empty);

    private static GitCommit Commit(string id, string date, string subject, params FileChange[] changes) =>
        new(id, DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), ["Ada"], subject, [.. changes]);

    private static Dictionary<string, string> Files(GitHistory? history)
    {
        var tree = Inputs.Tree(
            ("site.yaml", "title: Wiki\nbase_url: https://example.org/wiki/\ncontributors: true\n"),
            ("places/gao.md", Inputs.Page("Gao"))
        ) with
        {
            History = history,
        };
        var theme = new RazorTheme();
        var site = Linker.Link(InputParser.Parse(tree), Phrases.For("en"));
        return SiteOutputs
            .Files(new(new ViewBuilder(site, Phrases.For("en")), theme))
            .Where(file => file.Path.Value.EndsWith("ml", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));
    }
}

using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed partial class NewPageTests
{
    public static TheoryData<string> Types => [.. PageTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_new_page_of_each_type_has_nothing_to_mend(string type)
    {
        var strict = (
            "site.yaml",
            Inputs.Settings
                + "rules: {uncited-figure: error, uncited-person: error, unsourced-claim: error, missing-as-of: error, raw-url: error}\n"
        );
        foreach (
            var title in new[]
            {
                "CON",
                new string('x', 200),
                string.Join(' ', Enumerable.Repeat("word", 60)),
                "Gao",
                "Katiba: \"Macina\" & 'others' # 1",
                "- [x] {y}",
                "2012",
                "true",
                "حركة",
                "@a",
            }
        )
        {
            var tree = Inputs.Tree(strict);
            var page = NewPage.Plan(tree, PageTypes.Named(type)!, title, title == "@a" ? "a" : null).After!;

            var site = Link(tree with { Files = [.. tree.Files.Append(page).OrderBy(file => file.Path)] });

            Assert.Empty(site.Diagnostics.Where(found => found.Severity >= Severity.Warning && found.Source == page.Path));
            Assert.Equal(title, Assert.Single(site.Pages).Page.Title);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_examples_in_its_comments_are_front_matter_that_can_be_read(string type)
    {
        var template = PageTemplate.Of(PageTypes.Named(type)!, "Gao");

        var page = Assert.Single(
            InputParser.Parse(Inputs.Tree(($"{PageTypes.Named(type)!.Folder}/gao.md", Example().Replace(template, "$1")))).Pages
        );

        Assert.Empty(page.Diagnostics);
        Assert.Equal(
            PageTypes.Named(type)!.Fields.Select(field => field.Name),
            page.FrontMatter.Fields.Select(field => field.Definition.Name)
        );
        Assert.All(page.FrontMatter.Fields, field => Assert.NotEmpty(field.Claims));
        Assert.NotEmpty(page.FrontMatter.Relations);
        Assert.NotEmpty(page.FrontMatter.Timeline);
    }

    [Fact]
    public void Every_field_of_every_type_says_what_to_write()
    {
        Assert.All(PageTypes.All.SelectMany(type => type.Fields), field =>
            Assert.True(field.Meaning.EndsWith('.') && field.Example.Length > 0, field.Name)
        );
    }

    [Fact]
    public void The_next_free_file_name_is_taken()
    {
        var tree = Inputs.Tree(
            ("places/gao-town.md", Inputs.Page("Another")),
            ("groups/gao-town-2.md", Inputs.Page("A third")),
            ("places/x.md", Inputs.Page("X", "redirects: [places/gao-town-3]\n"))
        );

        Assert.Equal("places/gao-town-4.md", NewPage.Plan(tree, Place.Type, "Gao (town)").After!.Path.Value);
        Assert.Equal("places/index-2.md", NewPage.Plan(Inputs.Tree(), Place.Type, "Index").After!.Path.Value);
        Assert.Equal("places/con-2.md", NewPage.Plan(Inputs.Tree(), Place.Type, "Con").After!.Path.Value);
        Assert.Equal(
            "places/" + string.Join('-', Enumerable.Repeat("word", 16)) + ".md",
            NewPage.Plan(Inputs.Tree(), Place.Type, string.Join(' ', Enumerable.Repeat("word", 60))).After!.Path.Value
        );
    }

    [Theory]
    [InlineData("GAO", null, "has the title")]
    [InlineData("Gáwgaw", null, "is an alias of")]
    [InlineData("Elsewhere", "gao", "has that file name")]
    [InlineData("Elsewhere", "../x", "cannot be a file name")]
    [InlineData("…", null, "No file name")]
    [InlineData("Elsewhere", "nul", "cannot be a file name")]
    [InlineData("  ", null, "needs a title")]
    public void A_page_that_would_stand_in_the_way_of_another_is_refused(string title, string? slug, string reason)
    {
        var tree = Inputs.Tree(("places/gao.md", Inputs.Page("Gao", "aliases: [Gawgaw]\n")));

        Assert.Contains(reason, Assert.Throws<EditException>(() => NewPage.Plan(tree, Organisation.Type, title, slug)).Message);
    }

    [GeneratedRegex(@"^# ([a-z_]+: .*)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    private static Site Link(SourceTree tree) => Linker.Link(InputParser.Parse(tree), Phrases.For("en"));
}

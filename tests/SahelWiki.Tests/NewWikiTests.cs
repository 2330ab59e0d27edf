using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Model;
using SahelWiki.Output.Archive;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class NewWikiTests
{
    [Theory]
    [InlineData("Rivers of Europe")]
    [InlineData("L’eau: “a wiki” #1")]
    public void A_new_wiki_has_a_page_of_each_type_and_nothing_to_mend(string title)
    {
        using var folder = new TemporaryFolder();

        PlannedEdits.Write(folder.Path, NewWiki.Plan(title));

        var site = SiteBuilder.Load(new(Path.Combine(folder.Path, "input"))).Site;
        Assert.Empty(site.Diagnostics.Where(found => found.Severity >= Severity.Warning).Select(found => found.Message));
        Assert.Equal(title, site.Settings.Title);
        Assert.All(PageTypes.All, type => Assert.NotEmpty(site.OfType(type)));
        Assert.True(File.Exists(Path.Combine(folder.Path, ".github", "workflows", "wiki.yml")));
        Assert.Contains(site.Theme, file => file.Path.Value == "theme/style.css");
    }

    [Fact]
    public void The_example_of_the_guide_is_a_whole_event_and_is_told_where_it_is_left_as_it_is()
    {
        var guide = File.ReadAllText(Path.Combine(Folders.Sites, "..", "..", "..", "CONTRIBUTING.md")).ReplaceLineEndings("\n");
        var start = guide.IndexOf("   ---\n   title: Name of the subject", StringComparison.Ordinal);
        var example = guide[start..guide.IndexOf("   ```", start, StringComparison.Ordinal)].Replace("\n   ", "\n").TrimStart();

        var page = Assert.Single(InputParser.Parse(Inputs.Tree(("events/x.md", example))).Pages);

        Assert.All(page.Diagnostics, found => Assert.Equal(Rules.ExampleLeft, found.Rule));
        Assert.Equal(3, page.Diagnostics.Length);
        Assert.Equal(3, page.FrontMatter.Relations.Length);
        Assert.Equal(["kind", "date", "place", "participants", "killed"], page.FrontMatter.Fields.Select(field => field.Definition.Name));
    }

    [Theory]
    [InlineData("Rivers of Europe", "", "rivers-of-europe-2026-01-02.zip")]
    [InlineData("Rivers of Europe", "rivers_en_all", "rivers-2026-01-02.zip")]
    public void Archives_are_named_after_the_wiki(string title, string name, string file)
    {
        var settings = SiteSettings.Default with { Title = title, Archive = ImmutableDictionary<string, string>.Empty.Add("name", name) };

        Assert.Equal(file, ArchiveShelf.FileName(settings.FileName, new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "zip"));
    }
}

using System.Collections.Immutable;
using System.Text;
using SahelWiki.Cli.Commands;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output;
using SahelWiki.Output.Views;
using SahelWiki.Reading;
using SahelWiki.Reading.Markdown;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

/// <summary>One page never stops the whole wiki: where the program fails, the file is named and everything else is told.</summary>
public sealed class FaultTests
{
    /// <summary>Inputs that once ended in a stack trace, and the rule that answers each today; null where it is right as it is.</summary>
    public static TheoryData<string, string, string?> Odd =>
        new()
        {
            { "places/gao.md", TestSites.Page("Gao", "One[^1], two[^2].\n\n[^1]: one\n\n    [^2]: two"), null },
            { "places/gao.md", TestSites.Page("Gao", "One[^1], two[^2].\n\n[^1]: [^2]: two"), null },
            { "places/gao.md", TestSites.Page("Gao", "One.\n\n## [@afpc-mali]"), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao", "One.\n\n## [^1]\n\n[^1]: A note."), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao", "One.\n\n##"), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao", "## A {#x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa [[Gao]]}"), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao", "## History {#x, see [[Gao]]}\n\nNext paragraph follows here."), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao", "## History {#x *y*}"), "bad-heading" },
            { "places/gao.md", TestSites.Page("Gao\ufffe"), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "", "aliases: [\"Ga\\uFFFEwgaw\"]"), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "", "aliases: [\"Ga\\uFDD0é\"]"), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "", "aliases: [\"Ga\\uD800wgaw\"]"), "bad-yaml" },
            { "places/gao.md", TestSites.Page("Gao", "See [[Gao\ufffe]]."), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "## A\ufffe"), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "![A](../images/\ufffe.png)"), "hidden-character" },
            { "places/gao.md", TestSites.Page("Gao", "", "? : x"), "bad-yaml" },
            { "places/gao.md", TestSites.Page("Gao", "", "? [a]"), "bad-yaml" },
            { "sources/more.yaml", "- ? : x\n", "bad-yaml" },
            { "sources/more.yaml", "? : x\n", "bad-yaml" },
        };

    [Theory]
    [MemberData(nameof(Odd))]
    public void An_odd_file_is_shown_or_told_by_its_name(string path, string content, string? rule)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, (path, content));

        var built = SiteWriter.Build(new(folder.Path, folder.At("../" + Path.GetFileName(folder.Path) + "-out")), new PlainTheme());

        Assert.DoesNotContain(built.Site.Diagnostics, found => found.Rule == Rules.Fault);
        Assert.Equal(rule is null, built.Written is not null);
        Assert.All(built.Site.Diagnostics.Where(found => rule is not null && found.Rule == Rules.Find(rule)), found =>
            Assert.Equal(path, found.Source.Value)
        );
        Assert.Contains(rule, built.Site.Diagnostics.Select(found => (string?)found.Rule.Name).Append(null));
    }

    [Fact]
    public void A_link_in_a_heading_that_has_an_id_leads_where_it_says()
    {
        var body = Body("## The *war* of [[Gao]] {#war_in-gao}\n\nNext paragraph follows here.");

        Assert.Equal(("war-in-gao", "The war of Gao"), (body.Headings[0].Id, body.Headings[0].Text));
        Assert.StartsWith("<h2 id=\"war-in-gao\">The <em>war</em> of ", Html(body), StringComparison.Ordinal);
        Assert.EndsWith("</h2>\n<p>Next paragraph follows here.</p>\n", Html(body), StringComparison.Ordinal);
        Assert.All(body.Html.Slots, slot => Assert.Equal(Html(body).IndexOf("</h2>", StringComparison.Ordinal), slot.Position));
    }

    [Fact]
    public void A_heading_below_a_note_is_a_heading()
    {
        var body = Body("One[^1].\n\n[^1]: A note\nthat goes on.\n## History\n\nText.");

        Assert.Equal("History", Assert.Single(body.Headings).Text);
        Assert.Equal("A note\nthat goes on.", Encoding.UTF8.GetString(body.Footnotes[0].Text.Html.Span));
    }

    [Theory]
    [MemberData(nameof(RuleTests.Fixtures), MemberType = typeof(RuleTests))]
    public void A_rule_made_milder_never_makes_the_build_fail(int index)
    {
        var fixture = RuleFixture.All[index];
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, fixture.Bad);
        var settings = fixture.Bad.FirstOrDefault(file => file.Path == "site.yaml").Content ?? "title: Test wiki\n";
        if (!settings.Contains("rules:", StringComparison.Ordinal) && fixture.Rule != Rules.MissingSettings)
        {
            folder.Write(
                "site.yaml",
                settings + "rules:\n" + string.Concat(Rules.All.Except(Rules.Firm).Select(rule => $"  {rule.Name}: warning\n"))
            );
        }

        using var output = new TemporaryFolder();
        var built = SiteWriter.Build(new(folder.Path, output.At("site")), new PlainTheme());

        Assert.DoesNotContain(built.Site.Diagnostics, found => found.Rule == Rules.Fault);
    }

    [Fact]
    public void A_page_that_the_program_cannot_read_is_told_with_the_line_and_all_that_was_found_before()
    {
        var file = new SourceFile(new("places/gao.md"), [.. Encoding.UTF8.GetBytes(TestSites.Page("Gao", "One.", "sumary: x"))]);

        var page = PageParser.Parse(file, Place.Type, (_, _, _, _) =>
            throw new FaultAtException(new(7, 1, 4, 0), new InvalidOperationException("the very mistake"))
        );

        Assert.Equal([Rules.UnknownField, Rules.Fault], page.Diagnostics.Select(found => found.Rule));
        var fault = page.Diagnostics[1];
        Assert.Equal((7, "One."), (fault.Span.Line, fault.Excerpt));
        Assert.Contains("the very mistake", fault.Hint, StringComparison.Ordinal);
        Assert.Contains("report", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_the_program_cannot_link_are_named_and_the_rest_is_linked()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("places/a.md", TestSites.Page("A", "See [[Nowhere]].")),
            ("places/b.md", TestSites.Page("B", "Bad.")),
            ("places/c.md", TestSites.Page("C", "See [[B]].")),
            ("places/d.md", TestSites.Page("D", "Bad."))
        );
        var input = InputParser.Parse(InputFolder.Read(folder.Path));
        var phrases = Language.Phrases.For("en");

        var site = GuardedLink.Link(input, part =>
            part.Pages.Any(page => Encoding.UTF8.GetString(page.Body.Prose.Span).Contains("Bad", StringComparison.Ordinal))
                ? throw new InvalidOperationException("no")
                : Linked(part, phrases)
        );

        Assert.Equal(
            [("places/a.md", Rules.MissingLink), ("places/b.md", Rules.Fault), ("places/d.md", Rules.Fault)],
            site.Diagnostics.Select(found => (found.Source.Value, found.Rule))
        );
        Assert.Equal("B", site.Pages.Single(page => page.Page.Slug == "c").Page.Body.Links[0].Target);
    }

    [Fact]
    public void A_page_that_the_program_cannot_show_is_named_and_the_site_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/a.md", TestSites.Page("A")), ("places/b.md", TestSites.Page("B")));
        using var output = new TemporaryFolder();
        SiteWriter.Build(new(folder.Path, output.At("site")), new PlainTheme());
        var before = File.ReadAllText(output.At("site/places/a.html"));
        folder.Write("places/a.md", TestSites.Page("A", "More."));

        var built = SiteWriter.Build(new(folder.Path, output.At("site")), new FailingTheme("B"));

        var fault = Assert.Single(built.Site.Diagnostics, found => found.Source.Value == "places/b.md");
        Assert.Equal(Rules.Fault, fault.Rule);
        Assert.Null(built.Written);
        Assert.Equal(before, File.ReadAllText(output.At("site/places/a.html")));
        Assert.Equal(ExitCode.Failure, ExitCode.OfErrors(built.Site.Diagnostics));
    }

    [Fact]
    public void No_wiki_makes_light_of_a_mistake_of_the_program() =>
        Assert.Equal(
            "\"fault\" is always an error: without it no site can be written.",
            Assert.Single(TestSites.Load(("site.yaml", "title: T\nrules: {fault: off}\n")).Diagnostics).Message
        );

    private static Site Linked(ParsedInput part, Language.Phrases phrases)
    {
        var site = Linker.Link(part, phrases);
        return site with { Diagnostics = Checking.SiteFindings.Of([site], part, Severity.Warning, 1) };
    }

    private static Body Body(string text)
    {
        var source = new SourceText(new("places/x.md"), text);
        return BodyReader.Read(source, 0, new(source));
    }

    private static string Html(Body body) => Encoding.UTF8.GetString(body.Html.Html.Span);

    /// <summary>Fails at the page with this title.</summary>
    private sealed class FailingTheme(string title) : ITheme
    {
        private readonly PlainTheme plain = new();

        public ImmutableArray<ThemeAsset> Assets => [];

        public ReadOnlyMemory<byte> Render(View view) =>
            view is SubjectView { Title: var shown } && shown == title ? throw new InvalidOperationException("no") : plain.Render(view);
    }
}

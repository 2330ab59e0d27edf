using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests.Archive;

public sealed class ArchiveContentTests
{
    private static readonly DateTimeOffset Date = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        var manifest = new ArchiveManifest(
            "Wiki \"é\" <x>",
            Date,
            null,
            true,
            new('a', 64),
            [new("a b/é\".html", 7, new('b', 64))],
            [new("x.html", "y.html")]
        );

        var read = ArchiveManifest.Read(manifest.ToJson());

        Assert.Equal(manifest with { Files = read.Files, Redirects = read.Redirects }, read);
        Assert.Equal(manifest.Files, (IEnumerable<ArchivedFile>)read.Files);
        Assert.Equal(manifest.Redirects, (IEnumerable<ArchivedRedirect>)read.Redirects);
    }

    [Fact]
    public void The_checksum_of_the_input_is_that_of_the_list_that_sha256sum_prints()
    {
        var tree = new SourceTree("input", [new(new("a.md"), [.. "a"u8]), new(new("b/c.md"), [])]);

        // printf 'ca97…bb  a.md\ne3b0…55  b/c.md\n' | sha256sum
        var list =
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  "
            + "a.md\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/c.md\n";
        Assert.Equal(Sha256.Of(Encoding.UTF8.GetBytes(list)), Sha256.OfFolder(tree));
    }

    [Theory]
    [InlineData("a<br>b <img src=\"x.png\" alt=\"\" loading=\"lazy\">", "a<br/>b <img src=\"x.png\" alt=\"\"/>")]
    [InlineData("<div data-table tabindex=\"0\">x</div>", "<div>x</div>")]
    [InlineData("<a href=\"../groups/jnim.html#history\">x</a>", "<a href=\"../groups/jnim.xhtml#history\">x</a>")]
    [InlineData("<a href=\"../offline.html\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"#note-1\" role=\"doc-noteref\">1</a>", "<a href=\"#note-1\" epub:type=\"noteref\" role=\"doc-noteref\">1</a>")]
    [InlineData("<bdi lang=\"ar\">x\u0001\ufffe</bdi>", "<bdi lang=\"ar\" xml:lang=\"ar\">x</bdi>")]
    public void HTML_is_respelled_as_XHTML(string html, string xhtml) =>
        Assert.Equal(xhtml, EpubText.ToXhtml(html, new("persons/a.html"), new HashSet<string> { "groups/jnim.html" }));

    [Fact]
    public void Every_chapter_is_well_formed_whatever_a_page_holds()
    {
        var site = Book(
            (
                "groups/a.md",
                TestSites.Page(
                    "A & <b>",
                    "| a | b |\n|---|---|\n| `<x>` & | c\u0003 |\n\nLine  \nbreak[^1] [[B]] [[Nobody]] "
                        + "[x](https://example.org/a?b=c&d=\"e\") [@afpc-mali, p. 3].\n\n[^1]: A \"note\".\n\n---\n\n- [ ] task"
                )
            ),
            ("groups/b.md", TestSites.Page("B", "![Alt](../images/x.webp)")),
            ("images/x.webp", "x")
        );

        foreach (
            var file in site.Where(file =>
                file.Path.Value.EndsWith("html", StringComparison.Ordinal) || file.Path.Value.EndsWith("opf", StringComparison.Ordinal)
            )
        )
        {
            XDocument.Parse(Encoding.UTF8.GetString(file.Render().Span));
        }

        var chapter = Encoding.UTF8.GetString(site.Single(file => file.Path.Value == "EPUB/groups/a.xhtml").Render().Span);
        Assert.Contains("epub:type=\"noteref\"", chapter, StringComparison.Ordinal);
        Assert.Contains("epub:type=\"footnote\"", chapter, StringComparison.Ordinal);
        Assert.Contains("href=\"b.xhtml\"", chapter, StringComparison.Ordinal);
        Assert.DoesNotContain(site, file => file.Path.Value.EndsWith(".webp", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_of_names_has_titles_and_aliases()
    {
        var site = Book(("groups/a.md", TestSites.Page("Ansarul Islam", "", "aliases: [Défenseurs de l'islam]")));

        var index = Encoding.UTF8.GetString(site.Single(file => file.Path.Value == "EPUB/a-z.xhtml").Render().Span);

        Assert.Contains(">Ansarul Islam</a>", index, StringComparison.Ordinal);
        Assert.Contains(">Défenseurs de l'islam</a>", index, StringComparison.Ordinal);
        Assert.Contains("epub:type=\"index\"", index, StringComparison.Ordinal);
    }

    [Fact]
    public void The_book_has_a_cover_with_its_title_and_a_title_page_with_its_date()
    {
        var site = Book(("groups/a.md", TestSites.Page("A")));

        var cover = XDocument.Parse(Encoding.UTF8.GetString(site.Single(file => file.Path.Value == "EPUB/assets/cover.svg").Render().Span));
        Assert.Contains(cover.Descendants(), text => text.Name.LocalName == "text" && text.Value == "Test wiki");
        Assert.Contains(
            "1 May 2024",
            Encoding.UTF8.GetString(site.Single(file => file.Path.Value == "EPUB/title.xhtml").Render().Span),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_stub_has_the_bare_name_and_says_whose_it_is_only_where_several_pages_bear_it()
    {
        var site = TestSites.Load(
            ("persons/a.md", TestSites.Page("Mahmoud Dicko", "", "aliases: [Dicko, the imam]")),
            ("persons/b.md", TestSites.Page("Malam Dicko", "", "aliases: [dicko]"))
        );

        var stubs = NameStubs.Of(site, Phrases.For("en")).Select(stub => Encoding.UTF8.GetString(stub.File.Render().Span)).ToArray();

        Assert.Equal(3, stubs.Length);
        Assert.Contains("<title>Dicko (see Mahmoud Dicko)</title>", stubs[0], StringComparison.Ordinal);
        Assert.Contains("<title>the imam</title>", stubs[1], StringComparison.Ordinal);
        Assert.Contains("<title>dicko (see Malam Dicko)</title>", stubs[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_site_yaml_does_not_give_are_taken_from_the_rest_of_it()
    {
        var settings = SiteSettings.Default with
        {
            Title = "A wiki whose title is far too long for a ZIM",
            Tagline = "What it is about",
            Language = "fr",
        };

        var words = ArchiveWords.Of(settings);

        Assert.Equal(("A wiki whose title is far too…", "What it is about", "fra"), (words.Title, words.Description, words.Language));
    }

    [Theory]
    [InlineData("title: A title that is far longer than thirty characters", "30")]
    [InlineData("description: A description that is longer than eighty characters, which no ZIM reader would show to its end", "80")]
    [InlineData("language: en", "ISO 639-3")]
    [InlineData("name: a name", "not a name")]
    public void Words_that_a_ZIM_would_not_take_are_findings_in_site_yaml(string word, string reason)
    {
        var site = TestSites.Load(("site.yaml", $"title: Test wiki\narchive:\n  {word}\n"));

        var finding = Assert.Single(site.Diagnostics, found => found.Rule == Rules.BadSetting);
        Assert.Equal(3, finding.Span.Line);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<OutputFile> Book(params (string, string)[] files)
    {
        var theme = new RazorTheme();
        var site = TestSites.Load(files);
        return EpubBook.Files(new(new ViewBuilder(site, Phrases.For("en")), theme), ArchiveWords.Of(site.Settings), Date);
    }
}

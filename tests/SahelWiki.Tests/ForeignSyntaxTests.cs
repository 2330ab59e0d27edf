using SahelWiki.Diagnostics;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>What people write who come from other programs: each is told once, and what they are told to write is told no more.</summary>
public sealed class ForeignSyntaxTests
{
    [Theory]
    [InlineData("== Bilan ==", "## Bilan")]
    [InlineData("=== Bilan ===\ntext", "### Bilan\ntext", "heading-level")]
    [InlineData("'''Konna''' fell.", "**Konna** fell.")]
    [InlineData("The ''ville'' fell.", "The *ville* fell.")]
    [InlineData("See [https://example.org/a words].", "See [words](https://example.org/a).")]
    [InlineData("{{Infobox | name = Gao}}", "Gao.")]
    [InlineData("{{< figure src=\"x\" >}}", "Gao.")]
    [InlineData("{% include x %}", "Gao.")]
    [InlineData("{| class=\"wikitable\"", "Gao.")]
    [InlineData("[TOC]", "Gao.")]
    [InlineData("The figure is ==marked==.", "The figure is **marked**.")]
    [InlineData("$x^2$ and $10 and $5", "x² and $10 and $5")]
    [InlineData("$$\n\\frac{1}{2}\n$$", "½")]
    [InlineData("It was hot :smile: there.", "It was hot there at 10:30:15.")]
    [InlineData("- [ ] write", "- write")]
    [InlineData("- [x] written", "- written")]
    [InlineData("!!! note\n    Text.", "> [!note]\n> Text.")]
    [InlineData(":::note\nText.\n:::", "> [!note]\n> Text.")]
    [InlineData("??? note\n    Text.", "> [!note]\n> Text.")]
    [InlineData("*[HTML]: HyperText", "HyperText (HTML)")]
    [InlineData("A[^a b].", "A[^a-b].\n\n[^a-b]: Text.")]
    [InlineData("A city [@ afpc-mali].", "A city [@afpc-mali].")]
    [InlineData("A city [＠afpc-mali].", "A city [@afpc-mali].")]
    [InlineData("A^[note.", "A^[note].")]
    [InlineData("A word {.red}.", "A word.")]
    [InlineData("A word.{: .red}", "A word.")]
    [InlineData("A paragraph. ^abc123", "A paragraph.")]
    [InlineData("\\textbf{Gao} is.", "Gao is.")]
    [InlineData("[b]Gao[/b] is.", "**Gao** is.")]
    [InlineData("[words](a file.md)", "[words](places/gao.md)", "broken-file-link")]
    [InlineData("[RFI] (https://example.org)", "[RFI](https://example.org)")]
    [InlineData("![Map]", "No map.")]
    [InlineData("gao]] is", "[[gao]] is")]
    [InlineData("A #tag here.", "A tag here, the #1.")]
    [InlineData("• One", "- One")]
    [InlineData("-One\n-Two", "- One\n- Two")]
    [InlineData("1.One", "1. One")]
    [InlineData("Il est **«revendiquée»**par nous.", "Il est **«revendiquée»** par nous.")]
    [InlineData("A **bold word.", "A **bold** word.")]
    [InlineData("It is ~~12 15.", "It is ~~12~~ 15.")]
    [InlineData("An *italic word.", "An *italic* word, 3 * 4 * 5.")]
    [InlineData("A&nbsp word.", "A&nbsp;word.")]
    [InlineData("status:: done", "Done.")]
    [InlineData("Text, %% a comment without an end", "A comment without an end.")]
    public void A_sign_of_another_program_is_told_and_its_remedy_is_not(string bad, string good, string allowed = "")
    {
        var (before, after) = (Found(bad), Found(good));

        Assert.Contains(before, finding => finding.Rule == Rules.ForeignSyntax);
        Assert.DoesNotContain(after, finding => finding.Severity >= Severity.Warning && finding.Rule.Name != allowed);
    }

    [Theory]
    [InlineData("A price of $5 million, then $10.")]
    [InlineData("In `==code==` and `{{x}}` all is well, and so is \\*this and \\~\\~that.")]
    [InlineData("See <https://example.org/a__b==c:d:e#f>.")]
    [InlineData("[words](https://example.org/a__b==c)")]
    [InlineData("H~2~O, 1^er^, 1<sup>er</sup>, CO<sub>2</sub>, ~12 and ~15, ~~12~~ 15.")]
    [InlineData("> [!note] Title\n> Text.")]
    [InlineData("A group (since 2012): one; two: three. “A – b”, 5 * 3, a_b, snake_case, #1, C#, 10.000.")]
    [InlineData("[[gao|the [self-styled] emirate]]")]
    [InlineData("| a | b |\n|---|---|\n| one<br>two | three |")]
    [InlineData("Term\n: Its meaning.")]
    public void What_this_wiki_reads_is_not_told(string text) =>
        Assert.DoesNotContain(Found(text), finding => finding.Severity >= Severity.Warning);

    [Theory]
    [InlineData("Seen. %% a phone number %% Known.", "a phone number")]
    [InlineData("Seen.\n\n%%\na phone number\n\nand more\n%%\n\nKnown.", "a phone number")]
    [InlineData("Seen. <!-- a phone number --> Known.", "a phone number")]
    public void A_comment_is_told_and_is_not_published(string text, string hidden)
    {
        var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao", text)));

        var body = site.Pages.Single(page => page.Page.Slug == "gao").Page.Body;
        Assert.Contains(site.Diagnostics, finding => finding.Rule == Rules.RawHtml);
        Assert.DoesNotContain(hidden, System.Text.Encoding.UTF8.GetString(body.Html.Html.Span));
        Assert.DoesNotContain(hidden, System.Text.Encoding.UTF8.GetString(body.Prose.Span));
    }

    [Theory]
    [InlineData("![[photo.png|The bridge]]")]
    [InlineData("![The bridge](photo.png)")]
    [InlineData("![The bridge](../images/IMG 2034 (1).png \"The bridge: its author\")")]
    public void Pictures_are_shown_however_their_names_are_written(string text)
    {
        var site = TestSites.Load(
            ("places/gao.md", TestSites.Page("Gao", text)),
            ("images/photo.png", "x"),
            ("images/IMG 2034 (1).png", "x")
        );

        var image = Assert.Single(site.Pages.Single(page => page.Page.Slug == "gao").Page.Body.Images);
        Assert.Equal("The bridge", image.Alt);
        Assert.DoesNotContain(site.Diagnostics, finding => finding.Rule == Rules.MissingImage || finding.Rule == Rules.UnsafeImage);
    }

    [Fact]
    public void What_is_too_long_for_a_quotation_is_told() =>
        Assert.Contains(
            RuleTests.Check(
                ("places/gao.md", TestSites.Page("Gao", "![[kidal#past]]")),
                ("places/kidal.md", TestSites.Page("Kidal", "Short.\n\n## Past\n\nText.\n\n### Details\n\n" + new string('x', 6_001)))
            ),
            finding => finding.Rule == Rules.BadEmbed
        );

    [Fact]
    public void Pages_that_quote_each_other_are_told() =>
        Assert.Equal(
            2,
            RuleTests
                .Check(("places/gao.md", TestSites.Page("Gao", "![[kidal]]")), ("places/kidal.md", TestSites.Page("Kidal", "![[gao]]")))
                .Count(finding => finding.Rule == Rules.BadEmbed)
        );

    private static Diagnostic[] Found(string text) =>
        [.. RuleTests.Check(("places/gao.md", TestSites.Page("Gao", text))).Where(finding => finding.Source.Value == "places/gao.md")];
}

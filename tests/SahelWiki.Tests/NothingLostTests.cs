using System.Globalization;
using System.Net;
using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>Every word of a text is on its page, or near a line that a finding names.</summary>
public sealed class NothingLostTests
{
    /// <summary>Pieces that texts are made of, with two words that occur nowhere else.</summary>
    private static readonly string[] Pieces =
    [
        "{0} and {1}.\n\n",
        "## {0} {1}\n\n",
        "## {0} {{#{1}}}\n\n",
        "## {0} {{#x [[{1}]]}}\n\n",
        "{0}\n---\n\n",
        "{0}\n",
        "- {0}\n- {1}\n",
        "1. {0}\n   - {1}\n",
        "> {0}\n> > {1}\n\n",
        "    {0}\n\n",
        "```\n{0}\n```\n\n",
        "~~~ text\n{0}\n",
        "| {0} | b |\n|---|---|\n| c | {1} |\n\n",
        "| a | b |\n|---|---|\n| c | d | {0} | {1} |\n\n",
        "| a | b |\n|---|---|\n| c | `{0}\\|x` |\n{1}\n\n",
        "| {0} | b |\n|---|\n| c | {1} |\n\n",
        "a | {0}\n--|--\n{1} | `x\n",
        "Stop![^1]\n\n[^1]: Note {1}{0}\n",
        "[^l]: {0}\n## {1}\n",
        "[^n]: One {0}\n\n    [^m]: {1}\n\n",
        "[^a b]: {0} {1}\n\n",
        "Stop![@{0}] and [@afpc-mali, {1}]\n\n",
        "Stop![[{0}]] and ![[{1}]]\n\n",
        "![{0}](../images/x.png \"{1}\")\n\n",
        "in ![{0}](../images/x.png \"{1}\") line\n\n",
        "[{0}](https://example.org/ \"{1}\")\n\n",
        "[{0}](gao.md \"{1}\")\n\n",
        "[{0} [[{1}]] x](https://example.org/)\n\n",
        "[a [{0}](https://example.org/) {1}](https://example.net/)\n\n",
        "[[{0}|{1}]]\n\n",
        "[[{0}#{1}]]\n\n",
        "[[{0}\n{1}\n\n",
        "[{0}]: https://example.org/ \"{1}\"\n\n",
        "[{0}][{1}]\n\n",
        "<b>{0}</b> <!-- {1} -->\n\n",
        "<div>\n{0}\n</div>\n\n",
        "&lt;{0}&#62; &{1};\n\n",
        "*{0} **{1}* x**\n\n",
        "`{0}` ``{1}\n\n",
        "{0}  \n{1}\\\n",
        "Term {0}\n:   {1}\n\n",
        "<https://example.org/{0}> {1}\n\n",
        "\\[{0}\\] \\*{1}\\*\n\n",
        "\t{0}\n",
        "  {0}\n",
        "***\n",
        "\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_word_is_on_the_page_or_in_a_finding(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var text = new StringBuilder();
            var words = new List<string>();
            for (var piece = random.Next(1, 7); piece > 0; piece--)
            {
                words.AddRange($"w{round}q{words.Count}z", $"w{round}q{words.Count + 1}z");
                text.AppendFormat(CultureInfo.InvariantCulture, Pieces[random.Next(Pieces.Length)], words[^2], words[^1]);
            }

            words.RemoveAll(word => !text.ToString().Contains(word, StringComparison.Ordinal));
            var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao", text.ToString())));
            var page = site.Pages.Single();
            var view = (SubjectView)new ViewBuilder(site, Phrases.For("en")).Page(page);
            var shown = WebUtility.HtmlDecode(view.BodyHtml + string.Concat(view.Notes.Select(note => note.Html)));
            var lines = Encoding.UTF8.GetString(page.Page.File.Bytes.AsSpan()).Split('\n');
            var told = site.Diagnostics.Where(found => found.Severity >= Severity.Warning).ToArray();
            int LineOf(string word) => Array.FindIndex(lines, line => line.Contains(word, StringComparison.Ordinal)) + 1;
            bool IsTold(string word) =>
                told.Any(found => $"{found.Message} {found.Hint}".Contains(word, StringComparison.Ordinal))
                || told.Any(found => Math.Abs(LineOf(word) - found.Span.Line) <= 2);

            Assert.All(words, word =>
                Assert.True(shown.Contains(word, StringComparison.Ordinal) || IsTold(word), $"\"{word}\" is lost from:\n{text}")
            );
        }
    }

    [Theory]
    [InlineData("Stop![^1]\n\n[^1]: One.", "Stop!<sup")]
    [InlineData("Stop![@afpc-mali]", "Stop!<sup")]
    [InlineData("Stop![[Gao]]", "Stop!<a href")]
    [InlineData("![Map](../images/x.png)", "Map")]
    [InlineData("| a |\n|---|\n| `b\\|c` |", "<code>b|c</code>")]
    [InlineData("| a | b |\n|---|---|\n| A | 12 | 5 | 7 |", "<td>A</td><td>12</td></tr>")]
    [InlineData("## A\n\n## A\n\n## A 2\n\n## A", "<h2 id=\"a-2-2\">A 2</h2>\n<h2 id=\"a-3\">A</h2>")]
    [InlineData("[a [b](https://x.org) c](https://y.org)", "[a <a href=\"https://x.org\" rel=\"external noopener noreferrer\">b</a> c]")]
    public void What_other_readers_of_Markdown_show_is_shown(string text, string html)
    {
        var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao", text)));
        var view = (SubjectView)new ViewBuilder(site, Phrases.For("en")).Page(site.Pages.Single());

        Assert.Contains(html, view.BodyHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| c | d |\nbar", 9, "This line has no bar, so the lines above it make no table.")]
    [InlineData(
        "| a | b |\n|---|---|\n| c | d | e |",
        8,
        "This row has 3 cells, but the table has 2 columns: what stands in the last is not shown."
    )]
    public void A_table_that_is_none_is_told_at_the_line_to_mend(string text, int line, string message)
    {
        var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao", text)));

        var found = Assert.Single(site.Diagnostics);
        Assert.Equal((line, message), (found.Span.Line, found.Message));
    }
}

using SahelWiki.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Model;
using SahelWiki.Output;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;
using SahelWiki.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What a text in another language was translated from, and where it is behind.</summary>
public sealed class TranslationTests : IDisposable
{
    private const string Alpha = """
        Alpha began in 2012 [@afpc-mali].

        ## Attacks

        It killed 70 people in [[b]] [@afpc-mali, p. 3].

        | Year | What |
        |---|---|
        | 2013 | A raid |
        | 2014 | A siege |

        """;

    private const string French = """
        Alpha est né en 2012 [@afpc-mali].

        ## Attaques

        Il a tué 70 personnes à [[b]] [@afpc-mali, p. 3].

        | Année | Fait |
        |---|---|
        | 2013 | Un raid |
        | 2014 | Un siège |

        """;

    private readonly TemporaryFolder folder = new();

    public TranslationTests()
    {
        TestSites.Write(
            folder,
            ("input/site.yaml", "title: Test wiki\n"),
            ("input/sources/texts.yaml", "afpc-mali: {type: chapter, title: Mali, issued: 2021}\n"),
            ("input/groups/a.md", TestSites.Page("Alpha", Alpha)),
            ("input/groups/a.fr.md", TestSites.Page("Alpha", French)),
            ("input/groups/b.md", TestSites.Page("Beta", "See [[a]]."))
        );
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("70 people died.", "70  people\ndied", true)]
    [InlineData("70 people died.", "70 people, “died”", true)]
    [InlineData("70 people died.", "77 people died.", false)]
    [InlineData("70 people died.", "70 peopledied.", false)]
    [InlineData("70 people died.", "70 people died?", false)]
    [InlineData("up 5 %", "up 5", false)]
    [InlineData("2.5 km", "25 km", false)]
    public void A_stamp_is_made_of_the_words_alone(string before, string after, bool same) =>
        Assert.Equal(same, Stamp.Of(before) == Stamp.Of(after));

    [Fact]
    public void A_stamp_is_the_same_for_ever() => Assert.Equal("wwwwtpt", Stamp.Of("70 people died in “Gao”.").ToString());

    [Fact]
    public void A_stamp_survives_being_written_and_what_a_hand_writes_is_none()
    {
        var stamps = Enumerable.Range(0, 1000).Select(i => Stamp.Of($"Paragraph {i}")).ToArray();

        Assert.All(stamps, stamp => Assert.Equal(stamp, Stamp.Parse(stamp.ToString())));
        Assert.All(["", "done", "bcdfghj", "BKWQZDN", "bkwqzd1", stamps[0] + "b"], written => Assert.Null(Stamp.Parse(written)));
    }

    [Fact]
    public void What_moved_or_is_cited_linked_and_spaced_otherwise_is_not_behind()
    {
        Accept();

        Original(
            """
            ## Attacks

            It killed 70 people in [[groups/b]]   [@afpc-mali, p. 4].

            Alpha began in 2012.

            | Year | What |
            |:--|--:|
            | 2014 | A siege |
            | 2013 | A *raid* |

            """
        );

        Assert.Empty(Behind());
    }

    [Fact]
    public void A_paragraph_whose_words_changed_is_told_at_its_place_with_what_changed_and_when()
    {
        Accept();
        folder.Commit("Begin", date: "2024-05-01T12:00:00Z");
        Original(Alpha.Replace("70", "77", StringComparison.Ordinal));
        folder.Commit("Say what the source says", date: "2024-06-02T12:00:00Z");
        Original(folder.Read("input/groups/a.md").Split("---\n\n")[1].Replace("in 2012", "in early 2012", StringComparison.Ordinal));

        var found = Behind();

        Assert.Equal(
            [
                "groups/a.fr.md:7: groups/a.md line 6 changed after this was translated, from \"Alpha began in 2012.\" to "
                    + "\"Alpha began in early 2012.\".",
                "groups/a.fr.md:11: groups/a.md line 10 changed on 2024-06-02 after this was translated, from \"It killed 70 people in b"
                    + ".\" to \"It killed 77 people in b.\".",
            ],
            found.Select(finding => $"{finding.Source}:{finding.Span.Line}: {finding.Message}")
        );
        Assert.All(found, finding => Assert.Equal(Severity.Info, finding.Severity));
    }

    [Fact]
    public void What_was_added_and_what_was_taken_out_is_told()
    {
        Accept();
        Original(
            Alpha
                .Replace("## Attacks", "It has a flag.\n\n## Attacks", StringComparison.Ordinal)
                .Replace("| 2014 | A siege |\n", "", StringComparison.Ordinal)
        );

        Assert.Equal(
            [
                "9: groups/a.md line 8 says \"It has a flag.\" by now, which is missing here.",
                "16: groups/a.md no longer has what this says.",
            ],
            Behind().Select(finding => $"{finding.Span.Line}: {finding.Message}")
        );
    }

    [Fact]
    public void Readers_see_before_the_block_that_it_changed_with_the_paragraph_as_it_is_now()
    {
        Accept();
        folder.Commit("Begin", date: "2024-05-01T12:00:00Z");
        Original(Alpha.Replace("70", "77 & more", StringComparison.Ordinal).Replace("A siege", "A long siege", StringComparison.Ordinal));
        folder.Commit("Change", date: "2024-06-01T12:00:00Z");

        SiteWriter.Build(new(folder.At("input"), folder.At("site")) { History = true, Threads = 1 }, new RazorTheme());

        var page = folder.Read("site/fr/groups/a.html");
        const string line =
            "<details class=\"lag\"><summary>Modifié dans le texte d’origine le 1er\u00a0juin 2024</summary><p lang=\"en\">";
        Assert.Contains(line + "It killed 77 &amp; more people in Beta.</p></details>\n<p>Il a tué 70", page, StringComparison.Ordinal);
        Assert.Contains(line + "2014 · A long siege</p></details>\n<div class=\"table\"", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("class=\"lag\"").Length);
        Assert.DoesNotContain("class=\"lag\"", folder.Read("site/groups/a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_writes_the_stamps_and_nothing_else_and_once()
    {
        var before = folder.Read("input/groups/a.fr.md");

        Accept();

        var after = folder.Read("input/groups/a.fr.md");
        var lines = after.Split('\n').Except(before.Split('\n')).ToArray();
        Assert.StartsWith("translated_from: [", lines[0], StringComparison.Ordinal);
        Assert.Equal(before, after.Replace(string.Concat(lines.Select(line => line + "\n")), "", StringComparison.Ordinal));
        Assert.Null(TranslationStamps.Accept(Page(), Text()));
    }

    [Fact]
    public void One_paragraph_can_be_accepted_while_the_others_stay_behind()
    {
        Accept();
        Original(Alpha.Replace("70", "77", StringComparison.Ordinal).Replace("A raid", "A large raid", StringComparison.Ordinal));

        Write(TranslationStamps.Accept(Page(), Text(), 5)!);

        Assert.Equal([15], Behind().Select(finding => finding.Span.Line));
        Assert.Throws<EditException>(() => TranslationStamps.Accept(Page(), Text(), 99));
    }

    [Theory]
    [InlineData("translated_from:\n  - done\n  - bcd\n")]
    [InlineData("translated_from: [bcd,\n  def]\n")]
    [InlineData("translated_from:\n")]
    public void Whatever_stands_for_the_stamps_is_replaced(string written)
    {
        folder.Write("input/groups/a.fr.md", TestSites.Page("Alpha", French, written + "words: {}\n"));

        Accept();

        Assert.Empty(Behind());
        Assert.Contains("words: {}\n---\n", folder.Read("input/groups/a.fr.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_told_by_page()
    {
        Accept();
        Original(Alpha.Replace("70", "77", StringComparison.Ordinal));

        var report = TranslationReport.Of(Parsed(), "fr");

        Assert.Equal((2, 1, 0, 1, 1), (report.Pages.Length, report.Missing, report.Complete, report.Behind, report.BehindParagraphs));
        Assert.Equal(
            (5, 10, 11),
            (report.Pages[0].Lag[0].Number, report.Pages[0].Lag[0].Original!.Value.Line, report.Pages[0].Lag[0].Here!.Value.Line)
        );
    }

    [Fact]
    public void A_new_text_has_the_headings_and_all_that_is_to_be_said_and_shows_none_of_it()
    {
        folder.Write(
            "input/groups/b.md",
            TestSites.Page(
                "Beta two",
                "See [[a]].\n\n## Origins\n\nIt --- began.",
                "ideology: {value: 'a \"free\" land', source: afpc-mali}"
            )
        );

        Write(NewTranslation.Plan(Parsed(), "beta two", "fr"));

        var written = folder.Read("input/groups/b.fr.md");
        Assert.Contains("\n## Origins\n", written, StringComparison.Ordinal);
        Assert.Contains("# It --- began.\n", written, StringComparison.Ordinal);
        Assert.Contains("#   \"a \\\"free\\\" land\": \"a \\\"free\\\" land\"\n", written, StringComparison.Ordinal);
        Assert.Equal(["Origins"], Parsed().Translations[1].Text.Body.Paragraphs.Select(one => Parsed().Translations[1].Text.WordsOf(one)));
        Assert.DoesNotContain(Check(), finding => finding.Severity == Severity.Error);
        Assert.Throws<EditException>(() => NewTranslation.Plan(Parsed(), "groups/b", "fr"));
        Assert.Throws<EditException>(() => NewTranslation.Plan(Parsed(), "groups/b", "xx"));
        Assert.Throws<EditException>(() => NewTranslation.Plan(Parsed(), "groups/b", "en"));
    }

    [Fact]
    public void A_text_in_the_language_of_its_page_is_one_too_many()
    {
        folder.Write("input/groups/a.en.md", TestSites.Page("Alpha", "Again."));

        Assert.Contains(Check(), finding => finding.Rule == Rules.OutputCollision && finding.Source.Value == "groups/a.en.md");
    }

    private void Original(string body) => folder.Write("input/groups/a.md", TestSites.Page("Alpha", body));

    private void Accept() => Write(TranslationStamps.Accept(Page(), Text())!);

    private void Write(PlannedFile file) => PlannedEdits.Write(folder.At("input"), [file]);

    private ParsedInput Parsed() => InputParser.Parse(InputFolder.Read(folder.At("input")));

    private Page Page() => Parsed().Pages.Single(page => page.Id.Value == "groups/a");

    private Translation Text() => Parsed().Translations.Single(text => text.Of.Value == "groups/a");

    private IReadOnlyList<Diagnostic> Check() =>
        SiteBuilder.Load(new LoadOptions(folder.At("input"), Least: Severity.Info, History: true)).Site.Diagnostics;

    private Diagnostic[] Behind() => [.. Check().Where(finding => finding.Rule == Rules.LaggingText)];
}

using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

/// <summary>Input that is too large, too deep or too odd to lie in a repository.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void A_page_of_five_megabytes_builds_with_a_warning()
    {
        var paragraph = string.Concat(Enumerable.Repeat("A sentence about [[Gao]] and its river. ", 25)) + "\n\n";
        var site = TestSites.Load(
            ("places/gao.md", TestSites.Page("Gao")),
            ("articles/long.md", TestSites.Page("Long", string.Concat(Enumerable.Repeat(paragraph, 5 * 1024 * 1024 / paragraph.Length))))
        );

        var finding = Assert.Single(site.Diagnostics);

        Assert.Equal((Rules.PageTooLarge, "articles/long.md"), (finding.Rule, finding.Source.Value));
        Assert.Equal("This page has 5119 kB, too much for a phone on a slow link.", finding.Message);
    }

    [Fact]
    public void Ten_thousand_links_on_one_page_are_all_resolved()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => i % 2 == 0 ? "[[Gao]] " : $"[[Nowhere {i}]] "));

        var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao")), ("articles/links.md", TestSites.Page("Links", text)));

        Assert.Equal(5_000, site.Wanted.Length);
        Assert.Equal(5_000, site.Pages.Single(page => page.Page.Slug == "gao").Backlinks.Length);
        Assert.Equal(DiagnosticBag.MostInOneFile + 1, site.Diagnostics.Length);
        Assert.Equal(Rules.TooManyFindings, site.Diagnostics.MaxBy(found => found.Span.Column)!.Rule);
    }

    [Fact]
    public void A_message_quotes_only_the_ends_of_what_is_very_long()
    {
        var site = TestSites.Load(("articles/long.md", TestSites.Page("Long", $"[a]({new string('x', 100_000)}.md)")));

        var finding = Assert.Single(site.Diagnostics);

        Assert.InRange(finding.Message.Length, 1, Diagnostic.LongestMessage + 3);
        Assert.Contains(" … x", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> ", "", 1_000, "\n")]
    [InlineData("- ", "", 1_000, "\r\n")]
    [InlineData("1. ", "", 1_000, "\n")]
    [InlineData("_a *b ", "c* d_ ", 6_000, "\n")]
    public void Nesting_very_deep_is_an_error_with_its_line(string open, string close, int times, string lineEnd)
    {
        var site = TestSites.Load(
            (
                "articles/deep.md",
                TestSites
                    .Page(
                        "Deep",
                        "First.\n\n" + string.Concat(Enumerable.Repeat(open, times)) + "x " + string.Concat(Enumerable.Repeat(close, times))
                    )
                    .ReplaceLineEndings(lineEnd)
            )
        );

        var finding = Assert.Single(site.Diagnostics);

        Assert.Equal((Rules.TooDeep, 8), (finding.Rule, finding.Span.Line));
    }

    [Fact]
    public void Emphasis_and_brackets_nested_a_thousand_deep_do_no_harm()
    {
        var text =
            string.Concat(Enumerable.Repeat("*a ", 1_000))
            + string.Concat(Enumerable.Repeat("[", 1_000))
            + "x"
            + string.Concat(Enumerable.Repeat("]", 1_000))
            + string.Concat(Enumerable.Repeat(" a*", 1_000));

        var site = TestSites.Load(("articles/deep.md", TestSites.Page("Deep", text)));

        Assert.All(site.Diagnostics, found => Assert.Equal("articles/deep.md", found.Source.Value));
    }

    [Fact]
    public void Yaml_nested_a_thousand_deep_is_an_error()
    {
        var site = TestSites.Load(
            ("articles/deep.md", TestSites.Page("Deep", "", "tags: " + new string('[', 1_000) + new string(']', 1_000)))
        );

        Assert.Contains(site.Diagnostics, found => found.Rule == Rules.TooDeep && found.Span.Line == 4);
    }

    [Fact]
    public void Files_whose_names_differ_only_in_case_collide()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("groups/jnim.md", TestSites.Page("One")), ("groups/JNIM.md", TestSites.Page("Two")));
        if (Directory.GetFiles(folder.At("groups")).Length < 2)
        {
            return; // This disk does not tell upper from lower case: the collision cannot arise.
        }

        var site = SiteBuilder.Load(new LoadOptions(folder.Path)).Site;

        Assert.Contains(site.Diagnostics, found => found.Rule == Rules.OutputCollision && found.Source.Value == "groups/jnim.md");
    }

    [Fact]
    public void A_symbolic_link_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/gao.md", TestSites.Page("Gao")));
        folder.Write("../secret-" + Path.GetFileName(folder.Path), "secret");
        File.CreateSymbolicLink(folder.At("places/mopti.md"), folder.At("../secret-" + Path.GetFileName(folder.Path)));
        Directory.CreateSymbolicLink(folder.At("groups"), Path.GetTempPath());

        var site = SiteBuilder.Load(new LoadOptions(folder.Path)).Site;
        File.Delete(folder.At("../secret-" + Path.GetFileName(folder.Path)));

        Assert.Equal(
            ["groups", "places/mopti.md"],
            site.Diagnostics.Where(found => found.Rule == Rules.SymbolicLink).Select(found => found.Source.Value)
        );
        Assert.DoesNotContain(site.Pages, page => Encoding.UTF8.GetString(page.Page.File.Bytes.AsSpan()).Contains("secret"));
    }

    [Fact]
    public void A_pipe_or_a_socket_is_reported_and_never_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Folders of Windows hold neither.
        }

        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/gao.md", TestSites.Page("Gao")), ("places/empty.md", ""));
        foreach (var name in new[] { "places/pipe.md", "sources/pipe.yaml", "images/pipe.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
            using var made = Process.Start("mkfifo", folder.At(name));
            made.WaitForExit();
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Directory.CreateDirectory(folder.At("groups"));
        socket.Bind(new UnixDomainSocketEndPoint(folder.At("groups/s.md")));

        var found = SiteBuilder.Load(new LoadOptions(folder.Path)).Site.Diagnostics;

        Assert.Equal(
            ["groups/s.md", "images/pipe.png", "places/pipe.md", "sources/pipe.yaml"],
            found.Where(finding => finding.Rule == Rules.UnreadableFile).Select(finding => finding.Source.Value)
        );
        Assert.Equal("places/empty.md", Assert.Single(found, finding => finding.Rule == Rules.EmptyFile).Source.Value);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_reported_and_nothing_else_is_lost()
    {
        var unreadable = new SourceFile(
            new("groups/jnim.md"),
            [],
            new("This file cannot be read: access is denied.", "Check its permissions.")
        );
        var settings = new SourceFile(new("site.yaml"), [.. "title: Test"u8]);
        var other = new SourceFile(new("groups/isgs.md"), [.. Encoding.UTF8.GetBytes(TestSites.Page("ISGS", "See [[jnim]]."))]);

        var site = Linker.Link(InputParser.Parse(new("input", [other, unreadable, settings])), Phrases.For("en"));

        var finding = Assert.Single(site.Diagnostics);
        Assert.Equal((Rules.UnreadableFile, "groups/jnim.md"), (finding.Rule, finding.Source.Value));
    }

    [Theory]
    [InlineData("sources/texts.yaml", "a-key:\n\ttype: book\n  title: A\n\"b-key\": {type: book, title: B}\n", "SW1008")]
    [InlineData("sources/texts.yaml", "a-key: {type: book, title: A\nb-key: {type: book, title: B}\n", "SW1006")]
    [InlineData(
        "sources/texts.yaml",
        "<<<<<<< HEAD\na-key: {type: book, title: A}\n=======\n>>>>>>> main\nb-key: {type: book, title: B}\n",
        "SW1025"
    )]
    [InlineData("sources/texts.yaml", "a-key: {type: book, title: caf\u00e9}\nb-key: {type: book, title: B}\n", "SW1002")]
    [InlineData("relations.yaml", "trained:\n\tlabel: Trained\n", "SW1008")]
    public void A_file_of_data_that_cannot_be_read_is_the_only_thing_reported(string path, string content, string code)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("sources/texts.yaml", "a-key: {type: book, title: A}\nb-key: {type: book, title: B}\n"),
            ("relations.yaml", "trained: {label: Trained, inverse_label: Trained by}\n"),
            (
                "groups/x.md",
                TestSites.Page("X", "So [@a-key; @b-key; @c-key].", "relations: [{type: trained, target: y}, {type: traind, target: y}]")
            ),
            ("groups/y.md", TestSites.Page("Y"))
        );
        File.WriteAllBytes(folder.At(path), Encoding.Latin1.GetBytes(content));

        var found = SiteBuilder.Load(new LoadOptions(folder.Path)).Site.Diagnostics;

        Assert.Equal(
            [(path, code), ("groups/x.md", "SW3001"), ("groups/x.md", "SW4005")],
            found
                .Select(finding => (finding.Source.Value, finding.Rule.Code))
                .OrderBy(finding => finding.Value != path)
                .ThenBy(finding => finding.Code)
        );
        Assert.Contains(found, finding => finding.Message.Contains("\"c-key\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_into_a_folder_that_cannot_be_read_are_not_called_wrong()
    {
        var folder = new SourceFile(new("persons"), [], new("This folder cannot be read: access is denied.", "Check its permissions."));
        var page = Inputs.File(
            "groups/jnim.md",
            TestSites.Page("JNIM", "[[Iyad ag Ghaly]], [[persons/a-b]] and [him](../persons/a-b.md).", "leaders: [{person: Iyad ag Ghaly}]")
        );
        var settings = Inputs.File("site.yaml", "title: T\n");

        var site = Linker.Link(InputParser.Parse(new("input", [page, folder, settings])), Phrases.For("en"));

        var finding = Assert.Single(site.Diagnostics);
        Assert.Equal((Rules.UnreadableFile, "persons"), (finding.Rule, finding.Source.Value));
        Assert.Empty(site.Wanted);
    }

    [Fact]
    public void Two_files_of_one_address_are_one_finding_however_many_links_lead_there()
    {
        var site = TestSites.Load(
            ("groups/a-b.md", TestSites.Page("One")),
            ("groups/a_b.md", TestSites.Page("Two")),
            ("articles/x.md", TestSites.Page("X", "See [[a-b]] and [[groups/a-b]]."))
        );

        Assert.Equal(Rules.OutputCollision, Assert.Single(site.Diagnostics, finding => finding.Severity == Severity.Error).Rule);
    }

    [Fact]
    public void A_mistake_in_an_entry_hides_no_other_and_calls_for_none()
    {
        var site = TestSites.Load(
            (
                "groups/x.md",
                TestSites.Page(
                    "X",
                    "",
                    """
                    size: {value: [3], source: nokey-a}
                    leaders: [{person: p, from: 2012-13, source: nokey-b}]
                    relations: [{target: x, source: nokey-c}]
                    timeline: [{date: 2012-13, text: T, source: nokey-d}]
                    """
                )
            ),
            ("persons/p.md", TestSites.Page("P"))
        );

        Assert.Equal(
            ["SW1011", "SW3001", "SW4001", "SW3001", "SW1012", "SW3001", "SW4001", "SW3001"],
            site.Diagnostics.OrderBy(finding => finding.Span.Line)
                .ThenBy(finding => finding.Span.Column)
                .Select(finding => finding.Rule.Code)
        );
    }

    [Theory]
    [InlineData("---\ntitle: [\n---\n")]
    [InlineData("---\n? complex\n: key\n---\n")]
    [InlineData("---\n{a: b}: c\n---\n")]
    [InlineData("---\ntitle: !!binary aGk=\n---\n")]
    [InlineData("---\n%YAML 3.0\n---\n")]
    [InlineData("---\ntitle: \"\\u0000\"\nsummary: \"\\ud800\"\n---\n[[\u0001]] [@\u0002]\n")]
    [InlineData("---\ntitle: x\nsummary: 'a\n\n\n---\n")]
    [InlineData("---\n- - - -\n---\n")]
    [InlineData("---\n\ttitle: x\n---\n")]
    [InlineData(
        "---\ntitle: x\nsummary: y\nrelations: [[[]]]\ntimeline: {a: [b]}\nimage: []\nexternal_ids: [x]\n---\n[^a]: "
            + "x\n[^a] [[#]] [[|]] [[a|]] [@;] [see] ![]()\n"
    )]
    public void Odd_front_matter_and_text_are_findings_never_exceptions(string page)
    {
        foreach (var type in PageTypes.All)
        {
            var site = TestSites.Load(($"{type.Folder}/x.md", page));

            Assert.All(site.Diagnostics, found => Assert.True(found.Span.Line >= 1 && found.Span.Column >= 1));
        }
    }

    [Fact]
    public void Any_bytes_at_all_are_findings_never_exceptions()
    {
        // A fixed seed: a failure can be repeated.
        var random = new Random(20260101);
        const string Alphabet = "---\n\n:[]{}\"'&*!|>#@^~`<>()=%,.?-aZ0 \t\r\u00e9\u0635\ud83d\ude00";
        for (var round = 0; round < 400; round++)
        {
            var noise = string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var page = round % 2 == 0 ? $"---\ntitle: T\nsummary: S\n{noise}\n---\n{noise}" : noise;
            var file = new SourceFile(new("groups/x.md"), [.. Encoding.UTF8.GetBytes(page)]);

            var parsed = PageParser.Parse(file, Group.Type);

            Assert.Equal("groups/x", parsed.Id);
        }
    }
}

using System.Text.Json;
using SahelWiki.Cli.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class CheckFormatTests
{
    private static readonly Diagnostic Nasty = new(
        Rules.MissingLink,
        Severity.Warning,
        new("groups/a, b: 100%.md"),
        new(3, 5, 4, 0),
        "No page is named \"x|<img src=y>\r\n::error::\"; ask @somebody.",
        "50% sure:\nwrite `x`, [[y]].",
        "see [[x]]"
    );

    [Fact]
    public void An_annotation_escapes_what_would_end_its_parts()
    {
        var line = GitHubFormat.Write(Outcome(Nasty));

        Assert.Equal(
            "::warning file=input/groups/a%2C b%3A 100%25.md,line=3,col=5,endColumn=9,title=SW2001 missing-link::No "
                + "page is named \"x|<img src=y>%0D%0A::error::\"; ask @somebody.%0A50%25 sure:%0Awrite `x`, [[y]].\n",
            line
        );
    }

    [Fact]
    public void A_line_of_text_stays_one_line()
    {
        var text = TextFormat.Write(Outcome(Nasty with { Message = "One\u001b[31m\ntwo." }));

        Assert.Equal(
            "input/groups/a, b: 100%.md:3:5: warning SW2001 missing-link: One\ufffd[31m two. 50% sure: write `x`, [[y]].\n",
            text.Replace(text[..text.IndexOf("input/", StringComparison.Ordinal)], "")
        );
    }

    [Fact]
    public void A_summary_keeps_its_table_and_shows_no_markup_of_strangers()
    {
        var lines = SummaryFormat.Write(Outcome(Nasty)).Split('\n');

        var row = Assert.Single(lines, line => line.Contains("missing-link"));
        Assert.Equal(4, row.Replace("\\|", "").Count(c => c == '|'));
        Assert.DoesNotContain("<img", row);
        Assert.DoesNotContain("@somebody", row);
        Assert.Contains("**0 errors**, **1 warning**", lines[2]);
    }

    [Fact]
    public void The_manual_lists_each_member_of_the_json_and_each_format()
    {
        var manual = File.ReadAllText(Path.Combine(RuleManualTests.Repository(), "docs", "checking.md"));
        using var json = JsonDocument.Parse(JsonFormat.Write(Outcome(Nasty)));

        var members = json
            .RootElement.EnumerateObject()
            .Concat(json.RootElement.GetProperty("findings")[0].EnumerateObject())
            .Select(member => member.Name);
        Assert.All(members.Concat(CheckFormat.All.Select(format => format.Name)), name =>
            Assert.Contains($"`{name}`", manual, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Sarif_has_the_members_its_schema_requires()
    {
        var findings = RuleTests.Check(("places/gao.md", TestSites.Page("Gao", "See [[Nowhere]] and [[#none]], é <b>.")));

        using var log = JsonDocument.Parse(SarifFormat.Write(Outcome([.. findings, Nasty])));

        var root = log.RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.EndsWith("sarif-schema-2.1.0.json", root.GetProperty("$schema").GetString());
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        Assert.Matches(@"^\d+\.\d+\.\d+$", driver.GetProperty("semanticVersion").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        Assert.Equal(Rules.All.Select(rule => rule.Code), rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
            Assert.Contains(
                rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(),
                new[] { "none", "note", "warning", "error" }
            );
            Assert.True(
                rule.GetProperty("defaultConfiguration").GetProperty("enabled").ValueKind is JsonValueKind.True or JsonValueKind.False
            );
        });
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(findings.Count + 1, results.Length);
        Assert.All(results, result =>
        {
            Assert.Equal(
                result.GetProperty("ruleId").GetString(),
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()
            );
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "note", "warning", "error" });
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative, out _));
            var region = place.GetProperty("region");
            Assert.True(region.GetProperty("startLine").GetInt32() >= 1 && region.GetProperty("startColumn").GetInt32() >= 1);
            Assert.True(region.GetProperty("endColumn").GetInt32() >= region.GetProperty("startColumn").GetInt32());
        });
        Assert.Equal(
            results.Length,
            results.Select(result => result.GetProperty("partialFingerprints").GetProperty("lineText/v1").GetString()).Distinct().Count()
        );
        Assert.EndsWith(
            "input/groups/a%2C%20b%3A%20100%25.md",
            results[^1]
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()
        );
    }

    [Fact]
    public void Json_counts_and_lists_the_findings()
    {
        using var json = JsonDocument.Parse(JsonFormat.Write(Outcome(Nasty)));

        var root = json.RootElement;
        Assert.Equal(
            (0, 1, 0),
            (root.GetProperty("errors").GetInt32(), root.GetProperty("warnings").GetInt32(), root.GetProperty("remarks").GetInt32())
        );
        var finding = Assert.Single(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("SW2001", 3, 5, 4, Nasty.Message),
            (
                finding.GetProperty("code").GetString(),
                finding.GetProperty("line").GetInt32(),
                finding.GetProperty("column").GetInt32(),
                finding.GetProperty("length").GetInt32(),
                finding.GetProperty("message").GetString()
            )
        );
    }

    [Theory]
    [InlineData("groups", "groups/a.md", true)]
    [InlineData("groups/a.md", "groups/a.md", true)]
    [InlineData("groups/a.md", "groups/ab.md", false)]
    [InlineData("groups/", "persons/a.md", false)]
    [InlineData(".", "persons/a.md", true)]
    public void Only_means_a_file_or_everything_in_a_folder(string only, string path, bool included)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("groups/a.md", "x"), ("groups/ab.md", "x"), ("persons/a.md", "x"));

        var paths = OnlyPaths.Of([folder.At(only)], folder.Path);

        Assert.Equal(included, paths.Include(new(path)));
    }

    [Fact]
    public void Only_refuses_what_is_not_in_the_input_folder()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<IOException>(() => OnlyPaths.Of(["nowhere.md"], folder.Path));
        Assert.Throws<IOException>(() => OnlyPaths.Of([Path.GetTempPath()], folder.Path));
    }

    [Fact]
    public void Severities_of_the_settings_count_in_a_check()
    {
        (string, string) page = ("places/gao.md", TestSites.Page("Gao", "See https://example.org/ and [[Nowhere]]."));

        var found = RuleTests.Check(page, ("site.yaml", "title: X\nrules: {raw-url: error, SW2001: \"off\", uncited-source: \"off\"}\n"));

        var url = Assert.Single(found, finding => finding.Rule == Rules.RawUrl);
        Assert.Equal((Severity.Error, "See https://example.org/ and [[Nowhere]]."), (url.Severity, url.Excerpt));
        Assert.DoesNotContain(found, finding => finding.Rule == Rules.MissingLink);
    }

    [Fact]
    public void Remarks_are_not_looked_for_where_nobody_sees_them()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/gao.md", TestSites.Page("Gao", "See https://example.org/.")));

        Assert.Empty(SiteBuilder.Load(new LoadOptions(folder.Path)).Site.Diagnostics);
    }

    private static CheckOutcome Outcome(params Diagnostic[] findings) =>
        new(EmptySite(), [.. findings], Path.Combine(Path.GetTempPath(), "input"));

    private static Site EmptySite() => TestSites.Load();
}

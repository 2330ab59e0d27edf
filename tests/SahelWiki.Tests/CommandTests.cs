using SahelWiki.Cli;
using SahelWiki.Cli.Commands;
using SahelWiki.Diagnostics;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>What the command tells the shell.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--nonsense")]
    [InlineData("build", "--base-url", "nowhere")]
    [InlineData("build", "--input", "no-such-folder")]
    [InlineData("chekc")]
    public async Task Wrong_usage_and_missing_folders_end_with_two(params string[] arguments) => Assert.Equal(2, await SahelWikiCommand.Run(arguments));

    [Fact]
    public async Task Content_without_errors_ends_with_zero_and_with_errors_with_one()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("input/site.yaml", "title: T"), ("input/places/gao.md", TestSites.Page("Gao", "A [[Nowhere]].")));

        Assert.Equal(0, await SahelWikiCommand.Run(["check", "--input", folder.At("input")]));
        Assert.Equal(1, await SahelWikiCommand.Run(["check", "--strict", "--input", folder.At("input")]));
        Assert.Equal(0, await SahelWikiCommand.Run(["build", "--input", folder.At("input"), "--output", folder.At("site")]));
        Assert.True(File.Exists(folder.At("site/places/gao.html")));
        Assert.Equal(2, await SahelWikiCommand.Run(["build", "--input", folder.At("input"), "--output", folder.At("input")]));
    }

    [Fact]
    public async Task Help_ends_with_zero() => Assert.Equal(0, await SahelWikiCommand.Run(["build", "--help"]));

    [Fact]
    public void Many_remarks_are_counted_and_never_hide_an_error()
    {
        var error = new Diagnostic(Rules.BrokenFileLink, Severity.Error, new("places/gao.md"), new(1, 1, 1), "Wrong.", null, null);
        var remark = error with { Severity = Severity.Info, Message = "Remarkable." };

        var lines = BuildReport.Lines([.. Enumerable.Repeat(remark, BuildReport.MostRemarks + 5), error], verbose: true, "input").ToArray();

        Assert.Equal(BuildReport.MostRemarks + 2, lines.Length);
        Assert.Contains("Wrong.", lines[^2], StringComparison.Ordinal);
        Assert.StartsWith("5 more remarks", lines[^1], StringComparison.Ordinal);
    }
}

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
    [InlineData("build", "--base-url", "https://example.org/?page=1")]
    [InlineData("build", "--output", "")]
    [InlineData("check", "--input", " ")]
    public async Task Wrong_usage_and_missing_folders_end_with_two(params string[] arguments) =>
        Assert.Equal(2, await SahelWikiCommand.Run(arguments));

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

    [Theory]
    [InlineData("build", "--help")]
    [InlineData("help")]
    [InlineData("help", "new", "group")]
    public async Task Help_ends_with_zero(params string[] arguments) => Assert.Equal(0, await SahelWikiCommand.Run(arguments));

    [Theory]
    [InlineData("biuld", "There is no command \"biuld\". Did you mean \"build\"?")]
    [InlineData("build --strickt", "There is no option \"--strickt\" here. Did you mean \"--strict\"?")]
    [InlineData("build --inptu pages", "There is no option \"--inptu\" here. Did you mean \"--input\"?")]
    [InlineData("build --inptu=pages", "There is no option \"--inptu\" here. Did you mean \"--input\"?")]
    [InlineData("build --threats 2", "There is no option \"--threats\" here.")]
    [InlineData("build pages", "\"pages\" is one word too many.")]
    [InlineData("new grup Name", "There is no command \"grup\". Did you mean \"group\"?")]
    [InlineData(
        "new banana X",
        "There is no command \"banana\". There are: group, person, event, place, organisation, article, source, translation."
    )]
    [InlineData("new", "\"sahelwiki new\" needs a word after it: group, person, event, place, organisation, article, source, translation.")]
    [InlineData("preview --port 99999", "--port is \"99999\"; write a whole number from 0 to 65535.")]
    [InlineData("preview --port abc", "--port is \"abc\"; write a whole number from 0 to 65535.")]
    [InlineData("archive --zim-time-limit 0", "--zim-time-limit is \"0\"; write a whole number of at least 1.")]
    [InlineData("new group", "Required argument 'title' missing for command: 'group'.")]
    public void A_slip_in_the_command_line_is_answered_with_what_was_meant(string line, string first)
    {
        var parsed = SahelWikiCommand.Create().Parse(line);

        Assert.Equal(first, UsageErrors.Of(parsed).First());
    }

    [Theory]
    [InlineData("new group", "sahelwiki new group")]
    [InlineData("build --x", "sahelwiki build")]
    [InlineData("nonsense", "sahelwiki")]
    public void The_way_to_help_names_the_whole_command(string line, string name) =>
        Assert.Equal(name, UsageErrors.NameOf(SahelWikiCommand.Create().Parse(line).CommandResult));

    [Fact]
    public void Many_remarks_are_counted_and_never_hide_an_error()
    {
        var error = new Diagnostic(Rules.BrokenFileLink, Severity.Error, new("places/gao.md"), new(1, 1, 1, 0), "Wrong.", null, null);
        var remark = error with { Severity = Severity.Info, Message = "Remarkable." };

        var lines = BuildReport.Lines([.. Enumerable.Repeat(remark, BuildReport.MostRemarks + 5), error], verbose: true, "input").ToArray();

        Assert.Equal(BuildReport.MostRemarks + 2, lines.Length);
        Assert.Contains("Wrong.", lines[^2], StringComparison.Ordinal);
        Assert.StartsWith("5 more remarks", lines[^1], StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;

namespace SahelWiki.Tests;

/// <summary>What the workflows on GitHub must do for the tests to run there.</summary>
public sealed partial class WorkflowTests
{
    /// <summary>What the image of the workflow brings itself.</summary>
    private static readonly string[] InImage = ["git", "unzip", "nodejs"];

    [Fact]
    public void The_workflow_installs_every_program_that_tests_may_not_be_skipped_for()
    {
        var wanted = Need()
            .Matches(File.ReadAllText(Path.Combine(RuleManualTests.Repository(), ".ci", "run")))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Except(InImage)
            .ToArray();

        var installed = Install()
            .Match(File.ReadAllText(Path.Combine(RuleManualTests.Repository(), ".github", "workflows", "pull-request.yml")))
            .Value.Split(' ');
        Assert.NotEmpty(wanted);
        Assert.All(wanted, package => Assert.Contains(package, installed));
    }

    [GeneratedRegex(@"^need \S+ (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Need();

    [GeneratedRegex(@"apt-get install .*")]
    private static partial Regex Install();
}

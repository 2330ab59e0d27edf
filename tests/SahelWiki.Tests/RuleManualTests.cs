using System.Runtime.CompilerServices;
using SahelWiki.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

public sealed class RuleManualTests
{
    [Fact]
    public void The_manual_lists_the_rules_of_the_catalogue()
    {
        var file = Path.Combine(Repository(), "docs", "rules.md");
        if (Folders.UpdateExpected)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, RuleManual.Markdown());
        }

        Assert.Equal(RuleManual.Markdown(), File.ReadAllText(file));
        Assert.All(Rules.All, rule => Assert.Contains($"### {rule}\n", RuleManual.Markdown()));
    }

    [Fact]
    public void The_words_to_avoid_are_those_of_the_policy()
    {
        var policy = Path.Combine(Repository(), "input", "about", "editorial-policy.md");

        var words = StyleWords.Read(new SourceText(new("about/editorial-policy.md"), File.ReadAllText(policy)));

        Assert.Contains(("regime", "government, authorities, military government"), words);
        Assert.Contains("N/A", words.Select(word => word.Word));
        Assert.True(words.Length > 50);
    }

    [Fact]
    public void A_policy_without_the_table_asks_to_avoid_nothing() =>
        Assert.Empty(
            StyleWords.Read(
                new SourceText(
                    new("about/editorial-policy.md"),
                    "---\ntitle: P\n---\n\n| `a` | b |\n|---|---|\n| `c` | d |\n\n## Words to avoid\n\nNone.\n"
                )
            )
        );

    internal static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

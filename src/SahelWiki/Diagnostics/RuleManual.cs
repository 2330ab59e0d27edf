using System.Text;

namespace SahelWiki.Diagnostics;

/// <summary>The manual's page on rules, made from the catalogue.</summary>
public static class RuleManual
{
    private static readonly (char First, string Title)[] Chapters =
    [
        ('1', "Files and front matter"),
        ('2', "Links and names"),
        ('3', "Citations, notes and sources"),
        ('4', "Claims, dates and relations"),
        ('5', "Text"),
        ('6', "Settings and vocabulary"),
    ];

    /// <summary>All rules, as Markdown; lines end with LF.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(
            """
            # Rules

            This page is made from the catalogue in `src/SahelWiki/Diagnostics/Rules.cs`; a test fails when it is not up to date.

            `sahelwiki check` reports what breaks a rule. An *error* stops the build; a *warning* does so with `--strict`; *info* is a remark, shown by
            `check --verbose`, by `check --rule NAME` and in the formats `json` and `sarif`. The file `site.yaml` changes severities, by name:

            ```yaml
            rules:
              unsourced-claim: warning
              raw-url: off
            ```

            `sahelwiki check --explain NAME` prints one rule. `check --fix` mends what has one right answer, and tells each change.

            The words that `style-word` looks for are those of the table under "Words to avoid" in `about/editorial-policy.md`; a wiki without it has
            no such check. What `stale-fact` calls old is measured from the day of `SOURCE_DATE_EPOCH`, where that is set, else of the newest commit,
            else of the newest `as_of` on the site: never from the clock, so that the same input gives the same pages.

            """.ReplaceLineEndings("\n")
        );
        foreach (var (first, title) in Chapters)
        {
            text.Append($"\n## {title}\n");
            foreach (var rule in Rules.All.Where(rule => rule.Code[2] == first))
            {
                text.Append($"\n### {rule}\n\n").Append(Section(rule));
            }
        }

        return text.ToString();
    }

    /// <summary>What one rule asks for, with its examples, as Markdown.</summary>
    public static string Section(Rule rule) =>
        $"{rule.Sentence}\n\n*{Word(rule.DefaultSeverity)}.* Not so:\n\n{Example(rule.Bad)}\nBut so:\n\n{Example(rule.Good)}";

    public static string Chapter(Rule rule) => Chapters.First(chapter => chapter.First == rule.Code[2]).Title;

    public static string Word(Severity severity) => severity.ToString();

    private static string Example(string example) => $"```\n{example.TrimEnd('\n')}\n```\n";
}

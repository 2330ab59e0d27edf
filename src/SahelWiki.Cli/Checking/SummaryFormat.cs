using System.Globalization;
using System.Text;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Checking;

/// <summary>A Markdown table, for the summary of a workflow or a comment on a pull request.</summary>
internal static class SummaryFormat
{
    /// <summary>GitHub refuses summaries over one megabyte; nobody reads that many rows either.</summary>
    private const int MostRows = 500;

    public static string Write(CheckOutcome outcome)
    {
        var text = new StringBuilder("## Check of the wiki\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{BuildReport.Plural(outcome.Site.Pages.Length, "page")}: "
                + $"**{BuildReport.Plural(outcome.Count(Severity.Error), "error")}**, "
                + $"**{BuildReport.Plural(outcome.Count(Severity.Warning), "warning")}**"
        );
        text.Append(outcome.Count(Severity.Info) is var remarks and > 0 ? $", {BuildReport.Plural(remarks, "remark")}.\n" : ".\n");
        if (outcome.Findings.IsEmpty)
        {
            return text.Append("\nNothing to mend.\n").ToString();
        }

        text.Append("\n| Where | What | Rule |\n|---|---|---|\n");
        foreach (var finding in outcome.Findings.OrderByDescending(finding => finding.Severity).Take(MostRows))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Code($"{outcome.PathOf(finding.Source)}:{finding.Span.Line}")} | "
                    + $"{Plain(finding.Message)}{(finding.Hint is null ? "" : $" *{Plain(finding.Hint)}*")} | "
                    + $"{finding.Severity.ToString().ToLowerInvariant()} {Code(finding.Rule.Name)} |\n"
            );
        }

        return text.Append(outcome.Findings.Length > MostRows ? $"\n… and {outcome.Findings.Length - MostRows} more.\n" : "").ToString();
    }

    private static string Code(string text) => "`" + Visible.Line(text).Replace("`", "").Replace("|", "\\|") + "`";

    /// <summary>What strangers wrote must not become links, mentions or HTML.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in Visible.Line(text))
        {
            plain.Append(
                c switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '@' => "&#64;",
                    ':' => "&#58;",
                    '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' => "\\" + c,
                    _ => c.ToString(),
                }
            );
        }

        return plain.ToString();
    }
}

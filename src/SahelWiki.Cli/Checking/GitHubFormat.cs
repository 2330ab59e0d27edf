using System.Text;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Checking;

/// <summary>Annotations that a GitHub workflow shows beside the changed lines.</summary>
/// <remarks>
/// Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of the actions toolkit (packages/core, command.ts).
/// </remarks>
internal static class GitHubFormat
{
    public static string Write(CheckOutcome outcome)
    {
        var text = new StringBuilder();
        foreach (var finding in outcome.Findings)
        {
            var level = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            var end = finding.Span.Length > 0 ? $",endColumn={finding.Span.Column + finding.Span.Length}" : "";
            text.Append(
                    $"::{level} file={Property(outcome.PathOf(finding.Source))},line={finding.Span.Line},col={finding.Span.Column}{end},title={Property(finding.Rule.ToString())}::"
                )
                .Append(Message(finding.Hint is null ? finding.Message : $"{finding.Message}\n{finding.Hint}"))
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>An annotation of a whole line.</summary>
    /// <param name="level">notice, warning or error.</param>
    public static string Line(string level, string path, int line, string title, string message) =>
        $"::{level} file={Property(path)},line={line},title={Property(title)}::{Message(message)}";

    private static string Message(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Message(text).Replace(":", "%3A").Replace(",", "%2C");
}

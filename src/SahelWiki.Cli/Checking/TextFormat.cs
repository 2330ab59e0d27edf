using System.Text;

namespace SahelWiki.Cli.Checking;

/// <summary>One line a finding, for grep and for editors that jump to <c>file:line:column</c>.</summary>
internal static class TextFormat
{
    public static string Write(CheckOutcome outcome)
    {
        var text = new StringBuilder();
        foreach (var finding in outcome.Findings)
        {
            text.Append(
                    Visible.Line(
                        $"{outcome.Folder.TrimEnd('/', '\\')}/{finding.Source}:{finding.Span.Line}:{finding.Span.Column}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}: {finding.Message}{(finding.Hint is null ? "" : " " + finding.Hint)}"
                    )
                )
                .Append('\n');
        }

        return text.ToString();
    }
}

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
            text.Append(Visible.Line($"{outcome.Folder.TrimEnd('/', '\\')}/{finding.Source}:{finding.Span.Line}:{finding.Span.Column}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}: {finding.Message}{(finding.Hint is null ? "" : " " + finding.Hint)}")).Append('\n');
        }

        return text.ToString();
    }
}

internal static class Visible
{
    /// <summary>One line, whatever a stranger's file holds: control characters must not reach the terminal.</summary>
    public static string Line(string text) => string.Create(text.Length, text, static (shown, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            shown[i] = source[i] is '\n' or '\r' or '\t' ? ' ' : char.IsControl(source[i]) ? '\ufffd' : source[i];
        }
    });
}

using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Cli;

/// <summary>Writes diagnostics as people read them: where, what, the line, what to do.</summary>
public static class DiagnosticPrinter
{
    /// <summary>How much of a long line is shown around the place.</summary>
    private const int Width = 100;

    /// <param name="folder">The input folder as the user named it, so that an editor's terminal can open the file.</param>
    public static string Format(Diagnostic diagnostic, string folder)
    {
        var text = new StringBuilder();
        var path = folder.Length == 0 ? diagnostic.Source.Value : $"{folder.TrimEnd('/', '\\')}/{diagnostic.Source}";
        text.Append(Visible.Line(path))
            .Append(':')
            .Append(diagnostic.Span.Line)
            .Append(':')
            .Append(diagnostic.Span.Column)
            .Append(": ")
            .Append(diagnostic.Severity.ToString().ToLowerInvariant())
            .Append(' ')
            .Append(diagnostic.Rule)
            .Append(": ")
            .Append(Visible.Line(diagnostic.Message))
            .Append('\n');
        if (!string.IsNullOrWhiteSpace(diagnostic.Excerpt))
        {
            Excerpt(text, diagnostic.Excerpt, diagnostic.Span);
        }

        if (diagnostic.Hint is { } hint)
        {
            text.Append("  ").Append(Visible.Line(hint)).Append('\n');
        }

        return text.ToString();
    }

    private static void Excerpt(StringBuilder text, string line, SourceSpan span)
    {
        var column = Math.Min(span.Column - 1, line.Length);
        var start = column + Math.Max(span.Length, 1) <= Width ? 0 : Math.Max(0, column - (Width / 3));
        var shown = line.Substring(start, Math.Min(Width, line.Length - start));
        var number = span.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (before, after) = (start > 0 ? "… " : "", start + shown.Length < line.Length ? " …" : "");
        text.Append("  ").Append(number).Append(" | ").Append(before).Append(Visible.Line(shown)).Append(after).Append('\n');
        var marks = Math.Clamp(span.Length, 1, Math.Max(1, shown.Length - (column - start)));
        text.Append(' ', 2 + number.Length).Append(" | ").Append(' ', before.Length + column - start).Append('^', marks).Append('\n');
    }
}

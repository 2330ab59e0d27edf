using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Diagnostics;

/// <summary>Collects what one phase finds in one file.</summary>
/// <remarks>Not shared between threads: each file has its own, and the phase returns its contents as a value.</remarks>
public sealed class DiagnosticBag(SourceText text)
{
    /// <summary>More findings than this in one file are counted, not listed: a broken file should not bury the others.</summary>
    public const int MostInOneFile = 200;

    private readonly List<Diagnostic> found = [];

    private int remarks;

    /// <summary>How many findings it holds.</summary>
    public int Count => found.Count;

    /// <summary>A whole line of the file.</summary>
    /// <param name="number">1-based.</param>
    public SourceSpan Line(int number) => text.At(number, 1, text.Line(number)?.Length ?? 0);

    /// <summary>What is only a remark by default gets its excerpt when it is shown: most never are, and there may be many.</summary>
    public void Add(Rule rule, SourceSpan span, string message, string? hint = null)
    {
        if (rule.DefaultSeverity == Severity.Info)
        {
            if (remarks++ < MostInOneFile)
            {
                found.Add(new(rule, rule.DefaultSeverity, text.Path, span, message, hint, null));
            }

            return;
        }

        var shown = found.Count - Math.Min(remarks, MostInOneFile);
        if (shown < MostInOneFile)
        {
            found.Add(new(rule, rule.DefaultSeverity, text.Path, span, message, hint, text.Line(span.Line)));
        }
        else if (shown == MostInOneFile)
        {
            found.Add(
                new(
                    Rules.TooManyFindings,
                    Rules.TooManyFindings.DefaultSeverity,
                    text.Path,
                    span,
                    $"There are more than {MostInOneFile} findings in this file; the rest are not shown.",
                    "Mend these first, then check again.",
                    text.Line(span.Line)
                )
            );
        }
    }

    public ImmutableArray<Diagnostic> ToImmutable() => [.. found];
}

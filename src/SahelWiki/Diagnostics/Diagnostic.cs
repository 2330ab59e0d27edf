using SahelWiki.Text;

namespace SahelWiki.Diagnostics;

/// <summary>How much a finding weighs. Errors stop the build; with <c>--strict</c>, warnings do too.</summary>
public enum Severity
{
    Off,
    Info,
    Warning,
    Error,
}

/// <summary>Something an author should know: what is wrong, where, and what to write instead.</summary>
/// <param name="Message">What is wrong, in the author's words; a full sentence.</param>
/// <param name="Hint">What to do; a full sentence, or null where the message says it all.</param>
/// <param name="Excerpt">The line of the file, without its line break; null where there is none to show.</param>
public sealed record Diagnostic(
    Rule Rule,
    Severity Severity,
    SourcePath Source,
    SourceSpan Span,
    string Message,
    string? Hint,
    string? Excerpt
)
{
    /// <summary>In UTF-16 code units. What an author wrote is quoted in messages, and may be of any length.</summary>
    public const int LongestMessage = 1000;

    public string Message { get; init; } = Shortened(Message);

    public string? Hint { get; init; } = Hint is null ? null : Shortened(Hint);

    /// <summary>By file, line, column, code: the order in which people read them.</summary>
    public static IComparer<Diagnostic> ByPlace { get; } =
        Comparer<Diagnostic>.Create(
            (a, b) =>
                a.Source.CompareTo(b.Source) is not 0 and var path ? path
                : a.Span.Line.CompareTo(b.Span.Line) is not 0 and var line ? line
                : a.Span.Column.CompareTo(b.Span.Column) is not 0 and var column ? column
                : string.CompareOrdinal(a.Rule.Code, b.Rule.Code) is not 0 and var code ? code
                : string.CompareOrdinal(a.Message, b.Message)
        );

    /// <summary>The middle of a long text is left out: what it begins with says what is wrong, what it ends with what to do.</summary>
    private static string Shortened(string text)
    {
        if (text.Length <= LongestMessage)
        {
            return text;
        }

        var (head, tail) = (LongestMessage * 3 / 4, LongestMessage / 4);
        head -= char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail -= char.IsLowSurrogate(text[^tail]) ? 1 : 0;
        return $"{text[..head]} … {text[^tail..]}";
    }
}

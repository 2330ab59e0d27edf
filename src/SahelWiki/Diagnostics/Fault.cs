using SahelWiki.Text;

namespace SahelWiki.Diagnostics;

/// <summary>
/// A mistake of the program, told like one of an author: it names the file that brought it out, and the other findings are shown with it.
/// </summary>
/// <remarks>
/// Nothing is published then, and the command ends as it does for trouble with the machine. The stack trace goes into the message,
/// for a report needs it.
/// </remarks>
public static class Fault
{
    /// <summary>Whether this is a mistake of the program: not that the user stopped it, or that memory ran out.</summary>
    public static bool Is(Exception problem) =>
        problem switch
        {
            OperationCanceledException or OutOfMemoryException => false,
            AggregateException { InnerExceptions: var all } => all.All(Is),
            _ => true,
        };

    /// <summary>What to say of it.</summary>
    /// <param name="doing">What the program was doing: "reading this page".</param>
    public static (string Message, string Hint) Sentences(string doing, Exception problem) =>
        (
            $"SahelWiki failed at {doing}. This is a mistake of the program, not yours.",
            $"Please report it, with the lines around this place and these words: {Trace(problem)}"
        );

    /// <param name="doing">What the program was doing: "reading this page".</param>
    public static Diagnostic Of(Exception problem, SourcePath path, SourceSpan span, string doing, string? excerpt = null)
    {
        var (message, hint) = Sentences(doing, problem);
        return new(Rules.Fault, Rules.Fault.DefaultSeverity, path, span, message, hint, excerpt);
    }

    /// <summary>The kind of the exception, its message, and the innermost places, in one line.</summary>
    private static string Trace(Exception problem)
    {
        while (
            problem is AggregateException or System.Reflection.TargetInvocationException or FaultAtException
            && problem.InnerException is { } inner
        )
        {
            problem = inner;
        }

        var places = (problem.StackTrace ?? "")
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("at ", StringComparison.Ordinal))
            .Select(line => line.IndexOf(" in ", StringComparison.Ordinal) is var file and > 0 ? line[..file] : line)
            .Take(6);
        return string.Join(' ', [$"{problem.GetType().Name}: {problem.Message}", .. places]).ReplaceLineEndings(" ");
    }
}

/// <summary>A mistake of the program that came out at a place of the file that is known.</summary>
internal sealed class FaultAtException(SourceSpan span, Exception problem) : Exception(problem.Message, problem)
{
    public SourceSpan Span => span;
}

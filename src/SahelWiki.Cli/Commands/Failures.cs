using SahelWiki.Editing;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Writing;
using SahelWiki.Reading;

namespace SahelWiki.Cli.Commands;

/// <summary>Turns what is wrong with the machine or the usage into a sentence and exit status 2.</summary>
internal static class Failures
{
    public static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception problem) when (Sentence(problem) is { } sentence)
        {
            Console.Error.WriteLine("sahelwiki: " + sentence);
            return ExitCode.Failure;
        }
    }

    /// <returns>Null for what is neither the machine's fault nor the user's: a bug, whose stack trace is wanted.</returns>
    private static string? Sentence(Exception problem) =>
        problem switch
        {
            OutputFolderException refused => $"{refused.Message}\n  {refused.Hint}",
            EditException refused => $"{refused.Message}\n  {refused.Hint}",
            GitTreeException past => past.Message,
            InputFolderException missing =>
                $"{missing.Message}\n  Run the command in the folder that holds \"input\", or name it: --input folder",
            ArchiveException archive => archive.Message,
            OperationCanceledException => "stopped; the previous output stands as it was.",
            AggregateException { InnerExceptions: [var only, ..] } => Sentence(only),
            UnauthorizedAccessException denied => denied.Message,
            IOException disk => disk.Message,
            _ => null,
        };
}

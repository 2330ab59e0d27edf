namespace SahelWiki.Cli.Commands;

/// <summary>What the command tells the shell.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The content has errors; they were printed.</summary>
    public const int ContentErrors = 1;

    /// <summary>Wrong usage, or something about the machine: a folder that is missing, a full disk.</summary>
    public const int Failure = 2;
}

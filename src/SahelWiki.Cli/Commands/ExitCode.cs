using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Commands;

/// <summary>What the command tells the shell.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The content has errors; they were printed.</summary>
    public const int ContentErrors = 1;

    /// <summary>Wrong usage, something about the machine (a folder that is missing, a full disk), or a mistake of the program.</summary>
    public const int Failure = 2;

    /// <summary>For findings of which one at least counts.</summary>
    public static int OfErrors(IEnumerable<Diagnostic> findings) =>
        findings.Any(finding => finding.Rule == Rules.Fault) ? Failure : ContentErrors;
}

namespace SahelWiki.Tests.Archive;

/// <summary>Programs of the machine that some tests need. Nothing is installed by a test: it says what to install.</summary>
internal static class RequiredTool
{
    /// <summary>True in CI, where a missing program is a failure and not a reason to skip a test.</summary>
    public static bool MustBeThere => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Why a test is skipped, in one sentence; null where it runs.</summary>
    public static string? Missing(string program, string package) =>
        IsThere(program) || MustBeThere ? null : $"{program} is missing; install it: apt-get install {package}";

    /// <summary>The console shows the name of a skipped test and not the reason, so the name says it.</summary>
    /// <returns>The reason, and the name to show; both null where the test runs.</returns>
    public static (string? Skip, string? DisplayName) Skipped(string name, string? reason) =>
        (reason, reason is null ? null : $"{name}: {reason}");

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

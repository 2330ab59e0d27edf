using System.Runtime.CompilerServices;

namespace SahelWiki.Tests.Support;

/// <summary>Where fixtures lie in the checkout, and folders that vanish after a test.</summary>
internal static class Folders
{
    public static string Sites => Path.Combine(Project(), "Sites");

    public static string Specs => Path.Combine(Project(), "Specs");

    /// <summary>Data of our own making: what the suites of other programs say, restated.</summary>
    public static string Vectors => Path.Combine(Project(), "Vectors");

    /// <summary>True where the expected files are to be written instead of compared.</summary>
    public static bool UpdateExpected => Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1";

    private static string Project([CallerFilePath] string here = "") => Path.GetDirectoryName(Path.GetDirectoryName(here))!;
}

using System.Runtime.CompilerServices;

namespace SahelWiki.Tests.Support;

/// <summary>Where fixtures lie in the checkout, and folders that vanish after a test.</summary>
internal static class Folders
{
    public static string Sites => Path.Combine(Project(), "Sites");

    public static string Specs => Path.Combine(Project(), "Specs");

    /// <summary>True where the expected files are to be written instead of compared.</summary>
    public static bool UpdateExpected => Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1";

    private static string Project([CallerFilePath] string here = "") => Path.GetDirectoryName(Path.GetDirectoryName(here))!;
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sahelwiki-").FullName;

    /// <summary>Writes a file below the folder and makes the folders it needs.</summary>
    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

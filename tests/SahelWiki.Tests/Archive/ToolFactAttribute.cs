namespace SahelWiki.Tests.Archive;

/// <summary>A test that needs a program of the machine. Where it is missing the test says what to install; in CI it runs all the same, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program, string package)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!isThere && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Skip = $"{program} is missing; install it: apt-get install {package}";
        }
    }
}

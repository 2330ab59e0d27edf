using System.Runtime.CompilerServices;

namespace SahelWiki.Tests.Archive;

/// <summary>
/// A test that needs a program of the machine. Where it is missing the test says what to install; in CI it runs all the same, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program, string package, [CallerMemberName] string name = "") =>
        (Skip, DisplayName) = RequiredTool.Skipped(name, RequiredTool.Missing(program, package));
}

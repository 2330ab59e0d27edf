using System.Runtime.CompilerServices;
using SahelWiki.Tests.Archive;

namespace SahelWiki.BrowserTests;

/// <summary>A test that needs Chromium. Where it is missing the test says what to install; in CI it runs all the same, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    private readonly string name;

    public BrowserFactAttribute([CallerMemberName] string name = "")
    {
        this.name = name;
        (Skip, DisplayName) = RequiredTool.Skipped(name, Needs.NoChromium);
    }

    /// <param name="program">A program that it needs, too.</param>
    /// <param name="package">Debian's package with it.</param>
    public BrowserFactAttribute(string program, string package, [CallerMemberName] string name = "")
    {
        this.name = name;
        (Skip, DisplayName) = RequiredTool.Skipped(name, Needs.NoChromium ?? RequiredTool.Missing(program, package));
    }

    /// <summary>A variable of the environment that has to be set for this test; for what is too slow for every day.</summary>
    public string OnlyWith
    {
        get => "";
        set =>
            (Skip, DisplayName) = RequiredTool.Skipped(
                name,
                Skip ?? (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(value)) ? $"Runs where {value} is set." : null)
            );
    }
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerMemberName] string name = "") =>
        (Skip, DisplayName) = RequiredTool.Skipped(name, Needs.NoChromium);
}

internal static class Needs
{
    /// <summary>Why a test is skipped; null where it runs.</summary>
    public static string? NoChromium => Chromium.Executable is null && !InCi ? Chromium.Missing : null;

    public static bool InCi => RequiredTool.MustBeThere;
}

using System.Diagnostics;
using SahelWiki.Cli.Commands;

namespace SahelWiki.Tests.Archive;

/// <summary>The command <c>sahelwiki</c> as a process of its own, as a user starts it.</summary>
internal sealed record CommandRun(int Status, string Output, string Errors)
{
    /// <param name="variables">Of the environment; null removes one.</param>
    public static CommandRun Of(string[] arguments, params (string Name, string? Value)[] variables)
    {
        using var process = Start(arguments, variables);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.Result);
    }

    public static Process Start(string[] arguments, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [typeof(SahelWikiCommand).Assembly.Location, .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SOURCE_DATE_EPOCH");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

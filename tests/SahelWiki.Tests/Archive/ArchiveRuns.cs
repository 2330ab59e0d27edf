using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Archive;

/// <summary>The command <c>archive</c>, run as a process on a small wiki of its own.</summary>
public abstract class ArchiveRuns : IDisposable
{
    private protected readonly TemporaryFolder folder = new();

    protected ArchiveRuns()
    {
        using var input = new TemporaryFolder();
        TestSites.Write(
            input,
            ("site.yaml", "title: Test wiki\nbase_url: https://example.org/\n"),
            ("index.md", TestSites.Page("Home", "See [[Ansar Dine]].")),
            (
                "groups/ansar-dine.md",
                TestSites.Page("Ansar Dine", "A group [@afpc-mali, p. 3].", "aliases: [Ançar Eddine]\nredirects: [groups/ansar]")
            )
        );
        Directory.Move(input.Path, folder.At("input"));
        Directory.CreateDirectory(input.Path);
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected CommandRun Run(string[] arguments, params (string, string?)[] variables) =>
        CommandRun.Of(
            ["archive", "-i", folder.At("input"), .. arguments.Contains("-o") ? [] : new[] { "-o", folder.At("archives") }, .. arguments],
            variables
        );

    /// <summary>Names of all that lies in the folder of archives.</summary>
    private protected IEnumerable<string> Made() =>
        Directory.EnumerateFileSystemEntries(folder.At("archives")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>A program of the name zimwriterfs, first on the path.</summary>
    private protected (string Name, string? Value) Fake(string script)
    {
        folder.Write("bin/zimwriterfs", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.At("bin/zimwriterfs"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return ("PATH", folder.At("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }
}

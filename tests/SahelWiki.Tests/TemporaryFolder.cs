using System.Diagnostics;

namespace SahelWiki.Tests;

/// <summary>A folder of its own for one test, gone when the test is over; with git in it where a test asks for that.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "sahelwiki-test-" + Guid.NewGuid().ToString("n"));

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => File.ReadAllText(At(name));

    public TemporaryFolder Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
        return this;
    }

    /// <summary>Runs git as an author that no configuration of the machine changes.</summary>
    public string Git(string author, string date, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git",
            ["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", .. arguments]
        )
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = author;
            start.Environment[$"GIT_{role}_EMAIL"] = "author@example.org";
            start.Environment[$"GIT_{role}_DATE"] = date;
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    public TemporaryFolder Commit(string subject, string author = "Ada", string date = "2024-05-01T12:00:00+00:00")
    {
        if (!Directory.Exists(At(".git")))
        {
            Git(author, date, "init", "-q");
        }

        Git(author, date, "add", "-A");
        Git(author, date, "commit", "-q", "--allow-empty", "-m", subject);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

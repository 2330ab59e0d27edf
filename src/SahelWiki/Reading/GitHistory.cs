using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Who changed what in the input folder, and when, as the git repository around it remembers.</summary>
/// <param name="Commits">Newest first, in git's order; merges, and commits that touch nothing below the input folder, are left out.</param>
/// <param name="ByFile">The changes of each file under the name it has now, newest first, through renames; each commit once.</param>
public sealed record GitHistory(ImmutableArray<GitCommit> Commits, ImmutableDictionary<SourcePath, ImmutableArray<GitCommit>> ByFile)
{
    /// <summary>What pages claimed before; null where nobody asked.</summary>
    public ClaimHistory? Claims { get; init; }

    /// <summary>Changes of this file, newest first; empty for a file that was never committed.</summary>
    public ImmutableArray<GitCommit> Of(SourcePath file) => ByFile.GetValueOrDefault(file, []);

    /// <summary>When the file last changed, in UTC; null for a file that was never committed.</summary>
    public DateTimeOffset? LastChange(SourcePath file) => Of(file) is [var newest, ..] ? newest.Date : null;

    /// <summary>Everybody who changed the file, each once, the first author first.</summary>
    public IEnumerable<string> Contributors(SourcePath file) =>
        Of(file).Reverse().SelectMany(commit => commit.Authors).Distinct(StringComparer.Ordinal);
}

/// <param name="Id">40 or 64 hexadecimal digits.</param>
/// <param name="Date">When it was committed, in UTC: the author's zone is nobody's business, and the day must not depend on it.</param>
/// <param name="Authors">Names without addresses: the author, then those of <c>Co-authored-by</c> lines.</param>
/// <param name="Subject">The first line of its message, without control characters.</param>
/// <param name="Changes">In ordinal order of their paths.</param>
public sealed record GitCommit(
    string Id,
    DateTimeOffset Date,
    ImmutableArray<string> Authors,
    string Subject,
    ImmutableArray<FileChange> Changes
)
{
    /// <summary>
    /// The subject without the area it may begin with ("content: "): that tells those who work on the files, not those who read the pages.
    /// </summary>
    public string Summary =>
        Subject.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0
        && colon + 2 < Subject.Length
        && Subject.AsSpan(0, colon).IndexOfAnyExcept(AreaLetters) < 0
            ? Subject[(colon + 2)..]
            : Subject;

    private static readonly SearchValues<char> AreaLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");
}

public enum FileChangeKind
{
    Added,
    Changed,
    Renamed,
    Deleted,
}

/// <param name="Path">Below the input folder, after the commit; before it, for a deleted file.</param>
/// <param name="Former">What a renamed file was called before; else null.</param>
/// <param name="Now">What the file is called today, after all later renames; equal to <paramref name="Path"/> where it was not renamed
/// since.</param>
public sealed record FileChange(FileChangeKind Kind, SourcePath Path, SourcePath? Former, SourcePath Now);

/// <summary>Read, for the history: asks git once.</summary>
public static class GitHistoryReader
{
    // Separators that no path, name or subject holds: git has no quoting for a format of one's own.
    private const char Record = '\u0001',
        Field = '\u0002',
        Name = '\u0003';

    /// <returns>Null where there is no git, no repository, or no commit that touches the folder.</returns>
    public static GitHistory? Read(string folder)
    {
        if (!IsInRepository(folder))
        {
            return null;
        }

        // A date of UTC, names through .mailmap, paths relative to the folder; %D tells where a shallow clone was cut.
        var output = Git.Run(
            folder,
            "log",
            "--relative",
            "--name-status",
            "--find-renames",
            "-z",
            "--no-merges",
            "--no-color",
            "--no-show-signature",
            $"--format={Record}%H{Field}%ct{Field}%aN{Field}%D{Field}%(trailers:key=Co-authored-by,valueonly,unfold,separator={Name}){Field}%s",
            "--",
            "."
        );
        return output is null ? null : Parse(Encoding.UTF8.GetString(output));
    }

    /// <summary>The same, and what every version of a page claimed.</summary>
    public static GitHistory? ReadWithClaims(string folder) =>
        Read(folder) is { } history ? history with { Claims = ClaimHistoryReader.Read(folder) } : null;

    /// <summary>
    /// Why git does not tell the history of a folder in a repository: it is missing, or takes the repository for somebody else's.
    /// </summary>
    /// <returns>A sentence with what to do; null where git answers, and where there is no repository.</returns>
    public static string? Refusal(string folder)
    {
        if (!IsInRepository(folder) || Git.Run(folder, out var problem, null, "rev-parse", "--git-dir") is not null)
        {
            return null;
        }

        // Git itself names the command that makes it trust the folder.
        var advice = problem
            .Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("git config ", StringComparison.Ordinal));
        var reason = problem.Split('\n')[0].Replace("fatal: ", "", StringComparison.Ordinal).TrimEnd('.');
        return $"The history of \"{folder}\" could not be read, so no page says when it changed: "
            + $"{reason}.{(advice is null ? "" : $" Run: {advice}")}";
    }

    private static bool IsInRepository(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return true;
            }
        }

        return false;
    }

    private static GitHistory? Parse(string output)
    {
        var tokens = output.Split('\0');
        var commits = ImmutableArray.CreateBuilder<GitCommit>();
        var byFile = new Dictionary<SourcePath, ImmutableArray<GitCommit>.Builder>();
        var namesNow = new Dictionary<SourcePath, SourcePath>();
        for (var i = 0; i < tokens.Length; )
        {
            if (!tokens[i].StartsWith(Record))
            {
                i++;
                continue;
            }

            var header = tokens[i++][1..].Split(Field, 6);
            var changes = Changes(tokens, ref i, namesNow);
            // Where a shallow clone is cut, every file looks new: that says nothing of when it was written.
            if (header.Length < 6 || changes.Length == 0 || header[3].Split(", ").Contains("grafted"))
            {
                continue;
            }

            var commit = new GitCommit(
                header[0],
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(header[1], System.Globalization.CultureInfo.InvariantCulture)),
                Authors(header[2], header[4]),
                Clean(header[5]),
                changes
            );
            commits.Add(commit);
            foreach (var now in changes.Select(change => change.Now).Distinct())
            {
                (byFile.TryGetValue(now, out var list) ? list : byFile[now] = ImmutableArray.CreateBuilder<GitCommit>()).Add(commit);
            }
        }

        return commits.Count == 0
            ? null
            : new(commits.ToImmutable(), byFile.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutable()));
    }

    /// <param name="namesNow">What files were called later, from the commits after this one; its renames are added.</param>
    private static ImmutableArray<FileChange> Changes(string[] tokens, ref int i, Dictionary<SourcePath, SourcePath> namesNow)
    {
        var changes = new List<FileChange>();
        while (i < tokens.Length && !tokens[i].StartsWith(Record))
        {
            var status = tokens[i++].TrimStart('\n');
            if (status.Length == 0 || i >= tokens.Length)
            {
                continue;
            }

            var path = new SourcePath(tokens[i++]);
            SourcePath? former = null;
            if (status[0] is 'R' or 'C' && i < tokens.Length)
            {
                (former, path) = (status[0] == 'R' ? path : null, new(tokens[i++]));
            }

            var kind = status[0] switch
            {
                'A' or 'C' => FileChangeKind.Added,
                'D' => FileChangeKind.Deleted,
                'R' => FileChangeKind.Renamed,
                _ => FileChangeKind.Changed,
            };
            changes.Add(new(kind, path, former, namesNow.GetValueOrDefault(path, path)));
        }

        foreach (var change in changes)
        {
            // Before it was added, a name belonged to another file, if to any.
            namesNow.Remove(change.Path);
        }

        foreach (var change in changes.Where(change => change.Former is not null))
        {
            namesNow[change.Former!.Value] = change.Now;
        }

        return [.. changes.OrderBy(change => change.Path)];
    }

    private static ImmutableArray<string> Authors(string author, string trailers) =>
        [
            .. trailers
                .Split(Name)
                .Select(trailer => trailer.Split('<')[0])
                .Prepend(author)
                .Select(Clean)
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c))).Trim();
}

/// <summary>Asks the command <c>git</c> for what it knows; changes nothing.</summary>
public static class Git
{
    /// <summary>Runs git in a folder.</summary>
    /// <returns>What it writes; null where it fails or is not installed.</returns>
    public static byte[]? Run(string folder, params IEnumerable<string> arguments) => Run(folder, out _, null, arguments);

    /// <param name="problem">What git says when it fails, else empty.</param>
    /// <param name="input">For its standard input, or null.</param>
    public static byte[]? Run(string folder, out string problem, string? input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments.Prepend("core.fsmonitor=false").Prepend("-c"))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // In a hook these name another folder than ours. Locks and questions have no place in a reading command.
        foreach (var name in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var writing = Task.Run(() =>
            {
                process.StandardInput.Write(input ?? "");
                process.StandardInput.Close();
            });
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            problem = errors.Result.Trim();
            writing.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            return process.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Exception missing) when (missing is Win32Exception or IOException)
        {
            problem = "git is not installed.";
            return null;
        }
    }
}

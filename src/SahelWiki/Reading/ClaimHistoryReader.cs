using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Read, for the past of claims: every version of every page, with what was found out before.</summary>
/// <remarks>
/// Along first parents, where each state follows from the one before: a branch counts on the day it came in. What a version claims is
/// remembered in the repository's own folder (<c>.git/sahelwiki</c>), which may be deleted at any time.
/// </remarks>
public static class ClaimHistoryReader
{
    private const char Record = '\u0001',
        Field = '\u0002';

    /// <returns>Null where git does not tell.</returns>
    public static ClaimHistory? Read(string folder)
    {
        var log = Git.Run(
            folder,
            "log",
            "--first-parent",
            "-m",
            "--reverse",
            "--relative",
            "--raw",
            "--no-abbrev",
            "--find-renames",
            "-z",
            "--no-color",
            "--no-show-signature",
            $"--format={Record}%H{Field}%ct{Field}%D",
            "--",
            "."
        );
        if (log is null)
        {
            return null;
        }

        var versions = Versions(Encoding.UTF8.GetString(log));
        var claims = Claims(folder, [.. versions.Values.SelectMany(list => list).Select(version => (version.Blob, version.Path))]);
        return new(
            versions.ToDictionary(
                file => file.Key,
                file =>
                    file.Value.Select(version => new FileVersion(version.Commit, version.Day, claims[(version.Blob, version.Path)]))
                        .Where(version => !version.Claims.IsEmpty)
                        .ToImmutableArray()
            )
        );
    }

    private sealed record Version(string Commit, DateOnly Day, string Blob, SourcePath Path);

    /// <summary>By the name a file has now; oldest first.</summary>
    private static Dictionary<SourcePath, List<Version>> Versions(string log)
    {
        var files = new Dictionary<SourcePath, List<Version>>();
        var (commit, day) = ("", default(DateOnly));
        var isCut = false;
        var tokens = log.Split('\0');
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i].TrimStart('\n');
            if (token.StartsWith(Record))
            {
                var header = token[1..].Split(Field);
                (commit, day) = (
                    header[0],
                    DateOnly.FromDateTime(
                        DateTimeOffset.FromUnixTimeSeconds(long.Parse(header[1], CultureInfo.InvariantCulture)).UtcDateTime
                    )
                );
                // Where a shallow clone is cut, every file looks new: that says nothing of when it was written.
                isCut = header[2].Split(", ").Contains("grafted");
            }
            else if (token.StartsWith(':') && token.Split(' ') is [_, _, _, var blob, var status])
            {
                var path = new SourcePath(tokens[++i]);
                if (status[0] is 'R' or 'C')
                {
                    var former = path;
                    path = new(tokens[++i]);
                    // A copy is new, whatever it was copied from.
                    if (status[0] == 'R' && files.Remove(former, out var moved))
                    {
                        files[path] = moved;
                    }
                }

                if (status[0] is 'D')
                {
                    files.Remove(path);
                }
                else if (!isCut && IsPage(path))
                {
                    (files.TryGetValue(path, out var list) ? list : files[path] = []).Add(new(commit, day, blob, path));
                }
            }
        }

        return files;
    }

    private static bool IsPage(SourcePath path) =>
        path.Extension == ".md" && PageTypes.InFolder(path.Folder) is { HasSubject: true } && TranslationParser.LanguageOf(path) is null;

    private static Dictionary<(string Blob, SourcePath Path), ImmutableArray<SaidClaim>> Claims(
        string folder,
        HashSet<(string Blob, SourcePath Path)> wanted
    )
    {
        var memory = ClaimMemory.Open(folder);
        var found = new Dictionary<(string, SourcePath), ImmutableArray<SaidClaim>>();
        var unknown = new List<(string Blob, SourcePath Path)>();
        foreach (var (blob, path) in wanted)
        {
            // What a file claims depends on the type of its folder, and on nothing else outside of it.
            if (memory.Find(blob, path.Folder) is { } known)
            {
                found[(blob, path)] = known;
            }
            else
            {
                unknown.Add((blob, path));
            }
        }

        if (unknown.Count > 0)
        {
            var contents = GitTree.Contents(folder, [.. unknown.Select(one => one.Blob).Distinct()]);
            var read = new ImmutableArray<SaidClaim>[unknown.Count];
            Parallel.For(0, unknown.Count, i => read[i] = contents.TryGetValue(unknown[i].Blob, out var bytes)
                    ? PageParser.FactsOf(new(unknown[i].Path, bytes), PageTypes.InFolder(unknown[i].Path.Folder)!) is { } matter
                        ? SaidClaim.Of(matter)
                        : []
                    : []);
            for (var i = 0; i < unknown.Count; i++)
            {
                found[unknown[i]] = read[i];
            }

            memory.Save(found.Select(one => (one.Key.Item1, one.Key.Item2.Folder, one.Value)));
        }

        return found;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Read, for the past: the input folder as a commit has it, without touching the working copy.</summary>
public static class GitTree
{
    private const string SymbolicLinkMode = "120000",
        SubmoduleMode = "160000";

    /// <param name="folder">The input folder, inside a repository.</param>
    /// <param name="reference">A commit as git names it: <c>main</c>, <c>HEAD~1</c>, <c>v1.2</c>, an id.</param>
    /// <returns>As <see cref="InputFolder.Read"/> would give it; without files where the folder did not exist then.</returns>
    /// <exception cref="GitTreeException">There is no repository, or no such commit.</exception>
    public static SourceTree Read(string folder, string reference)
    {
        // What begins with a hyphen is an option for git, whatever else it should be.
        if (
            Git.Run(folder, out var problem, null, ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"])
            is not { } id
        )
        {
            throw new GitTreeException(
                problem.Length > 0 ? $"git cannot find \"{reference}\": {problem}"
                : IsShallow(folder)
                    ? $"git knows no commit \"{reference}\": this clone has only the newest part of the history. Run "
                        + "\"git fetch --unshallow\", then try again."
                : $"git knows no commit \"{reference}\"."
            );
        }

        var commit = Encoding.ASCII.GetString(id).Trim();
        var listing = Git.Run(folder, out problem, null, ["ls-tree", "-r", "-z", "-l", commit, "."])
            ?? throw new GitTreeException($"git cannot list \"{reference}\": {problem}");
        var entries = Encoding
            .UTF8.GetString(listing)
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .Where(entry => entry.Mode != SubmoduleMode && !entry.Path.Value.Split('/').Any(part => part.StartsWith('.')))
            .ToArray();
        var wanted = entries.Where(entry => entry.Mode != SymbolicLinkMode && entry.Size <= InputFolder.LargestFile).ToArray();
        var contents = Contents(folder, [.. wanted.Select(entry => entry.Blob).Distinct()]);
        return new(folder, [.. entries.Select(entry => File(entry, contents)).OrderBy(file => file.Path)]);
    }

    private static bool IsShallow(string folder) =>
        Git.Run(folder, "rev-parse", "--is-shallow-repository") is { } answer && Encoding.ASCII.GetString(answer).Trim() == "true";

    private sealed record Entry(string Mode, string Blob, long Size, SourcePath Path);

    /// <remarks>Source: git-ls-tree(1), "Output format": mode, type, object and size, then a tab and the path.</remarks>
    private static Entry Parse(string line)
    {
        var tab = line.IndexOf('\t');
        var parts = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(
            parts[0],
            parts[2],
            long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
            new(line[(tab + 1)..])
        );
    }

    private static SourceFile File(Entry entry, Dictionary<string, ImmutableArray<byte>> contents) =>
        entry.Mode == SymbolicLinkMode ? new(entry.Path, [], SourceFileProblem.SymbolicLink)
        : contents.TryGetValue(entry.Blob, out var bytes) ? new(entry.Path, bytes)
        : new(
            entry.Path,
            [],
            new("This file was not read: it is too large, or git has lost it.", "Make it smaller, or fetch the whole repository.")
        );

    internal static Dictionary<string, ImmutableArray<byte>> Contents(string folder, string[] blobs)
    {
        var contents = new Dictionary<string, ImmutableArray<byte>>(StringComparer.Ordinal);
        foreach (var (blob, content) in blobs.Zip(ContentsInOrder(folder, blobs)))
        {
            if (content is { } bytes)
            {
                contents[blob] = bytes;
            }
        }

        return contents;
    }

    /// <param name="objects">As git names them: ids, or a file of a commit (<c>ID:./places/gao.md</c>).</param>
    /// <returns>As many; null for what git does not have.</returns>
    /// <remarks>Source: git-cat-file(1), "Batch output": a line "object type size", the content, a line feed.</remarks>
    internal static ImmutableArray<byte>?[] ContentsInOrder(string folder, string[] objects)
    {
        var contents = new ImmutableArray<byte>?[objects.Length];
        if (objects.Length == 0)
        {
            return contents;
        }

        var output = Git.Run(folder, out var problem, string.Concat(objects.Select(name => name + "\n")), ["cat-file", "--batch"])
            ?? throw new GitTreeException($"git cannot read its objects: {problem}");
        for (var (at, i) = (0, 0); at < output.Length && i < objects.Length; i++)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var header = Encoding.UTF8.GetString(output, at, end - at);
            at = end + 1;
            if (header.EndsWith(" missing", StringComparison.Ordinal))
            {
                continue;
            }

            var size = int.Parse(header[(header.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            contents[i] = ImmutableCollectionsMarshal.AsImmutableArray(output.AsSpan(at, size).ToArray());
            at += size + 1;
        }

        return contents;
    }
}

/// <summary>Git has no such past.</summary>
public sealed class GitTreeException(string message) : Exception(message);

using System.Collections.Concurrent;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>
/// Remembers, from one look at the input to the next, what has not changed: the content of files, what was parsed from it, and the history.
/// </summary>
public sealed class PageCache
{
    /// <summary>
    /// A file that was written less than this before it was read may be written again within the same tick of the disk's clock: it is read
    /// again.
    /// </summary>
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<SourcePath, (DateTime Written, long Length, DateTime Seen, SourceFile File)> files = new();
    private readonly ConcurrentDictionary<SourcePath, (SourceFile File, object Value)> parsed = new();
    private readonly ConcurrentDictionary<string, PageText> versions = new(StringComparer.Ordinal);
    private readonly Lock asking = new();
    private (bool Known, GitHistory? Value) history;

    /// <summary>The history as it was when it was first asked for.</summary>
    internal GitHistory? History(string folder)
    {
        lock (asking)
        {
            return (history = history.Known ? history : (true, GitHistoryReader.ReadWithClaims(folder))).Value;
        }
    }

    /// <summary>What a file of a commit said; null where nobody asked yet.</summary>
    internal PageText? Version(string name) => versions.GetValueOrDefault(name);

    internal void Remember(string name, PageText version) => versions[name] = version;

    public Page Parse(SourceFile file, PageType type) => Remember(file, () => PageParser.Parse(file, type));

    /// <summary>
    /// What was made of a file of the same bytes, or what is made of it now. A path is always made into one kind of thing.
    /// </summary>
    internal T Remember<T>(SourceFile file, Func<T> parse)
        where T : class
    {
        if (
            parsed.TryGetValue(file.Path, out var known)
            && (
                ReferenceEquals(known.File, file)
                || (known.File.Problem == file.Problem && known.File.Bytes.AsSpan().SequenceEqual(file.Bytes.AsSpan()))
            )
        )
        {
            return (T)known.Value;
        }

        var value = parse();
        parsed[file.Path] = (file, value);
        return value;
    }

    /// <summary>The file as it was read before, where its size and time say that it is the same; else as it is read now.</summary>
    internal SourceFile Read(SourcePath path, FileInfo info, Func<SourceFile> read)
    {
        var (written, length, now) = (info.LastWriteTimeUtc, info.Length, DateTime.UtcNow);
        if (
            files.TryGetValue(path, out var known)
            && known.Written == written
            && known.Length == length
            && known.Seen - written > ClockTick
        )
        {
            return known.File;
        }

        var file = read();
        files[path] = (written, length, now, file);
        return file;
    }
}

using System.Collections.Concurrent;
using SahelWiki.PageTypes;
using SahelWiki.Paths;

namespace SahelWiki.Content;

/// <summary>Remembers parsed pages while their bytes stay the same: parsing is the one phase worth it. And the history, which saving a file does not change.</summary>
public sealed class PageCache
{
    private readonly ConcurrentDictionary<SourcePath, (SourceFile File, Page Page)> pages = new();
    private readonly Lock asking = new();
    private (bool Known, GitHistory? Value) history;

    /// <summary>The history as it was when it was first asked for.</summary>
    internal GitHistory? History(string folder)
    {
        lock (asking)
        {
            return (history = history.Known ? history : (true, GitHistoryReader.Read(folder))).Value;
        }
    }

    public Page Parse(SourceFile file, PageType type)
    {
        if (pages.TryGetValue(file.Path, out var known) && known.File.Problem == file.Problem && known.File.Bytes.AsSpan().SequenceEqual(file.Bytes.AsSpan()))
        {
            return known.Page;
        }

        var page = PageParser.Parse(file, type);
        pages[file.Path] = (file, page);
        return page;
    }
}

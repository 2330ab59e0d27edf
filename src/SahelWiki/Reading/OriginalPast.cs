using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>What originals said before, for those alone whose texts in other languages lag behind.</summary>
/// <param name="Versions">Of each such page, newest first.</param>
public sealed record OriginalPast(ImmutableDictionary<SourcePath, ImmutableArray<OriginalVersion>> Versions)
{
    public static OriginalPast Unknown { get; } = new(ImmutableDictionary<SourcePath, ImmutableArray<OriginalVersion>>.Empty);

    public ImmutableArray<OriginalVersion> Of(SourcePath page) => Versions.GetValueOrDefault(page, []);
}

/// <param name="Day">On which it was committed, in UTC.</param>
public sealed record OriginalVersion(DateOnly Day, PageText Text);

/// <summary>Read, for what originals said before: asks git once, and not at all where no text lags behind.</summary>
public static class OriginalPastReader
{
    /// <summary>A text that is behind by more versions is told without the day.</summary>
    private const int MostVersions = 40;

    /// <param name="folder">The input folder, in the repository.</param>
    /// <param name="cache">Keeps versions for a preview: they never change.</param>
    public static OriginalPast Read(string folder, ParsedInput input, PageCache? cache = null)
    {
        if (input.History is not { } history || input.Translations.IsEmpty)
        {
            return OriginalPast.Unknown;
        }

        var texts = input.Translations.ToLookup(text => text.Of);
        var wanted = input
            .Pages.Where(page => texts[page.Id].Any(text => text.LagsBehind(page.Text)))
            .SelectMany(page => Versions(history, page).Take(MostVersions))
            .ToArray();
        var known = wanted.Select(version => cache?.Version(version.Object)).ToArray();
        var unknown = Enumerable.Range(0, wanted.Length).Where(i => known[i] is null).ToArray();
        var contents = GitTree.ContentsInOrder(folder, [.. unknown.Select(i => wanted[i].Object)]);
        foreach (var (i, content) in unknown.Zip(contents).Where(pair => pair.Second is not null))
        {
            known[i] = PageParser.Parse(new(wanted[i].Path, content!.Value), wanted[i].Page.Type).Text;
            cache?.Remember(wanted[i].Object, known[i]!);
        }

        return new(
            Enumerable
                .Range(0, wanted.Length)
                .Where(i => known[i] is not null)
                .GroupBy(i => wanted[i].Page.Source)
                .ToImmutableDictionary(
                    same => same.Key,
                    same => same.Select(i => new OriginalVersion(wanted[i].Day, known[i]!)).ToImmutableArray()
                )
        );
    }

    /// <param name="Object">As git names a file of a commit.</param>
    private sealed record Wanted(Page Page, SourcePath Path, DateOnly Day, string Object);

    /// <summary>Newest first, under the names that the file had.</summary>
    private static IEnumerable<Wanted> Versions(GitHistory history, Page page)
    {
        foreach (var commit in history.Of(page.Source))
        {
            if (commit.Changes.FirstOrDefault(change => change.Now == page.Source && change.Kind != FileChangeKind.Deleted) is { } change)
            {
                yield return new(page, change.Path, DateOnly.FromDateTime(commit.Date.UtcDateTime), $"{commit.Id}:./{change.Path}");
            }
        }
    }
}

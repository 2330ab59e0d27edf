using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Over which documents the uses of a work are divided, and where in them a page's uses stand.</summary>
internal sealed class UsePlaces(Site site)
{
    /// <summary>How many sentences of one page a source's document shows.</summary>
    private const int MostSentences = 20;

    private readonly ConcurrentDictionary<LinkedSource, Division> divisions = new(ReferenceEqualityComparer.Instance);

    public Division Of(LinkedSource source) => divisions.GetOrAdd(source, static (source, site) => Division.Of(site, source), site);

    /// <summary>The id of what a work's document says of its uses by a page.</summary>
    public static string Id(Page page) => "use-" + page.Id.Value.Replace('/', '-');

    /// <summary>The document that shows how a page uses the work; null where the page does not.</summary>
    public OutputPath? DocumentOf(LinkedSource source, Page page) => Of(source).PartOf(page) is { } number ? Path(source, number) : null;

    public static OutputPath Path(LinkedSource source, int number) => number == 1 ? source.Path : SitePaths.Further(source.Path, number);

    /// <summary>Over how many documents the sentences that cite a source are divided.</summary>
    public static int Count(LinkedSource source) => ListParts.Count(source.Uses.GroupBy(use => use.Page).Sum(group => (long)Weight(group)));

    /// <summary>The sentences of one page that a source's document shows, each once.</summary>
    public static List<TextRange> Shown(IGrouping<Page, SourceUse> uses)
    {
        // Most pages cite a source once or twice: a set for each would cost more than the look at those before.
        var shown = new List<TextRange>();
        foreach (var use in uses)
        {
            if (use.Sentence is { } sentence && shown.Count < MostSentences && !shown.Contains(sentence))
            {
                shown.Add(sentence);
            }
        }

        return shown;
    }

    private static int Weight(IGrouping<Page, SourceUse> uses) =>
        ListParts.Weight(170 + uses.Key.Id.Value.Length + Shown(uses).Sum(sentence => 30 + sentence.Length));

    /// <summary>The pages that cite a source, in the order of their documents.</summary>
    /// <param name="Starts">The first page of each document.</param>
    internal sealed record Division(ImmutableArray<IGrouping<Page, SourceUse>> All, ImmutableArray<int> Starts)
    {
        private readonly Lazy<Dictionary<Page, int>> places = new(() =>
            Enumerable.Range(0, All.Length).ToDictionary(index => All[index].Key, index => index)
        );

        public static Division Of(Site site, LinkedSource source)
        {
            ImmutableArray<IGrouping<Page, SourceUse>> pages =
            [
                .. source.Uses.GroupBy(use => use.Page).OrderBy(group => site.Of(group.Key).Rank),
            ];
            return new(
                pages,
                ListParts.Starts(
                    [.. pages.Select(Weight)],
                    index => index == 0 || pages[index].Key.Type != pages[index - 1].Key.Type,
                    Count(source)
                )
            );
        }

        public ImmutableArray<IGrouping<Page, SourceUse>> Pages(int number) =>
            All[Starts[number - 1]..(number < Starts.Length ? Starts[number] : All.Length)];

        /// <summary>The number of the document that has a page; null where none has it.</summary>
        public int? PartOf(Page page) =>
            !places.Value.TryGetValue(page, out var index) ? null
            : Starts.BinarySearch(index) is >= 0 and var found ? found + 1
            : ~Starts.BinarySearch(index);
    }
}

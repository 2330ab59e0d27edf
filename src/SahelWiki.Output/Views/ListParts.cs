using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Divides a list that would be too long for one document into parts of about equal weight, in its order.</summary>
/// <remarks>Weights are bytes of HTML, roughly: a reader on a slow link pays for bytes, not for entries.</remarks>
internal static class ListParts
{
    /// <summary>What one part holds at most, but for <see cref="Play"/>. With that and the frame, a document stays below 300 kB.</summary>
    public const int Budget = 180_000;

    /// <summary>How far from its even share a part may begin so that it begins with a heading: a fifth of the share.</summary>
    private const int Play = 5;

    /// <summary>The weight that counts for an entry of so many bytes: no entry fills a part, else the next part would be empty.</summary>
    public static int Weight(int bytes) => Math.Min(bytes, Budget / 4);

    /// <summary>Of a page in the list of its type: the markup, its address, and the words that stand there.</summary>
    public static int OfPage(LinkedPage page) =>
        Weight(
            190
                + page.Path.Value.Length
                + Encoding.UTF8.GetByteCount(page.Page.Title)
                + (page.Page.Type == Event.Type ? 0 : Encoding.UTF8.GetByteCount(page.Page.Summary))
        );

    /// <summary>How many parts entries of this weight take; at least 1.</summary>
    /// <param name="budget">What one part holds.</param>
    public static int Count(long weight, int budget = Budget) => (int)Math.Max(1, (weight + budget - 1) / budget);

    /// <param name="weights">Of the entries, in the order of the list.</param>
    /// <param name="isHeaded">Whether an entry is the first below a heading: a part begins there if it can.</param>
    /// <param name="count">How many parts.</param>
    /// <returns>The first entry of each part, rising; the first of all is 0. Of more parts than entries the last are empty, and begin with
    /// the number of entries.</returns>
    public static ImmutableArray<int> Starts(IReadOnlyList<int> weights, Func<int, bool> isHeaded, int count)
    {
        var before = new long[weights.Count + 1];
        for (var i = 0; i < weights.Count; i++)
        {
            before[i + 1] = before[i] + weights[i];
        }

        var starts = ImmutableArray.CreateBuilder<int>(count);
        starts.Add(0);
        for (var part = 1; part < count; part++)
        {
            var even = before[^1] * part / count;
            var least = Math.Min(starts[^1] + 1, weights.Count);
            var most = Math.Max(least, weights.Count - (count - part));
            var start = Math.Clamp(Nearest(before, even), least, most);
            starts.Add(Headed(before, isHeaded, start, even, before[^1] / count / Play, least, most));
        }

        return starts.MoveToImmutable();
    }

    /// <summary>The entry before which the weight comes nearest to <paramref name="even"/>, the earlier of two.</summary>
    private static int Nearest(long[] before, long even)
    {
        var found = Array.BinarySearch(before, even);
        var above = found >= 0 ? found : ~found;
        return above > 0 && even - before[above - 1] <= before[above] - even ? above - 1 : above;
    }

    /// <summary>The nearest entry with a heading, within the play; else the start itself.</summary>
    private static int Headed(long[] before, Func<int, bool> isHeaded, int start, long even, long play, int least, int most)
    {
        for (var step = 0; ; step++)
        {
            var (earlier, later) = (start - step, start + step);
            var (isEarlier, isLater) = (earlier >= least && even - before[earlier] <= play, later <= most && before[later] - even <= play);
            if (isEarlier && earlier < before.Length - 1 && isHeaded(earlier))
            {
                return earlier;
            }

            if (isLater && later < before.Length - 1 && isHeaded(later))
            {
                return later;
            }

            if (!isEarlier && !isLater)
            {
                return start;
            }
        }
    }
}

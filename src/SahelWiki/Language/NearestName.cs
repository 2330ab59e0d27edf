using SahelWiki.Text;

namespace SahelWiki.Language;

/// <summary>Finds what an author probably meant.</summary>
public static class NearestName
{
    /// <summary>The candidate nearest to what was written, or null when none is near enough to be worth a hint.</summary>
    /// <remarks>
    /// Near means at most a third of the letters differ (never fewer than one allowed), measured by
    /// <see cref="Distance"/> on folded names; ties go to the ordinally first.
    /// </remarks>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        var key = Folding.NameKey(written);
        var allowed = Math.Max(1, key.Length / 3);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(key, Folding.NameKey(candidate), allowed);
            if (
                distance <= allowed
                && (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(candidate, best) < 0))
            )
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, one each.</summary>
    /// <param name="limit">The search stops where the distance must exceed it; the result is then <c>limit + 1</c>.</param>
    /// <remarks>Source: Boytsov (2011), "Indexing methods for approximate dictionary searching", section 2.</remarks>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (before, above, row) = (above, row, before);
        }

        return Math.Min(above[b.Length], limit + 1);
    }
}

using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Finds, by paragraph, in what a text in another language is behind its original.</summary>
/// <remarks>
/// The stamps tell which paragraphs of the original have other words than when they were translated. Which paragraph here is which there
/// is found from their order, their kinds, what they cite and where they lead.
/// </remarks>
public static class TextLag
{
    /// <summary>Beyond a thousand paragraphs a side, order alone must do.</summary>
    private const long MostPairs = 1_000_000;

    /// <param name="past">What the original said before; empty where that is not known.</param>
    /// <returns>In the order of this text; empty where nothing is known of what it was translated from.</returns>
    public static ImmutableArray<LaggingParagraph> Of(PageText original, Translation text, ImmutableArray<OriginalVersion> past)
    {
        if (text.Stamps is not { } stamps || !text.LagsBehind(original))
        {
            return [];
        }

        Paragraph[] there = [.. original.Paragraphs];
        Paragraph[] here = [.. text.Text.Paragraphs];
        var gone = Without(stamps, there.Select(paragraph => paragraph.Stamp));
        var unknown = Without([.. there.Select(paragraph => paragraph.Stamp)], stamps);
        var partners = Pairs(original, there, text, here, stamps);
        var goneStamps = gone.Select(i => stamps[i]).ToHashSet();
        var found = new List<(int Place, LaggingParagraph Paragraph)>();
        foreach (var i in unknown)
        {
            var since = Since(past, there[i].Stamp);
            if (partners[i] >= 0)
            {
                var former = Former(past, goneStamps, original.WordsOf(there[i]), there[i].Kind);
                found.Add((partners[i], new(LagKind.Changed, i + 1, there[i], here[partners[i]], former, since)));
            }
            else
            {
                var next = partners.Skip(i).Where(partner => partner >= 0).DefaultIfEmpty(here.Length).First();
                found.Add((next, new(LagKind.Added, i + 1, there[i], next < here.Length ? here[next] : null, null, since)));
            }
        }

        var taken = partners.ToHashSet();
        var left = gone.Count - found.Count(one => one.Paragraph.Kind == LagKind.Changed);
        var lone = Enumerable.Range(0, here.Length).Where(i => !taken.Contains(i));
        foreach (var i in lone.Take(Math.Max(left, 0)))
        {
            found.Add((i, new(LagKind.Removed, 0, null, here[i], null, null)));
        }

        return [.. found.OrderBy(one => one.Place).ThenBy(one => one.Paragraph.Number).Select(one => one.Paragraph)];
    }

    /// <summary>Which paragraph of a text stands for which of its original, whatever the stamps say.</summary>
    /// <returns>For each paragraph of the original the place of the other; -1 where there is none.</returns>
    public static int[] Pairs(PageText original, Translation text) =>
        Pairs(original, [.. original.Paragraphs], text, [.. text.Text.Paragraphs], text.Stamps ?? []);

    /// <summary>The places in a list of what the other does not have, each as often as it is there.</summary>
    private static List<int> Without(ImmutableArray<Stamp> all, IEnumerable<Stamp> known)
    {
        var counts = known.CountBy(stamp => stamp).ToDictionary();
        var places = new List<int>();
        for (var i = 0; i < all.Length; i++)
        {
            if (counts.GetValueOrDefault(all[i]) is var left and > 0)
            {
                counts[all[i]] = left - 1;
            }
            else
            {
                places.Add(i);
            }
        }

        return places;
    }

    /// <summary>The pairs in order that have the most in common.</summary>
    /// <remarks>Source: Needleman and Wunsch (1970), with no cost for what is left alone.</remarks>
    private static int[] Pairs(PageText original, Paragraph[] there, Translation text, Paragraph[] here, ImmutableArray<Stamp> stamps)
    {
        if (there.Length * (long)here.Length > MostPairs)
        {
            return [.. there.Select((paragraph, i) => i < here.Length && here[i].Kind == paragraph.Kind ? i : -1)];
        }

        var (thereMarks, hereMarks) = (Marks(original.Body, there), Marks(text.Text.Body, here));
        // Where there are as many stamps as paragraphs, each was made for the one that has its place.
        var isOneForOne = stamps.Length == here.Length;
        var best = new double[there.Length + 1, here.Length + 1];
        for (var i = there.Length - 1; i >= 0; i--)
        {
            for (var j = here.Length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j + 1] + Common(i, j), Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new int[there.Length];
        Array.Fill(pairs, -1);
        for (var (i, j) = (0, 0); i < there.Length && j < here.Length; )
        {
            if (Common(i, j) > 0 && best[i, j] == best[i + 1, j + 1] + Common(i, j))
            {
                pairs[i++] = j++;
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;

        double Common(int i, int j)
        {
            if (there[i].Kind != here[j].Kind || there[i].Level != here[j].Level)
            {
                return 0;
            }

            var known = isOneForOne && there[i].Stamp == stamps[j] ? 4 : 0;
            var (a, b) = (thereMarks[i], hereMarks[j]);
            var all = a.Union(b).Count();
            return 1 + known + (all == 0 ? 0.5 : 2.0 * a.Intersect(b).Count() / all);
        }
    }

    /// <summary>What a paragraph cites and which pages it links, which is the same in every language.</summary>
    private static HashSet<string>[] Marks(Body body, Paragraph[] paragraphs)
    {
        var marks = paragraphs.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray();
        void Add(TextRange place, string mark)
        {
            for (var i = 0; i < paragraphs.Length && place.Length > 0; i++)
            {
                var prose = paragraphs[i].Prose;
                if (prose.Start <= place.Start && place.Start < prose.Start + prose.Length)
                {
                    marks[i].Add(mark);
                    return;
                }
            }
        }

        foreach (var mark in body.Citations)
        {
            foreach (var citation in mark.Citations)
            {
                Add(mark.Sentence, $"@{citation.Key} {citation.Locator?.Text}");
            }
        }

        foreach (var link in body.Links)
        {
            Add(link.Place, Folding.NameKey(link.Target[(link.Target.LastIndexOf('/') + 1)..]));
        }

        return marks;
    }

    /// <summary>The day of the oldest version since which the original has these words.</summary>
    private static DateOnly? Since(ImmutableArray<OriginalVersion> past, Stamp stamp)
    {
        DateOnly? since = null;
        foreach (var version in past)
        {
            if (!version.Text.Paragraphs.Any(paragraph => paragraph.Stamp == stamp))
            {
                break;
            }

            since = version.Day;
        }

        return since;
    }

    /// <summary>Of the paragraphs that were translated and are gone, the one most like this.</summary>
    private static string? Former(ImmutableArray<OriginalVersion> past, HashSet<Stamp> gone, string words, ParagraphKind kind)
    {
        const double least = 0.2;
        var now = WordsOf(words);
        return past.SelectMany(version =>
                version
                    .Text.Paragraphs.Where(paragraph => paragraph.Kind == kind && gone.Contains(paragraph.Stamp))
                    .Select(paragraph => version.Text.WordsOf(paragraph))
            )
            .Distinct(StringComparer.Ordinal)
            .Select(former => (Words: former, Likeness: Likeness(WordsOf(former), now)))
            .Where(former => former.Likeness >= least)
            .OrderByDescending(former => former.Likeness)
            .Select(former => former.Words)
            .FirstOrDefault();
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Folding.NameKey)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) => 2.0 * a.Intersect(b).Count() / Math.Max(1, a.Count + b.Count);
}

using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>
/// Remembers what the pages are called from one time they are linked to the next: finding and sorting names is what costs. The result is
/// the same as without it.
/// </summary>
public sealed class LinkMemory
{
    private readonly Dictionary<string, Names> last = [];

    /// <summary>The names of these pages: those of the last time where no page came, went or is called otherwise.</summary>
    internal Names NamesOf(Page[] pages, Phrases phrases, int threads) =>
        last.TryGetValue(phrases.Language, out var known) && known.AreOf(pages, phrases.Culture.Name)
            ? known
            : last[phrases.Language] = Names.Of(pages, phrases, threads);
}

/// <summary>What depends on the names of all pages alone.</summary>
/// <param name="Pages">In source path order.</param>
/// <param name="Ranks">The place of each page when all are sorted by type, then by title in the site's language.</param>
internal sealed record Names(Page[] Pages, string Language, NameIndex Index, int[] Ranks)
{
    public static Names Of(Page[] pages, Phrases phrases, int threads) =>
        new(pages, phrases.Culture.Name, new(pages), RanksOf(pages, phrases, threads));

    /// <summary>Whether these pages are called as those were.</summary>
    public bool AreOf(Page[] pages, string language)
    {
        if (pages.Length != Pages.Length || language != Language)
        {
            return false;
        }

        for (var i = 0; i < pages.Length; i++)
        {
            if (!ReferenceEquals(pages[i], Pages[i]) && !IsCalledTheSame(pages[i], Pages[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <remarks>By sort keys, since comparing names costs far more than comparing bytes.</remarks>
    private static int[] RanksOf(Page[] pages, Phrases phrases, int threads)
    {
        var order = new int[pages.Length];
        var keys = new (int Type, SortKey Name)[pages.Length];
        static int TypeOrder(Page page) => PageTypes.All.IndexOf(page.Type) is var place and >= 0 ? place : int.MaxValue;
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            (order[i], keys[i]) = (i, (TypeOrder(pages[i]), phrases.SortKey(pages[i].Title)))
        );
        Array.Sort(order, (a, b) => keys[a].Type.CompareTo(keys[b].Type) is not 0 and var type ? type
            : SortKey.Compare(keys[a].Name, keys[b].Name) is not 0 and var name ? name
            : a.CompareTo(b));
        var ranks = new int[pages.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }

    private static bool IsCalledTheSame(Page a, Page b) =>
        a.Source == b.Source
        && a.Type == b.Type
        && a.Title == b.Title
        && a.OtherTitles.AsSpan().SequenceEqual(b.OtherTitles.AsSpan())
        && a.FrontMatter.Aliases.Select(alias => alias.Name)
            .SequenceEqual(b.FrontMatter.Aliases.Select(alias => alias.Name), StringComparer.Ordinal)
        && a.FrontMatter.Redirects.Select(redirect => redirect.FormerId)
            .SequenceEqual(b.FrontMatter.Redirects.Select(redirect => redirect.FormerId), StringComparer.Ordinal);
}

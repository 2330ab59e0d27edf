using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>The list of wanted pages, most wanted first.</summary>
internal sealed class WantedList
{
    /// <summary>Pages shown that want a name; the others are counted.</summary>
    public const int MostPages = 20;

    private readonly ListPlaces places;
    private readonly Edition edition;

    public WantedList(Site site)
    {
        edition = site.Edition;
        Entries = [.. site.Wanted.DistinctBy(wanted => SitePaths.WantedId(wanted.Name))];
        Weight = Entries.Sum(wanted => (long)WeightOf(wanted));
        places = new(SitePaths.Wanted, [.. Entries.Select(wanted => (SitePaths.WantedId(wanted.Name), WeightOf(wanted)))], index =>
            index == 0
        );
    }

    /// <summary>Names that are written alike share an entry.</summary>
    public ImmutableArray<WantedPage> Entries { get; }

    /// <summary>Bytes of HTML of all entries, roughly.</summary>
    public long Weight { get; }

    /// <summary>The markup, the name three times, and the pages with their titles and addresses.</summary>
    public static int WeightOf(WantedPage wanted) =>
        ListParts.Weight(
            320
                + (3 * Encoding.UTF8.GetByteCount(wanted.Name))
                + wanted.From.Take(MostPages).Sum(page => 55 + page.Id.Value.Length + Encoding.UTF8.GetByteCount(page.Title))
        );

    /// <summary>The way from a document to a name in the list.</summary>
    /// <remarks>The list is the whole wiki's; what texts in other languages want is not in it.</remarks>
    public string Href(OutputPath from, string name) =>
        edition.IsOwn ? places.Href(from, SitePaths.WantedId(name)) : from.RelativeTo(edition.Shared(SitePaths.Wanted));
}

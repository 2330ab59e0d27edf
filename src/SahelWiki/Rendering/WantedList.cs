using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Paths;

namespace SahelWiki.Rendering;

/// <summary>The list of wanted pages, most wanted first, and which of its documents has which: links to a name lead there.</summary>
internal sealed class WantedList
{
    /// <summary>Pages shown that want a name; the others are counted.</summary>
    public const int MostPages = 20;

    private readonly Lazy<Dictionary<string, int>> parts;

    public WantedList(Site site)
    {
        Entries = [.. site.Wanted.DistinctBy(wanted => SitePaths.WantedId(wanted.Name))];
        Weight = Entries.Sum(wanted => (long)WeightOf(wanted));
        parts = new(Parts);
    }

    /// <summary>Names that are written alike share an entry.</summary>
    public ImmutableArray<WantedPage> Entries { get; }

    /// <summary>Bytes of HTML of all entries, roughly.</summary>
    public long Weight { get; }

    /// <summary>The markup, the name three times, and the pages with their titles and addresses.</summary>
    public static int WeightOf(WantedPage wanted) => ListParts.Weight(320 + (3 * Encoding.UTF8.GetByteCount(wanted.Name))
        + wanted.From.Take(MostPages).Sum(page => 55 + page.Id.Length + Encoding.UTF8.GetByteCount(page.Title)));

    /// <summary>The way from a document to a name in the list.</summary>
    public string Href(OutputPath from, string name)
    {
        var id = SitePaths.WantedId(name);
        return from.RelativeTo(parts.Value.GetValueOrDefault(id, 1) is > 1 and var part ? SitePaths.Further(SitePaths.Wanted, part) : SitePaths.Wanted, id);
    }

    /// <summary>Those beyond the first document, divided as every long list is.</summary>
    private Dictionary<string, int> Parts()
    {
        var starts = ListParts.Starts([.. Entries.Select(WeightOf)], index => index == 0, ListParts.Count(Weight));
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var part = 2; part <= starts.Length; part++)
        {
            foreach (var wanted in Entries[starts[part - 1]..(part < starts.Length ? starts[part] : Entries.Length)])
            {
                found.Add(SitePaths.WantedId(wanted.Name), part);
            }
        }

        return found;
    }
}

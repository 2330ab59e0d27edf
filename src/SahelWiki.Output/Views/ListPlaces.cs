using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Which document of a list that may take several has what, for those who link into it.</summary>
/// <param name="path">Of the first document.</param>
/// <param name="entries">In the order of the list: the id that links to an entry use, or that of the heading it stands below, and its
/// weight.</param>
/// <param name="isHeaded">Whether an entry is the first below a heading.</param>
internal sealed class ListPlaces(OutputPath path, IReadOnlyList<(string Id, int Weight)> entries, Func<int, bool> isHeaded)
{
    private readonly Lazy<Dictionary<string, int>> parts = new(() => Parts(entries, isHeaded));

    /// <summary>The way from a document to an id; to the list itself where it has none such.</summary>
    public string Href(OutputPath from, string id) =>
        from.RelativeTo(parts.Value.GetValueOrDefault(id, 1) is > 1 and var part ? SitePaths.Further(path, part) : path, id);

    /// <summary>The ids beyond the first document.</summary>
    private static Dictionary<string, int> Parts(IReadOnlyList<(string Id, int Weight)> entries, Func<int, bool> isHeaded)
    {
        var starts = ListParts.Starts(
            [.. entries.Select(entry => entry.Weight)],
            isHeaded,
            ListParts.Count(entries.Sum(entry => (long)entry.Weight))
        );
        var (seen, found, part) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), 1);
        for (var i = 0; starts.Length > 1 && i < entries.Count; i++)
        {
            while (part < starts.Length && starts[part] == i)
            {
                part++;
            }

            if (seen.Add(entries[i].Id) && part > 1)
            {
                found.Add(entries[i].Id, part);
            }
        }

        return found;
    }
}

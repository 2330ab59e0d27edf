using SahelWiki.Output.Writing;

namespace SahelWiki.Cli.Preview;

/// <summary>
/// The files of a site, planned no further than somebody has asked: pages come first, and one page is what a preview mostly shows.
/// </summary>
internal sealed class PlannedFiles(IEnumerable<OutputFile> files)
{
    private readonly Dictionary<string, OutputFile> known = new(StringComparer.Ordinal);
    private readonly IEnumerator<OutputFile> rest = files.GetEnumerator();
    private readonly Lock planning = new();

    public static PlannedFiles None { get; } = new([]);

    public OutputFile? Find(string path)
    {
        lock (planning)
        {
            if (known.TryGetValue(path, out var found))
            {
                return found;
            }

            while (rest.MoveNext())
            {
                if (known.TryAdd(rest.Current.Path.Value, rest.Current) && rest.Current.Path.Value == path)
                {
                    return rest.Current;
                }
            }

            return null;
        }
    }
}

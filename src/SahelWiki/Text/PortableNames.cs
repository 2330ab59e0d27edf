using System.Text;

namespace SahelWiki.Text;

/// <summary>Names that every disk holds: the site is copied to USB sticks and unpacked on whatever is there.</summary>
/// <remarks>
/// Sources: Microsoft, "Naming Files, Paths, and Namespaces" (reserved characters and names, no dot or space at the end);
/// Microsoft, "FAT32 File System Specification" 1.03 (65,536 entries of 32 bytes in a folder, 13 characters of a long name in each).
/// </remarks>
public static class PortableNames
{
    /// <summary>
    /// Longest path in UTF-16 code units, as Windows counts: its limit is 260 with the folder that the reader unpacks to.
    /// </summary>
    public const int LongestPath = 200;

    private const int MostFatEntries = 65_536;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con",
        "prn",
        "aux",
        "nul",
        "com0",
        "com1",
        "com2",
        "com3",
        "com4",
        "com5",
        "com6",
        "com7",
        "com8",
        "com9",
        "lpt0",
        "lpt1",
        "lpt2",
        "lpt3",
        "lpt4",
        "lpt5",
        "lpt6",
        "lpt7",
        "lpt8",
        "lpt9",
        "conin$",
        "conout$",
    };

    /// <summary>What is wrong with a path, as the end of a sentence that begins with it; null for nothing.</summary>
    public static string? Problem(string path)
    {
        if (path.Length > LongestPath)
        {
            return $"is {path.Length} characters long, and a path may have {LongestPath}";
        }

        foreach (var name in path.Split('/'))
        {
            if (name.Length == 0 || name is "." or "..")
            {
                return "has an empty name, \".\" or \"..\" in it";
            }

            // Linux counts bytes in a name, not characters.
            if (Encoding.UTF8.GetByteCount(name) > 255)
            {
                return "has a name of more than 255 bytes in it";
            }

            if (name.FirstOrDefault(c => char.IsControl(c) || "<>:\"\\|?*".Contains(c)) is var refused and not '\0')
            {
                return char.IsControl(refused)
                    ? "has a control character in it"
                    : $"has the character {refused} in it, which Windows refuses";
            }

            if (name[^1] is '.' or ' ')
            {
                return "has a name that ends with a dot or a space, which Windows refuses";
            }

            if (Devices.Contains(name.Split('.')[0].TrimEnd(' ')))
            {
                return $"has \"{name}\" in it, which Windows keeps for a device";
            }
        }

        return null;
    }

    /// <summary>
    /// The form under which a disk that does not tell upper from lower case, or composed from decomposed letters, finds a path.
    /// </summary>
    public static string Key(string path) => Folding.Normalized(path, NormalizationForm.FormC).ToUpperInvariant();

    /// <summary>Sees that all paths can be written anywhere, side by side.</summary>
    /// <returns>One sentence for the first path that cannot; null where all can.</returns>
    public static string? Check(IEnumerable<OutputPath> paths)
    {
        var seen = new Dictionary<string, OutputPath>();
        foreach (var path in paths)
        {
            if (Problem(path.Value) is { } problem)
            {
                return $"The path \"{path}\" {problem}.";
            }

            if (!seen.TryAdd(Key(path.Value), path))
            {
                var other = seen[Key(path.Value)];
                return other == path
                    ? $"Two outputs write \"{path}\"."
                    : $"The paths \"{other}\" and \"{path}\" differ only in case or in how letters are composed; some "
                        + "disks hold only one of them.";
            }
        }

        return null;
    }

    /// <summary>Folders with more files than a FAT32 disk takes in one: such a site needs exFAT, or the ZIM.</summary>
    public static IEnumerable<string> TooFullForFat32(IEnumerable<string> paths) =>
        paths
            .GroupBy(
                path => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "",
                path => 1 + ((path.Length - path.LastIndexOf('/') - 1 + 12) / 13),
                StringComparer.Ordinal
            )
            .Where(folder => folder.Sum() > MostFatEntries - 2)
            .Select(folder => folder.Key)
            .Order(StringComparer.Ordinal);
}

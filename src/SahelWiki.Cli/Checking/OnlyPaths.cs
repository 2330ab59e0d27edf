using SahelWiki.Text;

namespace SahelWiki.Cli.Checking;

/// <summary>The files that a check is about.</summary>
/// <param name="Paths">Files and folders below the input folder; empty for all of it.</param>
internal sealed record OnlyPaths(IReadOnlyList<string> Paths)
{
    /// <param name="written">From the current folder, as a shell completes them, or from the input folder.</param>
    /// <exception cref="SahelWiki.Reading.InputFolderException">A path leads to no file or folder of the input.</exception>
    public static OnlyPaths Of(IEnumerable<string> written, string folder) =>
        new([.. written.Select(path => Below(path, Path.GetFullPath(folder)))]);

    public bool Include(SourcePath path) =>
        Paths.Count == 0
        || Paths.Any(only => only.Length == 0 || path.Value == only || path.Value.StartsWith(only + "/", StringComparison.Ordinal));

    private static string Below(string written, string folder)
    {
        foreach (var full in new[] { Path.GetFullPath(written), Path.GetFullPath(written, folder) })
        {
            var relative = Path.GetRelativePath(folder, full).Replace('\\', '/').TrimEnd('/');
            if (Path.Exists(full) && !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
            {
                return relative == "." ? "" : relative;
            }
        }

        throw new IOException($"There is no \"{written}\" in the input folder \"{folder}\".");
    }
}

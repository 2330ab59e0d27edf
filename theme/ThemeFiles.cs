using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SahelWiki.Output.Views;

namespace SahelWiki.Theme;

/// <summary>Makes the files that pages load from those that the theme is written in.</summary>
/// <remarks>
/// Styles are one file, and so are the scripts that every page has: each further one would keep a reader on a slow link waiting. What is
/// written for those who read the source, comments on lines of their own and indentation, is left out.
/// </remarks>
public static class ThemeFiles
{
    /// <summary>Pictures keep their addresses, since others know them: icons, cards of shared links.</summary>
    private const string Pictures = "assets/";

    /// <summary>Folders whose files are one for the browser. Within them the one named <c>wiki</c> comes first, then the alphabet
    /// rules.</summary>
    private static readonly (string Folder, string Extension, string Whole)[] Joined =
    [
        ("css/", ".css", "css/site.css"),
        ("js/wiki/", ".js", "js/wiki.js"),
    ];

    /// <param name="files">By name below the theme's <c>assets</c>: <c>css/wiki.css</c>.</param>
    /// <param name="version">Of styles and scripts, which stand in a folder of that name.</param>
    public static ImmutableArray<ThemeAsset> Of(IReadOnlyDictionary<string, byte[]> files, string version) =>
        [
            .. Made(files)
                .Select(file => new ThemeAsset(new((IsCode(file.Key) ? FolderOf(version) : Pictures) + file.Key), file.Value))
                .OrderBy(asset => asset.Path),
        ];

    /// <summary>Where styles and scripts of a version stand, with a slash at the end: a browser may keep them for ever.</summary>
    public static string FolderOf(string version) => $"{Pictures}v/{version}/";

    /// <summary>A name for these styles and scripts that others don't have.</summary>
    public static string VersionOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in Made(files).Where(file => IsCode(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }

    /// <summary>The files as a browser gets them, by name.</summary>
    private static Dictionary<string, byte[]> Made(IReadOnlyDictionary<string, byte[]> files)
    {
        var made = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var whole in files.GroupBy(file => NameOf(file.Key), StringComparer.Ordinal))
        {
            var parts = whole
                .OrderBy(file => Path.GetFileNameWithoutExtension(file.Key) == "wiki" ? 0 : 1)
                .ThenBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => file.Value);
            made[whole.Key] = IsCode(whole.Key) ? [.. parts.SelectMany(Shortened)] : whole.Single().Value;
        }

        return made;
    }

    /// <summary>The file that a browser finds this one in.</summary>
    public static string NameOf(string file) =>
        Joined.FirstOrDefault(join =>
            file.StartsWith(join.Folder, StringComparison.Ordinal) && file.EndsWith(join.Extension, StringComparison.Ordinal)
        )
            is { Whole: { } whole }
            ? whole
            : file;

    private static bool IsCode(string file) => Path.GetExtension(file) is ".js" or ".css";

    /// <summary>Without comments that have their lines for themselves, and without indentation.</summary>
    /// <remarks>No text of a script or a style may go over several lines, which a test holds.</remarks>
    private static byte[] Shortened(byte[] code)
    {
        var kept = new StringBuilder(code.Length);
        var isInComment = false;
        foreach (var line in Encoding.UTF8.GetString(code).Split('\n'))
        {
            var text = line.Trim();
            if (!isInComment && text.StartsWith("/*", StringComparison.Ordinal))
            {
                // A comment that something follows on its line stays: it is a type in the midst of code.
                var end = text.IndexOf("*/", 2, StringComparison.Ordinal);
                isInComment = end < 0;
                if (end >= 0 && end < text.Length - 2)
                {
                    kept.Append(text).Append('\n');
                }
            }
            else if (isInComment)
            {
                isInComment = !text.EndsWith("*/", StringComparison.Ordinal);
            }
            else if (text.Length > 0 && !text.StartsWith("//", StringComparison.Ordinal))
            {
                kept.Append(text).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(kept.ToString());
    }
}

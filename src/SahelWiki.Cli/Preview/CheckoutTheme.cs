using System.Collections.Immutable;
using SahelWiki.Output.Views;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Preview;

/// <summary>A theme whose styles, scripts and pictures are taken from a checkout as they are now, for those who change them.</summary>
/// <param name="folder">The folder <c>theme/assets</c>; files that it lacks come from the theme itself.</param>
internal sealed class CheckoutTheme(ITheme theme, string folder) : ITheme
{
    /// <summary>Where the assets lie in a checkout whose input folder this is; null where it is none.</summary>
    public static string? FolderBeside(string input) =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input))) is { } parent
        && Path.Combine(parent, "theme", "assets") is var assets
        && Directory.Exists(assets)
            ? assets
            : null;

    public ImmutableArray<ThemeAsset> Assets => ThemeFiles.Of(Files(), RazorTheme.Version);

    public ReadOnlyMemory<byte> Render(View view) => theme.Render(view);

    /// <summary>The theme's files as they are on disk, and styles and scripts that it does not have yet.</summary>
    /// <remarks>Nothing else of the checkout is served.</remarks>
    private Dictionary<string, byte[]> Files()
    {
        var names = new[] { "*.css", "*.js" }
            .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => ThemeFiles.NameOf(name) != name)
            .Union(RazorTheme.Files.Keys);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Read(name) is { } content)
            {
                files[name] = content;
            }
        }

        return files;
    }

    /// <summary>Null where an editor has just taken it away, and the theme does not know it.</summary>
    private byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return RazorTheme.Files.GetValueOrDefault(name);
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Output.Documents;

namespace SahelWiki.Output.Archive;

/// <summary>A folder with archives.</summary>
public static class ArchiveShelf
{
    /// <summary>In the order in which a reader looks for them.</summary>
    public static readonly ImmutableArray<string> Formats = ["zip", "zim", "epub"];

    /// <summary>
    /// <c>sahelwiki-2024-05-01.zip</c>; <c>sahelwiki-fr-2024-05-01.zim</c> in another language than the wiki's own.
    /// </summary>
    /// <param name="name">Of the wiki: <see cref="Model.SiteSettings.FileName"/>.</param>
    public static string FileName(string name, DateTimeOffset date, string format, string? language = null) =>
        name
        + "-"
        + (language is null ? "" : language + "-")
        + date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        + "."
        + format;

    /// <summary>Archives of the folder by their names, the newest first; other files are passed over.</summary>
    /// <exception cref="ArchiveException">There is no such folder, or one of the archives is not whole.</exception>
    public static ImmutableArray<OfferedArchive> Read(string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            throw new ArchiveException(
                $"The folder of archives \"{folder}\" does not exist. Make archives first: sahelwiki archive --output \"{folder}\""
            );
        }

        return
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(path => Offer(path, name + "-"))
                .OfType<OfferedArchive>()
                .OrderByDescending(archive => archive.Date)
                .ThenBy(archive => Formats.IndexOf(archive.Format))
                .ThenBy(archive => archive.FileName, StringComparer.Ordinal),
        ];
    }

    /// <summary>Without the language before it.</summary>
    private static string Day(string name) =>
        name.IndexOf('-') is var hyphen and (2 or 3) && name[..hyphen].All(char.IsAsciiLetterLower) ? name[(hyphen + 1)..] : name;

    private static OfferedArchive? Offer(string path, string prefix)
    {
        var name = Path.GetFileName(path);
        var format = Formats.FirstOrDefault(format => name.EndsWith("." + format, StringComparison.Ordinal));
        if (
            format is null
            || !name.StartsWith(prefix, StringComparison.Ordinal)
            || !DateOnly.TryParseExact(
                Day(name[prefix.Length..^(format.Length + 1)]),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
        {
            return null;
        }

        var content = File.ReadAllBytes(path);
        var report = ArchiveVerifier.Verify(new MemoryStream(content, writable: false));
        return report.IsWhole
            ? new(name, format, date, Sha256.Of(content), content)
            : throw new ArchiveException(
                $"The archive \"{path}\" is not whole, so the site does not offer it. See what is wrong with it: "
                    + $"sahelwiki archive --verify \"{path}\""
            );
    }
}

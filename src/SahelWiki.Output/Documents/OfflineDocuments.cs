using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The page on reading offline, and the archives it offers.</summary>
/// <remarks>
/// An archive cannot name its own checksum, so the site inside it offers none and leads to the page on the web.
/// Which archives the published site offers is told with <c>build --archives FOLDER</c>: the page is made from that folder alone.
/// </remarks>
internal static class OfflineDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Archives.Select(archive => new OutputFile(SitePaths.ArchiveOf(archive.FileName), () => archive.Content))
            .Prepend(context.Document(SitePaths.Offline, () => Document(context)));

    private static OfflineView Document(RenderContext context)
    {
        var (path, phrases) = (SitePaths.Offline, context.Phrases);
        var frame = context.Views.Frame(path, phrases["offline.title"], phrases["offline.introduction"], "");
        return new(
            frame,
            phrases["offline.title"],
            phrases["offline.introduction"],
            [.. context.Archives.Select(archive => Row(context, path, archive))],
            context.Archives.IsEmpty ? frame.Canonical : null
        )
        {
            AsOf = context.Site.Today is { } day ? context.Views.Day(day) : null,
        };
    }

    private static ArchiveRow Row(RenderContext context, OutputPath path, OfferedArchive archive) =>
        new(
            new(archive.FileName, path.RelativeTo(SitePaths.ArchiveOf(archive.FileName))),
            context.Phrases[$"offline.{archive.Format}"],
            context.Views.Dates.Of(EdtfParser.Parse(archive.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out _)!),
            Size(context.Phrases, archive.Content.Length),
            archive.Sha256
        );

    private static string Size(Phrases phrases, long bytes) =>
        bytes < 1_000_000
            ? phrases["size.kilobytes", Math.Ceiling(bytes / 1000.0).ToString("N0", phrases.Culture)]
            : phrases["size.megabytes", (bytes / 1_000_000.0).ToString("N1", phrases.Culture)];
}

using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>
/// Reports pages, images and citation keys whose address some disk cannot hold. The addresses that the build makes itself are checked where
/// it plans its files.
/// </summary>
internal static class PathCheck
{
    /// <summary>What further documents of a page add to its path: a folder, a number.</summary>
    private const string Longest = "backlinks/-999";

    public static void Report(ParsedInput input, IEnumerable<Page> pages, AddressBook paths, SiteDiagnostics diagnostics)
    {
        foreach (var page in pages)
        {
            if (PortableNames.Problem(Longest + paths.Of(page)) is not null)
            {
                diagnostics.Add(
                    page,
                    Rules.UnportablePath,
                    SourceSpan.Start,
                    $"The address \"{paths.Of(page)}\" {PortableNames.Problem(paths.Of(page).Value) ?? "is too long"}.",
                    "Rename the file."
                );
            }
        }

        foreach (var entry in input.Sources.Where(entry => PortableNames.Problem($"sources/{Slug.Of(entry.Key)}.html") is not null))
        {
            diagnostics.Add(
                entry.Source,
                Rules.UnportablePath,
                entry.Span,
                $"The address of \"{entry.Key}\" {PortableNames.Problem($"sources/{Slug.Of(entry.Key)}.html")}.",
                "Choose another key."
            );
        }

        var images = new Dictionary<string, SourcePath>();
        foreach (var image in input.Images)
        {
            if (PortableNames.Problem(image.Path.Value) is { } problem)
            {
                diagnostics.Add(
                    image.Path,
                    Rules.UnportablePath,
                    SourceSpan.Start,
                    $"The name of this file {problem}.",
                    "Rename the file: lower-case letters, digits and hyphens are safe everywhere."
                );
            }
            else if (!images.TryAdd(PortableNames.Key(image.Path.Value), image.Path))
            {
                diagnostics.Add(
                    image.Path,
                    Rules.UnportablePath,
                    SourceSpan.Start,
                    $"Some disks cannot hold this file beside {images[PortableNames.Key(image.Path.Value)]}.",
                    "Rename one of the two files."
                );
            }
        }
    }
}

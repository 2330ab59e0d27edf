using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Markdown;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Sees that an image is a file of the input folder, of an allowed kind, and says whose it is.</summary>
internal static class ImageCheck
{
    /// <summary>The image of the front matter is named from the folder of images or from the top of the input folder.</summary>
    public static SourcePath? PathOf(PageImage image) =>
        LinkTarget.FilePath(
            image.File.StartsWith("images/", StringComparison.Ordinal) ? image.File : "images/" + image.File,
            new("index.md")
        );

    /// <summary>An image between two brackets has no place for its rights.</summary>
    private static string Rights(Page page, string written, SourcePath file) =>
        LinkTarget.FilePath(written, page.Source) == file
            ? $"Write it after the file, in quotation marks: ({(written.Contains(' ') ? $"<{written}>" : written)} "
                + "\"Map: its author, CC BY 4.0\")"
            : "Write it after the file, in quotation marks: "
                + $"![What it shows](<{new OutputPath(page.Source.Value).RelativeTo(new(file.Value)).Replace("%20", " ")}> "
                + "\"Map: its author, CC BY 4.0\")";

    /// <param name="saysRights">Whether its rights are told, or known to be missing and reported already.</param>
    public static void Report(
        Page page,
        SourcePath? path,
        string written,
        SourceSpan span,
        AddressBook paths,
        SiteDiagnostics diagnostics,
        bool saysRights,
        bool isOfText = false
    )
    {
        Action<Page, Rule, SourceSpan, string, string?> tell = isOfText ? diagnostics.AddToText : diagnostics.Add;
        if (path is not { } file)
        {
            tell(
                page,
                Rules.UnsafeImage,
                span,
                $"\"{written}\" is no file inside the input folder.",
                "Put the image into images/ and write: ![What it shows](../images/map.png)"
            );
        }
        else if (!ImageKinds.Extensions.Contains(file.Extension))
        {
            tell(
                page,
                Rules.UnsafeImage,
                span,
                $"\"{written}\" is not an image of an allowed kind.",
                $"Allowed are: {string.Join(", ", ImageKinds.Extensions)}."
            );
        }
        else if (!paths.HasImage(file))
        {
            tell(
                page,
                Rules.MissingImage,
                span,
                $"There is no image \"{file}\".",
                paths.NearestImage(file.FileName) is { } nearest
                    ? $"Did you mean \"{nearest}\"?"
                    : "Put the file into images/, or correct its name."
            );
        }
        else if (!saysRights)
        {
            tell(
                page,
                Rules.MissingRights,
                span,
                "This image doesn't say who made it and under which licence.",
                Rights(page, written, file)
            );
        }
    }
}

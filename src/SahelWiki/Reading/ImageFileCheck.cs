using System.Globalization;
using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Sees that a file among the images is a picture, and one that a phone on a slow link can load.</summary>
internal static class ImageFileCheck
{
    /// <summary>In bytes. A screen of a phone needs less than half of it.</summary>
    private const int LargestImage = 1_000_000;

    public static void Report(SourceFile file, DiagnosticBag bag)
    {
        var bytes = file.Bytes.AsSpan();
        if (bytes.IsEmpty)
        {
            bag.Add(Rules.NotAnImage, SourceSpan.Start, "This file is empty.", "Upload the picture again, or remove the file.");
        }
        else if (bytes.StartsWith("version https://git-lfs"u8))
        {
            bag.Add(
                Rules.NotAnImage,
                SourceSpan.Start,
                "This is a pointer of Git LFS, not the picture it stands for.",
                "Run: git lfs pull; or add the picture itself, which needs no Git LFS."
            );
        }
        else if (KindOf(bytes) is not { } kind)
        {
            bag.Add(
                Rules.NotAnImage,
                SourceSpan.Start,
                bytes.TrimStart(" \r\n\t"u8).StartsWith("<"u8)
                    ? "This file is a web page or a drawing in SVG, not a picture."
                    : "This file is no picture of a kind that browsers show.",
                $"Export the picture as one of: {string.Join(", ", ImageKinds.Extensions)}."
            );
        }
        else if (kind != (file.Path.Extension == ".jpeg" ? ".jpg" : file.Path.Extension))
        {
            bag.Add(
                Rules.NotAnImage,
                SourceSpan.Start,
                $"This file is a picture of the kind {kind}, but its name ends in {file.Path.Extension}.",
                $"Rename it to {file.Path.Stem}{kind}."
            );
        }
        else if (bytes.Length > LargestImage)
        {
            bag.Add(
                Rules.LargeImage,
                SourceSpan.Start,
                $"This picture has {(bytes.Length / 1e6).ToString("0.0", CultureInfo.InvariantCulture)} MB: "
                    + "a reader on a slow link waits minutes for it.",
                "Make it smaller: 1,600 pixels wide at most, and less than 500 kB."
            );
        }
    }

    /// <returns>The ending of the kind that the first bytes tell; null for what is no picture.</returns>
    private static string? KindOf(ReadOnlySpan<byte> file) =>
        file.StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']) ? ".png"
        : file.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) ? ".jpg"
        : file.StartsWith("GIF8"u8) ? ".gif"
        : file.StartsWith("RIFF"u8) && file.Length > 12 && file[8..].StartsWith("WEBP"u8) ? ".webp"
        : file.Length > 12 && file[4..].StartsWith("ftyp"u8) && Encoding.ASCII.GetString(file[8..Math.Min(file.Length, 40)]).Contains("avi")
            ? ".avif"
        : null;
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Output;
using SahelWiki.Reading;
using SahelWiki.Tests.Archive;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What the editorial policy holds back is held back in every file of the site.</summary>
public sealed partial class NothingGetsOutTests
{
    private static readonly byte[] Exif =
    [
        0xFF,
        0xD8,
        .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"u8),
        .. Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 2, .. Tag(0x0112, 3, 1, 6), .. Tag(0x013B, 2, 4, 0x53), 0, 0, 0, 0]),
        .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret GPS</x:xmpmeta>"u8),
        .. Segment(0xED, "Photoshop 3.0\0secret"u8),
        .. Segment(0xFE, "secret comment"u8),
        .. Segment(0xFE, "secret comment"u8),
        .. Segment(0xE2, "ICC_PROFILE\0kept"u8),
        .. Segment(0xC0, [8, 0, 4, 0, 6, 1, 1, 0x11, 0]),
        0xFF,
        0xDA,
        0,
        2,
        1,
        2,
        3,
        0xFF,
        0xD9,
    ];

    [Fact]
    public void A_photograph_loses_all_but_the_picture_its_colours_and_its_direction()
    {
        var plain = ImageMetadata.Without(Exif)!;

        Assert.Equal(
            ["a comment", "names", "names or a caption (IPTC)", "the place where it was taken"],
            ImageMetadata.Of(Exif).AsEnumerable()
        );
        Assert.Empty(ImageMetadata.Of(plain));
        Assert.Null(ImageMetadata.Without(plain));
        var text = Encoding.Latin1.GetString(plain);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("ICC_PROFILE\0kept", text, StringComparison.Ordinal);
        Assert.Contains("Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", text, StringComparison.Ordinal);
        Assert.EndsWith(Encoding.Latin1.GetString(Exif)[^9..], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Png_webp_and_gif_lose_their_texts()
    {
        byte[] png =
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
            .. Chunk("tEXt", "Author\0secret"u8),
            .. Chunk("iTXt", "XML:com.adobe.xmp\0secret"u8),
            .. Chunk("IEND", []),
        ];
        byte[] webp =
        [
            .. "RIFF"u8,
            52,
            0,
            0,
            0,
            .. "WEBPVP8X"u8,
            10,
            0,
            0,
            0,
            0x0C,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "XMP "u8,
            6,
            0,
            0,
            0,
            .. "secret"u8,
            .. "VP8 "u8,
            4,
            0,
            0,
            0,
            1,
            2,
            3,
            4,
        ];
        byte[] gif =
        [
            .. "GIF89a"u8,
            1,
            0,
            1,
            0,
            0,
            0,
            0,
            0x21,
            0xFE,
            6,
            .. "secret"u8,
            0,
            0x2C,
            0,
            0,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            2,
            1,
            0,
            0,
            0x3B,
        ];

        foreach (var image in new[] { png, webp, gif })
        {
            var plain = ImageMetadata.Without(image)!;

            Assert.NotEmpty(ImageMetadata.Of(image));
            Assert.Empty(ImageMetadata.Of(plain));
            Assert.DoesNotContain("secret", Encoding.Latin1.GetString(plain), StringComparison.Ordinal);
            Assert.True(plain.Length > image.Length / 3);
        }
    }

    [Fact]
    public void A_file_that_is_cut_short_or_no_picture_is_left_as_it_is()
    {
        foreach (var length in Enumerable.Range(0, Exif.Length))
        {
            ImageMetadata.Of(Exif.AsSpan(0, length));
            ImageMetadata.Without(Exif.AsSpan(0, length));
        }

        Assert.Null(ImageMetadata.Without("no picture"u8));
    }

    [Fact]
    public void Nothing_that_is_held_back_is_in_any_file_of_the_site()
    {
        using var folder = new TemporaryFolder();
        WriteSecrets(folder);
        SiteWriter.Build(new(folder.At("input"), folder.At("site"), History: true), new RazorTheme());

        var files = Directory.GetFiles(folder.At("site"), "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("changes.xml", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.EndsWith("unused.jpg", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(folder.At("site"), file);
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.False(text.Contains("secret", StringComparison.OrdinalIgnoreCase), name);
            Assert.False(text.Contains(folder.Path, StringComparison.Ordinal), name);
            // A short name may stand in a picture's bytes by chance.
            Assert.False(
                !name.EndsWith(".png", StringComparison.Ordinal) && text.Contains(Environment.MachineName, StringComparison.Ordinal),
                name
            );
            if (!name.StartsWith("assets", StringComparison.Ordinal))
            {
                Assert.False(Hash().IsMatch(text), name);
                Assert.False(Second().IsMatch(text), name);
                Assert.All(Outside().Matches(text), link => Assert.Contains("noreferrer", link.Value, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Nothing_that_is_held_back_is_in_any_archive()
    {
        using var folder = new TemporaryFolder();
        WriteSecrets(folder);

        var run = CommandRun.Of(["archive", "-i", folder.At("input"), "-o", folder.At("archives")]);

        Assert.Equal(("", 0), (run.Errors, run.Status));
        var archives = Directory.GetFiles(folder.At("archives")).ToDictionary(file => Path.GetExtension(file));
        Assert.Contains(".epub", archives.Keys);
        Assert.Contains(".zip", archives.Keys);
        foreach (var archive in archives.Values)
        {
            foreach (var (name, text) in Contents(archive, folder.At("zim")))
            {
                Assert.False(name.Contains("secret", StringComparison.OrdinalIgnoreCase), $"{archive}: {name}");
                Assert.False(text.Contains("secret", StringComparison.OrdinalIgnoreCase), $"{archive}: {name}");
                Assert.False(text.Contains(folder.Path, StringComparison.Ordinal), $"{archive}: {name}");
                Assert.False(name.EndsWith("unused.jpg", StringComparison.Ordinal), $"{archive}: {name}");
                Assert.All(Outside().Matches(text), link => Assert.Contains("noreferrer", link.Value, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Name and text of each file in an archive; a ZIM is unpacked by the program of its makers, where that is there.</summary>
    private static IEnumerable<(string Name, string Text)> Contents(string archive, string unpacked)
    {
        if (Path.GetExtension(archive) == ".zim")
        {
            if (RequiredTool.Missing("zimdump", "zim-tools") is not null)
            {
                yield break;
            }

            using var dump = Process.Start("zimdump", ["dump", "--dir", unpacked, archive]);
            dump.WaitForExit();
            Assert.Equal(0, dump.ExitCode);
            foreach (var file in Directory.GetFiles(unpacked, "*", SearchOption.AllDirectories))
            {
                yield return (Path.GetRelativePath(unpacked, file), Encoding.Latin1.GetString(File.ReadAllBytes(file)));
            }

            yield break;
        }

        using var zip = ZipFile.OpenRead(archive);
        Assert.NotEmpty(zip.Entries);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            yield return (entry.FullName, Encoding.Latin1.GetString(bytes.ToArray()));
        }
    }

    /// <summary>A wiki that says "secret" wherever nothing may be published from.</summary>
    private static void WriteSecrets(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.At("input/images"));
        File.WriteAllBytes(folder.At("input/images/unused.jpg"), Exif);
        TestSites.Write(folder);
        foreach (
            var (path, content) in new[]
            {
                ("site.yaml", "title: Test wiki\nbase_url: https://example.org/\nrepository: https://example.com/r\n# secret\n"),
                ("relations.yaml", "# secret\n" + TestSites.Vocabulary),
                ("sources/texts.yaml", "# secret\nafpc-mali: {type: book, title: Mali, URL: 'https://example.net/a'}\n"),
                (
                    "places/gao.md",
                    TestSites.Page("Gao", "A city [@afpc-mali], [a site](https://example.net/b), <https://example.net/c>.", "# secret")
                ),
                ("places/secret-removed.md", TestSites.Page("Secret", "", "draft: yes")),
                ("places/secret-draft.md", TestSites.Page("Secret", "See [[Gao]], secret.", "draft: yes")),
            }
        )
        {
            folder.Write("input/" + path, content);
        }

        Git(folder.Path, "init -q -b main");
        Git(folder.Path, "add -A");
        Git(folder.Path, "commit -q -m \"secret subject of secret@example.org\"");
        Git(folder.Path, "rm -q input/places/secret-removed.md");
        Git(folder.Path, "commit -q -m \"secret removal\"");
    }

    [Fact]
    public void An_image_that_tells_on_people_or_that_nobody_shows_is_told()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/gao.md", TestSites.Page("Gao", "![A](../images/a.jpg \"By: B\")")));
        Directory.CreateDirectory(folder.At("images"));
        File.WriteAllBytes(folder.At("images/a.jpg"), Exif);
        File.WriteAllBytes(folder.At("images/b.jpg"), ImageMetadata.Without(Exif)!);

        var found = SiteBuilder.Load(new LoadOptions(folder.Path)).Site.Diagnostics;

        Assert.Equal(
            [("images/a.jpg", Rules.ImageMetadata), ("images/b.jpg", Rules.UnusedImage)],
            found.Select(finding => (finding.Source.Value, finding.Rule))
        );
    }

    private static void Git(string folder, string arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", $"-c user.name=Secret -c user.email=secret@example.org -c commit.gpgsign=false {arguments}")
            {
                WorkingDirectory = folder,
            }
        )!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Tag(ushort tag, byte type, byte count, byte value) =>
        [(byte)(tag >> 8), (byte)tag, 0, type, 0, 0, 0, count, 0, value, 0, 0];

    private static byte[] Chunk(string type, ReadOnlySpan<byte> content) =>
        [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];

    [GeneratedRegex(@"\b[0-9a-f]{40}\b")]
    private static partial Regex Hash();

    [GeneratedRegex(@"T\d\d:\d\d:(?!00)\d\d")]
    private static partial Regex Second();

    [GeneratedRegex("""<a [^>]*href="https?://[^>]*>""")]
    private static partial Regex Outside();
}

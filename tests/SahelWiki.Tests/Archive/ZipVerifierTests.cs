using System.IO.Compression;
using System.Text;
using SahelWiki.Output.Archive;

namespace SahelWiki.Tests.Archive;

public sealed class ZipVerifierTests
{
    private static readonly DateTimeOffset Date = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Path, string Content)[] Files =
    [
        ("groups/jnim.html", string.Concat(Enumerable.Repeat("<p>Jama'at Nusrat.</p>\n", 20))),
        ("images/map.png", "PNG"),
        ("index.html", "<p>Home</p>"),
    ];

    [Fact]
    public void An_archive_as_it_was_made_is_whole_and_tells_its_commit()
    {
        var report = Verify(Zip());

        Assert.True(report.IsWhole);
        Assert.Equal("0123456789012345678901234567890123456789", report.Manifest!.Commit);
        Assert.Equal(Files.Select(file => file.Path), report.Manifest.Files.Select(file => file.Path));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_the_time_of_the_content()
    {
        Assert.Equal(Zip(), Zip());
        using var zip = new ZipArchive(new MemoryStream(Zip()));
        Assert.All(zip.Entries, entry => Assert.Equal(Date.DateTime, entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var whole = Zip();
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 0x04;

            Assert.False(Verify(changed).IsWhole, $"byte {i}");
        }
    }

    [Fact]
    public void Any_truncation_is_noticed()
    {
        var whole = Zip();
        for (var length = 0; length < whole.Length; length += 7)
        {
            Assert.False(Verify(whole[..length]).IsWhole, $"{length} bytes");
        }
    }

    [Fact]
    public void A_changed_file_is_named()
    {
        var changed = Edit(zip =>
        {
            zip.GetEntry("index.html")!.Delete();
            Add(zip, "index.html", "<p>Hame</p>");
        });

        Assert.Equal([(ArchiveFaultKind.Differs, "index.html")], Faults(changed));
    }

    [Fact]
    public void A_missing_and_an_added_file_are_named()
    {
        var changed = Edit(zip =>
        {
            zip.GetEntry("images/map.png")!.Delete();
            Add(zip, "images/mop.png", "PNG");
        });

        Assert.Equal([(ArchiveFaultKind.Missing, "images/map.png"), (ArchiveFaultKind.Extra, "images/mop.png")], Faults(changed));
    }

    [Theory]
    [InlineData("../../escape.html")]
    [InlineData("/escape.html")]
    [InlineData("groups\\..\\escape.html")]
    public void A_path_that_leads_out_of_the_archive_is_refused(string path) =>
        Assert.Equal([(ArchiveFaultKind.Unsafe, path)], Faults(Edit(zip => Add(zip, path, "x"))));

    [Fact]
    public void A_link_in_the_place_of_a_file_is_refused() =>
        Assert.Equal(
            [(ArchiveFaultKind.Unsafe, "index.html")],
            Faults(Edit(zip => zip.GetEntry("index.html")!.ExternalAttributes = unchecked((int)0xa1ff0000)))
        );

    [Fact]
    public void A_file_that_is_there_twice_is_named() =>
        Assert.Equal([(ArchiveFaultKind.Extra, "index.html")], Faults(Edit(zip => Add(zip, "index.html", "<p>Home</p>"))));

    [Fact]
    public void An_archive_packed_again_has_all_files_but_is_not_as_it_was_made()
    {
        var fault = Assert.Single(Verify(Edit(_ => { })).Faults);

        Assert.Equal(ArchiveFaultKind.Damaged, fault.Kind);
        Assert.Contains("Every file is as it was made", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_the_manifest_says_is_not_read_to_its_end()
    {
        var changed = Edit(zip =>
        {
            zip.GetEntry("index.html")!.Delete();
            using var bomb = zip.CreateEntry("index.html").Open();
            for (var i = 0; i < 64; i++)
            {
                bomb.Write(new byte[1 << 20]);
            }
        });
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal([(ArchiveFaultKind.Differs, "index.html")], Faults(changed));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);
    }

    [Fact]
    public void A_list_of_files_longer_than_that_of_any_wiki_is_not_read_to_its_end()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // A comment of 60 kB on each of 600 files is as long as the names of 300,000.
            for (var i = 0; i < 600; i++)
            {
                zip.CreateEntry($"{i}").Comment = new('x', 60_000);
            }
        }

        Assert.Contains("longer than that of any wiki", Assert.Single(Verify(bytes.ToArray()).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_claims_more_than_an_archive_can_hold_is_not_believed()
    {
        var changed = Edit(zip =>
        {
            zip.GetEntry("manifest.json")!.Delete();
            Add(
                zip,
                "manifest.json",
                Encoding.UTF8.GetString(new ArchiveManifest("Wiki", Date, null, false, "", [new("index.html", 1L << 40, "")], []).ToJson())
            );
        });

        Assert.Contains("nothing was unpacked", Assert.Single(Verify(changed).Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("A text.")]
    public void What_is_no_archive_is_told(string content) => Assert.Single(Verify(Encoding.UTF8.GetBytes(content)).Faults);

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"format\": 2}")]
    [InlineData("not json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData(
        "{\"format\": 1, \"title\": \"x\", \"date\": \"2024-05-01T12:00:00Z\", \"commit\": null, \"uncommitted\": "
            + "false, \"input\": \"\", \"files\": [{}], \"redirects\": []}"
    )]
    [InlineData(
        "{\"format\": 1, \"title\": \"x\", \"date\": \"2024-05-01T12:00:00Z\", \"commit\": null, \"uncommitted\": "
            + "false, \"input\": \"\", \"files\": [null], \"redirects\": []}"
    )]
    [InlineData(
        "{\"format\": 1, \"title\": \"x\", \"date\": \"2024-05-01T12:00:00Z\", \"commit\": null, \"uncommitted\": "
            + "false, \"input\": \"\", \"files\": [{\"path\": \"a\", \"size\": -1, \"sha256\": \"\"}], \"redirects\": []}"
    )]
    public void A_manifest_that_cannot_be_read_is_told(string manifest)
    {
        var changed = Edit(zip =>
        {
            zip.GetEntry("manifest.json")!.Delete();
            Add(zip, "manifest.json", manifest);
        });

        Assert.Contains("manifest.json", Assert.Single(Verify(changed).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_somebody_else_is_told()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "readme.txt", "x");
        }

        Assert.Contains("has no manifest.json", Assert.Single(Verify(bytes.ToArray()).Faults).Message, StringComparison.Ordinal);
    }

    private static byte[] Zip()
    {
        var manifest = new ArchiveManifest(
            "Test wiki",
            Date,
            "0123456789012345678901234567890123456789",
            false,
            new('0', 64),
            [
                .. Files.Select(file => new ArchivedFile(
                    file.Path,
                    Encoding.UTF8.GetByteCount(file.Content),
                    Sha256.Of(Encoding.UTF8.GetBytes(file.Content))
                )),
            ],
            []
        );
        using var bytes = new MemoryStream();
        SealedZip.Write(
            bytes,
            Date,
            [Item("manifest.json", manifest.ToJson()), .. Files.Select(file => Item(file.Path, Encoding.UTF8.GetBytes(file.Content)))]
        );
        return bytes.ToArray();
    }

    private static ZipItem Item(string path, byte[] content) => new(path, () => new MemoryStream(content));

    private static byte[] Edit(Action<ZipArchive> edit)
    {
        var bytes = new MemoryStream();
        bytes.Write(Zip());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            edit(zip);
            zip.Comment = "Packed again";
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string path, string content)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    private static ArchiveReport Verify(byte[] bytes) => ArchiveVerifier.Verify(new MemoryStream(bytes));

    private static IEnumerable<(ArchiveFaultKind, string)> Faults(byte[] bytes) =>
        Verify(bytes).Faults.Select(fault => (fault.Kind, fault.Path));
}

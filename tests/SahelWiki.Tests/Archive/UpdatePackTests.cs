using System.Diagnostics;
using System.IO.Compression;
using SahelWiki.Output.Archive;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Archive;

/// <summary>Small files that bring a copy on a stick up to date.</summary>
public sealed class UpdatePackTests : IClassFixture<UpdatePackTests.Wiki>, IDisposable
{
    private const string Old = "old/test-wiki-2024-05-01.zip",
        New = "new/test-wiki-2024-05-08.zip",
        Pack = "new/test-wiki-2024-05-08-since-2024-05-01.update";

    private readonly Wiki wiki;
    private readonly TemporaryFolder folder = new();

    public UpdatePackTests(Wiki wiki)
    {
        this.wiki = wiki;
        foreach (var name in new[] { Old, New, Pack })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
            File.Copy(wiki.At(name), folder.At(name));
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_ZIP_becomes_the_new_one_byte_for_byte_and_stays_so_when_the_update_comes_twice()
    {
        File.Copy(folder.At(Old), folder.At("copy.zip"));

        var first = Apply("copy.zip");
        var made = File.ReadAllBytes(folder.At("copy.zip"));
        var second = Apply("copy.zip");

        Assert.Equal((0, ""), Outcome(first));
        Assert.Contains("was of 2024-05-01", first.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder.At(New)), made);
        Assert.Equal((0, ""), Outcome(second));
        Assert.Contains("nothing was changed", second.Output, StringComparison.Ordinal);
        Assert.Equal(made, File.ReadAllBytes(folder.At("copy.zip")));
        AssertNothingLeft();
    }

    [Fact]
    public void An_unpacked_folder_becomes_what_the_new_ZIP_unpacks_to_and_keeps_the_owner_s_own_files()
    {
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At("copy"));
        folder.Write("copy/my notes/reading.txt", "mine");

        var first = Apply("copy");
        var second = Apply("copy");

        Assert.Equal((0, ""), Outcome(first));
        Assert.Equal((0, ""), Outcome(second));
        Assert.Contains("nothing was changed", second.Output, StringComparison.Ordinal);
        Assert.Equal("mine", folder.Read("copy/my notes/reading.txt"));
        Directory.Delete(folder.At("copy/my notes"), recursive: true);
        ZipFile.ExtractToDirectory(folder.At(New), folder.At("expected"));
        Assert.Equal(Contents("expected"), Contents("copy"));
        AssertNothingLeft();
    }

    [Fact]
    public void An_update_is_the_same_bytes_each_time_and_far_smaller_than_the_archive()
    {
        var again = wiki.Archive(["--format", "zip", "-o", folder.At("again"), "--since", folder.At(Old), "--threads", "1"]);

        Assert.Equal((0, ""), Outcome(again));
        Assert.Equal(
            File.ReadAllBytes(folder.At(Pack)),
            File.ReadAllBytes(folder.At(Pack.Replace("new/", "again/", StringComparison.Ordinal)))
        );
        var (pack, whole) = (new FileInfo(folder.At(Pack)).Length, new FileInfo(folder.At(New)).Length);
        Assert.True(pack < whole / 2, $"{pack} of {whole} bytes");
    }

    [Fact]
    public void Another_copy_is_refused_in_a_sentence_and_left_as_it_is()
    {
        File.Copy(wiki.At("third/test-wiki-2024-05-15.zip"), folder.At("copy.zip"));
        ZipFile.ExtractToDirectory(folder.At("copy.zip"), folder.At("copy"));
        var before = (Sha256.Of(File.ReadAllBytes(folder.At("copy.zip"))), Contents("copy"));

        foreach (var run in new[] { Apply("copy.zip"), Apply("copy") })
        {
            Assert.Equal(2, run.Status);
            Assert.Contains("is not the copy that this update is for", run.Errors, StringComparison.Ordinal);
            Assert.Contains("this one is of 2024-05-15", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, (Sha256.Of(File.ReadAllBytes(folder.At("copy.zip"))), Contents("copy")));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("groups/ansar-dine.html", "damaged or was changed")]
    [InlineData("places/place-3.html", "damaged or was changed")]
    [InlineData("manifest.json", "is not the copy that this update is for")]
    public void A_folder_with_a_changed_file_is_refused(string path, string reason)
    {
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At("copy"));
        File.AppendAllText(folder.At("copy/" + path), "\n");
        var before = Contents("copy");

        var run = Apply("copy");

        Assert.Equal(2, run.Status);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents("copy"));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("nowhere", "does not exist")]
    [InlineData("old", "has no manifest.json")]
    [InlineData("text.txt", "this one is damaged or something else")]
    public void What_is_no_copy_is_refused(string copy, string reason)
    {
        folder.Write("text.txt", "no archive");

        var run = Apply(copy);

        Assert.Equal(2, run.Status);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_update_is_refused()
    {
        folder.Write("text.txt", "no archive");
        foreach (var (path, reason) in new[] { (New, "is a whole archive"), ("text.txt", "no update"), ("none", "does not exist") })
        {
            var run = CommandRun.Of(["archive", "--apply", folder.At(path), "--to", folder.At(Old)]);

            Assert.Equal(2, run.Status);
            Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        }

        Assert.Contains("Name the update and the copy", CommandRun.Of(["archive", "--apply", "x"]).Errors, StringComparison.Ordinal);
        Assert.Contains("Name the update and the copy", CommandRun.Of(["archive", "--to", "x"]).Errors, StringComparison.Ordinal);
        Assert.Contains(
            "--format zip",
            wiki.Archive(["-o", folder.At("archives"), "--format", "epub", "--since", folder.At(Old)]).Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_of_the_owner_is_never_overwritten()
    {
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At("copy"));
        folder.Write("copy/groups/NEW.html", "mine");

        var run = Apply("copy");

        Assert.Equal(2, run.Status);
        Assert.Contains("you have put one of that name there", run.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", folder.Read("copy/groups/NEW.html"));
    }

    [Fact]
    public void No_damaged_update_is_applied()
    {
        var pack = File.ReadAllBytes(folder.At(Pack));
        for (var at = 0; at < pack.Length; at += 101)
        {
            var damaged = pack.ToArray();
            damaged[at] ^= 0x10;

            Assert.Throws<ArchiveException>(() => UpdatePack.Open(new MemoryStream(damaged)));
            Assert.Throws<ArchiveException>(() => UpdatePack.Open(new MemoryStream(pack[..at])));
        }
    }

    [Fact]
    public void Whoever_is_killed_has_the_old_copy_or_the_new_one_and_can_begin_again()
    {
        var (old, made) = (File.ReadAllBytes(folder.At(Old)), File.ReadAllBytes(folder.At(New)));
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At("expected-old"));
        ZipFile.ExtractToDirectory(folder.At(New), folder.At("expected-new"));
        var whole = new[] { Contents("expected-old"), Contents("expected-new") };
        File.WriteAllBytes(folder.At("timed.zip"), old);
        var clock = Stopwatch.StartNew();
        Apply("timed.zip");
        // From the start of the program to a little after it has ended.
        var duration = (int)clock.ElapsedMilliseconds;
        for (var wait = duration / 2; wait < duration * 5 / 4; wait += Math.Max(1, duration / 10))
        {
            Directory.CreateDirectory(folder.At("stick"));
            File.WriteAllBytes(folder.At("stick/copy.zip"), old);
            ZipFile.ExtractToDirectory(folder.At(Old), folder.At("stick/copy"));
            foreach (var copy in new[] { "stick/copy", "stick/copy.zip" })
            {
                using var process = CommandRun.Start(["archive", "--apply", folder.At(Pack), "--to", folder.At(copy)]);
                Thread.Sleep(wait);
                process.Kill();
                process.WaitForExit();
            }

            var zip = File.ReadAllBytes(folder.At("stick/copy.zip"));
            Assert.True(zip.SequenceEqual(old) || zip.SequenceEqual(made), $"after {wait} ms");
            // Where a disk cannot exchange two folders, the next run puts the old one back first.
            Assert.True(!Directory.Exists(folder.At("stick/copy")) || whole.Contains(Contents("stick/copy")), $"after {wait} ms");

            Assert.Equal((0, ""), Outcome(Apply("stick/copy")));
            Assert.Equal((0, ""), Outcome(Apply("stick/copy.zip")));

            Assert.Equal(made, File.ReadAllBytes(folder.At("stick/copy.zip")));
            Assert.Equal(whole[1], Contents("stick/copy"));
            Assert.Equal(2, Directory.GetFileSystemEntries(folder.At("stick")).Length);
            Directory.Delete(folder.At("stick"), recursive: true);
        }
    }

    [Fact]
    public void A_folder_left_between_two_renames_is_put_back_and_updated()
    {
        // The number of no process: higher than any system gives.
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At(".sahelwiki-update-before-copy-2147483646"));
        ZipFile.ExtractToDirectory(folder.At(Old), folder.At(".sahelwiki-update-2147483646/new"));

        Assert.Equal((0, ""), Outcome(Apply("copy")));

        ZipFile.ExtractToDirectory(folder.At(New), folder.At("expected"));
        Assert.Equal(Contents("expected"), Contents("copy"));
        AssertNothingLeft();
    }

    private CommandRun Apply(string copy) => CommandRun.Of(["archive", "--apply", folder.At(Pack), "--to", folder.At(copy)]);

    private static (int, string) Outcome(CommandRun run) => (run.Status, run.Errors);

    /// <summary>Path and checksum of each file, a line each.</summary>
    private string Contents(string copy) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder.At(copy), "*", SearchOption.AllDirectories)
                .Select(path => $"{Path.GetRelativePath(folder.At(copy), path)} {Sha256.Of(File.ReadAllBytes(path))}")
                .Order(StringComparer.Ordinal)
        );

    private void AssertNothingLeft() => Assert.Empty(Directory.GetFileSystemEntries(folder.Path, ".sahelwiki-*"));

    /// <summary>One wiki of three weeks, with its archives and the update from the first to the second.</summary>
    public sealed class Wiki : ArchiveRuns
    {
        public Wiki()
        {
            // Enough that an edit is little of it, as in any wiki.
            for (var i = 0; i < 40; i++)
            {
                folder.Write($"input/places/place-{i}.md", TestSites.Page($"Place {i}", $"The {i}th of them, near [[Ansar Dine]]."));
            }

            folder.Write(".gitignore", "/old/\n/new/\n/third/\n");
            folder.Commit("First");
            Assert.Equal((0, ""), Outcome(Archive(["--format", "zip", "-o", folder.At("old")])));
            folder.Write("input/groups/ansar-dine.md", TestSites.Page("Ansar Dine", "A group that has changed [@afpc-mali, p. 3]."));
            folder.Write("input/groups/new.md", TestSites.Page("New group", "It is near [[Place 1]]."));
            File.Delete(folder.At("input/places/place-7.md"));
            folder.Commit("Second", date: "2024-05-08T12:00:00+00:00");
            Assert.Equal((0, ""), Outcome(Archive(["--format", "zip", "-o", folder.At("new"), "--since", folder.At(Old)])));
            folder.Write("input/index.md", TestSites.Page("Home", "Something else."));
            folder.Commit("Third", date: "2024-05-15T12:00:00+00:00");
            Assert.Equal((0, ""), Outcome(Archive(["--format", "zip", "-o", folder.At("third")])));
            folder.Git("Ada", "2024-05-15T12:00:00+00:00", "checkout", "-q", "HEAD~1");
        }

        internal string At(string name) => folder.At(name);

        internal CommandRun Archive(string[] arguments) => Run(arguments);
    }
}

using System.Diagnostics;
using System.Text.Json;
using SahelWiki.Output.Archive;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Archive;

/// <summary>What the command makes, what it says, and what it leaves behind.</summary>
public sealed class ArchiveCommandTests : ArchiveRuns
{
    [Fact]
    public void The_same_input_gives_the_same_bytes_in_any_time_zone_culture_and_thread_count()
    {
        folder.Commit("First");

        var one = Run(
            ["--format", "zip", "-o", folder.At("one"), "--threads", "1"],
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8")
        );
        var other = Run(["--format", "zip", "-o", folder.At("other")], ("TZ", "America/Anchorage"), ("LC_ALL", "de_DE.UTF-8"));
        var book = Run(
            ["--format", "epub", "-o", folder.At("one"), "--threads", "1"],
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8")
        );
        var otherBook = Run(["--format", "epub", "-o", folder.At("other")], ("TZ", "America/Anchorage"));

        Assert.All([one, other, book, otherBook], run => Assert.Equal((0, ""), (run.Status, run.Errors)));
        foreach (var name in new[] { "test-wiki-2024-05-01.zip", "test-wiki-2024-05-01.epub" })
        {
            Assert.Equal(File.ReadAllBytes(folder.At("one/" + name)), File.ReadAllBytes(folder.At("other/" + name)));
        }
    }

    [Theory]
    [InlineData("1700000000", "test-wiki-2023-11-14.zip")]
    [InlineData(null, "test-wiki-1980-01-01.zip")]
    public void The_date_is_that_of_the_variable_else_the_earliest_of_a_zip_where_there_is_no_commit(string? epoch, string name)
    {
        var run = Run(["--format", "zip"], ("SOURCE_DATE_EPOCH", epoch));

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Equal([name], Made());
    }

    [Fact]
    public void A_date_that_is_no_number_is_told()
    {
        var run = Run(["--format", "zip"], ("SOURCE_DATE_EPOCH", "yesterday"));

        Assert.Equal(2, run.Status);
        Assert.Contains("SOURCE_DATE_EPOCH is \"yesterday\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_tells_the_commit_and_whether_there_were_other_changes()
    {
        folder.Commit("First");
        var commit = folder.Git("Ada", "2024-05-01T12:00:00+00:00", "rev-parse", "HEAD").Trim();
        folder.Write("input/groups/new.md", TestSites.Page("New"));

        var made = Run(["--format", "zip"]);
        var verified = CommandRun.Of(["archive", "--verify", folder.At("archives/test-wiki-2024-05-01.zip")]);

        Assert.Contains("changes that are not committed", made.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (verified.Status, verified.Errors));
        Assert.Contains($"is whole", verified.Output, StringComparison.Ordinal);
        Assert.Contains($"commit {commit} with uncommitted changes", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_names_what_differs_and_ends_with_status_1()
    {
        Run(["--format", "zip"]);
        var path = folder.At("archives/test-wiki-1980-01-01.zip");
        File.AppendAllText(path, "x");

        var verified = CommandRun.Of(["archive", "--verify", path]);

        Assert.Equal(1, verified.Status);
        Assert.Contains("is NOT whole", verified.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.zip")]
    [InlineData("input")]
    public void Verifying_what_is_no_file_is_told_in_a_sentence(string name)
    {
        var verified = CommandRun.Of(["archive", "--verify", folder.At(name)]);

        Assert.Equal(2, verified.Status);
        Assert.StartsWith("sahelwiki: ", verified.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", verified.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var made = Process.Start("mkfifo", folder.At("pipe.zip")))
        {
            made.WaitForExit();
        }

        var run = CommandRun.Of(["archive", "--verify", folder.At("pipe.zip")]);

        Assert.Equal(2, run.Status);
        Assert.Contains("is a pipe, a socket or a device; name a file.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_that_git_refuses_is_told()
    {
        folder.Write(".git", "gitdir: nowhere\n");

        var run = Run(["--format", "zip"]);

        Assert.Equal(0, run.Status);
        Assert.Contains("so no page says when it changed: not a git repository", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_a_folder_is_left_alone()
    {
        folder.Write("archives/test-wiki-1980-01-01.zip/keep.txt", "x");

        var run = Run(["--format", "zip"]);

        Assert.Equal(2, run.Status);
        Assert.Contains("is a folder", run.Errors, StringComparison.Ordinal);
        Assert.Equal("x", folder.Read("archives/test-wiki-1980-01-01.zip/keep.txt"));
    }

    [Theory]
    [InlineData("file.txt", "is a file")]
    [InlineData("file.txt/inside", "cannot be written to")]
    [InlineData("input/archives", "lies inside the input folder")]
    public void An_output_that_cannot_be_is_told_in_a_sentence(string output, string reason)
    {
        folder.Write("file.txt", "mine");

        var run = Run(["--format", "zip", "-o", folder.At(output)]);

        Assert.Equal(2, run.Status);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", folder.Read("file.txt"));
        Assert.False(Directory.Exists(folder.At("input/archives")));
    }

    [Fact]
    public void An_archive_of_an_earlier_run_is_replaced_and_the_output_may_name_the_file()
    {
        folder.Write("wiki.zip", "an earlier one");

        var run = Run(["--format", "zip", "-o", folder.At("wiki.zip")]);

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.True(ArchiveVerifier.Verify(new MemoryStream(File.ReadAllBytes(folder.At("wiki.zip")))).IsWhole);
    }

    [Fact]
    public void Nothing_is_made_of_a_site_with_errors()
    {
        folder.Write("input/groups/bad.md", "no front matter");

        var run = Run(["--format", "zip"]);

        Assert.Equal(1, run.Status);
        Assert.False(Directory.Exists(folder.At("archives")));
    }

    [Fact]
    public void The_site_offers_archives_that_it_is_given_with_size_date_and_checksum()
    {
        folder.Commit("First");
        Run(["--format", "zip"]);
        var bytes = File.ReadAllBytes(folder.At("archives/test-wiki-2024-05-01.zip"));

        var build = CommandRun.Of(["build", "-i", folder.At("input"), "-o", folder.At("site"), "--archives", folder.At("archives")]);

        Assert.Equal((0, ""), (build.Status, build.Errors));
        Assert.Equal(bytes, File.ReadAllBytes(folder.At("site/archives/test-wiki-2024-05-01.zip")));
        var page = folder.Read("site/offline.html");
        Assert.Contains("href=\"archives/test-wiki-2024-05-01.zip\"", page, StringComparison.Ordinal);
        Assert.Contains(Sha256.Of(bytes), page, StringComparison.Ordinal);
        Assert.Contains("1 May 2024", page, StringComparison.Ordinal);
        Assert.Contains(" kB", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_does_not_offer_an_archive_that_is_not_whole()
    {
        folder.Write("archives/test-wiki-2024-05-01.zip", "PK, then nothing");

        var build = CommandRun.Of(["build", "-i", folder.At("input"), "-o", folder.At("site"), "--archives", folder.At("archives")]);

        Assert.Equal(2, build.Status);
        Assert.Contains("is not whole", build.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("site")));
    }

    [ToolFact("zimwriterfs", "zim-tools")]
    public void A_ZIM_is_the_same_twice_verified_and_no_changed_byte_passes()
    {
        folder.Commit("First");
        var one = Run(["--format", "zim", "-o", folder.At("one"), "--threads", "1"], ("TZ", "Pacific/Kiritimati"));
        var other = Run(["--format", "zim", "-o", folder.At("other")]);
        Assert.Equal((0, 0), (one.Status, other.Status));
        var bytes = File.ReadAllBytes(folder.At("one/test-wiki-2024-05-01.zim"));

        Assert.Equal(bytes, File.ReadAllBytes(folder.At("other/test-wiki-2024-05-01.zim")));
        var report = ArchiveVerifier.Verify(new MemoryStream(bytes));
        Assert.True(report.IsWhole);
        Assert.Contains(report.Manifest!.Redirects, redirect =>
            redirect is { Path: "groups/ansar.html", Target: "groups/ansar-dine.html" }
        );
        Assert.Contains(report.Manifest.Redirects, redirect =>
            redirect is { Path: "names-of/groups/ansar-dine-1.html", Target: "groups/ansar-dine.html" }
        );
        for (var i = 0; i < bytes.Length; i += 1009)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x10;
            Assert.False(ArchiveVerifier.Verify(new MemoryStream(changed)).IsWhole, $"byte {i}");
            Assert.False(ArchiveVerifier.Verify(new MemoryStream(bytes[..i])).IsWhole, $"{i} bytes");
        }
    }

    [ToolFact("zimcheck", "zim-tools")]
    public void A_ZIM_passes_every_check_of_zimcheck()
    {
        Assert.Equal(0, Run(["--format", "zim"]).Status);

        var (status, output) = Tool("zimcheck", "-A", folder.At("archives/test-wiki-1980-01-01.zim"));

        Assert.Equal(0, status);
        Assert.Contains("Overall Test Status: Pass", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[ERROR]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[WARNING]", output, StringComparison.Ordinal);
    }

    [ToolFact("epubcheck", "epubcheck default-jre-headless")]
    public void A_book_of_the_wiki_itself_is_valid()
    {
        var input = Path.Combine(Folders.Sites, "../../../input");
        Assert.Equal(0, CommandRun.Of(["archive", "-i", input, "-o", folder.At("archives"), "--format", "epub"]).Status);
        var book = Directory.GetFiles(folder.At("archives"), "*.epub").Single();

        // Debian's command is the Java archive itself.
        var (status, output) = Tool("java", "-jar", "/usr/share/java/epubcheck.jar", book, "--json", "-");

        Assert.True(status == 0, output[..Math.Min(2000, output.Length)]);
        using var result = JsonDocument.Parse(output[output.IndexOf('{')..(output.LastIndexOf('}') + 1)]);
        Assert.Empty(
            result.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("message").GetString())
        );
    }

    private static (int Status, string Output) Tool(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        ) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

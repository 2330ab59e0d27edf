using System.Diagnostics;
using System.Text.Json;
using SahelWiki.Archive;
using SahelWiki.Cli.Archiving;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Archive;

/// <summary>The command <c>archive</c>, run as a process: what it makes, what it says, and what it leaves behind.</summary>
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ArchiveCommandTests()
    {
        using var input = new TemporaryFolder();
        TestSites.Write(input,
            ("site.yaml", "title: Test wiki\nbase_url: https://example.org/\n"),
            ("index.md", TestSites.Page("Home", "See [[Ansar Dine]].")),
            ("groups/ansar-dine.md", TestSites.Page("Ansar Dine", "A group [@afpc-mali, p. 3].", "aliases: [Ançar Eddine]\nredirects: [groups/ansar]")));
        Directory.Move(input.Path, folder.At("input"));
        Directory.CreateDirectory(input.Path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_input_gives_the_same_bytes_in_any_time_zone_culture_and_thread_count()
    {
        folder.Commit("First");

        var one = Run(["--format", "zip", "-o", folder.At("one"), "--threads", "1"], ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"));
        var other = Run(["--format", "zip", "-o", folder.At("other")], ("TZ", "America/Anchorage"), ("LC_ALL", "de_DE.UTF-8"));
        var book = Run(["--format", "epub", "-o", folder.At("one"), "--threads", "1"], ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"));
        var otherBook = Run(["--format", "epub", "-o", folder.At("other")], ("TZ", "America/Anchorage"));

        Assert.All([one, other, book, otherBook], run => Assert.Equal((0, ""), (run.Status, run.Errors)));
        foreach (var name in new[] { "sahelwiki-2024-05-01.zip", "sahelwiki-2024-05-01.epub" })
        {
            Assert.Equal(File.ReadAllBytes(folder.At("one/" + name)), File.ReadAllBytes(folder.At("other/" + name)));
        }
    }

    [Theory]
    [InlineData("1700000000", "sahelwiki-2023-11-14.zip")]
    [InlineData(null, "sahelwiki-1980-01-01.zip")]
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
        var verified = CommandRun.Of(["archive", "--verify", folder.At("archives/sahelwiki-2024-05-01.zip")]);

        Assert.Contains("changes that are not committed", made.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (verified.Status, verified.Errors));
        Assert.Contains($"is whole", verified.Output, StringComparison.Ordinal);
        Assert.Contains($"commit {commit} with uncommitted changes", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_names_what_differs_and_ends_with_status_1()
    {
        Run(["--format", "zip"]);
        var path = folder.At("archives/sahelwiki-1980-01-01.zip");
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
    public void Without_zimwriterfs_one_sentence_says_how_to_install_it_and_the_others_are_made()
    {
        var run = Run(["--format", "all"], ("PATH", Path.GetDirectoryName(Environment.ProcessPath)));

        Assert.Equal(0, run.Status);
        Assert.Contains("apt-get install zim-tools", Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(["sahelwiki-1980-01-01.epub", "sahelwiki-1980-01-01.zip"], Made());
    }

    [Fact]
    public void Asking_for_a_ZIM_alone_fails_without_zimwriterfs()
    {
        var run = Run(["--format", "zim"], ("PATH", Path.GetDirectoryName(Environment.ProcessPath)));

        Assert.Equal(2, run.Status);
        Assert.Contains("apt-get install zim-tools", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zimwriterfs_that_fails_is_quoted_and_the_others_are_made()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A line without an end before it: only so much of it is kept.
        var run = Run(["--format", "all"], Fake("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo 'cannot open magic' >&2; exit 3"));

        Assert.Equal(2, run.Status);
        Assert.Contains("zimwriterfs failed with exit status 3", run.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot open magic", run.Errors, StringComparison.Ordinal);
        Assert.True(run.Errors.Length < 2000);
        Assert.Equal(["sahelwiki-1980-01-01.epub", "sahelwiki-1980-01-01.zip"], Made());
    }

    [Fact]
    public void A_zimwriterfs_that_hangs_is_stopped_with_all_it_started()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var run = Run(["--format", "zim", "--zim-time-limit", "1"], Fake($"sleep 97 & echo $! > '{folder.At("child")}'; wait"));

        Assert.Equal(2, run.Status);
        Assert.Contains("did not finish within 1 seconds", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Made());
        Assert.False(IsRunning(int.Parse(folder.Read("child"), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_seen_while_the_program_still_waits()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var waiting = Process.Start("sleep", "97");

        var hasRoom = await FullDisk.Wait(waiting, () => 4096, CancellationToken.None);
        waiting.Kill();

        Assert.False(hasRoom);
        Assert.True(await FullDisk.Wait(waiting, () => 4096, CancellationToken.None));
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
    public void A_zimwriterfs_that_writes_something_else_leaves_no_archive()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var run = Run(["--format", "zim"], Fake("for last; do :; done; echo 'no zim' > \"$last\""));

        Assert.Equal(2, run.Status);
        Assert.Contains("what it wrote is no ZIM", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Made());
    }

    [Fact]
    public void A_killed_run_leaves_no_archive_and_the_next_run_tidies_up()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var process = CommandRun.Start(["archive", "-i", folder.At("input"), "-o", folder.At("archives"), "--format", "zim"], Fake($"touch '{folder.At("started")}'; exec sleep 20")))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(folder.At("started")), TimeSpan.FromSeconds(60)));
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Assert.Empty(Directory.EnumerateFiles(folder.At("archives")));
        Assert.NotEmpty(Directory.EnumerateDirectories(folder.At("archives"), ".*"));

        var run = Run(["--format", "zip"]);

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Equal(["sahelwiki-1980-01-01.zip"], Made());
    }

    [Fact]
    public void A_target_that_is_a_folder_is_left_alone()
    {
        folder.Write("archives/sahelwiki-1980-01-01.zip/keep.txt", "x");

        var run = Run(["--format", "zip"]);

        Assert.Equal(2, run.Status);
        Assert.Contains("is a folder", run.Errors, StringComparison.Ordinal);
        Assert.Equal("x", folder.Read("archives/sahelwiki-1980-01-01.zip/keep.txt"));
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
        var bytes = File.ReadAllBytes(folder.At("archives/sahelwiki-2024-05-01.zip"));

        var build = CommandRun.Of(["build", "-i", folder.At("input"), "-o", folder.At("site"), "--archives", folder.At("archives")]);

        Assert.Equal((0, ""), (build.Status, build.Errors));
        Assert.Equal(bytes, File.ReadAllBytes(folder.At("site/archives/sahelwiki-2024-05-01.zip")));
        var page = folder.Read("site/offline.html");
        Assert.Contains("href=\"archives/sahelwiki-2024-05-01.zip\"", page, StringComparison.Ordinal);
        Assert.Contains(Sha256.Of(bytes), page, StringComparison.Ordinal);
        Assert.Contains("1 May 2024", page, StringComparison.Ordinal);
        Assert.Contains(" kB", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_does_not_offer_an_archive_that_is_not_whole()
    {
        folder.Write("archives/sahelwiki-2024-05-01.zip", "PK, then nothing");

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
        var bytes = File.ReadAllBytes(folder.At("one/sahelwiki-2024-05-01.zim"));

        Assert.Equal(bytes, File.ReadAllBytes(folder.At("other/sahelwiki-2024-05-01.zim")));
        var report = ArchiveVerifier.Verify(new MemoryStream(bytes));
        Assert.True(report.IsWhole);
        Assert.Contains(report.Manifest!.Redirects, redirect => redirect is { Path: "groups/ansar.html", Target: "groups/ansar-dine.html" });
        Assert.Contains(report.Manifest.Redirects, redirect => redirect is { Path: "names-of/groups/ansar-dine-1.html", Target: "groups/ansar-dine.html" });
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

        var (status, output) = Tool("zimcheck", "-A", folder.At("archives/sahelwiki-1980-01-01.zim"));

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
        Assert.Empty(result.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("message").GetString()));
    }

    private CommandRun Run(string[] arguments, params (string, string?)[] variables) =>
        CommandRun.Of(["archive", "-i", folder.At("input"), .. arguments.Contains("-o") ? [] : new[] { "-o", folder.At("archives") }, .. arguments], variables);

    /// <summary>Names of all that lies in the folder of archives.</summary>
    private IEnumerable<string> Made() => Directory.EnumerateFileSystemEntries(folder.At("archives")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>A program of the name zimwriterfs, first on the path.</summary>
    private (string Name, string? Value) Fake(string script)
    {
        folder.Write("bin/zimwriterfs", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.At("bin/zimwriterfs"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return ("PATH", folder.At("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            // One that was stopped may wait for its parent to ask after it.
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }

    private static (int Status, string Output) Tool(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

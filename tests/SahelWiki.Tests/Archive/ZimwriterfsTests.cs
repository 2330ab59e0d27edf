using System.Diagnostics;
using SahelWiki.Cli.Archiving;

namespace SahelWiki.Tests.Archive;

/// <summary>The program that writes the ZIM may be missing, fail, hang or write something else; a made-up one does so here.</summary>
public sealed class ZimwriterfsTests : ArchiveRuns
{
    [Fact]
    public void Without_zimwriterfs_one_sentence_says_how_to_install_it_and_the_others_are_made()
    {
        var run = Run(["--format", "all"], ("PATH", Path.GetDirectoryName(Environment.ProcessPath)));

        Assert.Equal(0, run.Status);
        Assert.Contains("apt-get install zim-tools", Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(["test-wiki-1980-01-01.epub", "test-wiki-1980-01-01.zip"], Made());
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
        Assert.Equal(["test-wiki-1980-01-01.epub", "test-wiki-1980-01-01.zip"], Made());
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

        using (
            var process = CommandRun.Start(
                ["archive", "-i", folder.At("input"), "-o", folder.At("archives"), "--format", "zim"],
                Fake($"touch '{folder.At("started")}'; exec sleep 20")
            )
        )
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(folder.At("started")), TimeSpan.FromSeconds(60)));
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Assert.Empty(Directory.EnumerateFiles(folder.At("archives")));
        Assert.NotEmpty(Directory.EnumerateDirectories(folder.At("archives"), ".*"));

        var run = Run(["--format", "zip"]);

        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Equal(["test-wiki-1980-01-01.zip"], Made());
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
}

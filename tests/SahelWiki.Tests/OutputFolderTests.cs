using System.Text;
using SahelWiki.Output.Writing;

namespace SahelWiki.Tests;

public sealed class OutputFolderTests
{
    [Theory]
    [InlineData("input", "is the input folder")]
    [InlineData(".", "contains the input folder")]
    [InlineData("input/output", "lies inside the input folder")]
    [InlineData("full", "was not written by SahelWiki")]
    [InlineData("full/file.txt", "is a file")]
    public void An_output_folder_that_could_harm_something_is_refused(string output, string reason)
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/site.yaml", "title: x");
        folder.Write("full/file.txt", "precious");

        var refused = Assert.Throws<OutputFolderException>(() => OutputFolder.Open(folder.At(output), folder.At("input")));

        Assert.Contains(reason, refused.Message);
        Assert.Equal("precious", System.IO.File.ReadAllText(folder.At("full/file.txt")));
    }

    [Fact]
    public void The_input_by_another_name_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/site.yaml", "title: x");
        Directory.CreateSymbolicLink(folder.At("other"), folder.At("input"));

        Assert.Throws<OutputFolderException>(() => OutputFolder.Open(folder.At("other"), folder.At("input")));
    }

    [Fact]
    public void Only_files_that_differ_are_written_and_only_our_stale_files_are_deleted()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ("a.html", "one"), ("b/b.html", "two"), ("c/c.html", "three"), ("d/d/d/d.html", "four"));
        System.IO.File.SetLastWriteTimeUtc(folder.At("site/a.html"), new(2020, 1, 1));
        folder.Write("site/CNAME", "not ours");

        var result = Write(folder, ("a.html", "one"), ("b/b.html", "changed"));

        Assert.Equal((2, 1, 2), (result.Files, result.Written, result.Deleted));
        Assert.Equal(new(2020, 1, 1), System.IO.File.GetLastWriteTimeUtc(folder.At("site/a.html")));
        Assert.Equal("changed", System.IO.File.ReadAllText(folder.At("site/b/b.html")));
        Assert.False(Directory.Exists(folder.At("site/c")));
        Assert.False(Directory.Exists(folder.At("site/d")));
        Assert.Equal("not ours", System.IO.File.ReadAllText(folder.At("site/CNAME")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(199_999)]
    public void A_large_file_of_the_same_size_is_written_wherever_it_differs(int at)
    {
        using var folder = new TemporaryFolder();
        var before = new string('x', 200_000);
        var after = before.Remove(at, 1).Insert(at, "y");
        Write(folder, ("a.html", before));

        var same = Write(folder, ("a.html", before));
        var changed = Write(folder, ("a.html", after));

        Assert.Equal((0, 1), (same.Written, changed.Written));
        Assert.Equal(after, System.IO.File.ReadAllText(folder.At("site/a.html")));
    }

    [Fact]
    public void A_build_that_fails_half_way_leaves_the_previous_output_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ("a.html", "one"), ("b.html", "two"));

        Assert.ThrowsAny<Exception>(() =>
            OutputFolder
                .Open(folder.At("site"), folder.At("input"))
                .Write([File("a.html", "changed"), new(new("b.html"), () => throw new IOException("The disk is full."))], 1)
        );

        Assert.Equal("one", System.IO.File.ReadAllText(folder.At("site/a.html")));
        Assert.Equal([folder.At("site")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_a_killed_build_left_beside_the_output_is_cleared_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var gone = System.Diagnostics.Process.Start("git", "--version");
        gone.WaitForExit();
        string[] ours = [$".site.writing-{gone.Id}/a.html", $".site.writing-{Environment.ProcessId}/a.html"];
        string[] others =
        [
            ".site.writing-1/a.html",
            $".other.writing-{gone.Id}/a.html",
            ".site.writing-/a.html",
            $".site.writing-{gone.Id}x/a.html",
            $"site.writing-{gone.Id}/a.html",
        ];
        foreach (var path in ours.Concat(others))
        {
            folder.Write(path, "precious");
        }

        Write(folder, ("a.html", "one"));

        Assert.All(ours, path => Assert.False(System.IO.File.Exists(folder.At(path))));
        Assert.All(others.Where(path => !OperatingSystem.IsWindows() || !path.Contains("-1/")), path =>
            Assert.True(System.IO.File.Exists(folder.At(path)))
        );
        Assert.Equal("one", System.IO.File.ReadAllText(folder.At("site/a.html")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "precious");

        var refused = Assert.Throws<OutputFolderException>(() =>
            OutputFolder.Open(folder.At("file/site"), folder.At("input")).Write([File("a.html", "one")], 1)
        );

        Assert.Contains("file/site", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".writing", refused.Message, StringComparison.Ordinal);
        Assert.Equal("precious", System.IO.File.ReadAllText(folder.At("file")));
    }

    [Fact]
    public void A_marker_that_names_files_elsewhere_deletes_nothing_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("precious.txt", "precious");
        folder.Write("site/" + OutputFolder.MarkerName, "../precious.txt\n");

        Write(folder, ("a.html", "one"));

        Assert.True(System.IO.File.Exists(folder.At("precious.txt")));
    }

    [Fact]
    public async Task The_output_is_the_old_site_or_the_new_one_whenever_somebody_looks()
    {
        using var folder = new TemporaryFolder();
        var names = Enumerable.Range(0, 200).Select(number => $"f{number % 7}/{number}.html").ToArray();
        Write(folder, [.. names.Select(name => (name, "0"))]);
        using var stop = new CancellationTokenSource();
        var mixed = 0;
        var looked = 0;
        var reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                // The folder is held open by its name: what is read through it is of one site.
                try
                {
                    var first = System.IO.File.ReadAllText(folder.At("site/" + names[0]));
                    var last = System.IO.File.ReadAllText(folder.At("site/" + names[^1]));
                    var again = System.IO.File.ReadAllText(folder.At("site/" + names[0]));
                    mixed += first == again && first != last ? 1 : 0;
                    looked++;
                }
                catch (IOException) when (!OperatingSystem.IsLinux())
                {
                    // Elsewhere there is a moment between two renames.
                }
            }
        });

        while (Volatile.Read(ref looked) == 0)
        {
            await Task.Delay(1);
        }

        for (var round = 1; round <= 20; round++)
        {
            Write(folder, [.. names.Select(name => (name, round.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
        }

        await stop.CancelAsync();
        await reader;
        Assert.Equal(0, mixed);
        Assert.Equal(["site"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_not_ours_and_what_did_not_change_stays_where_it_is()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ("a.html", "one"), ("b/c.html", "two"), ("b/d.html", "three"));
        folder.Write("site/CNAME", "not ours").Write("site/b/own.txt", "not ours").Write("site/e/f.txt", "not ours");
        var written = System.IO.File.GetLastWriteTimeUtc(folder.At("site/a.html"));

        var result = Write(folder, ("a.html", "one"), ("b/c.html", "2"));

        Assert.Equal((2, 1, 1), (result.Files, result.Written, result.Deleted));
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(folder.At("site/a.html")));
        Assert.Equal(
            [".sahelwiki", "CNAME", "a.html", "b/c.html", "b/own.txt", "e/f.txt"],
            Directory
                .GetFiles(folder.At("site"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.At("site"), file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_output_that_is_a_link_is_written_where_it_leads()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("real"));
        Directory.CreateSymbolicLink(folder.At("site"), folder.At("real"));

        Write(folder, ("a.html", "one"));
        Write(folder, ("a.html", "two"));

        Assert.NotNull(new DirectoryInfo(folder.At("site")).LinkTarget);
        Assert.Equal("two", System.IO.File.ReadAllText(folder.At("real/a.html")));
    }

    [Fact]
    public void A_folder_of_the_output_that_is_closed_keeps_no_part_of_the_old_site()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Rights are another matter there.
        }

        using var folder = new TemporaryFolder();
        Write(folder, ("a.html", "one"), ("b/c.html", "one"));
        System.IO.File.SetUnixFileMode(folder.At("site/b"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Write(folder, ("a.html", "two"), ("b/c.html", "two"));

        Assert.Equal("two", System.IO.File.ReadAllText(folder.At("site/a.html")));
        Assert.Equal("two", System.IO.File.ReadAllText(folder.At("site/b/c.html")));
        Assert.Equal(["site"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_site_that_was_left_between_two_renames_is_put_back()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ("a.html", "one"), ("b.html", "one"));
        Directory.Move(folder.At("site"), folder.At(".site.before-1"));

        var result = Write(folder, ("a.html", "one"), ("b.html", "two"));

        Assert.Equal((2, 1), (result.Files, result.Written));
        Assert.Equal(["site"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    private static WriteResult Write(TemporaryFolder folder, params (string Path, string Content)[] files) =>
        OutputFolder.Open(folder.At("site"), folder.At("input")).Write(files.Select(file => File(file.Path, file.Content)), 2)!;

    private static OutputFile File(string path, string content) => new(new(path), () => Encoding.UTF8.GetBytes(content));
}

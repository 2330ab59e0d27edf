using System.Collections.Immutable;
using SahelWiki.Editing;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

/// <summary>An edit that is stopped, wherever, is made whole or not at all.</summary>
public sealed class StoppedEditTests
{
    private static readonly string[] AllSteps = ["keep", "prepare", "list", "begin", "delete", "move", "end"];

    [Fact]
    public void Stopped_before_any_step_the_next_command_finds_the_pages_as_they_were()
    {
        using var folder = Wiki();
        var before = Content(folder.At("input"));

        var stops = StopEverywhere(folder, reached => PlannedEdits.Write(folder.At("input"), Edit(folder), reached));

        var after = Content(folder.At("input"));
        Assert.NotEqual(before, after);
        Assert.Equal(AllSteps.Order(), stops.Select(stop => stop.Step).Distinct().Order());
        Assert.All(stops, stop =>
        {
            EditJournal.Undo(stop.Folder);
            Assert.Equal(before, Content(stop.Folder));
            Assert.False(Directory.Exists(Path.Combine(stop.Folder, EditJournal.FolderName)));
        });
    }

    [Fact]
    public void Taking_back_may_be_stopped_and_begun_again()
    {
        using var folder = Wiki();
        var before = Content(folder.At("input"));
        var last = StopEverywhere(folder, reached => PlannedEdits.Write(folder.At("input"), Edit(folder), reached))[^1];

        var stops = StopEverywhere(folder, reached => EditJournal.Undo(last.Folder, reached), last.Folder);

        Assert.Equal(["give back", "take away"], stops.Select(stop => stop.Step).Distinct().Order());
        Assert.All(stops, stop =>
        {
            Assert.Empty(EditJournal.Undo(stop.Folder)!.Left);
            Assert.Equal(before, Content(stop.Folder));
        });
    }

    [Fact]
    public void What_an_author_wrote_after_the_stop_stays_and_is_named()
    {
        using var folder = Wiki();
        var last = StopEverywhere(folder, reached => PlannedEdits.Write(folder.At("input"), Edit(folder), reached))[^1].Folder;
        File.WriteAllText(Path.Combine(last, "places/gao.md"), "written since");

        var undone = EditJournal.Undo(last);

        Assert.Equal(["places/gao.md"], undone!.Left.AsEnumerable());
        Assert.Equal("written since", File.ReadAllText(Path.Combine(last, "places/gao.md")));
        Assert.True(File.Exists(Path.Combine(last, "groups/jnim.md")));
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("places/../../outside.md")]
    [InlineData("/outside.md")]
    [InlineData("..\\outside.md")]
    [InlineData(".git/config")]
    [InlineData("C:x.md")]
    [InlineData("linked/outside.md")]
    public void A_journal_that_names_files_elsewhere_changes_nothing(string path)
    {
        using var folder = Wiki();
        folder.Write("outside.md", "mine").Write("input/.git/config", "mine");
        Directory.CreateSymbolicLink(folder.At("input/linked"), folder.Path);
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("mine"u8));
        folder.Write(
            $"input/{EditJournal.FolderName}/journal",
            System.Text.Json.JsonSerializer.Serialize(
                new object[]
                {
                    new
                    {
                        Before = (string?)null,
                        After = "places/gao.md",
                        AfterHash = hash,
                    },
                    new { After = path, AfterHash = hash },
                }
            )
        );

        var refused = Assert.Throws<EditException>(() => EditJournal.Undo(folder.At("input")));

        Assert.Contains("not the journal of an edit", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("mine", "mine"), (folder.Read("outside.md"), folder.Read("input/.git/config")));
    }

    [Fact]
    public void Only_one_command_edits_at_a_time()
    {
        using var folder = Wiki();
        var edit = Edit(folder);
        EditException? second = null;

        PlannedEdits.Write(folder.At("input"), edit, step =>
            second ??=
                step == "keep" && EditJournal.Undo(folder.At("input")) is null
                    ? Assert.Throws<EditException>(() => PlannedEdits.Write(folder.At("input"), edit))
                    : null
        );

        Assert.Contains("Another command", second!.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("input/groups/gsim.md")));
    }

    private static TemporaryFolder Wiki()
    {
        var folder = new TemporaryFolder();
        Inputs
            .Tree(
                ("groups/jnim.md", Inputs.Page("JNIM")),
                ("places/gao.md", Inputs.Page("Gao", body: "[[jnim]]\n")),
                ("places/zou.md", Inputs.Page("Zou", body: "[[jnim]]\n"))
            )
            .WriteTo(folder);
        return folder;
    }

    /// <summary>A page that moves, pages that change, one whose name changes in case alone, a new one and one that goes.</summary>
    private static ImmutableArray<PlannedFile> Edit(TemporaryFolder folder)
    {
        var tree = InputFolder.Read(folder.At("input"));
        var plan = PageRename.Plan(tree, "jnim", "gsim");
        var relations = tree.Files.Single(file => file.Path.Value == "relations.yaml");
        var settings = tree.Files.Single(file => file.Path.Value == "site.yaml");
        return
        [
            .. plan.Files,
            new(null, Inputs.File("places/new.md", "new")),
            new(relations, relations with { Path = new("Relations.yaml") }),
            new(settings, null),
        ];
    }

    /// <summary>What the disk holds before each step, in a folder of its own.</summary>
    private static List<(string Step, string Folder)> StopEverywhere(
        TemporaryFolder folder,
        Action<Action<string>> edit,
        string? input = null
    )
    {
        var stops = new List<(string Step, string Folder)>();
        edit(step =>
        {
            var copy = folder.At("stop-" + Guid.NewGuid().ToString("n"));
            Copy(input ?? folder.At("input"), copy);
            stops.Add((step, copy));
        });
        return stops;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // The lock is held while it is copied.
            if (Path.GetFileName(file) == "lock")
            {
                File.WriteAllBytes(target, []);
            }
            else
            {
                File.Copy(file, target);
            }
        }
    }

    private static SortedDictionary<string, string> Content(string folder) =>
        new(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText),
            StringComparer.Ordinal
        );
}

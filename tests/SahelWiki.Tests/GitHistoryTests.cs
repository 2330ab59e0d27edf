using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Tests;

public sealed class GitHistoryTests : IDisposable
{
    private const string Page = "---\ntitle: Gao\nsummary: A city.\n---\n\nA city on the Niger, in the east of Mali.\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void There_is_no_history_where_there_is_no_repository()
    {
        folder.Write("input/places/gao.md", Page);

        Assert.Null(GitHistoryReader.Read(folder.At("input")));
    }

    [Fact]
    public void Changes_come_newest_first_with_their_day_in_UTC()
    {
        folder.Write("input/places/gao.md", Page).Commit("Add Gao", "Ada", "2024-05-01T23:30:00-05:00");
        folder.Write("input/places/gao.md", Page + "More.\n").Commit("Say more", "Béla", "2024-06-01T12:00:00+00:00");

        var changes = GitHistoryReader.Read(folder.At("input"))!.Of(new("places/gao.md"));

        Assert.Equal(["Say more", "Add Gao"], changes.Select(change => change.Subject));
        Assert.Equal(["2024-06-01", "2024-05-02"], changes.Select(change => change.Date.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void A_file_keeps_its_history_through_renames()
    {
        folder.Write("input/places/gawgaw.md", Page).Commit("Add");
        folder.Git("Ada", "2024-05-02T12:00:00Z", "mv", "input/places/gawgaw.md", "input/places/gaou.md");
        folder.Commit("Rename once", date: "2024-05-02T12:00:00Z");
        folder.Git("Ada", "2024-05-03T12:00:00Z", "mv", "input/places/gaou.md", "input/places/gao.md");
        folder.Commit("Rename twice", date: "2024-05-03T12:00:00Z");

        var history = GitHistoryReader.Read(folder.At("input"))!;

        Assert.Equal(["Rename twice", "Rename once", "Add"], history.Of(new("places/gao.md")).Select(change => change.Subject));
        Assert.All(history.Commits, commit => Assert.Equal("places/gao.md", Assert.Single(commit.Changes).Now.Value));
        Assert.Equal(new SourcePath("places/gaou.md"), history.Commits[0].Changes[0].Former);
    }

    [Fact]
    public void A_name_that_is_used_again_does_not_inherit_the_history_of_the_renamed_file()
    {
        folder.Write("input/places/gao.md", Page).Commit("Add");
        folder.Git("Ada", "2024-05-02T12:00:00Z", "mv", "input/places/gao.md", "input/places/gao-city.md");
        folder.Commit("Rename", date: "2024-05-02T12:00:00Z");
        folder
            .Write("input/places/gao.md", "---\ntitle: Gao Region\nsummary: An altogether different page about a region.\n---\n")
            .Commit("Add the region", date: "2024-05-03T12:00:00Z");

        var history = GitHistoryReader.Read(folder.At("input"))!;

        Assert.Equal(["Rename", "Add"], history.Of(new("places/gao-city.md")).Select(change => change.Subject));
        Assert.Equal(["Add the region"], history.Of(new("places/gao.md")).Select(change => change.Subject));
    }

    [Fact]
    public void Coauthors_count_as_authors_and_addresses_are_left_out()
    {
        folder
            .Write("input/places/gao.md", Page)
            .Commit("Add Gao\n\nA body.\n\nCo-authored-by: Çelik Öz <celik@example.org>\nCo-authored-by: Ada <ada@example.org>", "Ada");

        var commit = Assert.Single(GitHistoryReader.Read(folder.At("input"))!.Commits);

        Assert.Equal(["Ada", "Çelik Öz"], commit.Authors.AsEnumerable());
    }

    [Fact]
    public void Files_outside_the_input_folder_are_no_part_of_it()
    {
        folder.Write("README.md", "Read me").Write("input/été/Gao \"x\"\n.md", Page).Commit("Add");
        folder.Write("README.md", "Read me again").Commit("Say it again");

        var commit = Assert.Single(GitHistoryReader.Read(folder.At("input"))!.Commits);

        Assert.Equal("été/Gao \"x\"\n.md", Assert.Single(commit.Changes).Path.Value);
    }

    [Fact]
    public void Where_a_shallow_clone_is_cut_nothing_is_taken_for_new()
    {
        folder.Write("origin/input/places/gao.md", Page);
        folder.Git("Ada", "2024-05-01T12:00:00Z", "init", "-q", "origin");
        void Commit(string subject)
        {
            folder.Git("Ada", "2024-05-01T12:00:00Z", "-C", "origin", "add", "-A");
            folder.Git("Ada", "2024-05-01T12:00:00Z", "-C", "origin", "commit", "-q", "-m", subject);
        }

        Commit("Add");
        folder.Write("origin/input/places/gao.md", Page + "More.\n");
        Commit("Change");
        folder.Write("origin/input/places/gao.md", Page + "Still more.\n");
        Commit("Change again");
        folder.Git("Ada", "2024-05-01T12:00:00Z", "clone", "-q", "--depth", "2", "file://" + folder.At("origin"), "clone");

        var commit = Assert.Single(GitHistoryReader.Read(folder.At("clone/input"))!.Commits);

        Assert.Equal("Change again", commit.Subject);
        Assert.Contains("--unshallow", Assert.Throws<GitTreeException>(() => GitTree.Read(folder.At("clone/input"), "HEAD~2")).Message);
    }
}

using SahelWiki.Editing;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class PageRenameTests
{
    [Theory]
    [InlineData("See [[jnim]] and [[jnim|the group]].\n", "See [[gsim]] and [[gsim|the group]].\n")]
    [InlineData("[[groups/jnim#history]] [[ jnim #history|x]]\n", "[[groups/gsim#history]] [[ gsim #history|x]]\n")]
    [InlineData("By title: [[Support Group]], by alias: [[JNIM]].\n", "By title: [[Support Group]], by alias: [[JNIM]].\n")]
    [InlineData("`[[jnim]]` and\n\n    [[jnim]]\n", "`[[jnim]]` and\n\n    [[jnim]]\n")]
    [InlineData("| a | b |\n|---|---|\n| [[jnim\\|x]] | [[jnim]] |\n", "| a | b |\n|---|---|\n| [[gsim\\|x]] | [[gsim]] |\n")]
    [InlineData("A note[^1].\n\n[^1]: On [[jnim]].\n", "A note[^1].\n\n[^1]: On [[gsim]].\n")]
    [InlineData(
        "[file](../groups/jnim.md), [part](<../groups/jnim.md#history>), [by name][j].\n\n[j]: ../groups/jnim.md \"JNIM\"\n",
        "[file](../groups/gsim.md), [part](<../groups/gsim.md#history>), [by name][j].\n\n[j]: ../groups/gsim.md \"JNIM\"\n"
    )]
    [InlineData("> - [[jnim]]\r\n> - *[[jnim]]*\r\n", "> - [[gsim]]\r\n> - *[[gsim]]*\r\n")]
    [InlineData("Naïve 🐪 [[jnim]]", "Naïve 🐪 [[gsim]]")]
    public void Links_in_the_text_are_rewritten_and_nothing_else(string before, string after)
    {
        var plan = Plan(("places/gao.md", Inputs.Page("Gao", body: before)), "jnim", "gsim");

        Assert.Equal(Inputs.Page("Gao", body: after), After(plan, "places/gao.md") ?? Inputs.Page("Gao", body: before));
    }

    [Theory]
    [InlineData("affiliations: [{group: jnim, role: x}]\n", "affiliations: [{group: gsim, role: x}]\n")]
    [InlineData("affiliations:\n  - group: \"groups/jnim\"   # said so\n", "affiliations:\n  - group: \"groups/gsim\"   # said so\n")]
    [InlineData(
        "affiliations:\n- {group: '[[jnim|the group]]'}\n- [[jnim]]\n",
        "affiliations:\n- {group: '[[gsim|the group]]'}\n- [[gsim]]\n"
    )]
    [InlineData("relations: [{type: allied-with, target: jnim}]\n", "relations: [{type: allied-with, target: gsim}]\n")]
    [InlineData("designations: [{by: '[[jnim]]'}]\n", "designations: [{by: '[[gsim]]'}]\n")]
    public void Links_in_front_matter_are_rewritten_and_nothing_else(string before, string after)
    {
        var plan = Plan(("persons/dicko.md", Inputs.Page("Dicko", before)), "groups/jnim", "groups/gsim");

        Assert.Equal(Inputs.Page("Dicko", after), After(plan, "persons/dicko.md"));
    }

    [Theory]
    [InlineData(
        "places/x.md",
        "",
        "places/x.md cannot be a group page as it is: \"part_of\" is not a field of group pages.",
        "part_of: gao\n"
    )]
    [InlineData("places/x.md", "relations: [{type: allied-with, target: x}]\n", null, "")]
    [InlineData("places/x.md", "part_of: x\n", "places/gao.md line 4 names places/x.md where only a place page may stand.", "")]
    public void A_page_moves_to_another_type_only_where_it_can_be_one(string path, string fieldOfGao, string? problem, string field)
    {
        var tree = Inputs.Tree((path, Inputs.Page("X", field)), ("places/gao.md", Inputs.Page("Gao", fieldOfGao)));

        if (problem is null)
        {
            Assert.Equal("groups/x.md", PageRename.Plan(tree, "x", "groups/x").To.Value);
        }
        else
        {
            Assert.Equal(problem, Assert.Throws<EditException>(() => PageRename.Plan(tree, "x", "groups/x")).Message);
        }
    }

    [Theory]
    [InlineData("", "redirects: [groups/jnim]\n")]
    [InlineData("redirects: [groups/old]\n", "redirects: [groups/jnim, groups/old]\n")]
    [InlineData("redirects: []\n", "redirects: [groups/jnim]\n")]
    [InlineData("redirects:\n  - groups/old # why\n", "redirects:\n  - groups/jnim\n  - groups/old # why\n")]
    [InlineData("redirects:\n- groups/old\ntags: [a]\n", "redirects:\n- groups/jnim\n- groups/old\ntags: [a]\n")]
    [InlineData("redirects:\ntags: [a]\n", "redirects: [groups/jnim]\ntags: [a]\n")]
    public void The_page_leaves_a_redirect(string before, string after)
    {
        var plan = PageRename.Plan(Inputs.Tree(("groups/jnim.md", Inputs.Page("JNIM", before))), "jnim", "gsim");

        Assert.Equal(Inputs.Page("JNIM", after), After(plan, "groups/gsim.md"));
    }

    [Theory]
    [InlineData("redirects: [groups/gsim]\n", "redirects: [groups/jnim]\n")]
    [InlineData("redirects:\n  - groups/gsim\n  - groups/old\n", "redirects:\n  - groups/jnim\n  - groups/old\n")]
    public void Renaming_back_turns_the_redirect_round(string before, string after)
    {
        var plan = PageRename.Plan(Inputs.Tree(("groups/jnim.md", Inputs.Page("JNIM", before))), "jnim", "gsim");

        Assert.Equal(Inputs.Page("JNIM", after), After(plan, "groups/gsim.md"));
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_stay()
    {
        var text = "\ufeff---\r\ntitle: Gao\r\nsummary: x\r\n---\r\n\r\n[[jnim]]\r\n";

        var plan = Plan(("places/gao.md", text), "jnim", "gsim");

        Assert.Equal(text.Replace("jnim", "gsim"), After(plan, "places/gao.md"));
    }

    [Fact]
    public void The_id_is_written_out_where_the_slug_alone_would_be_another_page()
    {
        var tree = Inputs.Tree(
            ("groups/jnim.md", Inputs.Page("Support Group")),
            ("places/gsim.md", Inputs.Page("A place")),
            ("places/gao.md", Inputs.Page("Gao", body: "[[jnim]], [[gsim]]\n"))
        );

        var plan = PageRename.Plan(
            tree with
            {
                Files =
                [
                    .. tree.Files.Select(file =>
                        file.Path.Value == "places/gao.md"
                            ? Inputs.File("places/gao.md", Inputs.Page("Gao", body: "[[jnim]], [[places/gsim]]\n"))
                            : file
                    ),
                ],
            },
            "jnim",
            "gsim"
        );

        Assert.Equal(Inputs.Page("Gao", body: "[[groups/gsim]], [[places/gsim]]\n"), After(plan, "places/gao.md"));
        Assert.Throws<EditException>(() => PageRename.Plan(tree, "jnim", "gsim"));
    }

    [Fact]
    public void A_new_title_leaves_the_former_one_as_an_alias()
    {
        var tree = Inputs.Tree(
            ("groups/jnim.md", Inputs.Page("'Support: Group'")),
            ("places/gao.md", Inputs.Page("Gao", body: "[[Support: Group]]\n"))
        );

        var plan = PageRename.Plan(tree, "jnim", "gsim", "GSIM: the group");

        Assert.Equal(
            "---\ntitle: 'GSIM: the group'\nsummary: A page.\nredirects: [groups/jnim]\naliases: [{name: 'Support: "
                + "Group', kind: former}]\n---\n\nSome text.\n",
            After(plan, "groups/gsim.md")
        );
        Assert.Single(plan.Files);
    }

    [Fact]
    public void A_title_taken_back_is_no_alias_any_more()
    {
        var tree = Inputs.Tree(
            ("groups/gsim.md", Inputs.Page("GSIM", "redirects: [groups/jnim]\naliases: [{name: JNIM, kind: former}, Nusrat]\n"))
        );

        var plan = PageRename.Plan(tree, "gsim", "jnim", "JNIM");

        Assert.Equal(
            Inputs.Page("JNIM", "redirects: [groups/gsim]\naliases: [{name: GSIM, kind: former}, Nusrat]\n"),
            After(plan, "groups/jnim.md")
        );
    }

    [Theory]
    [InlineData("jnim", "places/gao", "has that name already")]
    [InlineData("jnim", "aqim-old", "was a name of")]
    [InlineData("jnim", "jnim", "has that name already")]
    [InlineData("jnim", "Grand Name", "cannot be the name")]
    [InlineData("jnim", "index", "cannot be the name")]
    [InlineData("jnim", "people/x", "no page type")]
    [InlineData("jmin", "gsim", "No page is named")]
    [InlineData("jnim", "../../etc/passwd", "no page type")]
    public void What_cannot_be_done_is_refused_with_its_reason(string from, string to, string reason)
    {
        var tree = Inputs.Tree(
            ("groups/jnim.md", Inputs.Page("JNIM")),
            ("places/gao.md", Inputs.Page("Gao")),
            ("groups/aqim.md", Inputs.Page("AQIM", "redirects: [groups/aqim-old]\n"))
        );

        var refused = Assert.Throws<EditException>(() => PageRename.Plan(tree, from, to));

        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void Texts_in_other_languages_move_with_their_page_and_stay_right()
    {
        var tree = Inputs.Tree(
            ("groups/jnim.md", Inputs.Page("JNIM", body: "It is in [[gao]].\n")),
            ("groups/jnim.fr.md", Inputs.Page("GSIM", body: "Il est à [[gao]]. [Lui](jnim.md)\n")),
            ("places/gao.md", Inputs.Page("Gao", body: "See [[jnim]]. It is a city.\n")),
            (
                "places/gao.fr.md",
                Inputs.Page(
                    "Gao",
                    $"translated_from: [{Stamp.Of("Gao")}, {Stamp.Of("A page.")}, {Stamp.Of("See jnim. It is a city.")}]\n",
                    "Voir [[jnim]], [[GSIM]] et [le fichier](../groups/jnim.md).\n"
                )
            )
        );

        var plan = PageRename.Plan(tree, "jnim", "groups/the-group");

        Assert.Null(After(plan, "groups/jnim.fr.md"));
        Assert.Equal(Inputs.Page("GSIM", body: "Il est à [[gao]]. [Lui](the-group.md)\n"), After(plan, "groups/the-group.fr.md"));
        Assert.EndsWith(
            "Voir [[the-group]], [[GSIM]] et [le fichier](../groups/the-group.md).\n",
            After(plan, "places/gao.fr.md"),
            StringComparison.Ordinal
        );
        Assert.Contains(Stamp.Of("See thegroup. It is a city.").ToString(), After(plan, "places/gao.fr.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_renamed_while_a_page_cannot_be_read()
    {
        var tree = Inputs.Tree(("groups/jnim.md", Inputs.Page("JNIM")), ("places/gao.md", "---\ntitle: [Gao\n---\n[[jnim]]\n"));

        Assert.Contains("places/gao.md", Assert.Throws<EditException>(() => PageRename.Plan(tree, "jnim", "gsim")).Message);
    }

    [Fact]
    public void On_disk_all_files_change_or_none()
    {
        using var folder = new TemporaryFolder();
        var tree = Inputs.Tree(
            ("groups/jnim.md", Inputs.Page("JNIM")),
            ("places/gao.md", Inputs.Page("Gao", body: "[[jnim]]\n")),
            ("places/zou.md", Inputs.Page("Zou", body: "[[jnim]]\n"))
        );
        tree.WriteTo(folder);
        var read = InputFolder.Read(folder.At("input"));
        var plan = PageRename.Plan(read, "jnim", "gsim");
        folder.Write("input/places/zou.md", "written meanwhile");

        Assert.Throws<EditException>(() => PlannedEdits.Write(folder.At("input"), plan.Files));
        var untouched = Files(folder);
        folder.Write("input/places/zou.md", Inputs.Page("Zou", body: "[[jnim]]\n"));
        PlannedEdits.Write(folder.At("input"), plan.Files);

        Assert.Contains("input/groups/jnim.md", untouched);
        Assert.DoesNotContain("input/groups/gsim.md", untouched);
        Assert.Equal(untouched.Select(name => name.Replace("jnim", "gsim")).Order(), Files(folder));
        Assert.Equal(Inputs.Page("Zou", body: "[[gsim]]\n"), folder.Read("input/places/zou.md"));
    }

    [Fact]
    public void Files_get_their_content_back_where_the_disk_refuses_in_the_middle()
    {
        using var folder = new TemporaryFolder();
        Inputs.Tree(("groups/jnim.md", Inputs.Page("JNIM")), ("places/gao.md", Inputs.Page("Gao", body: "[[jnim]]\n"))).WriteTo(folder);
        var plan = PageRename.Plan(InputFolder.Read(folder.At("input")), "jnim", "gsim");
        var before = Files(folder);

        // A folder where the last file should go makes the move into place fail after the others moved.
        var files = plan
            .Files.Add(new(null, Inputs.File("places/blocked.md", "x")))
            .Add(new(null, Inputs.File("places/blocked.md/inner.md", "x")));
        Assert.ThrowsAny<Exception>(() => PlannedEdits.Write(folder.At("input"), files));

        Assert.Equal(before, Files(folder).Where(name => !name.Contains("blocked")));
        Assert.Contains("[[jnim]]", folder.Read("input/places/gao.md"));
    }

    private static string[] Files(TemporaryFolder folder) =>
        [
            .. Directory
                .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/'))
                .Order(),
        ];

    private static RenamePlan Plan((string Path, string Text) page, string from, string to) =>
        PageRename.Plan(
            Inputs.Tree(("groups/jnim.md", Inputs.Page("Support Group", "aliases: [JNIM]\n", "## History\n\nText.\n")), page),
            from,
            to
        );

    private static string? After(RenamePlan plan, string path) =>
        plan.Files.Select(file => file.After!).FirstOrDefault(file => file.Path.Value == path) is { } file ? Inputs.Text(file) : null;
}

using System.Text;
using SahelWiki.Checking;
using SahelWiki.Cli.Checking;
using SahelWiki.Model;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

public sealed class FixTests
{
    private static readonly (string, string) Macina = (
        "groups/katiba-macina.md",
        TestSites.Page("Katiba Macina", "", "aliases: [{name: FLM, kind: acronym}]\nredirects: [groups/macina-front]")
    );

    [Theory]
    [InlineData("See [[groups/macina-front]].", "See [[groups/katiba-macina]].")]
    [InlineData("See [[macina-front|the front]].", "See [[groups/katiba-macina|the front]].")]
    [InlineData("See [[KATIBA Mácina#Area|it]].", "See [[Katiba Macina#Area|it]].")]
    [InlineData("See [[ katiba macina ]].", "See [[ Katiba Macina ]].")]
    [InlineData("See [[flm]].", "See [[groups/katiba-macina]].")]
    [InlineData("See [[Groups/Katiba-Macina]].", "See [[groups/katiba-macina]].")]
    [InlineData("See [it](../groups/macina-front.md#area).", "See [it](../groups/katiba-macina.md#area).")]
    [InlineData("See [[FLM]], [[katiba-macina]], [[Katiba Macina]], `[[macina-front]]` and [[Nobody]].", null)]
    public void A_link_by_a_former_id_or_another_spelling_names_the_page_as_it_is_called_now(string text, string? mended)
    {
        var page = TestSites.Page("Gao", text + "\n\n## Area");
        var site = TestSites.Load(Macina, ("places/gao.md", page));

        var edits = LinkFixes.Of(site).Where(edit => edit.Source.Value == "places/gao.md").ToArray();

        Assert.Equal(TestSites.Page("Gao", (mended ?? text) + "\n\n## Area"), TextEdit.Apply(page, edits.Select(fix => fix.Edit)));
        Assert.Equal(mended is null ? 0 : 1, edits.Length);
    }

    [Theory]
    [InlineData("relations: [{type: allied-with, target: macina-front}]", "relations: [{type: allied-with, target: groups/katiba-macina}]")]
    [InlineData(
        "relations:\n  - type: allied-with\n    target: 'Katiba MACINA'  # here",
        "relations:\n  - type: allied-with\n    target: 'groups/katiba-macina'  # here"
    )]
    [InlineData(
        "relations: [{type: allied-with, target: \"[[macina-front|the front]]\"}]",
        "relations: [{type: allied-with, target: \"[[groups/katiba-macina|the front]]\"}]"
    )]
    public void A_page_named_in_front_matter_is_named_by_its_id(string fields, string mended)
    {
        var page = TestSites.Page("Other", "", fields);
        var site = TestSites.Load(Macina, ("groups/other.md", page));

        var result = TextEdit.Apply(page, LinkFixes.Of(site).Where(fix => fix.Source.Value == "groups/other.md").Select(fix => fix.Edit));

        Assert.Equal(TestSites.Page("Other", "", mended), result);
    }

    [Fact]
    public void Every_other_byte_stays()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Macina);
        Directory.CreateDirectory(folder.At("places"));
        var before = "---\r\ntitle: Gao\r\nsummary: 'É ok'   \r\n---\r\n\r\nSee [[macina-front]]  \r\nétc.\ttab, [[KATIBA MACINA]]\rno end";
        File.WriteAllBytes(folder.At("places/gao.md"), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(before)]);
        var log = new StringWriter();

        var changed = FixReport.Apply(SiteBuilder.Load(new LoadOptions(folder.Path)), new([]), links: true, keys: false, log);

        var after = before.Replace("[[macina-front]]", "[[groups/katiba-macina]]").Replace("[[KATIBA MACINA]]", "[[Katiba Macina]]");
        Assert.True(changed);
        Assert.Equal([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(after)], File.ReadAllBytes(folder.At("places/gao.md")));
        Assert.Contains("places/gao.md:6:7: mended: \"macina-front\" is now \"groups/katiba-macina\".", log.ToString());
        Assert.Contains("One file was changed.", log.ToString());
    }

    [Fact]
    public void A_file_outside_the_chosen_paths_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Macina, ("places/gao.md", TestSites.Page("Gao", "See [[macina-front]].")));

        var changed = FixReport.Apply(
            SiteBuilder.Load(new LoadOptions(folder.Path)),
            new(["groups"]),
            links: true,
            keys: true,
            TextWriter.Null
        );

        Assert.False(changed);
        Assert.Contains("[[macina-front]]", folder.Read("places/gao.md"));
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, Macina, ("places/gao.md", TestSites.Page("Gao", "See [[macina-front]].")));
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        folder.Write("places/gao.md", "somebody else's work");
        var log = new StringWriter();

        FixReport.Apply(loaded, new([]), links: true, keys: false, log);

        Assert.Equal("somebody else's work", folder.Read("places/gao.md"));
        Assert.Contains("left alone", log.ToString());
    }

    [Theory]
    [InlineData(
        "---\ntags: [a]\nsize: 9\n# why\n# so\nstatus:\n  - active\ntitle: X\n---\nText\n",
        "---\ntitle: X\ntags: [a]\n# why\n# so\nstatus:\n  - active\nsize: 9\n---\nText\n"
    )]
    [InlineData("---\r\nsummary: S\r\ntitle: X\r\n...\r\nT", "---\r\ntitle: X\r\nsummary: S\r\n...\r\nT")]
    [InlineData("---\ntitle: X\nsummary: S\nstatus: active\nrelations: []\n---\n", null)]
    [InlineData("---\nsummary: [\ntitle: X\n---\n", null)]
    [InlineData("---\n{summary: S, title: X}\n---\n", null)]
    [InlineData("no front matter\n", null)]
    public void Fields_move_with_their_lines_and_comments(string text, string? sorted)
    {
        var result = KeyOrder.Sorted(new SourceText(new("groups/x.md"), text), Group.Type);

        Assert.Equal(sorted, result);
    }
}

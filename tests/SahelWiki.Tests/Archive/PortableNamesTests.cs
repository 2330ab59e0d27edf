using SahelWiki.Diagnostics;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests.Archive;

public sealed class PortableNamesTests
{
    [Theory]
    [InlineData("groups/jnim.html")]
    [InlineData("images/Carte du Liptako-Gourma (2019).png")]
    [InlineData("articles/الطوارق.html")]
    [InlineData("_redirects")]
    public void A_name_that_every_disk_holds_has_no_problem(string path) => Assert.Null(PortableNames.Problem(path));

    [Theory]
    [InlineData("images/map?.png", "?")]
    [InlineData("images/a:b.png", ":")]
    [InlineData("images/a\u0007.png", "control")]
    [InlineData("groups/con.html", "device")]
    [InlineData("groups/LPT1.tar.gz", "device")]
    [InlineData("groups./a.html", "dot")]
    [InlineData("groups/a ", "space")]
    [InlineData("../etc/passwd", "\"..\"")]
    [InlineData("/etc/passwd", "empty")]
    [InlineData("a\\b", "\\")]
    [InlineData("C:/x", ":")]
    public void A_name_that_some_disk_refuses_is_told(string path, string reason) =>
        Assert.Contains(reason, PortableNames.Problem(path), StringComparison.Ordinal);

    [Fact]
    public void A_path_may_have_200_characters()
    {
        Assert.Null(PortableNames.Problem(new string('a', 195) + ".html"));
        Assert.Contains("201 characters", PortableNames.Problem(new string('a', 196) + ".html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images/Map.png", "images/map.png")]
    [InlineData("images/é.png", "images/é.png")]
    public void Two_paths_that_some_disk_takes_for_one_are_told(string one, string other)
    {
        var sentence = PortableNames.Check([new(one), new("index.html"), new(other)]);

        Assert.Contains(one, sentence, StringComparison.Ordinal);
        Assert.Contains(other, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_more_files_than_FAT32_takes_is_told()
    {
        // 32 characters take three entries beside the short name's one: 16,383 such files fill the folder.
        var names = Enumerable.Range(0, 16_384).Select(i => $"events/{i:d27}.html").ToArray();

        Assert.Equal(["events"], PortableNames.TooFullForFat32(names));
        Assert.Empty(PortableNames.TooFullForFat32(names.Take(16_383)));
    }

    [Fact]
    public void Authors_are_told_of_pages_images_and_keys_that_some_disk_refuses()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("groups/con.md", TestSites.Page("Con")),
            ("groups/" + new string('x', 190) + ".md", TestSites.Page("Long")),
            ("sources/keys.yaml", "aux: {type: book, title: Aux}\n"),
            ("images/Map.png", "x"),
            ("images/map.png", "x"),
            ("images/a?.png", "x")
        );

        var site = SiteBuilder.Load(new LoadOptions(folder.Path)).Site;

        var places = site.Diagnostics.Where(found => found.Rule == Rules.UnportablePath).Select(found => found.Source.Value);
        Assert.Equal(
            ["groups/con.md", "groups/" + new string('x', 190) + ".md", "images/a?.png", "images/map.png", "sources/keys.yaml"],
            places
        );
    }
}

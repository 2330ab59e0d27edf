using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Output;
using SahelWiki.Tests.Support;
using SahelWiki.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>A wiki on another subject, rivers of Europe, and the one that <c>init</c> makes: nothing of the Sahel is in either.</summary>
public sealed class OtherWikiTests
{
    private static readonly string[] WordsOfTheSahel = ["Sahel", "Mali", "JNIM", "militia", "jihad", "Armed group", "Attacks", "fight,"];

    private static string Rivers => Path.Combine(Folders.Sites, "..", "Rivers", "input");

    [Fact]
    public void A_wiki_on_rivers_is_built_without_a_finding_and_audited_as_the_first() => Look(Rivers, "Rivers of Europe");

    [Fact]
    public void A_new_wiki_is_built_and_audited_as_well()
    {
        using var folder = new TemporaryFolder();
        PlannedEdits.Write(folder.Path, NewWiki.Plan("Rivers and lakes"));

        Look(folder.At("input"), "Rivers and lakes");
    }

    [Fact]
    public void A_wiki_has_its_own_style_icon_and_descriptions()
    {
        using var output = new TemporaryFolder();
        SiteWriter.Build(new(Rivers, output.Path), new RazorTheme());

        Assert.Contains("assets/style.css", output.Read("index.html"), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(Rivers, "theme", "style.css")), output.Read("assets/style.css"));
        Assert.Equal(File.ReadAllText(Path.Combine(Rivers, "theme", "icon.svg")), output.Read("assets/icon.svg"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Rivers, "theme", "icon.png")), File.ReadAllBytes(output.At("assets/icon-192.png")));
        Assert.Contains("Rivers, and the seas they end in.", output.Read("index.html"), StringComparison.Ordinal);
        Assert.Contains("Rivers, and the seas they end in.", output.Read("places/index.html"), StringComparison.Ordinal);
    }

    private static void Look(string input, string title)
    {
        using var output = new TemporaryFolder();

        var built = SiteWriter.Build(new(input, output.Path), new RazorTheme());

        Assert.Empty(built.Site.Diagnostics.Where(found => found.Severity >= Severity.Warning));
        Assert.Empty(Audit.OutputAudit.Problems(output.Path));
        Assert.All(Directory.EnumerateFiles(output.At("assets"), "*", SearchOption.AllDirectories), file =>
            Assert.NotEqual(0, new FileInfo(file).Length)
        );
        Assert.Contains(Html.Text(title), output.Read("index.html"), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(output.Path, "*.html", SearchOption.AllDirectories))
        {
            // The rules of the check show their examples, which are of the wiki that they were written for.
            if (Path.GetFileName(file) != "rules.html")
            {
                var text = File.ReadAllText(file);
                Assert.All(WordsOfTheSahel, word => Assert.False(text.Contains(word, StringComparison.Ordinal), $"{file}: {word}"));
            }
        }
    }
}

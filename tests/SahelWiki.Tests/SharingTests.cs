using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What a messenger shows of a shared link, and what is cited of a page.</summary>
public sealed class SharingTests
{
    private const string Long = "An attack on Gao, the largest town of the region of the same name in the north of the country, killed 77";

    [Theory]
    [InlineData(Long + ".", "", "An attack on Gao")]
    [InlineData(Long + ", by unofficial estimates.", "", "[Not confirmed] An attack on Gao")]
    [InlineData("By unofficial estimates, 77 were killed.", "", "By unofficial estimates")]
    [InlineData("A town.", "part_of: {place: mali, source: almanac, confidence: disputed}\n", "[Sources disagree] A town.")]
    public void The_first_80_letters_of_a_description_keep_the_doubt(string summary, string frontMatter, string expected)
    {
        var html = Document($"---\ntitle: Gao\nsummary: {summary}\n{frontMatter}---\n\nText.\n", "https://example.org/wiki/");

        foreach (var name in new[] { "name=\"description\"", "property=\"og:description\"" })
        {
            var description = Regex.Match(html, $"<meta {name} content=\"([^\"]*)\"").Groups[1].Value;
            Assert.StartsWith(expected, description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_card_has_the_picture_of_its_type_at_the_whole_address()
    {
        var html = Document(Inputs.Page("Gao"), "https://example.org/wiki/");

        var picture = Regex.Match(html, "<meta property=\"og:image\" content=\"https://example.org/wiki/([^\"]*)\"").Groups[1].Value;
        var asset = Assert.Single(new RazorTheme().Assets, asset => asset.Path.Value == picture);
        // Source: PNG specification, "IHDR": width and height, four bytes each, the highest first.
        Assert.Equal([0, 0, 4, 176, 0, 0, 2, 118], asset.Content.Slice(16, 8).ToArray());
        // WhatsApp shows no picture of more than 300 kB.
        Assert.InRange(asset.Content.Length, 1, 300_000);
        Assert.Contains("<meta name=\"twitter:card\" content=\"summary_large_image\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_base_URL_no_address_is_invented()
    {
        var html = Document(Inputs.Page("Gao"), null);

        Assert.DoesNotContain("og:image", html, StringComparison.Ordinal);
        Assert.DoesNotContain("og:url", html, StringComparison.Ordinal);
        Assert.Contains("og:title", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_in_a_title_does_not_end_it_in_the_template_of_Wikipedia()
    {
        var html = Document(Inputs.Page("Gao | Mali"), "https://example.org/");

        Assert.Contains("|title=Gao {{!}} Mali |", html, StringComparison.Ordinal);
        Assert.Contains("|url=https://example.org/places/gao.html |", html, StringComparison.Ordinal);
    }

    private static string Document(string page, string? baseUrl)
    {
        using var folder = new TemporaryFolder();
        Inputs.Tree(("places/gao.md", page)).WriteTo(folder);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.At("input"), baseUrl is null ? null : new(baseUrl)));
        var context = RenderContext.Of(loaded, new RazorTheme(), []);
        return Encoding.UTF8.GetString(SiteOutputs.Files(context).Single(file => file.Path.Value == "places/gao.html").Render().Span);
    }
}

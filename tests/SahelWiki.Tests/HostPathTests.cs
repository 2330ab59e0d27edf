using System.Text;
using SahelWiki.Output.Documents;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>A site that has only a part of its host, as on GitHub Pages.</summary>
public sealed class HostPathTests
{
    [Theory]
    [InlineData(null, "/")]
    [InlineData("https://example.org/", "/")]
    [InlineData("https://example.org/wiki/", "/wiki/")]
    public void Redirects_and_the_page_for_missing_addresses_begin_where_the_site_does(string? baseUrl, string top)
    {
        using var folder = new TemporaryFolder();
        Inputs.Tree(("places/gao.md", Inputs.Page("Gao", "redirects: [places/gawgaw]\n", "A city.\n"))).WriteTo(folder);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.At("input"), baseUrl is null ? null : new(baseUrl)));

        var files = SiteOutputs.Files(RenderContext.Of(loaded, new RazorTheme(), [])).ToDictionary(file => file.Path.Value);

        Assert.Equal(
            $"{top}places/gawgaw.html {top}places/gao.html 301!\n{top}places/gawgaw {top}places/gao.html 301!\n",
            Text("_redirects")
        );
        Assert.Contains($"href=\"{top}a-z.html\"", Text("404.html"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{top}{ThemeFiles.FolderOf(RazorTheme.Version)}css/site.css\"", Text("404.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Keys, path => path.EndsWith("/404.html", StringComparison.Ordinal));

        string Text(string path) => Encoding.UTF8.GetString(files[path].Render().Span);
    }
}

using SahelWiki.Content;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Markdown;
using SahelWiki.Outputs;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki.Archive;

/// <summary>One tiny document for each further name of a page. In a ZIM it becomes a redirect, which a reader that suggests titles offers.</summary>
/// <remarks>Source: zimwriterfs makes a redirect of every document with a meta refresh, titled as the document is.</remarks>
public static class NameStubs
{
    private const string Folder = "names-of";

    /// <summary>Stubs with the pages they lead to, in the order of the pages, then of their aliases.</summary>
    public static IEnumerable<(OutputFile File, OutputPath Target)> Of(Site site, Phrases phrases)
    {
        foreach (var page in site.Pages.Where(page => page.Page.Type.HasSubject))
        {
            var names = page.Page.FrontMatter.Aliases.Select(alias => alias.Name).Where(name => name != page.Page.Title).Distinct(StringComparer.Ordinal).ToArray();
            for (var i = 0; i < names.Length; i++)
            {
                var path = new OutputPath($"{Folder}/{page.Page.Id}-{i + 1}.html");
                var title = $"{names[i]} ({phrases["atoz.see", page.Page.Title]})";
                yield return (RenderContext.Text(path, () => Document(title, path.RelativeTo(page.Path))), page.Path);
            }
        }
    }

    private static string Document(string title, string href) =>
        $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{Html.Text(title)}</title><meta http-equiv=\"refresh\" content=\"0; url={Html.Attribute(href)}\"></head><body><a href=\"{Html.Attribute(href)}\">{Html.Text(title)}</a></body></html>\n";
}

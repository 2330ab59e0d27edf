using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>
/// One tiny document for each further name of a page. In a ZIM it becomes a redirect, which a reader that suggests titles offers.
/// </summary>
/// <remarks>Source: zimwriterfs makes a redirect of every document with a meta refresh, titled as the document is.</remarks>
public static class NameStubs
{
    private const string Folder = "names-of";

    /// <summary>Stubs with the pages they lead to, in the order of the pages, then of their aliases.</summary>
    public static IEnumerable<(OutputFile File, OutputPath Target)> Of(Site site, Phrases phrases)
    {
        var subjects = site.Pages.Where(page => page.Page.Type.HasSubject).ToArray();
        var bearers = subjects
            .SelectMany(page => Names(page.Page).Append(page.Page.Title).Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(name => name.Key, name => name.Count(), StringComparer.OrdinalIgnoreCase);
        foreach (var page in subjects)
        {
            var names = Names(page.Page);
            for (var i = 0; i < names.Length; i++)
            {
                var path = new OutputPath($"{Folder}/{page.Page.Id}-{i + 1}.html");
                // Readers rank short titles first: the bare name, so that "JNIM" comes before all that is named after it.
                var title = bearers[names[i]] == 1 ? names[i] : $"{names[i]} ({phrases["atoz.see", page.Page.Title]})";
                yield return (RenderContext.Text(path, () => Document(title, path.RelativeTo(page.Path))), page.Path);
            }
        }
    }

    private static string[] Names(Page page) =>
        [.. page.FrontMatter.Aliases.Select(alias => alias.Name).Where(name => name != page.Title).Distinct(StringComparer.Ordinal)];

    private static string Document(string title, string href) =>
        $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{Html.Text(title)}</title><meta "
        + $"http-equiv=\"refresh\" content=\"0; url={Html.Attribute(href)}\"></head><body><a "
        + $"href=\"{Html.Attribute(href)}\">{Html.Text(title)}</a></body></html>\n";
}

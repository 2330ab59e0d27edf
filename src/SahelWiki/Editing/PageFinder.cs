using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;

namespace SahelWiki.Editing;

/// <summary>Finds the page that somebody names on the command line.</summary>
public static class PageFinder
{
    /// <param name="name">As a link or a file name has it: <c>jnim</c>, <c>groups/jnim</c>, <c>input/groups/jnim.md</c>; also the file of a
    /// text in another language.</param>
    /// <param name="refusal">What did not happen where it is not found: "Nothing was changed."</param>
    /// <param name="example">How the command is written with a name, in the place of <c>{0}</c>.</param>
    /// <exception cref="EditException">None or several pages answer.</exception>
    public static Page Find(ParsedInput input, string name, string refusal, string example)
    {
        var path = name.Replace('\\', '/');
        foreach (var page in input.Pages)
        {
            if (IsFile(path, page.Source.Value))
            {
                return page;
            }
        }

        if (input.Translations.FirstOrDefault(text => IsFile(path, text.Text.File.Path.Value)) is { } text)
        {
            path = text.Of;
        }

        switch (new LinkResolver(input.Pages).Resolve(path))
        {
            case LinkResolution.Found { Page: var found }:
                return found;
            case LinkResolution.Ambiguous { Candidates: var several }:
                throw new EditException(
                    $"\"{name}\" could be {string.Join(" or ", several.Select(candidate => candidate.Id))}.",
                    $"{refusal} Write for instance: {example.Replace("{0}", several[0].Id, StringComparison.Ordinal)}"
                );
            default:
                var nearest = NearestName.Find(name[(name.LastIndexOf('/') + 1)..], input.Pages.Select(page => page.Slug));
                throw new EditException(
                    $"No page is named \"{name}\".",
                    nearest is null ? $"{refusal} Name the page by its file: groups/some-group" : $"{refusal} Did you mean \"{nearest}\"?"
                );
        }
    }

    private static bool IsFile(string path, string file) => path == file || path.EndsWith("/" + file, StringComparison.Ordinal);
}

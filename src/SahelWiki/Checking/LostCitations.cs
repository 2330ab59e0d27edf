using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Markdown;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>
/// Finds keys of sources in the text that are no citations, because a sign around them is missing: readers would see the bare key.
/// </summary>
internal static partial class LostCitations
{
    public static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site) =>
        page => page.Page.Body.Sections.Any(section => section.Prose.Span.ContainsAny("[@"u8)) ? Find(site, page.Page) : [];

    private static IEnumerable<Finding> Find(Site site, Page page)
    {
        var text = SourceText.Decode(page.File, out _);
        foreach (var prose in Prose.Read(text, PageParser.BodyOffset(text), _ => true))
        {
            foreach (Match match in Key().Matches(prose.Text))
            {
                if (site.Source(match.Groups["key"].Value) is { } source)
                {
                    yield return new(
                        Rules.LostCitation,
                        prose.Span(match.Index, match.Length),
                        $"\"{match.Value}\" is no citation, though \"{source.Entry.Key}\" is a source.",
                        $"Write [@{source.Entry.Key}], with the page where there is one: [@{source.Entry.Key}, p. 12]."
                    );
                }
            }
        }
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:@(?<key>[A-Za-z0-9][A-Za-z0-9_-]*[A-Za-z0-9])|\[(?<key>[A-Za-z0-9][A-Za-z0-9_-]*[A-Za-z0-9])(?:, [^\]]{1,40})?\])"
    )]
    private static partial Regex Key();
}

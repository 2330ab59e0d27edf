using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Finds links to pages of the wiki that go out to the web and back: they are dead in a copy, and after a renaming.</summary>
internal static partial class OwnAddressCheck
{
    public static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site)
    {
        if (site.Settings.BaseUrl is not { } home)
        {
            return _ => [];
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes("](" + home);
        return page => page.Page.File.Bytes.AsSpan().IndexOf(bytes) >= 0 ? Find(page, home.ToString(), site.Resolver) : [];
    }

    private static IEnumerable<Finding> Find(LinkedPage page, string home, LinkResolver resolver)
    {
        var text = SourceText.Decode(page.Page.File, out _);
        foreach (Match link in Link().Matches(text.Text))
        {
            var url = link.Groups["url"].Value;
            if (url.StartsWith(home, StringComparison.Ordinal) && OwnAddresses.Advice(url, resolver) is { } advice)
            {
                yield return new(
                    Rules.OwnAddress,
                    text.Span(link.Groups["url"].Index, url.Length),
                    "This is the address of a page of this wiki.",
                    advice.Replace("the words", link.Groups["words"].Value)
                );
            }
        }
    }

    [GeneratedRegex(@"\[(?<words>[^\]\n]{1,200})\]\((?<url>https?://[^\s)]+)")]
    private static partial Regex Link();
}

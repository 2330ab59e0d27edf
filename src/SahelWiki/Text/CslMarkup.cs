using System.Net;
using System.Text.RegularExpressions;

namespace SahelWiki.Text;

/// <summary>The few tags that CSL-JSON allows within its texts.</summary>
/// <remarks>Source: citeproc-js manual, "HTML-like formatting tags"; Zotero writes the same into titles.</remarks>
internal static partial class CslMarkup
{
    /// <returns>The text alone: without those tags, and with characters in place of their HTML names.</returns>
    public static string Plain(string text) => WebUtility.HtmlDecode(Tag().Replace(text, ""));

    [GeneratedRegex("""</?(?:i|b|em|strong|sup|sub|sc|nc|span)(?:\s[^<>]*)?>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}

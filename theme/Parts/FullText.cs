using Microsoft.AspNetCore.Components;

namespace SahelWiki.Theme.Parts;

/// <summary>
/// Marks between which the full-text index of a ZIM passes over what stands there: navigation and forms of citation are on every page.
/// </summary>
/// <remarks>Source: htmlparse.cc of Xapian Omega, which libzim indexes with. No other reader of the page sees them.</remarks>
internal static class FullText
{
    public static readonly MarkupString Pause = new("<!--htdig_noindex-->");

    public static readonly MarkupString Resume = new("<!--/htdig_noindex-->");
}

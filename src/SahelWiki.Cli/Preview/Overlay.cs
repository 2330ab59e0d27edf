using System.Net;
using System.Text;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Preview;

/// <summary>What a preview adds to the pages it serves, and to no file: live reload, and errors over the page.</summary>
internal static class Overlay
{
    private const int MostErrors = 50;

    /// <summary>A file that pages of a preview load: <c>reload.js</c> or <c>overlay.css</c>; null for another name.</summary>
    public static byte[]? File(string name)
    {
        using var stream = typeof(Overlay).Assembly.GetManifestResourceStream("preview/" + name);
        if (stream is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <param name="number">Of the state of the site that the page shows.</param>
    public static byte[] Into(ReadOnlyMemory<byte> page, IReadOnlyList<Diagnostic> errors, int number)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var end = html.LastIndexOf("</body>", StringComparison.Ordinal);
        end = end < 0 ? html.Length : end;
        var added = new StringBuilder();
        if (errors.Count > 0)
        {
            added
                .Append("<link rel=\"stylesheet\" href=\"/.sahelwiki/overlay.css\"><section id=\"sahelwiki-errors\" role=\"alert\"><h2>")
                .Append(errors.Count == 1 ? "One error" : $"{errors.Count} errors")
                .Append("; below is the page as it was before</h2><button id=\"sahelwiki-errors-close\" type=\"button\">Close</button>");
            foreach (var error in errors.Take(MostErrors))
            {
                added.Append("<pre>").Append(WebUtility.HtmlEncode(DiagnosticPrinter.Format(error, ""))).Append("</pre>");
            }

            added.Append("</section>");
        }

        added.Append("<script src=\"/.sahelwiki/reload.js?of=").Append(number).Append("\"></script>");
        return Encoding.UTF8.GetBytes(html.Insert(end, added.ToString()));
    }
}

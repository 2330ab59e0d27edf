using System.Net;
using System.Text;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Preview;

/// <summary>What a preview adds to the pages it serves, and to no file: live reload, and errors over the page.</summary>
internal static class Overlay
{
    private const int MostErrors = 50;

    /// <summary>
    /// Where only pages changed, the middle of the page is exchanged where it stands, so that neither its place nor what is unfolded is
    /// lost, and nothing is loaded twice.
    /// </summary>
    /// <remarks>
    /// Lists with filters and the search are wired to their elements when they are loaded, so a page with a form is loaded anew.
    /// </remarks>
    public const string Script = """
        (function () {
          var wasOpen = false, turn = 0;
          var events = new EventSource("/.sahelwiki/events" + new URL(document.currentScript.src).search);
          function again() { location.reload(); }
          function wire() {
            var close = document.getElementById("sahelwiki-errors-close");
            if (close) close.addEventListener("click", function () { document.getElementById("sahelwiki-errors").remove(); });
          }
          function exchange(html) {
            var page = new DOMParser().parseFromString(html, "text/html");
            var old = document.getElementById("wiki-main"), main = page.getElementById("wiki-main");
            if (!old || !main || old.querySelector("form") || main.querySelector("form")) { again(); return; }
            var isOpen = new Map(Array.from(old.querySelectorAll("details"), function (part) { return [part.firstElementChild.textContent, part.open]; }));
            main.querySelectorAll("details").forEach(function (part) { part.open = isOpen.get(part.firstElementChild.textContent) || part.open; });
            document.title = page.title;
            old.replaceChildren.apply(old, Array.from(main.childNodes));
            old.dispatchEvent(new Event("exchange"));
            document.querySelectorAll("#sahelwiki-errors, link[href='/.sahelwiki/overlay.css']").forEach(function (part) { part.remove(); });
            page.querySelectorAll("link[href='/.sahelwiki/overlay.css'], #sahelwiki-errors").forEach(function (part) { document.body.append(part); });
            wire();
          }
          events.onopen = function () { if (wasOpen) again(); wasOpen = true; };
          events.onmessage = again;
          events.addEventListener("pages", function () {
            var mine = ++turn;
            fetch(location.href).then(function (answer) {
              if (!answer.ok) throw answer.status;
              return answer.text();
            }).then(function (html) { if (mine === turn) exchange(html); }).catch(again);
          });
          wire();
        })();
        """;

    public const string Style = """
        #sahelwiki-errors { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 1000; margin: 0; padding: 1rem 1.25rem; background: #2b1512; color: #ffe9e2; border-top: 4px solid #e5533d; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; }
        #sahelwiki-errors h2 { margin: 0 0 .5rem; font-size: 1rem; color: inherit; }
        #sahelwiki-errors pre { margin: 0 0 .75rem; padding: 0; white-space: pre-wrap; background: none; color: inherit; border: 0; font: inherit; }
        #sahelwiki-errors-close { position: absolute; top: .75rem; right: 1rem; font: inherit; padding: .25rem .75rem; color: inherit; background: #5a261d; border: 1px solid #e5533d; cursor: pointer; }
        """;

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

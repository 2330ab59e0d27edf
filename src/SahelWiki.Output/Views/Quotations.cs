using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Takes a section out of a page, to be quoted on another.</summary>
internal static partial class Quotations
{
    /// <summary>The section below a heading, up to the next of its level; the text before the first heading where none is named.</summary>
    public static Fragment Of(Page page, string? headingId)
    {
        var body = page.Body;
        var html = body.Html.Html.Span;
        var first = headingId is null ? -1 : body.Headings.Select(heading => heading.Id).ToList().IndexOf(headingId);
        var next = body.Headings.Skip(first + 1).FirstOrDefault(heading => first < 0 || heading.Level <= body.Headings[first].Level);
        var start = first < 0 ? 0 : Behind(html, body.Headings[first]);
        var end = next is null ? html.Length : Before(html, next);
        return new(
            body.Html.Html[start..end],
            [
                .. body
                    .Html.Slots.Where(slot => slot.Position >= start && slot.Position < end && slot.Kind != SlotKind.Footnote)
                    .Select(slot => slot with { Position = slot.Position - start }),
            ]
        );
    }

    /// <summary>An id is given once on a page: the headings of what is quoted have none.</summary>
    public static string WithoutHeadings(string html) => Heading().Replace(html, "<p><strong>$1</strong></p>");

    private static int Before(ReadOnlySpan<byte> html, Heading heading) =>
        html.IndexOf(Encoding.UTF8.GetBytes($"<h{heading.Level} id=\"{Text.Html.Attribute(heading.Id)}\">")) is var at and >= 0
            ? at
            : html.Length;

    private static int Behind(ReadOnlySpan<byte> html, Heading heading)
    {
        var start = Before(html, heading);
        var end = html[start..].IndexOf(Encoding.UTF8.GetBytes($"</h{heading.Level}>"));
        return end < 0 ? html.Length : start + end + "</h2>".Length;
    }

    [GeneratedRegex("<h[2-6] id=\"[^\"]*\">(.*?)</h[2-6]>", RegexOptions.Singleline)]
    private static partial Regex Heading();
}

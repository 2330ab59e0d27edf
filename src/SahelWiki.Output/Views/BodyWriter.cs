using System.Text;
using System.Text.Unicode;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Fills the slots of a page's HTML with what Link decided.</summary>
internal sealed class BodyWriter(ViewBuilder views, LinkedPage page, NoteBook notes)
{
    private const string MarkEnd = "</a></sup>";

    public string Write(Fragment fragment)
    {
        if (fragment.Slots.IsEmpty)
        {
            return Encoding.UTF8.GetString(fragment.Html.Span);
        }

        var html = new StringBuilder(fragment.Html.Length + (fragment.Slots.Length * 64));
        var written = 0;
        foreach (var slot in fragment.Slots)
        {
            Append(html, fragment.Html.Span[written..slot.Position]);
            written = slot.Position;
            switch (slot.Kind)
            {
                case SlotKind.LinkStart:
                    LinkStart(html, page.Links[slot.Index]);
                    break;
                case SlotKind.LinkText:
                    Html.AppendText(html, LinkText.Of(page.Links[slot.Index]));
                    break;
                case SlotKind.LinkEnd:
                    html.Append("</a>");
                    break;
                case SlotKind.Citation:
                    foreach (var citation in page.Page.Body.Citations[slot.Index].Citations)
                    {
                        Mark(html, notes.Mark(citation));
                    }

                    break;
                case SlotKind.Footnote:
                    Mark(html, notes.Mark(page.Page.Body.Marks[slot.Index].Label));
                    break;
                case SlotKind.Image:
                    Image(html, page.Page.Body.Images[slot.Index]);
                    break;
            }
        }

        Append(html, fragment.Html.Span[written..]);
        return html.ToString();
    }

    /// <summary>What <see cref="Encoding.GetString(ReadOnlySpan{byte})"/> would give, without a string for every piece.</summary>
    private static void Append(StringBuilder html, ReadOnlySpan<byte> utf8)
    {
        Span<char> letters = stackalloc char[512];
        while (!utf8.IsEmpty)
        {
            Utf8.ToUtf16(utf8, letters, out var read, out var written);
            html.Append(letters[..written]);
            utf8 = utf8[read..];
        }
    }

    private void LinkStart(StringBuilder html, Link link)
    {
        if (link.Resolution is not LinkResolution.Found { Page: var target })
        {
            html.Append("<a class=\"wanted\" href=\"")
                .Append(views.Wanted.Href(page.Path, link.Written.Target))
                .Append("\" title=\"")
                .Append(Html.Attribute(views.Phrases["link.wanted"]))
                .Append("\">");
            return;
        }

        html.Append("<a href=\"");
        html.Append(
            target == page.Page && link.HeadingId is not null
                ? "#" + Uri.EscapeDataString(link.HeadingId)
                : page.Path.RelativeTo(views.Site.Of(target).Path, link.HeadingId)
        );
        html.Append("\">");
    }

    private static void Mark(StringBuilder html, MarkView? mark)
    {
        if (mark is not null)
        {
            html.Append(EndsWithMark(html) ? "<sup class=\"mark next\"><a id=\"" : "<sup class=\"mark\"><a id=\"")
                .Append(mark.Id)
                .Append("\" href=\"#")
                .Append(mark.NoteId)
                .Append("\" role=\"doc-noteref\">")
                .Append(mark.Number)
                .Append(MarkEnd);
        }
    }

    private static bool EndsWithMark(StringBuilder html)
    {
        Span<char> end = stackalloc char[MarkEnd.Length];
        if (html.Length < end.Length)
        {
            return false;
        }

        html.CopyTo(html.Length - end.Length, end, end.Length);
        return end.SequenceEqual(MarkEnd);
    }

    private void Image(StringBuilder html, ImageUse image)
    {
        if (image.Path is not { } path || views.Site.Images.FirstOrDefault(file => file.Path == path) is not { } file)
        {
            html.Append(Html.Text(image.Alt));
            return;
        }

        html.Append("<img src=\"")
            .Append(Html.Attribute(page.Path.RelativeTo(new(path.Value))))
            .Append("\" alt=\"")
            .Append(Html.Attribute(image.Alt))
            .Append("\" loading=\"lazy\"");
        if (ImageSize.Of(file.Bytes.AsSpan()) is var (width, height))
        {
            html.Append($" width=\"{width}\" height=\"{height}\"");
        }

        html.Append('>');
    }
}

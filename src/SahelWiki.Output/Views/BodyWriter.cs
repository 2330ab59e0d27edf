using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Fills the slots of a page's HTML with what Link decided.</summary>
internal sealed class BodyWriter(ViewBuilder views, LinkedPage page, NoteBook notes)
{
    /// <summary>The text of the page; notes lead back to the headings under which their marks stand.</summary>
    public string WriteText()
    {
        var headings = page.Page.Body.Headings.Where(heading => heading.Level == 2).Select(heading => heading.Text);
        return Write(WithLag(page.Page.Body.Html), [views.Phrases["contents.lead"], .. headings]);
    }

    /// <summary>A place before each block in which the text is behind its original.</summary>
    private Fragment WithLag(Fragment html) =>
        page.Page.Lag.IsEmpty
            ? html
            : html with
            {
                Slots =
                [
                    .. page
                        .Page.Lag.Select((lag, i) => new Slot(lag.Here?.Block ?? html.Html.Length, SlotKind.Lag, i))
                        .Concat(html.Slots)
                        .OrderBy(slot => slot.Position),
                ],
            };

    public string Write(Fragment fragment) => Write(fragment, []);

    private string Write(Fragment fragment, ImmutableArray<string> places) => Write(fragment, places, page);

    /// <param name="places">What the parts between the headings of the second level are called; empty where it is all one place.</param>
    /// <param name="of">The page whose text it is: another than the one it is written for, where that one quotes it.</param>
    private string Write(Fragment fragment, ImmutableArray<string> places, LinkedPage of)
    {
        if (fragment.Slots.IsEmpty)
        {
            return Encoding.UTF8.GetString(fragment.Html.Span);
        }

        var html = new StringBuilder(fragment.Html.Length + (fragment.Slots.Length * 64));
        var marks = new List<MarkView>();
        var (written, part) = (0, 0);
        foreach (var slot in fragment.Slots)
        {
            var before = fragment.Html.Span[written..slot.Position];
            written = slot.Position;
            if (!before.IsEmpty)
            {
                Flush();
                part += before.Count("<h2 "u8);
                Append(html, before);
            }

            if (part < places.Length)
            {
                notes.Place = places[part];
            }

            switch (slot.Kind)
            {
                case SlotKind.Citation:
                    marks.AddRange(of.Page.Body.Citations[slot.Index].Citations.Select(notes.Mark).OfType<MarkView>());
                    continue;
                case SlotKind.Footnote when notes.Mark(page.Page.Body.Marks[slot.Index].Label) is { } mark:
                    marks.Add(mark);
                    continue;
            }

            Flush();
            switch (slot.Kind)
            {
                case SlotKind.LinkStart:
                    LinkStart(html, of.Links[slot.Index]);
                    break;
                case SlotKind.LinkText:
                    Html.AppendText(html, LinkText.Of(of.Links[slot.Index]));
                    break;
                case SlotKind.LinkEnd:
                    html.Append("</a>");
                    InLanguage(html, page.Links[slot.Index]);
                    break;
                case SlotKind.Table:
                    new TableWriter(views, page, notes).Write(html, of.Page.Body.Tables[slot.Index]);
                    break;
                case SlotKind.Lag:
                    Lag(html, page.Page.Lag[slot.Index]);
                    break;
                case SlotKind.Image:
                    Image(html, of.Page.Body.Images[slot.Index]);
                    break;
                case SlotKind.Callout:
                    html.Append(Html.Text(views.Phrases["callout." + ((Callout)slot.Index).ToString().ToLowerInvariant()]));
                    break;
                case SlotKind.Embed:
                    Embed(html, of.Links[slot.Index], isQuoted: of != page);
                    break;
            }
        }

        Flush();
        Append(html, fragment.Html.Span[written..]);
        return html.ToString();

        // Marks that stand side by side are read in the order of their numbers.
        void Flush()
        {
            Marks(html, marks.OrderBy(mark => mark.Number));
            marks.Clear();
        }
    }

    /// <summary>
    /// A section of another page with a link to it. Its citations are notes here, too, its footnotes stay there; what it quotes in its turn
    /// is a link, so that no two pages can quote each other without end.
    /// </summary>
    private void Embed(StringBuilder html, Link link, bool isQuoted)
    {
        if (link.Resolution is not LinkResolution.Found { Page: var target } || target == page.Page || isQuoted)
        {
            html.Append("<p>");
            Source(html, link);
            html.Append("</p>\n");
            return;
        }

        html.Append("<blockquote class=\"quoted\">\n")
            .Append(Quotations.WithoutHeadings(Write(Quotations.Of(target, link.HeadingId), [], views.Site.Of(target))))
            .Append("<p class=\"quoted-from\">")
            .Append(Html.Text(views.Phrases["quoted.from"]))
            .Append(' ');
        Source(html, link);
        html.Append("</p>\n</blockquote>\n");
    }

    private void Source(StringBuilder html, Link link)
    {
        LinkStart(html, link);
        Html.AppendText(html, link.Resolution is LinkResolution.Found { Page: var target } ? target.Title : link.Written.Target);
        if (link.HeadingId is { } id && link.Resolution is LinkResolution.Found { Page: var of })
        {
            Html.AppendText(html, $" › {of.Body.Headings.First(heading => heading.Id == id).Text}");
        }

        html.Append("</a>");
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

    /// <summary>One line that says so; opened, it shows what the original says now.</summary>
    private void Lag(StringBuilder html, LaggingParagraph lag)
    {
        var kind = $"lag.{lag.Kind.ToString().ToLowerInvariant()}";
        var line = Html.Text(lag.Since is { } day ? views.Phrases[kind + ".on", views.Dates.Of(day)] : views.Phrases[kind]);
        if (lag.Original is not { } paragraph)
        {
            html.Append("<p class=\"lag\">").Append(line).Append("</p>\n");
            return;
        }

        html.Append("<details class=\"lag\"><summary>")
            .Append(line)
            .Append("</summary><p lang=\"")
            .Append(Html.Attribute(page.Page.Original?.Language ?? views.Site.OwnLanguage))
            .Append("\">")
            .Append(Html.Text(views.OriginalWords(page, paragraph)))
            .Append("</p></details>\n");
    }

    private void LinkStart(StringBuilder html, Link link)
    {
        if (link.Resolution is LinkResolution.Ambiguous)
        {
            // A wiki may make a warning of it; the words stay, and lead nowhere.
            html.Append("<a class=\"wanted\">");
            return;
        }

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
        html.Append('"');
        if (target.IsForeign)
        {
            var language = views.LanguageOf(target);
            html.Append(" hreflang=\"").Append(language).Append('"');
            html.Append(link.Written.Label is null ? $" lang=\"{language}\"" : "");
        }

        html.Append('>');
    }

    /// <summary>Before they follow a link out of their language, readers are told so.</summary>
    private void InLanguage(StringBuilder html, Link link)
    {
        if (link.Resolution is LinkResolution.Found { Page: { IsForeign: true } target })
        {
            html.Append(" <span class=\"soft\">(").Append(Html.Text(views.InLanguage(target))).Append(")</span>");
        }
    }

    public static void Marks(StringBuilder html, IEnumerable<MarkView> marks)
    {
        foreach (var (i, mark) in marks.Index())
        {
            Mark(html, mark, isFirst: i == 0);
        }
    }

    private static void Mark(StringBuilder html, MarkView mark, bool isFirst) =>
        html.Append(isFirst ? "<sup class=\"mark\"><a id=\"" : "<sup class=\"mark next\"><a id=\"")
            .Append(mark.Id)
            .Append("\" href=\"#")
            .Append(mark.NoteId)
            .Append("\" role=\"doc-noteref\" aria-label=\"")
            .Append(Html.Attribute(mark.Label))
            .Append("\">")
            .Append(mark.Number)
            .Append("</a></sup>");

    private void Image(StringBuilder html, ImageUse image)
    {
        if (image.Path is not { } path || views.Site.Images.FirstOrDefault(file => file.Path == path) is not { } file)
        {
            html.Append(Html.Text(image.Alt));
            return;
        }

        html.Append("<img src=\"")
            .Append(Html.Attribute(page.Path.RelativeTo(views.Shared(new(path.Value)))))
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

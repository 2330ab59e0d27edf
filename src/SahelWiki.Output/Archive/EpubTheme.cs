using System.Collections.Immutable;
using System.Text;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Text;
using static SahelWiki.Text.Html;

namespace SahelWiki.Output.Archive;

/// <summary>The site as chapters of a book: the same views, laid out for an e-reader.</summary>
/// <remarks>Source: EPUB 3.2, and its Structural Semantics Vocabulary for notes that open where they are read.</remarks>
/// <param name="chapters">Documents of the site that the book has.</param>
internal sealed class EpubTheme(IReadOnlySet<string> chapters) : ITheme
{
    /// <summary>Where the book keeps its style.</summary>
    public const string Style = "assets/book.css";

    public ImmutableArray<ThemeAsset> Assets => [];

    public ReadOnlyMemory<byte> Render(View view)
    {
        var html = new StringBuilder();
        switch (view)
        {
            case SubjectView page:
                Subject(html, page);
                break;
            case TextView page:
                Text(html, page.Title, page.Summary, page.BodyHtml, page.Notes, page.Sources, page.Frame.Phrases);
                break;
            case HomeView page:
                Text(html, page.Title, page.Frame.Tagline, page.BodyHtml, page.Notes, page.Sources, page.Frame.Phrases);
                break;
            case ListView page:
                List(html, page);
                break;
            case FigureView page:
                List(html, page.List);
                break;
            case LineageView page:
                Heading(html, page.Title, page.Introduction);
                Facts(html, page.Figure?.Table);
                break;
            case NetworkView page:
                Heading(html, page.Title, page.Introduction);
                Facts(html, page.Table);
                break;
            case SourceView page:
                Source(html, page);
                break;
            case MoreBacklinksView page:
                MoreBacklinks(html, page);
                break;
            default:
                throw new ArgumentException($"A book has no chapter for {view.GetType().Name}.", nameof(view));
        }

        return Encoding.UTF8.GetBytes(
            Document(
                view.Frame.Title,
                view.Frame.Root,
                view.Frame.Phrases.Language,
                EpubText.ToXhtml(html.ToString(), new(view.Frame.Path), chapters)
            )
        );
    }

    /// <param name="root">The way from the chapter to the top of the book.</param>
    /// <param name="body">XHTML.</param>
    public static string Document(string title, string root, string language, string body) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
            <head><title>{EpubText.Text(title)}</title><link rel="stylesheet" type="text/css" href="{root}{Style}"/></head>
            <body>
            {body}
            </body>
            </html>

            """;

    /// <summary>A picture's table: an e-reader is too narrow for the picture.</summary>
    private static void Facts(StringBuilder html, FactTable? table)
    {
        string Linked(LinkView part) =>
            part.Href is { } href ? $"<a href=\"{Attribute(href)}\"{Rel(href)}>{Html.Text(part.Text)}</a>" : Html.Text(part.Text);
        foreach (var section in table?.Sections ?? [])
        {
            html.Append($"<h2>{Linked(section.Title)}</h2>\n<ul>\n");
            foreach (var line in section.Lines)
            {
                html.Append($"<li>{Html.Text(line.Date)}{(line.Date.Length > 0 ? ": " : "")}{string.Concat(line.Fact.Select(Linked))}");
                html.Append(line.Note.Length > 0 ? $" ({Html.Text(line.Note)})" : "");
                html.Append(line.Sources.IsEmpty ? "" : " · " + string.Join("; ", line.Sources.Select(Linked))).Append("</li>\n");
            }

            html.Append("</ul>\n");
        }
    }

    private static void Subject(StringBuilder html, SubjectView page)
    {
        var phrases = page.Frame.Phrases;
        Heading(html, page.Title, page.Summary);
        if (page.Names.Length > 0)
        {
            html.Append("<p class=\"names\">").Append(Html.Text(phrases["names.also"])).Append(' ');
            html.AppendJoin(
                ", ",
                page.Names.Select(name =>
                    $"<bdi{(name.Language is { } language ? $" lang=\"{Attribute(language)}\"" : "")}{(name.Direction is { } direction ? $" dir=\"{direction}\"" : "")}>{Html.Text(name.Text)}</bdi>{(name.Remark.Length > 0 ? $" ({Html.Text(name.Remark)})" : "")}"
                )
            );
            html.Append("</p>\n");
        }

        foreach (var hatnote in page.Hatnotes)
        {
            html.Append("<p class=\"hatnote\">").Append(Link(hatnote)).Append("</p>\n");
        }

        foreach (var banner in page.Banners)
        {
            html.Append("<p class=\"banner\">")
                .Append(Html.Text(banner.Text))
                .Append(banner.Links.IsEmpty ? "" : " ")
                .AppendJoin(", ", banner.Links.Select(link => Html.Text(link.Text)))
                .Append("</p>\n");
        }

        Picture(html, page.Picture);
        Rows(html, "infobox", page.Infobox.Select(row => ((string?)PartIds.Fact(row.Name), row.Label, row.Claims)));
        html.Append("<div class=\"text\">\n").Append(page.BodyHtml).Append("</div>\n");
        if (page.Relations.Length > 0)
        {
            Section(html, phrases["relations.title"]);
            Rows(html, "relations", page.Relations.Select(group => ((string?)null, group.Label, group.Items)));
            html.Append("</section>\n");
        }

        Items(
            html,
            phrases["events.title"],
            page.Events.Select(item => Link(item.Event) + (item.Remark.Length > 0 ? " — " + Html.Text(item.Remark) : ""))
        );
        Items(
            html,
            phrases["timeline.title"],
            page.Timeline.Select(entry => $"<b>{Html.Text(entry.Date)}</b> {Link(entry.Text)}{Marks(entry.Marks)}")
        );
        if (page.Backlinks.Total > 0)
        {
            Section(html, phrases["backlinks.heading"]);
            Backlinks(html, page.Backlinks);
            html.Append("</section>\n");
        }

        Notes(html, page.Notes, page.Sources, phrases);
    }

    private static void Text(
        StringBuilder html,
        string title,
        string summary,
        string body,
        ImmutableArray<NoteView> notes,
        ImmutableArray<SourceLine> sources,
        Phrases phrases
    )
    {
        Heading(html, title, summary);
        html.Append("<div class=\"text\">\n").Append(body).Append("</div>\n");
        Notes(html, notes, sources, phrases);
    }

    private static void List(StringBuilder html, ListView page)
    {
        var isIndex = page.Frame.Path == SitePaths.AtoZ.Value;
        html.Append(isIndex ? "<section epub:type=\"index\" role=\"doc-index\">\n" : "<section>\n");
        Heading(html, page.Title, page.Introduction);
        foreach (var group in page.Groups)
        {
            if (group.Label.Length > 0)
            {
                html.Append("<h2")
                    .Append(group.Id is { } id ? $" id=\"{Attribute(id)}\"" : "")
                    .Append('>')
                    .Append(Html.Text(group.Label))
                    .Append("</h2>\n");
            }

            html.Append("<ul>\n");
            foreach (var item in group.Items)
            {
                html.Append("<li")
                    .Append(item.Id is { } id ? $" id=\"{Attribute(id)}\"" : "")
                    .Append('>')
                    .Append(item.Date.Length > 0 ? $"<b>{Html.Text(item.Date)}</b> " : "")
                    .Append(item.Cells.IsEmpty ? Link(item.Link) : Row(page.Columns, item.Cells))
                    .Append(item.Remark.Length > 0 ? " — " + Html.Text(item.Remark) : "");
                html.Append(item.Links.IsEmpty ? "" : ": ").AppendJoin(", ", item.Links.Select(Link));
                html.AppendJoin("", item.Lines.Select(line => $"<br/>{string.Concat(line.Select(Link))}")).Append("</li>\n");
            }

            html.Append("</ul>\n");
        }

        Parts(html, page.Part);
        html.Append("</section>\n");
    }

    /// <summary>A row of a table as a line, which small screens break where they like: the date, the link, then what has a value.</summary>
    private static string Row(ImmutableArray<string> columns, ImmutableArray<TableCell> cells)
    {
        string Words(TableCell cell) => string.Join(", ", cell.Links.Where(link => link.Text.Length > 0).Select(Link));
        var rest = cells
            .Select((cell, index) => (Label: columns[index], Words: Words(cell), Index: index))
            .Where(cell => cell.Index > 1 && cell.Words.Length > 0)
            .Select(cell => $"{Html.Text(cell.Label)}: {cell.Words}");
        var date = Words(cells[0]);
        return (date.Length > 0 ? $"<b>{date}</b> " : "") + Words(cells[1]) + string.Concat(rest.Select(words => "<br/>" + words));
    }

    private static void Source(StringBuilder html, SourceView page)
    {
        var phrases = page.Frame.Phrases;
        Heading(html, page.Title, "");
        html.Append("<p>").Append(page.CitationHtml).Append("</p>\n").Append(page.Details.IsEmpty ? "" : "<dl>\n");
        foreach (var row in page.Details)
        {
            html.Append("<dt>").Append(Html.Text(row.Label)).Append("</dt><dd>").Append(Link(row.Value)).Append("</dd>\n");
        }

        html.Append(page.Details.IsEmpty ? "" : "</dl>\n");
        Items(html, phrases["source.uses"], Uses(page.Uses));
        Items(html, phrases["source.through"], Uses(page.Through));
        Items(html, phrases["source.leads"], page.Leads.Select(lead => Html.Text(lead.Place) + ": " + Link(lead.Source)));
        Parts(html, page.Part);
        static IEnumerable<string> Uses(ImmutableArray<UseSection> sections) =>
            sections
                .SelectMany(section => section.Pages)
                .Select(use => Link(use.Page) + (use.Places.Length > 0 ? Html.Text($" ({string.Join(", ", use.Places)})") : ""));
    }

    private static void Parts(StringBuilder html, PartView? part)
    {
        foreach (var link in new[] { part?.Previous, part?.Next }.OfType<LinkView>())
        {
            html.Append("<p>").Append(Link(link)).Append("</p>\n");
        }
    }

    private static void MoreBacklinks(StringBuilder html, MoreBacklinksView page)
    {
        Heading(html, page.Title, "");
        html.Append("<p>").Append(Link(page.Page)).Append("</p>\n");
        Backlinks(html, page.Backlinks);
    }

    private static void Heading(StringBuilder html, string title, string summary)
    {
        html.Append("<h1>").Append(Html.Text(title)).Append("</h1>\n");
        if (summary.Length > 0)
        {
            html.Append("<p class=\"summary\">").Append(Html.Text(summary)).Append("</p>\n");
        }
    }

    private static void Section(StringBuilder html, string title) =>
        html.Append("<section>\n<h2>").Append(Html.Text(title)).Append("</h2>\n");

    private static void Items(StringBuilder html, string title, IEnumerable<string> items)
    {
        var all = items.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        Section(html, title);
        html.Append("<ul>\n");
        foreach (var item in all)
        {
            html.Append("<li>").Append(item).Append("</li>\n");
        }

        html.Append("</ul>\n</section>\n");
    }

    private static void Picture(StringBuilder html, PictureView? picture)
    {
        if (picture is not null)
        {
            html.Append(
                $"<figure><img src=\"{Attribute(picture.Source)}\" "
                    + $"alt=\"{Attribute(picture.Alt)}\"><figcaption>{Html.Text(picture.Rights)}</figcaption></figure>\n"
            );
        }
    }

    private static void Rows(
        StringBuilder html,
        string name,
        IEnumerable<(string? Id, string Label, ImmutableArray<ClaimView> Claims)> rows
    )
    {
        var all = rows.Where(row => !row.Claims.IsEmpty).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        html.Append("<dl class=\"").Append(name).Append("\">\n");
        foreach (var (id, label, claims) in all)
        {
            html.Append("<dt").Append(id is null ? "" : $" id=\"{Attribute(id)}\"").Append('>').Append(Html.Text(label)).Append("</dt>\n");
            foreach (var claim in claims)
            {
                html.Append("<dd>")
                    .Append(Link(claim.Value))
                    .Append(claim.Remarks.IsEmpty ? "" : $" ({string.Join(", ", claim.Remarks.Select(Link))})");
                html.Append(claim.Note.Length > 0 ? " " + Html.Text(claim.Note) : "").Append(Marks(claim.Marks)).Append("</dd>\n");
            }
        }

        html.Append("</dl>\n");
    }

    private static void Backlinks(StringBuilder html, BacklinksView backlinks)
    {
        foreach (var group in backlinks.Groups)
        {
            html.Append("<p><b>")
                .Append(Html.Text(group.Label))
                .Append("</b>: ")
                .AppendJoin("; ", group.Kinds.SelectMany(kind => kind.Cards).Select(card => Link(card.Page)))
                .Append("</p>\n");
        }

        if (backlinks.More is { } more)
        {
            html.Append("<p>").Append(Link(more)).Append("</p>\n");
        }
    }

    private static void Notes(StringBuilder html, ImmutableArray<NoteView> notes, ImmutableArray<SourceLine> sources, Phrases phrases)
    {
        if (notes.Length > 0)
        {
            html.Append("<section epub:type=\"footnotes\">\n<h2>").Append(Html.Text(phrases["notes.title"])).Append("</h2>\n");
            foreach (var note in notes)
            {
                html.Append($"<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"{note.Id}\"><div>{note.Number}. {note.Html}");
                for (var i = 0; i < note.Back.Length; i++)
                {
                    html.Append(
                        $" <a href=\"#{note.Back[i].Id}\" role=\"doc-backlink\" "
                            + $"aria-label=\"{Attribute(phrases["notes.back", note.Back[i].Place])}\">↑</a>"
                    );
                }

                html.Append("</div></aside>\n");
            }

            html.Append("</section>\n");
        }

        if (sources.Length > 0)
        {
            Section(html, phrases["sources.heading"]);
            html.Append("<ul>\n");
            foreach (var source in sources)
            {
                html.Append(
                    $"<li id=\"{Attribute(source.Id)}\">{source.Html} <a "
                        + $"href=\"{Attribute(source.Href)}\">{Html.Text(phrases["sources.page"])}</a></li>\n"
                );
            }

            html.Append("</ul>\n</section>\n");
        }
    }

    private static string Marks(ImmutableArray<MarkView> marks) =>
        string.Concat(
            marks.Select(mark => $"<sup><a id=\"{mark.Id}\" href=\"#{mark.NoteId}\" role=\"doc-noteref\">{mark.Number}</a></sup>")
        );

    private static string Link(LinkView link) =>
        link.Href is { } href ? $"<a href=\"{Attribute(href)}\"{Rel(href)}>{Html.Text(link.Text)}</a>" : Html.Text(link.Text);

    /// <summary>A site outside the book is not told where its reader comes from.</summary>
    private static string Rel(string href) =>
        href.StartsWith("http", StringComparison.Ordinal) ? " rel=\"external noopener noreferrer\"" : "";
}

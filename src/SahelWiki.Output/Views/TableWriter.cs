using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Writes the table that an author asks for, from what the pages say; each value keeps its citation marks.</summary>
internal sealed class TableWriter(ViewBuilder views, LinkedPage page, NoteBook notes)
{
    private readonly TableRows rows = new(views.Site);
    private readonly ClaimWriter claims = new(views, page.Path, notes);

    public void Write(StringBuilder html, TableQuery query)
    {
        var all = rows.Of(query);
        var shown = query.Limit is { } limit && limit < all.Length ? all[..limit] : all;
        if (shown.IsEmpty)
        {
            html.Append("<p>").Append(Html.Text(views.Phrases["table.empty"])).Append("</p>\n");
            return;
        }

        var labels = query.Columns.Select(column => Label(query.Type, column)).ToArray();
        // A table that is wider than its page scrolls on its own, and takes the keyboard for that.
        html.Append("<div class=\"table stacked query\" tabindex=\"0\"><table>\n");
        if (query.Caption.Length > 0)
        {
            html.Append("<caption>").Append(Html.Text(query.Caption)).Append("</caption>\n");
        }

        html.Append("<thead>\n<tr>");
        foreach (var label in labels)
        {
            html.Append("<th scope=\"col\">").Append(Html.Text(label)).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in shown)
        {
            html.Append("<tr>");
            for (var i = 0; i < labels.Length; i++)
            {
                // Where rows are stacked, a cell says what it is; the first heads the others.
                html.Append(i == 0 ? "<td>" : $"<td data-label=\"{Html.Attribute(labels[i])}\">");
                Cell(html, row, query.Columns[i]);
                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
        if (shown.Length < all.Length)
        {
            html.Append("<p class=\"soft\">")
                .Append(Html.Text(views.Phrases.Count("table.more", all.Length - shown.Length)))
                .Append("</p>\n");
        }
    }

    private string Label(PageType type, string column) =>
        column switch
        {
            TableQuery.Title => views.Phrases[$"type.{type.Name}"],
            TableQuery.Summary or TableQuery.Country => views.Phrases[$"table.{column}"],
            _ => views.Phrases[$"field.{column}"],
        };

    private void Cell(StringBuilder html, LinkedPage row, string column)
    {
        switch (column)
        {
            case TableQuery.Title:
                Link(html, claims.Link(row.Page));
                break;
            case TableQuery.Summary:
                html.Append(Html.Text(row.Page.Summary));
                break;
            case TableQuery.Country:
                Separated(html, rows.CountriesOf(row).Select(claims.Link), link => Link(html, link));
                break;
            default:
                Separated(html, TableRows.Counting(row, column).Select(claim => claims.Claim(row, column, claim)), claim =>
                    Claim(html, claim)
                );
                break;
        }
    }

    private static void Separated<T>(StringBuilder html, IEnumerable<T> values, Action<T> write)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            html.Append(isFirst ? "" : "; ");
            write(value);
            isFirst = false;
        }
    }

    private static void Claim(StringBuilder html, ClaimView claim)
    {
        html.Append(claim.Disputed ? "<span class=\"doubt\">" : "");
        Link(html, claim.Value);
        html.Append(claim.Disputed ? "</span>" : "");
        if (claim.Remarks.Length > 0)
        {
            html.Append(" <span class=\"remarks\">(");
            for (var i = 0; i < claim.Remarks.Length; i++)
            {
                html.Append(i > 0 ? ", " : "");
                Link(html, claim.Remarks[i]);
            }

            html.Append(")</span>");
        }

        BodyWriter.Marks(html, claim.Marks);
    }

    private static void Link(StringBuilder html, LinkView link)
    {
        if (link.Href is { } href)
        {
            html.Append(link.Wanted ? "<a class=\"wanted\" href=\"" : "<a href=\"")
                .Append(Html.Attribute(href))
                .Append("\">")
                .Append(Html.Text(link.Text))
                .Append("</a>");
        }
        else
        {
            html.Append(Html.Text(link.Text));
        }
    }
}

using System.Text;
using Microsoft.AspNetCore.Components;
using SahelWiki.Output.Views;
using SahelWiki.Text;

namespace SahelWiki.Theme.Parts;

/// <summary>The rows of the table beneath a picture, as text: pages have tens of thousands of them, and parts of Razor cost more.</summary>
internal static class FactRows
{
    public static MarkupString Of(FactTable table)
    {
        var html = new StringBuilder(table.Sections.Length * 2048);
        foreach (var section in table.Sections)
        {
            html.Append("<tbody><tr><th scope=\"rowgroup\" colspan=\"3\"><bdi>");
            Link(html, section.Title);
            html.Append("</bdi>");
            Soft(html, section.Remark, " ", "");
            html.Append("</th></tr>\n");
            foreach (var line in section.Lines)
            {
                Row(html, line);
            }

            html.Append("</tbody>");
        }

        return new(html.ToString());
    }

    private static void Row(StringBuilder html, FactLine line)
    {
        html.Append("<tr id=\"").Append(line.Id).Append("\"><td>").Append(Html.Text(line.Date)).Append("</td><td>");
        foreach (var part in line.Fact)
        {
            Link(html, part);
        }

        Soft(html, line.Note, " (", ")");
        html.Append("</td><td>");
        for (var i = 0; i < line.Sources.Length; i++)
        {
            html.Append(i > 0 ? "; " : "");
            Link(html, line.Sources[i]);
        }

        html.Append("</td></tr>\n");
    }

    private static void Link(StringBuilder html, LinkView link)
    {
        if (link.Href is { } href)
        {
            html.Append("<a href=\"").Append(Html.Text(href)).Append(link.Wanted ? "\" class=\"wanted\">" : "\">");
            html.Append(Html.Text(link.Text)).Append("</a>");
        }
        else
        {
            html.Append(Html.Text(link.Text));
        }
    }

    private static void Soft(StringBuilder html, string text, string before, string after)
    {
        if (text.Length > 0)
        {
            html.Append("<span class=\"soft\">").Append(before).Append(Html.Text(text)).Append(after).Append("</span>");
        }
    }
}

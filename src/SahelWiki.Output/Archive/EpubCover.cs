using System.Globalization;
using System.Text;
using SahelWiki.Model;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>The front of the book: the cover that a reader's library shows, and the page with title, date and licence.</summary>
internal static class EpubCover
{
    public const string Image = "assets/cover.svg",
        Page = "title.xhtml";

    /// <summary>As a reader's library likes them: 3 by 4.</summary>
    private const int Width = 1200,
        Height = 1600;

    /// <summary>How many letters of the title fill a line, and of the line below it.</summary>
    private const int TitleLetters = 16,
        TaglineLetters = 34;

    private const string Icon = "assets/icon.svg";

    /// <summary>A drawing, not a photograph: sharp at any size, black on white for paper-like screens.</summary>
    public static string Draw(RenderContext book, ITheme theme)
    {
        var settings = book.Site.Settings;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" "
                + $"height=\"{Height}\">\n<title>{EpubText.Text(settings.Title)}</title>\n<rect width=\"{Width}\" "
                + $"height=\"{Height}\" fill=\"#fff\"/>\n"
        );
        if (theme.Assets.FirstOrDefault(asset => asset.Path.Value == Icon) is { } icon)
        {
            svg.Append("<svg x=\"400\" y=\"240\" width=\"400\" height=\"400\">")
                .Append(Encoding.UTF8.GetString(icon.Content.Span).Trim())
                .Append("</svg>\n");
        }

        var y = Lines(svg, settings.Title, TitleLetters, 840, 120, "bold");
        Lines(svg, settings.Tagline, TaglineLetters, y + 40, 56, "normal");
        return svg.Append("</svg>\n").ToString();
    }

    public static string TitlePage(RenderContext book, ArchiveWords words, DateTimeOffset date)
    {
        var (settings, phrases) = (book.Site.Settings, book.Phrases);
        var day = book.Views.Dates.Of(EdtfParser.Parse(date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out _)!);
        var html = new StringBuilder();
        html.Append($"<section epub:type=\"titlepage\">\n<h1>{Html.Text(settings.Title)}</h1>\n");
        html.Append(settings.Tagline.Length > 0 ? $"<p>{Html.Text(settings.Tagline)}</p>\n" : "");
        html.Append(
            $"<p>{Html.Text(words.Creator)}</p>\n<p>{Html.Text(phrases["offline.date"] + phrases["label.colon"])} {Html.Text(day)}</p>\n"
        );
        html.Append(settings.Licence.Length > 0 ? $"<p>{Html.Text(phrases["footer.licence", settings.Licence])}</p>\n" : "");
        html.Append(
            settings.BaseUrl is { } url
                ? $"<p><a href=\"{Html.Attribute(url.AbsoluteUri)}\" rel=\"noopener noreferrer\">{Html.Text(url.AbsoluteUri)}</a></p>\n"
                : ""
        );
        return html.Append("</section>\n").ToString();
    }

    /// <returns>Where the next text may begin.</returns>
    private static int Lines(StringBuilder svg, string text, int letters, int y, int size, string weight)
    {
        foreach (var line in Wrap(text, letters))
        {
            // A word that is longer than a line is squeezed into it.
            var squeeze = line.Length > letters ? $" textLength=\"{Width - 160}\" lengthAdjust=\"spacingAndGlyphs\"" : "";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Width / 2}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" "
                    + $"font-family=\"sans-serif\" text-anchor=\"middle\" fill=\"#111\"{squeeze}>{EpubText.Text(line)}</text>\n"
            );
            y += size * 5 / 4;
        }

        return y;
    }

    private static IEnumerable<string> Wrap(string text, int letters)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}

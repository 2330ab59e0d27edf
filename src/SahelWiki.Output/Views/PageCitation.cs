using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Writes how to cite a page of the wiki.</summary>
/// <remarks>Sources: BibTeX (Patashnik 1988, "BibTeXing"), RIS format specification, CSL-JSON schema 1.0.2.</remarks>
internal sealed class PageCitation(Phrases phrases, DateWords dates)
{
    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="frame">Of the page: its title, its site, and its address, where that is known.</param>
    public CiteView Of(FrameView frame, DateOnly? changed)
    {
        var id =
            string.Concat(frame.SiteTitle.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()
            + "-"
            + Path.GetFileNameWithoutExtension(frame.Path);
        var author = phrases["citePage.author", frame.SiteTitle];
        var version = changed is { } day ? phrases["citePage.version", dates.Of(day)] : null;
        return new(
            Plain(frame, version),
            BibTex(frame, id, author, version, changed),
            Ris(frame, author, changed),
            CslJson(frame, id, author, changed)
        )
        {
            CiteWeb = CiteWeb(frame, author, changed),
        };
    }

    /// <remarks>Source: Wikipedia, "Template:Cite web". A bar would end a value.</remarks>
    private string CiteWeb(FrameView frame, string author, DateOnly? changed)
    {
        var template = new StringBuilder("{{cite web");
        Add("author", author);
        Add("title", frame.Title);
        Add("website", frame.SiteTitle);
        Add("url", frame.Canonical ?? "");
        Add("date", changed?.ToString("O", CultureInfo.InvariantCulture) ?? "");
        Add("language", phrases.Language == "en" ? "" : phrases.Language);
        return template.Append(" |access-date=}}").ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                template.Append($" |{name}={value.Replace("|", "{{!}}", StringComparison.Ordinal)}");
            }
        }
    }

    private string Plain(FrameView frame, string? version)
    {
        var plain = phrases["citePage.plain", frame.Title, version is null ? frame.SiteTitle : $"{frame.SiteTitle}, {version}"];
        return frame.Canonical is { } url ? $"{plain} {url}" : plain;
    }

    private static string BibTex(FrameView frame, string id, string author, string? version, DateOnly? changed)
    {
        var entry = new StringBuilder($"@misc{{{id},\n  title = {{{Tex(frame.Title)}}},\n  author = {{{{{Tex(author)}}}}}");
        if (changed is { } day)
        {
            entry.Append(CultureInfo.InvariantCulture, $",\n  year = {{{day.Year}}}");
        }

        if (frame.Canonical is { } url)
        {
            entry.Append($",\n  howpublished = {{\\url{{{url}}}}}");
        }

        return entry.Append($",\n  note = {{{Tex(version is null ? frame.SiteTitle : $"{frame.SiteTitle}, {version}")}}}\n}}").ToString();
    }

    private string Ris(FrameView frame, string author, DateOnly? changed)
    {
        var record = new StringBuilder($"TY  - ENCYC\nTI  - {frame.Title}\nT2  - {frame.SiteTitle}\nAU  - {author}\n");
        if (changed is { } day)
        {
            record.Append(CultureInfo.InvariantCulture, $"PY  - {day.Year:D4}\nDA  - {day.Year:D4}/{day.Month:D2}/{day.Day:D2}\n");
        }

        record.Append($"LA  - {phrases.Language}\n");
        return record.Append(frame.Canonical is { } url ? $"UR  - {url}\n" : "").Append("ER  -").ToString();
    }

    private string CslJson(FrameView frame, string id, string author, DateOnly? changed)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", "entry-encyclopedia");
            json.WriteString("title", frame.Title);
            json.WriteString("container-title", frame.SiteTitle);
            json.WriteStartArray("author");
            json.WriteStartObject();
            json.WriteString("literal", author);
            json.WriteEndObject();
            json.WriteEndArray();
            if (changed is { } day)
            {
                json.WriteStartObject("issued");
                json.WriteStartArray("date-parts");
                json.WriteStartArray();
                json.WriteNumberValue(day.Year);
                json.WriteNumberValue(day.Month);
                json.WriteNumberValue(day.Day);
                json.WriteEndArray();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            if (frame.Canonical is { } url)
            {
                json.WriteString("URL", url);
            }

            json.WriteString("language", phrases.Language);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static string Tex(string text)
    {
        var tex = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            tex.Append(
                c switch
                {
                    '\\' => "\\textbackslash{}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    '{' or '}' or '$' or '&' or '#' or '%' or '_' => "\\" + c,
                    _ => c.ToString(),
                }
            );
        }

        return tex.ToString();
    }
}

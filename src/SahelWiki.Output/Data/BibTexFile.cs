using System.Globalization;
using System.Text;
using SahelWiki.Model;

namespace SahelWiki.Output.Data;

/// <summary>The bibliography as BibTeX, for LaTeX and for programs that read nothing newer.</summary>
/// <remarks>Sources: Patashnik (1988), "BibTeXing"; biblatex manual, 2.1 for entry types. UTF-8, as biber and JabRef read it.</remarks>
internal static class BibTexFile
{
    public static string Of(SiteData data)
    {
        // What stands outside of entries is a comment; here in one line, whatever the title.
        var file = new StringBuilder($"% {data.Site.Settings.Title.ReplaceLineEndings(" ").Replace('@', ' ')}\n\n");
        foreach (var source in data.Site.Sources)
        {
            Entry(file, source.Entry);
        }

        return file.ToString();
    }

    private static void Entry(StringBuilder file, SourceEntry work)
    {
        file.Append('@').Append(Type(work.Type)).Append('{').Append(work.Key);
        // A second pair of braces keeps the capitals of a title.
        Field(file, "title", $"{{{Tex(work.Title)}}}");
        Field(file, "author", Names(work.Authors));
        Field(file, "editor", Names(work.Editors));
        var container = work.Variable("container-title") is { } title ? Tex(title) : "";
        Field(file, work.Type is "chapter" or "entry" or "entry-encyclopedia" or "paper-conference" ? "booktitle" : "journal", container);
        Field(file, work.Type is "report" or "thesis" ? "institution" : "publisher", Tex(work.Variable("publisher") ?? ""));
        Field(file, "address", Tex(work.Variable("publisher-place") ?? ""));
        foreach (var name in new[] { "volume", "edition", "number" })
        {
            Field(file, name, Tex(work.Variable(name) ?? ""));
        }

        if (work.Variable("number") is null)
        {
            Field(file, "number", Tex(work.Variable("issue") ?? ""));
        }

        Field(file, "pages", Tex(work.Variable("page") ?? "").Replace("–", "--", StringComparison.Ordinal));
        Field(file, "language", Tex(work.Variable("language") ?? ""));
        Date(file, work.Issued);
        Field(file, "doi", work.Doi ?? "");
        Field(file, "url", Url(work.Url ?? ""));
        Field(file, "urldate", work.Accessed is Edtf.Single { Day: not null } day ? Iso(day) : "");
        Field(file, "note", Tex(work.Note ?? ""));
        file.Append("\n}\n\n");
    }

    /// <summary>Year and month for BibTeX, and the whole in EDTF, which biblatex reads.</summary>
    private static void Date(StringBuilder file, Edtf? issued)
    {
        var first = issued switch
        {
            Edtf.Single single => single,
            Edtf.Interval interval => interval.From ?? interval.To,
            _ => null,
        };
        if (first is null)
        {
            return;
        }

        Field(file, "year", first.Year.ToString(CultureInfo.InvariantCulture));
        if (first is { Month: { } month, IsSeason: false })
        {
            file.Append(",\n  month = ")
                .Append(CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month).ToLowerInvariant());
        }

        Field(file, "date", StatementTables.Date(issued)!);
    }

    private static string Iso(Edtf.Single day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    private static void Field(StringBuilder file, string name, string value)
    {
        if (value.Length > 0)
        {
            file.Append(",\n  ").Append(name).Append(" = {").Append(value).Append('}');
        }
    }

    private static string Names(IEnumerable<PersonName> names) =>
        string.Join(" and ", names.Select(name => name.Literal is { } whole ? $"{{{Tex(whole)}}}" : Tex(name.Sorted)));

    private static string Type(string type) =>
        type switch
        {
            "article-journal" or "article-magazine" or "article-newspaper" or "article" or "review" or "review-book" => "article",
            "book" or "collection" or "classic" or "periodical" => "book",
            "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" => "incollection",
            "paper-conference" => "inproceedings",
            "report" => "techreport",
            "thesis" => "phdthesis",
            "manuscript" => "unpublished",
            _ => "misc",
        };

    /// <summary>An address stays as it is, but for what would end the field.</summary>
    private static string Url(string url) =>
        url.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);

    private static string Tex(string text)
    {
        var tex = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => tex.Append("\\textbackslash{}"),
                '~' => tex.Append("\\textasciitilde{}"),
                '^' => tex.Append("\\textasciicircum{}"),
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => tex.Append('\\').Append(c),
                '\r' or '\n' => tex.Append(' '),
                _ => tex.Append(c),
            };
        }

        return tex.ToString();
    }
}

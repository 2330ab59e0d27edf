using System.Collections.Concurrent;
using System.Text;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Writes sources as notes and bibliographies do.</summary>
/// <remarks>Order and punctuation after <i>The Chicago Manual of Style</i> (17th ed.), 14.19–14.23, with logical quotation marks.</remarks>
public sealed class CitationFormatter(Phrases phrases)
{
    private readonly DateWords dates = new(phrases);

    // A source is cited by many pages, and worded the same on each.
    private readonly ConcurrentDictionary<SourceEntry, string> full = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<SourceEntry, string> brief = new(ReferenceEqualityComparer.Instance);

    /// <summary>The whole entry as HTML, without the link to its own page.</summary>
    public string FullHtml(SourceEntry entry) => full.GetOrAdd(entry, known => Full(known, new HtmlWriter()));

    /// <summary>The whole entry as plain text.</summary>
    public string FullText(SourceEntry entry) => Full(entry, new TextWriter());

    /// <summary>Enough to tell sources apart in a note: author and title, or title and container, with the year.</summary>
    public string ShortText(SourceEntry entry) => brief.GetOrAdd(entry, Short);

    /// <summary>What lists of sources are sorted by: first author, else title.</summary>
    public static string SortName(SourceEntry entry) => entry.Authors.Length > 0 ? entry.Authors[0].Sorted : entry.Title;

    private string Short(SourceEntry entry)
    {
        var short_ = new StringBuilder();
        if (entry.Authors.Length > 0)
        {
            short_.Append(Authors(entry, name => name.Short, 2)).Append(", ");
        }

        short_.Append(phrases["cite.title", ShortTitle(entry)]);
        if (entry.Authors.Length == 0 && entry.Container is { } container)
        {
            short_.Append(", ").Append(container);
        }

        if (entry.Issued is { } issued)
        {
            short_
                .Append(", ")
                .Append(issued is Edtf.Single single ? dates.Of(single with { Month = null, Day = null }) : dates.Of(issued));
        }

        return short_.ToString();
    }

    private string Full(SourceEntry entry, IWriter writer)
    {
        var names = entry.Authors.Length > 0 ? Authors(entry, name => name.Full, 6) : null;
        if (names is not null)
        {
            writer.Text(names + ", ");
        }

        var standsAlone =
            entry.Variable("container-title") is null
            && entry.Type is "book" or "report" or "thesis" or "map" or "motion_picture" or "periodical";
        if (standsAlone)
        {
            writer.Emphasis(entry.Title);
        }
        else
        {
            writer.Text(phrases["cite.title", entry.Title]);
        }

        if (entry.Variable("container-title") is { } container)
        {
            writer.Text(", ");
            writer.Emphasis(container);
        }

        if (entry.Editors.Length > 0)
        {
            writer.Text(", " + phrases["cite.editedBy", string.Join(", ", entry.Editors.Select(editor => editor.Full))]);
        }

        foreach (
            var (variable, phrase) in new[]
            {
                ("edition", "cite.edition"),
                ("volume", "cite.volume"),
                ("issue", "cite.issue"),
                ("number", "cite.number"),
            }
        )
        {
            if (entry.Variable(variable) is { } value)
            {
                writer.Text(", " + phrases[phrase, value]);
            }
        }

        if (entry.Variable("publisher") is { } publisher)
        {
            writer.Text(", " + (entry.Variable("publisher-place") is { } place ? $"{place}: {publisher}" : publisher));
        }

        writer.Text(", " + (entry.Issued is { } issued ? dates.Of(issued) : phrases["cite.noDate"]));
        if (entry.Variable("page") is { } page)
        {
            writer.Text(", " + phrases[page.Any(c => c is '-' or '–' or ',') ? "cite.pages" : "cite.page", page.Replace('-', '–')]);
        }

        if (entry.Doi is { } doi)
        {
            writer.Text(", ");
            writer.Link("https://doi.org/" + doi, "doi:" + doi);
        }
        else if (entry.Url is { } url)
        {
            writer.Text(", ");
            writer.Link(url, url);
        }

        if (entry.ArchiveUrl is { } archive)
        {
            writer.Text(", ");
            writer.Link(
                archive,
                entry.ArchiveDate is { } archived ? phrases["cite.archivedOn", dates.Of(archived)] : phrases["cite.archived"]
            );
        }

        if (entry.Accessed is { } accessed)
        {
            writer.Text(", " + phrases["cite.accessed", dates.Of(accessed)]);
        }

        writer.Text(".");
        return writer.ToString()!;
    }

    private string Authors(SourceEntry entry, Func<PersonName, string> form, int most)
    {
        var isCut = entry.Authors is [_, .., { Literal: PersonName.Others }];
        var names = (isCut ? entry.Authors[..^1] : entry.Authors).Select(form).Where(name => name.Length > 0).ToArray();
        return names.Length > 0 && (isCut && names.Length < most) ? phrases["cite.etAl", string.Join(", ", names)]
            : names.Length > most || (isCut && names.Length > 0) ? phrases["cite.etAl", names[0]]
            : names.Length == 1 ? names[0]
            : names.Length == 0 ? ""
            : phrases["list.and", string.Join(", ", names[..^1]), names[^1]];
    }

    private static string ShortTitle(SourceEntry entry)
    {
        if (entry.Variable("title-short") is { } given)
        {
            return given;
        }

        var colon = entry.Title.IndexOfAny([':', '?']);
        return entry.Title.Length > 60 && colon is > 8 and < 60 ? entry.Title[..colon] : entry.Title;
    }

    private interface IWriter
    {
        void Text(string text);

        void Emphasis(string text);

        void Link(string url, string text);
    }

    private sealed class HtmlWriter : IWriter
    {
        private readonly StringBuilder html = new();

        public void Text(string text) => html.Append(Html.Text(text));

        public void Emphasis(string text) => html.Append("<cite>").Append(Html.Text(text)).Append("</cite>");

        public void Link(string url, string text) =>
            html.Append("<a href=\"")
                .Append(Html.Attribute(url))
                .Append("\" rel=\"external noopener noreferrer\">")
                .Append(Html.Text(text))
                .Append("</a>");

        public override string ToString() => html.ToString();
    }

    private sealed class TextWriter : IWriter
    {
        private readonly StringBuilder plain = new();

        public void Text(string text) => plain.Append(text);

        public void Emphasis(string text) => plain.Append(text);

        public void Link(string url, string text) =>
            plain.Append(text.StartsWith("doi:", StringComparison.Ordinal) || text == url ? text : $"{text}: {url}");

        public override string ToString() => plain.ToString();
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>
/// Numbers the notes of one page: citations and footnotes in one series, in the order in which their marks are asked for.
/// </summary>
/// <remarks>The same source and locator share a note. Ask for marks in reading order.</remarks>
internal sealed partial class NoteBook(Site site, LinkedPage page, CitationFormatter formatter, Phrases phrases)
{
    private readonly List<Note> notes = [];
    private readonly Dictionary<string, Note> byKey = [];

    private sealed record Note(int Number, Citation? Citation, Footnote? Footnote)
    {
        public List<BackView> Marks { get; } = [];
    }

    private readonly Dictionary<string, Footnote> footnotes = page.Page.Body.Footnotes.ToDictionary(
        footnote => footnote.Label,
        StringComparer.Ordinal
    );

    /// <summary>The part of the page, in words, in which the marks stand that are asked for next.</summary>
    public string Place { get; set; } = "";

    /// <summary>Sources cited so far, each once.</summary>
    private readonly HashSet<string> cited = [];

    /// <summary>Marks that stand side by side, in the order of their numbers.</summary>
    public ImmutableArray<MarkView> Marks(IEnumerable<Citation> citations) =>
        [.. citations.Select(Mark).OfType<MarkView>().OrderBy(mark => mark.Number)];

    /// <returns>Null for a source that does not exist, which was reported.</returns>
    public MarkView? Mark(Citation citation)
    {
        if (site.Source(citation.Key) is null)
        {
            return null;
        }

        cited.Add(citation.Key);
        return Mark("cite\u001f" + CitationParser.NoteKey(citation), citation, null);
    }

    /// <returns>Null for a footnote without definition, which was reported.</returns>
    public MarkView? Mark(string footnoteLabel) =>
        footnotes.GetValueOrDefault(footnoteLabel) is { } footnote ? Mark("foot\u001f" + footnoteLabel, null, footnote) : null;

    /// <summary>All notes, in order. A footnote may cite, and so add to the series while it is written.</summary>
    public ImmutableArray<NoteView> Notes(Func<Fragment, string> write)
    {
        var texts = new List<string>();
        for (var i = 0; i < notes.Count; i++)
        {
            texts.Add(notes[i].Citation is { } citation ? CitationHtml(citation) : write(notes[i].Footnote!.Text));
        }

        return [.. notes.Select((note, i) => new NoteView(note.Number, NoteId(note.Number), texts[i], [.. note.Marks]))];
    }

    /// <summary>The sources of all notes, in the order of the alphabet.</summary>
    public ImmutableArray<SourceLine> Sources() =>
        [
            .. cited
                .Select(key => site.Source(key)!)
                .OrderBy(source => CitationFormatter.SortName(source.Entry), phrases.Comparer)
                .ThenBy(source => source.Entry.Title, phrases.Comparer)
                .Select(source => new SourceLine(
                    SourceId(source.Entry),
                    formatter.FullHtml(source.Entry),
                    page.Path.RelativeTo(source.Path)
                )),
        ];

    private static string NoteId(int number) => $"note-{number}";

    private static string SourceId(SourceEntry entry) => "wiki-source-" + Slug.Of(entry.Key);

    private MarkView Mark(string key, Citation? citation, Footnote? footnote)
    {
        if (!byKey.TryGetValue(key, out var note))
        {
            byKey[key] = note = new(notes.Count + 1, citation, footnote);
            notes.Add(note);
        }

        var mark = new MarkView(note.Number, $"ref-{note.Number}-{note.Marks.Count + 1}", NoteId(note.Number))
        {
            Label = phrases["note.mark", note.Number],
        };
        note.Marks.Add(new(mark.Id, Place));
        return mark;
    }

    /// <summary>What stands before and behind a key may have words in italics or bold, as the text has.</summary>
    private static string Emphasised(string written) =>
        Emphasis()
            .Replace(Html.Text(written), found =>
                found.Groups["strong"].Success ? $"<strong>{found.Groups["strong"].Value}</strong>" : $"<em>{found.Groups["em"].Value}</em>"
            );

    [GeneratedRegex(@"\*\*(?<strong>[^\s*](?:[^*]*[^\s*])?)\*\*|\*(?<em>[^\s*](?:[^*]*[^\s*])?)\*")]
    private static partial Regex Emphasis();

    private string CitationHtml(Citation citation)
    {
        var source = site.Source(citation.Key)!;
        var parts = $"<a href=\"#{SourceId(source.Entry)}\">{Html.Text(formatter.ShortText(source.Entry))}</a>";
        if (citation.Prefix.Length > 0)
        {
            parts = Emphasised(citation.Prefix) + " " + parts;
        }

        if (!citation.Locator.IsNone)
        {
            parts += ", " + Html.Text(citation.Locator.Text.Replace("--", "–"));
        }

        if (citation.Suffix.Length > 0)
        {
            parts += (char.IsLetterOrDigit(citation.Suffix[0]) ? ", " : "") + Emphasised(citation.Suffix);
        }

        var leads = Locators.LeadsAt(source, citation.Locator);
        if (leads.Length > 0)
        {
            parts +=
                " "
                + Html.Text(phrases["note.citing"])
                + " "
                + string.Join(
                    "; ",
                    leads.Select(lead =>
                        $"<a href=\"{page.Path.RelativeTo(site.Source(lead.Key)!.Path)}\">{Html.Text(formatter.ShortText(lead))}</a>"
                    )
                );
        }

        return parts + ".";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Makes the lines of the table beneath a picture, and numbers them.</summary>
/// <param name="at">The document they stand in.</param>
/// <param name="start">Begins their ids.</param>
internal sealed class FactLines(ViewBuilder views, OutputPath at, string start)
{
    private int count;

    public FactLine Line(
        string date,
        string written,
        ImmutableArray<LinkView> fact,
        string? note,
        Confidence? confidence,
        IEnumerable<Citation> sources
    )
    {
        count++;
        var doubt = confidence is { } word and not Confidence.High ? views.Phrases[$"confidence.{word.ToString().ToLowerInvariant()}"] : "";
        return new(
            $"{start}-{count.ToString(CultureInfo.InvariantCulture)}",
            date,
            written,
            fact,
            string.Join("; ", new[] { doubt, note ?? "" }.Where(part => part.Length > 0)),
            [
                .. sources
                    .Select(citation => (Locator: citation.Locator.Text, Source: views.Site.Source(citation.Key)))
                    .Where(cited => cited.Source is not null)
                    .Distinct()
                    .Select(cited => new LinkView(
                        views.Formatter.ShortText(cited.Source!.Entry) + (cited.Locator.Length > 0 ? ", " + cited.Locator : ""),
                        at.RelativeTo(cited.Source.Path)
                    )),
            ]
        );
    }

    /// <summary>The table as rows for a spreadsheet, with a first row of names.</summary>
    public static IEnumerable<IEnumerable<string>> Rows(FactTable table) =>
        table
            .Sections.SelectMany(section =>
                section.Lines.Select(line =>
                    new[]
                    {
                        section.Title.Text,
                        section.Remark,
                        line.Written,
                        line.Date,
                        line.Text,
                        line.Note,
                        string.Join("; ", line.Sources.Select(source => source.Text)),
                    }
                )
            )
            .Prepend(["subject", "remark", "date", "date_in_words", "fact", "note", "sources"]);
}

using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Changes;

/// <summary>Tells a <see cref="SiteDiff"/> as Markdown, for a comment on a pull request.</summary>
public static class DiffReport
{
    /// <summary>GitHub refuses comments of more than 65,536 characters.</summary>
    public const int LongestReport = 60_000;

    private const int MostPages = 100;
    private const int MostLines = 40;

    public static string Markdown(SiteDiff diff)
    {
        var report = new StringBuilder("## What changes in the data\n\n");
        if (diff.IsEmpty)
        {
            return report.Append("No page, source or relation says anything else than before.\n").ToString();
        }

        report.Append(Summary(diff)).Append("\n\n");
        Section(report, "Pages added", diff.Added, Added);
        Section(report, "Pages removed", diff.Removed, page => $"- {Named(page)}\n");
        Section(report, "Pages renamed", [.. diff.Changed.Where(change => change.IsRenamed)], change =>
            $"- {Text(change.After.Title)}: `{change.Before.Id}` → `{change.After.Id}`\n"
        );
        Section(report, "Pages that cannot be read", diff.Unreadable, Unreadable);
        Section(report, "Pages changed", [.. diff.Changed.Where(HasContent)], Changed);
        Section(report, "Relations", diff.Relations, Relation);
        Section(report, "Sources", diff.Sources, Source);
        Section(report, "Newly wanted pages", diff.NewWanted, wanted =>
            $"- {Text(wanted.Name)}, wanted by "
            + $"{string.Join(", ", wanted.From.Take(5).Select(Named))}{(wanted.From.Length > 5 ? $" and {wanted.From.Length - 5} more" : "")}\n"
        );
        Section(report, "No longer wanted", diff.NoLongerWanted, name => $"- {Text(name)}\n");
        Section(report, "New orphans: no page leads to them", diff.NewOrphans, page => $"- {Named(page)}\n");
        Section(report, "Other files", diff.OtherFiles, file => $"- {Text(file)}\n");
        return Cut(report.ToString().TrimEnd() + "\n");
    }

    private static string Unreadable(UnreadablePage page) =>
        $"- `{page.Page.Id}` {(page.IsNow ? "cannot be read" : "could not be read before")}, so what it says is not "
        + $"compared. Line {page.Reason.Span.Line}: {Text(page.Reason.Message)}\n";

    private static string Summary(SiteDiff diff)
    {
        (int Count, string One, string Many)[] counts =
        [
            (diff.Added.Length, "page added", "pages added"),
            (diff.Removed.Length, "page removed", "pages removed"),
            (diff.Changed.Count(change => change.IsRenamed), "page renamed", "pages renamed"),
            (diff.Changed.Count(HasContent), "page changed", "pages changed"),
            (diff.Unreadable.Length, "page that cannot be read", "pages that cannot be read"),
            (diff.Relations.Count(change => change.Before.IsEmpty), "relation gained", "relations gained"),
            (diff.Relations.Count(change => change.After.IsEmpty), "relation lost", "relations lost"),
            (diff.Relations.Count(change => !change.Before.IsEmpty && !change.After.IsEmpty), "relation changed", "relations changed"),
            (diff.Sources.Count(change => change.Kind == ChangeKind.Added), "source added", "sources added"),
            (diff.Sources.Count(change => change.Kind == ChangeKind.Removed), "source removed", "sources removed"),
            (diff.Sources.Count(change => change.Kind == ChangeKind.Changed), "source changed", "sources changed"),
            (diff.NewWanted.Length, "page newly wanted", "pages newly wanted"),
            (diff.NewOrphans.Length, "new orphan", "new orphans"),
        ];
        return string.Join(
                ", ",
                counts
                    .Where(count => count.Count > 0)
                    .Select(count => Plural(count.Count, count.One, count.Many))
                    .DefaultIfEmpty("Other files changed")
            ) + ".";
    }

    private static string Plural(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static bool HasContent(PageChange change) =>
        !change.Fields.IsEmpty || !change.Citations.IsEmpty || change.SentencesAdded + change.SentencesRemoved > 0;

    private static void Section<T>(StringBuilder report, string title, ImmutableArray<T> items, Func<T, string> line)
    {
        if (items.IsEmpty)
        {
            return;
        }

        report.Append("### ").Append(title).Append("\n\n");
        foreach (var item in items.Take(MostPages))
        {
            report.Append(line(item));
        }

        if (items.Length > MostPages)
        {
            report.Append("- … and ").Append(items.Length - MostPages).Append(" more\n");
        }

        report.Append('\n');
    }

    private static string Added(Page page)
    {
        var citations = page.Body.Citations.Sum(mark => mark.Citations.Length) + FrontMatterCitations.Of(page).Count();
        return $"- {Named(page)}: {page.Type.Name}, {Plural(page.FrontMatter.Fields.Length, "field", "fields")}, "
            + $"{Plural(page.FrontMatter.Relations.Length, "relation", "relations")}, "
            + $"{Plural(citations, "citation", "citations")}. {Text(page.Summary)}\n";
    }

    private static string Changed(PageChange change)
    {
        var text = new StringBuilder($"#### {Named(change.After)}\n\n");
        if (!change.Fields.IsEmpty)
        {
            text.Append("| field | before | now |\n|---|---|---|\n");
            foreach (var field in change.Fields)
            {
                text.Append("| ")
                    .Append(Text(field.Name))
                    .Append(" | ")
                    .Append(Cell(field.Before))
                    .Append(" | ")
                    .Append(Cell(field.After))
                    .Append(" |\n");
            }

            text.Append('\n');
        }

        foreach (var citations in change.Citations)
        {
            Counted(text, "Citations gained", citations.After);
            Counted(text, "Citations lost", citations.Before);
        }

        if (change.SentencesAdded + change.SentencesRemoved > 0)
        {
            text.Append(
                $"- Text: {Plural(change.SentencesAdded, "sentence", "sentences")} new or reworded, {change.SentencesRemoved} gone.\n"
            );
        }

        return text.ToString().TrimEnd() + "\n\n";
    }

    private static void Counted(StringBuilder text, string label, ImmutableArray<string> lines)
    {
        if (!lines.IsEmpty)
        {
            text.Append("- ")
                .Append(label)
                .Append(": ")
                .AppendJoin(
                    "; ",
                    lines.CountBy(line => line).Take(MostLines).Select(line => Text(line.Key) + (line.Value > 1 ? $" (×{line.Value})" : ""))
                )
                .Append('\n');
        }
    }

    private static string Relation(ValueChange change) =>
        (change.Before.IsEmpty, change.After.IsEmpty) switch
        {
            (true, _) => $"- gained: {Text(change.Name)}{Details(change.After)}\n",
            (_, true) => $"- lost: {Text(change.Name)}{Details(change.Before)}\n",
            _ => $"- changed: {Text(change.Name)}: {Lines(change.Before)} → {Lines(change.After)}\n",
        };

    private static string Source(SourceChange change) =>
        change.Kind switch
        {
            ChangeKind.Added => $"- added: `{change.Key}`, {Text(change.Title)}\n",
            ChangeKind.Removed => $"- removed: `{change.Key}`, {Text(change.Title)}\n",
            _ => $"- changed: `{change.Key}`, {Text(change.Title)}\n"
                + string.Concat(change.Fields.Select(field => $"  - {Text(field.Name)}: {Lines(field.Before)} → {Lines(field.After)}\n")),
        };

    private static string Details(ImmutableArray<string> lines) => lines is ["stated"] ? "" : $" ({Lines(lines)})";

    private static string Lines(ImmutableArray<string> lines) => lines.IsEmpty ? "(nothing)" : string.Join(" and ", lines.Select(Text));

    private static string Cell(ImmutableArray<string> lines) =>
        string.Join("<br>", lines.Take(MostLines).Select(Text))
        + (lines.Length > MostLines ? $"<br>… and {lines.Length - MostLines} more" : "");

    private static string Named(Page page) => $"{Text(page.Title)} (`{page.Id}`)";

    /// <summary>A stranger's words as plain text: no markup, no table cells, nobody notified by an @ and no issue linked by a #.</summary>
    private static string Text(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                // A word joiner keeps GitHub from reading a name or a number into it; readers don't see it.
                '@' or '#' => safe.Append(c == '#' ? "\\" : "").Append(c).Append('\u2060'),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' => safe.Append('\\').Append(c),
                _ when char.IsControl(c) => safe.Append(' '),
                _ => safe.Append(c),
            };
        }

        return safe.ToString().Trim();
    }

    private static string Cut(string report)
    {
        if (report.Length <= LongestReport)
        {
            return report;
        }

        var end = report.LastIndexOf('\n', LongestReport);
        return report[..end] + "\n\n… The rest was cut: the whole list is what `sahelwiki diff` prints.\n";
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SahelWiki.Checking;
using SahelWiki.Model;

namespace SahelWiki.Cli.Checking;

/// <summary>How it is told what is missing or behind in other languages.</summary>
internal static class TranslationFormat
{
    /// <summary>Raised when a member changes its meaning or goes; a new one doesn't count.</summary>
    private const int Version = 1;

    public static string Text(ImmutableArray<TranslationReport> reports, bool withComplete)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            foreach (var state in report.Pages.Where(state => withComplete || !state.IsComplete))
            {
                text.Append(Visible.Line($"{state.Page.Source}: {Word(state, report.Language)}")).Append('\n');
                foreach (var lag in state.Lag)
                {
                    text.Append("  ").Append(Visible.Line(Line(state, lag))).Append('\n');
                }
            }

            text.Append(Total(report)).Append('\n');
        }

        return reports.IsEmpty ? "There are no texts in other languages. Begin one: sahelwiki new translation PAGE fr\n" : text.ToString();
    }

    public static string Json(ImmutableArray<TranslationReport> reports) =>
        new JsonObject
        {
            ["version"] = Version,
            ["languages"] = new JsonArray([
                .. reports.Select(report =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["language"] = report.Language,
                            ["pages"] = report.Pages.Length,
                            ["missing"] = report.Missing,
                            ["complete"] = report.Complete,
                            ["behind"] = report.Behind,
                            ["unstamped"] = report.Unstamped,
                            ["paragraphs"] = report.Paragraphs,
                            ["paragraphs_behind"] = report.BehindParagraphs,
                            ["states"] = new JsonArray([.. report.Pages.Select(state => (JsonNode)Json(state))]),
                        }
                ),
            ]),
        }.ToJsonString(JsonFormat.Indented) + "\n";

    public static string GitHub(ImmutableArray<TranslationReport> reports, string prefix)
    {
        var text = new StringBuilder();
        foreach (var state in reports.SelectMany(report => report.Pages))
        {
            foreach (var lag in state.Lag)
            {
                text.Append(
                        GitHubFormat.Line(
                            "notice",
                            prefix + state.Text!.Text.File.Path.Value,
                            lag.Here?.Line ?? state.Text.Text.TitleSpan.Line,
                            "lagging-text",
                            Line(state, lag)
                        )
                    )
                    .Append('\n');
            }
        }

        return text.ToString();
    }

    public static string Summary(ImmutableArray<TranslationReport> reports)
    {
        var text = new StringBuilder("## Texts in other languages\n\n");
        text.Append(
            "| Language | Pages | Complete | Behind | Paragraphs behind | Without stamps | Missing |\n|---|---|---|---|---|---|---|\n"
        );
        foreach (var report in reports)
        {
            text.Append(
                $"| {report.Language} | {report.Pages.Length} | {report.Complete} | {report.Behind} | {report.BehindParagraphs} of "
                    + $"{report.Paragraphs} | {report.Unstamped} | {report.Missing} |\n"
            );
        }

        foreach (var report in reports.Where(report => report.Behind > 0))
        {
            text.Append($"\n### Behind in {report.Language}\n\n");
            foreach (var state in report.Pages.Where(state => state.Lag.Length > 0))
            {
                text.Append($"- `{state.Text!.Text.File.Path}`: {string.Join("; ", state.Lag.Select(lag => Line(state, lag)))}\n");
            }
        }

        return text.ToString();
    }

    private static string Word(TranslationState state, string language) =>
        state.IsMissing ? $"no text in {language}"
        : state.IsUnstamped ? $"{state.Text!.Text.File.Path} does not tell what it was translated from"
        : state.IsComplete ? "complete"
        : $"{BuildReport.Plural(state.Lag.Length, "paragraph")} of {state.Text!.Text.File.Path} behind";

    private static string Line(TranslationState state, LaggingParagraph lag)
    {
        var here = lag.Here is { } place ? $"line {place.Line} here" : "the end here";
        var since = lag.Since is { } day ? $" on {day:yyyy-MM-dd}" : "";
        return lag.Kind switch
        {
            LagKind.Changed => $"paragraph {lag.Number}, line {lag.Original!.Value.Line}, changed{since}; {here}",
            LagKind.Added => $"paragraph {lag.Number}, line {lag.Original!.Value.Line}, added{since}; belongs before {here}",
            _ => $"{state.Page.Source} no longer has what {here} says",
        };
    }

    private static string Total(TranslationReport report) =>
        $"{report.Language}: {report.Pages.Length - report.Missing} of {BuildReport.Plural(report.Pages.Length, "page")} have a text, "
        + $"{report.Complete} complete; {report.BehindParagraphs} of {BuildReport.Plural(report.Paragraphs, "paragraph")} behind, on "
        + $"{BuildReport.Plural(report.Behind, "page")}"
        + (report.Unstamped > 0 ? $"; {report.Unstamped} without stamps." : ".");

    private static JsonObject Json(TranslationState state) =>
        new()
        {
            ["page"] = state.Page.Id.Value,
            ["original"] = state.Page.Source.Value,
            ["text"] = state.Text?.Text.File.Path.Value,
            ["state"] =
                state.IsMissing ? "missing"
                : state.IsUnstamped ? "unstamped"
                : state.IsComplete ? "complete"
                : "behind",
            ["paragraphs"] = state.Paragraphs,
            ["behind"] = new JsonArray([
                .. state.Lag.Select(lag =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["kind"] = lag.Kind.ToString().ToLowerInvariant(),
                            ["paragraph"] = lag.Number == 0 ? null : lag.Number,
                            ["original_line"] = lag.Original?.Line,
                            ["line"] = lag.Here?.Line,
                            ["since"] = lag.Since?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                            ["former"] = lag.Former,
                            ["now"] = lag.Original is { } now ? state.Page.Text.WordsOf(now) : null,
                        }
                ),
            ]),
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Checking;

/// <summary>All findings as one JSON object, for scripts: <c>{version, pages, errors, warnings, remarks, findings: […]}</c>.</summary>
internal static class JsonFormat
{
    /// <summary>Raised when a member changes its meaning or goes; a new one doesn't count.</summary>
    private const int Version = 1;

    internal static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n" };

    public static string Write(CheckOutcome outcome) =>
        new JsonObject
        {
            ["version"] = Version,
            ["pages"] = outcome.Site.Pages.Length,
            ["errors"] = outcome.Count(Severity.Error),
            ["warnings"] = outcome.Count(Severity.Warning),
            ["remarks"] = outcome.Count(Severity.Info),
            ["findings"] = new JsonArray([
                .. outcome.Findings.Select(finding =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["code"] = finding.Rule.Code,
                            ["name"] = finding.Rule.Name,
                            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                            ["path"] = outcome.PathOf(finding.Source),
                            ["line"] = finding.Span.Line,
                            ["column"] = finding.Span.Column,
                            ["length"] = finding.Span.Length,
                            ["message"] = finding.Message,
                            ["hint"] = finding.Hint,
                            ["excerpt"] = finding.Excerpt,
                        }
                ),
            ]),
        }.ToJsonString(Indented) + "\n";
}

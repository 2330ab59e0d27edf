using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SahelWiki.Diagnostics;

namespace SahelWiki.Cli.Checking;

/// <summary>A SARIF log, which code hosts and editors read.</summary>
/// <remarks>Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01".</remarks>
internal static class SarifFormat
{
    public static string Write(CheckOutcome outcome)
    {
        var index = Rules.All.Select((rule, i) => (rule, i)).ToDictionary(pair => pair.rule.Code, pair => pair.i);
        var driver = new JsonObject
        {
            ["name"] = "SahelWiki",
            ["semanticVersion"] = typeof(SarifFormat).Assembly.GetName().Version is { } version
                ? $"{version.Major}.{version.Minor}.{version.Build}"
                : "0.0.0",
            ["rules"] = new JsonArray([.. Rules.All.Select(rule => (JsonNode)Descriptor(rule, outcome.Site.Settings.SeverityOf(rule)))]),
        };
        if (outcome.Site.Settings.Repository is { } repository)
        {
            driver["informationUri"] = repository;
        }

        return new JsonObject
            {
                ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                ["version"] = "2.1.0",
                ["runs"] = new JsonArray(
                    new JsonObject
                    {
                        ["tool"] = new JsonObject { ["driver"] = driver },
                        ["columnKind"] = "utf16CodeUnits",
                        ["results"] = Results(outcome, index),
                    }
                ),
            }.ToJsonString(JsonFormat.Indented) + "\n";
    }

    private static JsonObject Descriptor(Rule rule, Severity severity) =>
        new()
        {
            ["id"] = rule.Code,
            ["name"] = rule.Name,
            ["shortDescription"] = new JsonObject { ["text"] = rule.Sentence },
            ["help"] = new JsonObject
            {
                ["text"] = $"{rule.Sentence}\n\nNot so:\n{rule.Bad}\n\nBut so:\n{rule.Good}",
                ["markdown"] = RuleManual.Section(rule),
            },
            ["defaultConfiguration"] = new JsonObject { ["enabled"] = severity != Severity.Off, ["level"] = Level(severity) },
        };

    private static JsonArray Results(CheckOutcome outcome, Dictionary<string, int> index)
    {
        var seen = new Dictionary<string, int>();
        var results = new JsonArray();
        foreach (var finding in outcome.Findings)
        {
            // Lines move as a page is edited; what was found on which line's text stays the same finding.
            var what = Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes($"{finding.Rule.Code}\n{finding.Source}\n{finding.Message}\n{finding.Excerpt?.Trim()}")
                )
            )[..32];
            seen[what] = seen.GetValueOrDefault(what) + 1;
            results.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["ruleId"] = finding.Rule.Code,
                        ["ruleIndex"] = index[finding.Rule.Code],
                        ["level"] = Level(finding.Severity),
                        ["message"] = new JsonObject
                        {
                            ["text"] = finding.Hint is null ? finding.Message : $"{finding.Message} {finding.Hint}",
                        },
                        ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Location(outcome, finding) }),
                        ["partialFingerprints"] = new JsonObject { ["lineText/v1"] = $"{what}:{seen[what]}" },
                    }
            );
        }

        return results;
    }

    private static JsonObject Location(CheckOutcome outcome, Diagnostic finding)
    {
        var region = new JsonObject
        {
            ["startLine"] = finding.Span.Line,
            ["startColumn"] = finding.Span.Column,
            ["endLine"] = finding.Span.Line,
            // The end is exclusive; a point has the same start and end.
            ["endColumn"] = finding.Span.Column + finding.Span.Length,
        };
        return new()
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = string.Join('/', outcome.PathOf(finding.Source).Split('/').Select(Uri.EscapeDataString)),
                ["uriBaseId"] = "%SRCROOT%",
            },
            ["region"] = region,
        };
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Info => "note",
            _ => "none",
        };
}

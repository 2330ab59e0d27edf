using System.CommandLine;
using SahelWiki.Cli.Checking;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Output;

namespace SahelWiki.Cli.Commands;

internal static class CheckCommand
{
    private const string All = "all";

    public static Command Create()
    {
        var (input, baseUrl, strict, verbose, threads) = (
            CommonOptions.Input(),
            CommonOptions.BaseUrl(),
            CommonOptions.Strict(),
            CommonOptions.Verbose(),
            CommonOptions.Threads()
        );
        var format = new Option<string>("--format", "-f")
        {
            Description =
                "How findings are written: pretty with the line, text one line each, github as annotations of a "
                + "workflow, summary as a Markdown table.",
            DefaultValueFactory = _ => CheckFormat.All[0].Name,
        };
        format.AcceptOnlyFromAmong([.. CheckFormat.All.Select(known => known.Name)]);
        var failOn = new Option<string>("--fail-on")
        {
            Description = "The least severity that makes the command fail.",
            DefaultValueFactory = _ => "error",
        };
        failOn.AcceptOnlyFromAmong("error", "warning", "info");
        var rules = new Option<string[]>("--rule", "-r")
        {
            Description = "Show findings of this rule alone, by name or code; may be repeated.",
            HelpName = "rule",
            DefaultValueFactory = _ => [],
        };
        rules.Validators.Add(result => CheckRules(result, rules));
        var only = new Option<string[]>("--only")
        {
            Description = "Show findings in these files or folders alone; the whole site is still read.",
            HelpName = "path",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var explain = new Option<string?>("--explain")
        {
            Description = "Explain a rule, by name or code, or all of them; nothing is checked.",
            HelpName = "rule",
        };
        explain.Validators.Add(result => CheckRules(result, explain));
        var fix = new Option<bool>("--fix")
        {
            Description = "Mend what has one right answer: links to former ids, and names written with other case or accents.",
        };
        var fixKeys = new Option<bool>("--fix-keys") { Description = "Put the fields of front matter in the order of the manual." };
        var command = new Command("check", "Checks all pages and writes nothing, unless it is told to mend.")
        {
            input,
            baseUrl,
            strict,
            verbose,
            threads,
            format,
            failOn,
            rules,
            only,
            explain,
            fix,
            fixKeys,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                if (arguments.GetValue(explain) is { } topic)
                {
                    Console.Write(topic == All ? RuleManual.Markdown() : Explanation(Rules.Find(topic)!));
                    return ExitCode.Success;
                }

                var chosen = CheckFormat.All.First(known => known.Name == arguments.GetValue(format));
                var failing = Enum.Parse<Severity>(arguments.GetValue(failOn)!, ignoreCase: true);
                var named = arguments.GetValue(rules)!.Select(Rules.Find).ToHashSet();
                var least =
                    arguments.GetValue(verbose) || chosen.ShowsRemarks || failing == Severity.Info || named.Count > 0
                        ? Severity.Info
                        : Severity.Warning;
                var folder = BegunEdits.Undo(arguments.GetValue(input)!);
                var options = new BuildOptions(
                    folder,
                    "",
                    arguments.GetValue(baseUrl),
                    arguments.GetValue(strict),
                    arguments.GetValue(threads),
                    least,
                    Reproducible.Today(),
                    // Only what is stale depends on the history, and that is a remark.
                    History: least == Severity.Info
                );
                var report = new BuildReport(arguments.GetValue(verbose));
                LoadedSite Load() => report.Watch(progress => SiteBuilder.Load(options, null, progress));
                var loaded = Load();
                var paths = OnlyPaths.Of(arguments.GetValue(only)!, folder);
                if (arguments.GetValue(fix) || arguments.GetValue(fixKeys))
                {
                    if (
                        FixReport.Apply(
                            loaded,
                            paths,
                            arguments.GetValue(fix),
                            arguments.GetValue(fixKeys),
                            chosen.IsForPeople ? Console.Out : Console.Error
                        )
                    )
                    {
                        loaded = Load();
                    }
                }

                var outcome = new CheckOutcome(
                    loaded.Site,
                    [
                        .. loaded.Site.Diagnostics.Where(finding =>
                            (named.Count == 0 || named.Contains(finding.Rule)) && paths.Include(finding.Source)
                        ),
                    ],
                    folder
                );
                Console.Write(chosen.Write(outcome));
                (chosen.IsForPeople ? Console.Out : Console.Error).WriteLine(BuildReport.Summary(loaded.Site, outcome.Findings));
                if (chosen.IsForPeople)
                {
                    report.PrintTimes(loaded.Times);
                }

                return outcome.Findings.Any(finding => finding.Severity >= failing)
                    ? ExitCode.OfErrors(outcome.Findings)
                    : ExitCode.Success;
            })
        );
        return command;
    }

    private static string Explanation(Rule rule) =>
        $"{rule} ({RuleManual.Word(rule.DefaultSeverity).ToLowerInvariant()} unless site.yaml says "
        + $"otherwise)\n\n{rule.Sentence}\n\nNot so:\n\n{Indented(rule.Bad)}\n\nBut so:\n\n{Indented(rule.Good)}\n";

    private static string Indented(string example) => "  " + example.TrimEnd('\n').Replace("\n", "\n  ");

    private static void CheckRules(System.CommandLine.Parsing.OptionResult result, Option option)
    {
        foreach (
            var name in result
                .Tokens.Select(token => token.Value)
                .Where(name => Rules.Find(name) is null && !(name == All && option.Name == "--explain"))
        )
        {
            var nearest = NearestName.Find(name, Rules.All.Select(rule => rule.Name));
            result.AddError(
                $"There is no rule \"{name}\". "
                    + $"{(nearest is null ? "\"sahelwiki check --explain all\" lists them." : $"Did you mean \"{nearest}\"?")}"
            );
        }
    }
}

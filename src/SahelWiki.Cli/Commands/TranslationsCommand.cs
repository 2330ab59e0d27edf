using System.Collections.Immutable;
using System.CommandLine;
using SahelWiki.Checking;
using SahelWiki.Cli.Checking;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Cli.Commands;

internal static class TranslationsCommand
{
    public static Command Create()
    {
        var (input, language) = (CommonOptions.Input(), Language("Only this language; without it, each that there are texts in."));
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs, github as annotations of a workflow, summary as a Markdown table.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "github", "summary");
        var all = new Option<bool>("--all") { Description = "Name the complete pages, too." };
        var command = new Command("translations", "Tells what is missing or behind in other languages, by page and paragraph.")
        {
            input,
            language,
            format,
            all,
        };
        command.Add(Accept());
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = arguments.GetValue(input)!;
                var parsed = Read(folder, withPast: true);
                ImmutableArray<string> languages = arguments.GetValue(language) is { } one ? [one] : EditionInput.Languages(parsed);
                ImmutableArray<TranslationReport> reports = [.. languages.Select(each => TranslationReport.Of(parsed, each))];
                Console.Write(
                    arguments.GetValue(format) switch
                    {
                        "json" => TranslationFormat.Json(reports),
                        "github" => TranslationFormat.GitHub(reports, CheckOutcome.PrefixOf(folder)),
                        "summary" => TranslationFormat.Summary(reports),
                        _ => TranslationFormat.Text(reports, arguments.GetValue(all)),
                    }
                );
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Command Accept()
    {
        var (input, language) = (CommonOptions.Input(), Language("Only the text in this language."));
        var pages = new Argument<string[]>("page")
        {
            Description = "The pages: groups/jnim, or jnim where that is clear.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var paragraph = new Option<int?>("--paragraph")
        {
            Description = "Only this paragraph of the page, by the number that \"translations\" tells.",
            HelpName = "number",
        };
        var all = new Option<bool>("--all") { Description = "Every page that has a text." };
        var command = new Command("accept", "Notes that a text says what its page says now. Writes the stamps, nothing else.")
        {
            pages,
            paragraph,
            language,
            all,
            input,
        };
        command.Validators.Add(result =>
        {
            var count = result.GetValue(pages)?.Length ?? 0;
            if (count > 0 == result.GetValue(all))
            {
                result.AddError("Name the pages, or write --all.");
            }
            else if (result.GetResult(paragraph) is not null && count != 1)
            {
                result.AddError("--paragraph is about one page: name it.");
            }
        });
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = arguments.GetValue(input)!;
                var parsed = Read(folder, withPast: false);
                var texts = Texts(parsed, arguments.GetValue(all) ? null : arguments.GetValue(pages)!, arguments.GetValue(language));
                var number = arguments.GetValue(paragraph);
                var planned = texts
                    .Select(pair =>
                        (
                            pair.Page,
                            pair.Text,
                            File: number is { } one
                                ? TranslationStamps.Accept(pair.Page, pair.Text, one)
                                : TranslationStamps.Accept(pair.Page, pair.Text)
                        )
                    )
                    .ToArray();
                PlannedEdits.Write(folder, [.. planned.Select(one => one.File).OfType<PlannedFile>()]);
                foreach (var (page, text, file) in planned.Where(one => one.File is not null))
                {
                    var alone = TextLag.Pairs(page.Text, text).Count(pair => pair < 0);
                    Console.WriteLine(
                        $"accepted: {text.Text.File.Path}"
                            + (
                                alone == 0
                                    ? ""
                                    : $"; {BuildReport.Plural(alone, "paragraph")} of {page.Source}"
                                        + $" {(alone == 1 ? "has" : "have")} none here"
                            )
                    );
                }

                var changed = planned.Count(one => one.File is not null);
                Console.WriteLine($"{BuildReport.Plural(changed, "text")} accepted, {planned.Length - changed} right already.");
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Option<string?> Language(string description)
    {
        var option = new Option<string?>("--language", "-l") { Description = description, HelpName = "language" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var written }] && !Phrases.Has(written))
            {
                result.AddError(
                    $"There are no words in the language \"{written}\". Languages are: {string.Join(", ", Phrases.Languages)}."
                );
            }
        });
        return option;
    }

    private static ParsedInput Read(string folder, bool withPast)
    {
        var parsed = InputParser.Parse(InputFolder.Read(folder, withPast ? () => GitHistoryReader.Read(folder) : null));
        return parsed with { Past = OriginalPastReader.Read(folder, parsed) };
    }

    /// <param name="names">Null for all pages.</param>
    private static IEnumerable<(Page Page, Translation Text)> Texts(ParsedInput input, string[]? names, string? language)
    {
        var texts = input
            .Translations.Where(text => (language is null || text.Language == language) && text.Text.File.Problem is null)
            .ToLookup(text => text.Of);
        foreach (
            var page in names is null
                ? input.Pages.Where(page => texts.Contains(page.Id))
                : names.Select(name => PageFinder.Find(input, name, "Nothing was changed.", "sahelwiki translations accept {0}")).Distinct()
        )
        {
            if (!texts.Contains(page.Id))
            {
                throw new EditException(
                    $"{page.Source} has no text in {(language is null ? "another language" : $"the language \"{language}\"")}.",
                    $"Nothing was changed. Begin one: sahelwiki new translation {page.Id} {language ?? "fr"}"
                );
            }

            foreach (var text in texts[page.Id])
            {
                yield return (page, text);
            }
        }
    }
}

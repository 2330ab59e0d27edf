using System.CommandLine;
using SahelWiki.Editing;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Works;

namespace SahelWiki.Cli.Commands;

internal static class NewCommand
{
    public static Command Create()
    {
        var command = new Command("new", "Writes a new page, begins a text in another language, or adds a source to the bibliography.");
        foreach (var type in PageTypes.All)
        {
            command.Add(Page(type));
        }

        command.Add(Source());
        command.Add(Translation());
        return command;
    }

    private static Command Translation()
    {
        var page = new Argument<string>("page") { Description = "The page: groups/jnim, or jnim where that is clear." };
        var language = new Argument<string>("language") { Description = "The language of the new text: fr." };
        var input = CommonOptions.Input();
        var command = new Command("translation", "Begins the text of a page in another language, with its headings in place.")
        {
            page,
            language,
            input,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = arguments.GetValue(input)!;
                var parsed = InputParser.Parse(InputFolder.Read(folder));
                var file = NewTranslation.Plan(parsed, arguments.GetValue(page)!, arguments.GetValue(language)!);
                PlannedEdits.Write(folder, [file]);
                Console.WriteLine(
                    $"{Path.Combine(folder, file.After!.Path.Value)}\nWrite each paragraph under its heading; \"sahelwiki check\" "
                        + "checks it, \"sahelwiki translations accept\" notes what it was translated from."
                );
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Command Page(PageType type)
    {
        var title = new Argument<string>("title") { Description = "The title, in quotation marks." };
        var slug = new Option<string?>("--slug")
        {
            Description = "The file name without \".md\"; default: made from the title.",
            HelpName = "name",
        };
        var summary = new Option<string?>("--summary")
        {
            Description = "One or two plain sentences that say what the page is about.",
            HelpName = "text",
        };
        var input = CommonOptions.Input();
        var command = new Command(type.Name, $"Writes a page to the folder \"{type.Folder}\", with its fields explained.")
        {
            title,
            slug,
            summary,
            input,
        };
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = BegunEdits.Undo(arguments.GetValue(input)!);
                var file = NewPage.Plan(
                    InputFolder.Read(folder),
                    type,
                    arguments.GetValue(title)!,
                    arguments.GetValue(slug),
                    arguments.GetValue(summary)
                );
                PlannedEdits.Write(folder, [file]);
                Console.WriteLine(
                    $"{Path.Combine(folder, file.After!.Path.Value)}\nOpen it in an editor; \"sahelwiki preview\" "
                        + "shows it, \"sahelwiki check\" checks it."
                );
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static Command Source()
    {
        var title = new Argument<string?>("title")
        {
            Description = "The title of the work, in quotation marks.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var url = new Option<string?>("--url")
        {
            Description = "Its address; date, site and archived copy are taken from it without asking the network.",
            HelpName = "url",
        };
        var bibtex = new Option<FileInfo?>("--bibtex")
        {
            Description = "Add all works of a BibTeX file, as Zotero exports it.",
            HelpName = "file",
        };
        var csl = new Option<FileInfo?>("--csl")
        {
            Description = "Add all works of a CSL-JSON file, as Zotero exports it.",
            HelpName = "file",
        };
        var type = new Option<string?>("--type")
        {
            Description = "report, webpage, article-newspaper, article-journal, book, chapter, … (CSL types).",
            HelpName = "word",
        };
        var key = new Option<string?>("--key")
        {
            Description = "The citation key; default: made from author, year and title.",
            HelpName = "key",
        };
        var to = new Option<string>("--to")
        {
            Description = "The file of the bibliography.",
            DefaultValueFactory = _ => "texts.yaml",
            HelpName = "file",
        };
        var input = CommonOptions.Input();
        var command = new Command("source", "Adds a source to the bibliography.") { title, url, bibtex, csl, type, key, to, input };
        command.Validators.Add(result =>
        {
            var ways = new[]
            {
                result.GetResult(bibtex) is not null,
                result.GetResult(csl) is not null,
                result.GetResult(url) is not null || result.GetValue(title) is not null,
            };
            if (ways.Count(way => way) != 1)
            {
                result.AddError("Name one thing to add: a title, with --url or without; or --bibtex file; or --csl file.");
            }

            if (result.GetValue(type) is { } word && !BibliographyReader.Types.Contains(word))
            {
                result.AddError(
                    $"\"{word}\" is not a type of source. Types are: "
                        + $"{string.Join(", ", BibliographyReader.Types.Order(StringComparer.Ordinal))}."
                );
            }
        });
        command.SetAction(arguments =>
            Failures.Guard(() =>
            {
                var folder = BegunEdits.Undo(arguments.GetValue(input)!);
                var (drafts, problems) = Drafts(
                    arguments.GetValue(title),
                    arguments.GetValue(url),
                    arguments.GetValue(bibtex),
                    arguments.GetValue(csl)
                );
                foreach (var problem in problems)
                {
                    Console.WriteLine($"left out: {Visible.Line(problem)}");
                }

                if (drafts.IsEmpty)
                {
                    throw new EditException(
                        $"No work was found in {(arguments.GetValue(bibtex) ?? arguments.GetValue(csl))!.Name}.",
                        "Nothing was written. In Zotero: select the works, then Export items…, with the format "
                            + "BibTeX, Better BibLaTeX or CSL JSON."
                    );
                }

                if (arguments.GetValue(type) is { } word)
                {
                    drafts = [.. drafts.Select(draft => draft with { Type = word })];
                }

                var plan = NewSources.Plan(
                    InputFolder.Read(folder),
                    drafts,
                    arguments.GetValue(to)!,
                    drafts.Length == 1 ? arguments.GetValue(key) : null
                );
                if (plan.File is { } file)
                {
                    PlannedEdits.Write(folder, [file]);
                }

                Print(plan, folder);
                return ExitCode.Success;
            })
        );
        return command;
    }

    private static SourceImport Drafts(string? title, string? url, FileInfo? bibtex, FileInfo? csl)
    {
        try
        {
            return bibtex is not null ? Bibtex.Read(File.ReadAllText(bibtex.FullName))
                : csl is not null ? CslJson.Read(File.ReadAllText(csl.FullName))
                : url is null ? new([new(null, "document", title!, [], [], [], [])], [])
                : SourceFromUrl.Draft(url, title, DateOnly.FromDateTime(DateTime.Now)) is { } draft ? new([draft], [])
                : throw new EditException(
                    $"\"{url}\" is not a web address.",
                    "Nothing was written. Write: --url https://example.org/report"
                );
        }
        catch (FormatException broken)
        {
            throw new EditException(broken.Message, "Nothing was written. Export the file again, or mend it.");
        }
    }

    private static void Print(NewSourcesPlan plan, string folder)
    {
        foreach (var (key, leftOut, formerKey) in plan.Added)
        {
            var was = formerKey is null ? "" : $" (it was {Visible.Line(formerKey)})";
            var lost = leftOut.IsEmpty ? "" : $"; left out: {string.Join(", ", leftOut.Select(Visible.Line))}";
            Console.WriteLine($"added: {key}{was}, cited as [@{key}]{lost}");
        }

        foreach (var sentence in plan.Refused)
        {
            Console.WriteLine($"left out: {Visible.Line(sentence)}");
        }

        foreach (var (title, key) in plan.Known)
        {
            Console.WriteLine($"there already: \"{title}\" is {key}");
        }

        Console.WriteLine(
            $"{BuildReport.Plural(plan.Added.Length, "source")} "
                + $"added{(plan.File is { } file ? " to " + Path.Combine(folder, file.After!.Path.Value) : "")}."
        );
    }
}

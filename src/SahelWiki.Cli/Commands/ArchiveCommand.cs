using System.CommandLine;
using System.Globalization;
using SahelWiki.Cli.Archiving;
using SahelWiki.Output;
using SahelWiki.Output.Archive;
using SahelWiki.Reading;
using SahelWiki.Theme;

namespace SahelWiki.Cli.Commands;

internal static class ArchiveCommand
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
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder to put archives in; or a file, for one format.",
            DefaultValueFactory = _ => "archives",
            HelpName = "folder",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description =
                "What to make: zip (unpack and open index.html), zim (for Kiwix; needs zimwriterfs), epub (for e-readers), or all.",
            DefaultValueFactory = _ => All,
        };
        format.AcceptOnlyFromAmong([.. ArchiveShelf.Formats, All]);
        var verify = new Option<string?>("--verify")
        {
            Description =
                "Tell whether an archive is whole and which commit it is of; makes nothing. Exit status 0: whole; 1: "
                + "not; 2: cannot be read.",
            HelpName = "file",
        };
        var language = new Option<string?>("--language", "-l")
        {
            Description = "Make the ZIM and the book of this language; default: the wiki's own. The ZIP holds all languages.",
            HelpName = "language",
        };
        language.Validators.Add(result =>
        {
            if (result.GetValue(language) is not null && result.GetValue(format) == "zip")
            {
                result.AddError("The ZIP holds all languages: leave --language out, or make a zim or an epub.");
            }
        });
        var since = new Option<string?>("--since")
        {
            Description =
                "An older ZIP: besides the new one, make a small update that turns the older one, or what was unpacked of "
                + "it, into it.",
            HelpName = "file",
        };
        var (apply, to) = (
            new Option<string?>("--apply")
            {
                Description = "Bring a copy of the wiki up to date with an update; makes nothing else. Needs --to.",
                HelpName = "update",
            },
            new Option<string?>("--to")
            {
                Description = "The copy to bring up to date: a ZIP, or the folder it was unpacked to.",
                HelpName = "copy",
            }
        );
        // 0 is what nobody can ask for.
        var limit = CommonOptions.Number("--zim-time-limit", 1, int.MaxValue, 0);
        (limit.Description, limit.HelpName) = (
            "Stop zimwriterfs after so many seconds; default: five minutes and a second for every ten files.",
            "seconds"
        );
        var command = new Command(
            "archive",
            "Packs the whole wiki into one file for reading offline: NAME-DATE.zip, .zim and .epub. The same "
                + "commit gives the same bytes. More: docs/archives.md."
        )
        {
            input,
            output,
            format,
            language,
            verify,
            since,
            apply,
            to,
            baseUrl,
            limit,
            strict,
            verbose,
            threads,
        };
        command.SetAction(
            (arguments, cancellation) =>
                Task.FromResult(
                    Failures.Guard(() =>
                    {
                        if (arguments.GetValue(verify) is { } file)
                        {
                            return Verify(file);
                        }

                        if ((arguments.GetValue(apply), arguments.GetValue(to)) is var (pack, copy) && (pack ?? copy) is not null)
                        {
                            return Apply(pack, copy, cancellation);
                        }

                        var options = new BuildOptions(
                            BegunEdits.Undo(arguments.GetValue(input)!),
                            arguments.GetValue(output)!,
                            arguments.GetValue(baseUrl),
                            arguments.GetValue(strict),
                            arguments.GetValue(threads),
                            Today: Reproducible.Today(),
                            History: true
                        );
                        var chosen = arguments.GetValue(format)!;
                        var seconds = arguments.GetValue(limit);
                        var only = arguments.GetValue(language);
                        return Make(
                            options,
                            only,
                            chosen == All ? [.. ArchiveShelf.Formats.Where(each => only is null || each != "zip")] : [chosen],
                            arguments.GetValue(since),
                            seconds > 0 ? TimeSpan.FromSeconds(seconds) : null,
                            new(arguments.GetValue(verbose)),
                            cancellation
                        );
                    })
                )
        );
        return command;
    }

    private static int Make(
        BuildOptions options,
        string? language,
        IReadOnlyList<string> formats,
        string? since,
        TimeSpan? zimLimit,
        BuildReport report,
        CancellationToken cancellation
    )
    {
        // Read before anything is made, which may have its name.
        var old = since is null ? null : Older(since, formats);
        var zimwriterfs = formats.Contains("zim") ? ZimWriter.Find() : null;
        if (formats is ["zim"] && zimwriterfs is null)
        {
            throw new ArchiveException(ZimWriter.Missing);
        }

        var loaded = report.Watch(progress => SiteBuilder.Load(options, null, progress));
        if (loaded.Site.HasErrors)
        {
            return report.Print(new BuildResult(loaded.Site, loaded.Times, null), options);
        }

        if (language is not null && loaded.Editions.All(edition => edition.Edition.Language != language))
        {
            throw new ArchiveException(
                $"The wiki has no texts in the language \"{language}\". It has: "
                    + $"{string.Join(", ", loaded.Editions.Select(edition => edition.Edition.Language))}."
            );
        }

        var own = loaded.Site.Edition.Language;
        language = language == own ? null : language;
        var version = ContentVersion.Of(options.Input);
        using var target = ArchiveTarget.Open(options.Output, options.Input, formats, language);
        // A reader of books, and Kiwix, can have but one language in a file.
        var alone = formats is ["zip"] ? loaded : SiteBuilder.Alone(loaded, options, language ?? own);
        var maker = new ArchiveMaker(loaded, alone, new RazorTheme(), version, target, options.Parallelism, zimLimit, Say, cancellation);
        var status = ExitCode.Success;
        foreach (var format in formats)
        {
            if (format == "zim" && zimwriterfs is null)
            {
                Say(ZimWriter.Missing);
                continue;
            }

            // What goes wrong with one format is no reason to go without the others.
            var ended = Failures.Guard(() =>
            {
                try
                {
                    var made = format switch
                    {
                        "zip" => maker.Zip(),
                        "epub" => maker.Epub(),
                        _ => maker.Zim(zimwriterfs!),
                    };
                    Print(made);
                    if (format == "zip" && old is not null)
                    {
                        Print(maker.Update(old, made));
                    }

                    return ExitCode.Success;
                }
                catch (OperationCanceledException)
                {
                    throw new ArchiveException(
                        $"stopped; {(format == formats[0] ? "no archive was made or changed" : "what is named above is whole, and nothing half made is left")}."
                    );
                }
            });
            status = Math.Max(status, ended);
            if (cancellation.IsCancellationRequested)
            {
                return status;
            }
        }

        if (loaded.Site.History is null && GitHistoryReader.Refusal(options.Input) is { } refusal)
        {
            Say(refusal);
        }

        if (version.Uncommitted)
        {
            Say($"\"{options.Input}\" has changes that are not committed; the archives say so.");
        }

        return status;
    }

    private static byte[] Older(string path, IReadOnlyList<string> formats)
    {
        if (!formats.Contains("zip"))
        {
            throw new ArchiveException("An update leads from one ZIP to another: --since needs --format zip, or all.");
        }

        using var file = Open(path, "--since archives/sahelwiki-2024-05-01.zip");
        if (!SealedZip.IsSealed(file) || file.Length > Array.MaxLength)
        {
            throw new ArchiveException($"\"{path}\" is no ZIP that this command made, or not whole, so no update can start from it.");
        }

        var content = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(content);
        return content;
    }

    private static int Apply(string? path, string? copy, CancellationToken cancellation)
    {
        if (path is null || copy is null)
        {
            throw new ArchiveException(
                "Name the update and the copy: archive --apply sahelwiki-2024-05-08-since-2024-05-01.update --to wiki"
            );
        }

        using var file = Open(path, "--apply sahelwiki-2024-05-08-since-2024-05-01.update");
        using var pack = Update(path, file);
        var changed = OfflineCopy.Update(pack, copy, cancellation);
        var now = pack.Description.To;
        Console.WriteLine(
            Visible.Line(
                changed
                    ? $"{copy} was of {pack.Description.From} and is now of {now}."
                    : $"{copy} is of {now} already; nothing was changed."
            )
        );
        return ExitCode.Success;
    }

    private static UpdatePack Update(string path, Stream file)
    {
        try
        {
            return UpdatePack.Open(file);
        }
        catch (ArchiveException problem)
        {
            throw new ArchiveException($"\"{path}\" was not applied. {problem.Message}");
        }
    }

    private static int Verify(string path)
    {
        using var file = Open(path, "--verify archives/sahelwiki-2024-05-01.zip");
        var report = ArchiveVerifier.Verify(file);
        foreach (var fault in report.Faults)
        {
            Console.WriteLine(Visible.Line(fault.Path.Length > 0 ? $"{fault.Path} {fault.Message}" : fault.Message));
        }

        Console.WriteLine(
            report.IsWhole
                ? $"{path} is whole: {Content(report.Manifest!)}."
                : $"{path} is NOT whole{(report.Manifest is { } manifest ? $"; it says it is {Content(manifest)}" : "")}."
        );
        return report.IsWhole ? ExitCode.Success : ExitCode.ContentErrors;
    }

    private static FileStream Open(string path, string example)
    {
        if (Directory.Exists(path))
        {
            throw new ArchiveException($"\"{path}\" is a folder; name the file itself.");
        }

        if (!File.Exists(path))
        {
            throw new ArchiveException($"\"{path}\" does not exist; name one: {example}");
        }

        var entry = new FileInfo(path);
        if (entry.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
        {
            entry = target;
        }

        if (entry.Length == 0 && InputFolder.IsPipeOrDevice(entry))
        {
            throw new ArchiveException($"\"{path}\" is a pipe, a socket or a device; name a file.");
        }

        return entry.OpenRead();
    }

    private static string Content(ArchiveManifest manifest)
    {
        var commit = manifest.Commit is { } id
            ? $"commit {id}{(manifest.Uncommitted ? " with uncommitted changes" : "")}"
            : "no known commit";
        return Visible.Line(
            $"{manifest.Files.Length} files of {manifest.Title}, "
                + $"{manifest.Date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {commit}, input "
                + $"{manifest.InputSha256}"
        );
    }

    private static void Print(MadeArchive made) =>
        Console.WriteLine($"{made.Path}: {made.Files} files, {BuildReport.Size(made.Size)}, SHA-256 {made.Sha256}");

    private static void Say(string message) => Console.Error.WriteLine("sahelwiki: " + message);
}

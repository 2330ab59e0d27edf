using System.Globalization;
using SahelWiki.Cli.Commands;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output;
using Spectre.Console;

namespace SahelWiki.Cli;

/// <summary>Tells the user how a build goes and went: a progress bar per phase on a terminal, plain lines elsewhere.</summary>
internal sealed class BuildReport(bool verbose)
{
    /// <summary>A large wiki has a hundred thousand remarks; a terminal keeps some thousand lines.</summary>
    internal const int MostRemarks = 200;

    public T Watch<T>(Func<IBuildProgress?, T> work)
    {
        if (Console.IsOutputRedirected)
        {
            return work(null);
        }

        var result = default(T);
        AnsiConsole
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context => result = work(new Bars(context)));
        return result!;
    }

    /// <summary>The last line of a check.</summary>
    public static string Summary(Site site, IReadOnlyCollection<Diagnostic> findings) => $"{Counts(site)} {Findings(findings)}";

    public int Print(BuildResult result, BuildOptions options)
    {
        foreach (var line in Lines(result.Site.Diagnostics, verbose, options.Input))
        {
            Console.Error.WriteLine(line);
        }

        if (result.Written is not { } written)
        {
            Console.WriteLine($"{Findings(result.Site)} Nothing was written; \"{options.Output}\" is as it was before.");
            return ExitCode.OfErrors(result.Site.Diagnostics);
        }

        var seconds = result.Times.Total.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        Console.WriteLine($"{Counts(result.Site)} {Findings(result.Site)}");
        Console.WriteLine(
            $"{Plural(written.Files, "file")} ({Size(written.Bytes)}): {written.Written} written, "
                + $"{written.Files - written.Written} unchanged, {written.Deleted} deleted, in {seconds} s."
        );
        PrintTimes(result.Times);
        Console.WriteLine($"Open {Path.Combine(options.Output, "index.html")} in a browser.");
        return ExitCode.Success;
    }

    /// <summary>All errors and warnings; remarks only when asked for, and never more than <see cref="MostRemarks"/>.</summary>
    internal static IEnumerable<string> Lines(IEnumerable<Diagnostic> findings, bool verbose, string folder)
    {
        var remarks = 0;
        foreach (var diagnostic in findings)
        {
            if (diagnostic.Severity >= Severity.Warning || (verbose && remarks++ < MostRemarks))
            {
                yield return DiagnosticPrinter.Format(diagnostic, folder);
            }
        }

        if (remarks > MostRemarks)
        {
            yield return $"{Plural(remarks - MostRemarks, "more remark")} not shown here; see all of them, one a line, with: "
                + $"sahelwiki check --verbose --format text --input {folder}";
        }
    }

    public void PrintTimes(PhaseTimes times)
    {
        if (!verbose && Console.IsOutputRedirected)
        {
            return;
        }

        static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        var write = times.Write > TimeSpan.Zero ? $", render and write {Milliseconds(times.Render + times.Write)}" : "";
        Console.WriteLine(
            $"Milliseconds: read {Milliseconds(times.Read)}, parse {Milliseconds(times.Parse)}, link {Milliseconds(times.Link)}{write}."
        );
    }

    private static string Counts(Site site)
    {
        var links = site.Pages.Sum(page => page.Links.Length + page.Page.References.Length);
        var citations = site.Sources.Sum(source => source.Uses.Length);
        return $"{Plural(site.Pages.Length, "page")}, {Plural(links, "link")}, {Plural(citations, "citation")} of "
            + $"{Plural(site.Sources.Length, "source")}.";
    }

    private static string Findings(Site site) => Findings(site.Diagnostics);

    private static string Findings(IReadOnlyCollection<Diagnostic> findings)
    {
        var errors = findings.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = findings.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        var remarks = findings.Count - errors - warnings;
        return $"{Plural(errors, "error")}, {Plural(warnings, "warning")}{(remarks > 0 ? $", {Plural(remarks, "remark")}" : "")}.";
    }

    public static string Plural(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";

    public static string Size(long bytes) =>
        bytes < 1_000_000 ? $"{bytes / 1000} kB" : (bytes / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private sealed class Bars(ProgressContext context) : IBuildProgress
    {
        private ProgressTask? current;

        public void Begin(Phase phase, int steps)
        {
            if (current is { IsFinished: false } && steps == 0)
            {
                current.Value = current.MaxValue;
            }

            if (steps > 0 && current is not null)
            {
                current.MaxValue = steps;
                current.Value = 0;
                return;
            }

            current = context.AddTask(phase.ToString(), maxValue: Math.Max(1, steps));
        }

        public void Step() => current?.Increment(1);
    }
}

using System.Diagnostics;
using System.Globalization;
using SahelWiki;
using SahelWiki.Benchmarks;
using SahelWiki.Output;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Writing;
using SahelWiki.Theme;

var pages =
    args is [var first, ..] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked >= 20
        ? asked
        : 1000;
var threads =
    args is [_, var second, ..] && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var some) && some > 0
        ? some
        : -1;
var folder = Directory.CreateTempSubdirectory("sahelwiki-benchmark-").FullName;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var (input, output) = (Path.Combine(folder, "input"), Path.Combine(folder, "output"));
    new Wiki(pages).Write(input);
    var options = new BuildOptions(input, output, Threads: threads);
    Console.WriteLine($"{pages} pages, {options.Parallelism} threads, .NET {Environment.Version}");

    var full = Measured(options);
    Report("full build", full.Times, full.Written);
    foreach (var (name, time) in full.Outputs.OrderByDescending(entry => entry.Value).Take(6))
    {
        Console.WriteLine($"    {name, -10} {time.TotalMilliseconds, 8:0} ms of the threads' time");
    }

    var spent = full.Times.Read + full.Times.Parse + full.Times.Link + (full.Times.Write * options.Parallelism);
    Console.WriteLine(
        $"  search index: {full.Outputs["search"].TotalMilliseconds:0} ms, {full.Outputs["search"] / spent:0.0 %} of "
            + $"the threads' time; {SizeOf(Path.Combine(output, "search")) / 1e6:0.0} MB on disk"
    );

    File.AppendAllText(Path.Combine(input, Wiki.FileOf(pages / 2)), "\nA sentence that was not there before.\n");
    var again = Measured(options);
    Report("one page edited", again.Times, again.Written);
    Console.WriteLine($"  {again.Times.Total / full.Times.Total:0.00} of the full build's time");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

// The build as SiteBuilder does it, with a watch around each kind of output.
static (PhaseTimes Times, WriteResult Written, Dictionary<string, TimeSpan> Outputs) Measured(BuildOptions options)
{
    var (theme, phases, watch) = (new RazorTheme(), PhaseTimes.Zero, new Stopwatch());
    var loaded = SiteBuilder.Load(options);
    if (loaded.Site.HasErrors)
    {
        throw new InvalidOperationException($"The wiki for measuring has mistakes: {loaded.Site.Diagnostics[0]}");
    }

    GC.Collect();
    Console.WriteLine($"  after Link: {GC.GetTotalMemory(false) / 1e6:0} MB in use");
    watch.Start();
    var context = RenderContext.Of(loaded, new RazorTheme());
    var ticks = SiteOutputs.All.ToDictionary(output => output.Name, _ => new long[1]);
    OutputFile Timed(OutputFile file, long[] sum) =>
        file with
        {
            Render = () =>
            {
                var start = Stopwatch.GetTimestamp();
                var content = file.Render();
                Interlocked.Add(ref sum[0], Stopwatch.GetTimestamp() - start);
                return content;
            },
        };
    var files = SiteOutputs
        .All.SelectMany(output => output.OfAllEditions(context).Select(file => Timed(file, ticks[output.Name])))
        .OrderByDescending(file => file.IsFirst);
    var written = OutputFolder.Open(options.Output, options.Input).Write(files, options.Parallelism);
    phases = loaded.Times with { Write = watch.Elapsed };
    return (phases, written!, ticks.ToDictionary(entry => entry.Key, entry => Stopwatch.GetElapsedTime(0, entry.Value[0])));
}

static void Report(string what, PhaseTimes times, WriteResult written)
{
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(
        $"{what}: {times.Total.TotalMilliseconds:0} ms; {process.TotalProcessorTime.TotalSeconds:0.0} s of processor "
            + $"time and {process.PeakWorkingSet64 / 1e6:0} MB at most so far"
    );
    Console.WriteLine(
        $"  read {times.Read.TotalMilliseconds:0}, parse {times.Parse.TotalMilliseconds:0}, link "
            + $"{times.Link.TotalMilliseconds:0}, render and write {times.Write.TotalMilliseconds:0} ms"
    );
    Console.WriteLine(
        $"  {written.Files} files, {written.Bytes / 1e6:0.0} MB, {written.Written} of them written; "
            + $"{GC.CollectionCount(0)} collections so far, {GC.CollectionCount(2)} of them full, "
            + $"{GC.GetTotalPauseDuration().TotalMilliseconds:0} ms"
    );
}

static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SahelWiki.Output.Archive;

namespace SahelWiki.Cli.Archiving;

/// <summary>Runs <c>zimwriterfs</c>.</summary>
internal static class ZimWriter
{
    public const string Missing =
        "zimwriterfs was not found, so no ZIM was made. Install it: apt-get install zim-tools (Debian, Ubuntu), or "
        + "from https://download.openzim.org/release/zim-tools/";

    private const string Program = "zimwriterfs";

    /// <summary>How much of what it says is worth repeating.</summary>
    private const int MostLines = 5,
        LongestLine = 300;

    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, Program), Path.Combine(folder, Program + ".exe") })
            .FirstOrDefault(File.Exists);

    /// <param name="illustration">Path of a PNG of 48×48 below the folder.</param>
    /// <exception cref="ArchiveException">It failed, or took longer than it may.</exception>
    public static async Task Run(
        string program,
        string folder,
        string zim,
        ArchiveWords words,
        string illustration,
        string? source,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        // One thread: with more, contents are packed in the order in which threads finish.
        List<string> arguments =
        [
            "--threads=1",
            "--welcome=index.html",
            $"--illustration={illustration}",
            $"--language={words.Language}",
            $"--title={words.Title}",
            $"--description={words.Description}",
            $"--creator={words.Creator}",
            $"--publisher={words.Publisher}",
            $"--name={words.Name}",
            "--scraper=SahelWiki",
            // Without these, readers claim films.
            "--tags=_pictures:yes;_videos:no;_details:yes",
        ];
        arguments.AddRange(source is null ? [] : [$"--source={source}"]);
        arguments.AddRange(["--", folder, zim]);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Start(start);
        process.StandardInput.Close();
        var said = new Queue<string>();
        var lines = Task.WhenAll(Collect(process.StandardOutput, said), Collect(process.StandardError, said));
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            if (!await FullDisk.Wait(process, () => FullDisk.Room(zim), timer.Token))
            {
                process.Kill(entireProcessTree: true);
                throw new ArchiveException(
                    "The disk of the output folder is full, so no ZIM was made. Make room on it, or name another: --output folder"
                );
            }

            // A process it left behind may hold its output open for ever.
            await Task.WhenAny(lines, Task.Delay(TimeSpan.FromSeconds(2), timer.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new ArchiveException(
                $"zimwriterfs was stopped: it did not finish within {limit.TotalSeconds:0} seconds. Give it more "
                    + $"time: --zim-time-limit {limit.TotalSeconds * 4:0}"
            );
        }

        if (process.ExitCode != 0 || !File.Exists(zim))
        {
            throw new ArchiveException($"zimwriterfs failed with exit status {process.ExitCode}, so no ZIM was made.{Repeated(said)}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new ArchiveException($"zimwriterfs could not be started, so no ZIM was made: {problem.Message}");
        }
    }

    /// <summary>Keeps the end of what is said, however much it is and however long its lines are.</summary>
    private static async Task Collect(StreamReader output, Queue<string> said)
    {
        var (buffer, line) = (new char[1024], new StringBuilder());
        for (int read; (read = await output.ReadAsync(buffer)) > 0; )
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c == '\n')
                {
                    Keep(said, line);
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(c);
                }
            }
        }

        Keep(said, line);
    }

    private static void Keep(Queue<string> said, StringBuilder line)
    {
        var text = line.ToString().Trim();
        line.Clear();
        lock (said)
        {
            if (text.Length > 0)
            {
                said.Enqueue(text);
            }

            while (said.Count > MostLines)
            {
                said.Dequeue();
            }
        }
    }

    private static string Repeated(Queue<string> said)
    {
        lock (said)
        {
            return string.Concat(said.Select(line => "\n  " + Visible.Line(line)));
        }
    }
}

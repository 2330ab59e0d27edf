using System.Diagnostics;
using System.Runtime.CompilerServices;
using SahelWiki.Output.Data;
using SahelWiki.Tests.Archive;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Data;

/// <summary>The data held against readers and validators that others wrote. What is missing on the machine is said, never
/// installed.</summary>
public sealed class DataToolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DataToolTests()
    {
        foreach (var (path, text) in DataSite.Build())
        {
            folder.Write(path, text);
        }
    }

    public void Dispose() => folder.Dispose();

    [DataToolTheory]
    [InlineData("datapackage")]
    [InlineData("jsonld")]
    [InlineData("geojson")]
    [InlineData("graphml")]
    [InlineData("works")]
    [InlineData("followthemoney")]
    public void The_data_passes(string check)
    {
        var (exit, said) = Run("node", Path.Combine(DataToolTheoryAttribute.Folder, "check.mjs"), check, folder.Path);

        Assert.True(exit == 0, said);
    }

    [DataToolTheory]
    [InlineData("datapackage", "data/statements.csv", ",groups/jnim,group,", ",groups/nobody,group,")]
    [InlineData("jsonld", "groups/jnim.html", "\"@type\":\"Organization\"", "\"@kind\":\"Organization\"")]
    [InlineData("geojson", "data/places.geojson", "\"Point\"", "\"Pint\"")]
    [InlineData("graphml", "data/relations.graphml", "<node id=\"groups/jnim\"", "<node id=\"groups/other\"")]
    [InlineData("works", "data/works.bib", "@incollection{almanac", "@incollection{almanach")]
    [InlineData("followthemoney", "data/entities.ftm.json", "\"birthDate\"", "\"birthdate\"")]
    public void What_is_wrong_with_the_data_is_noticed(string check, string file, string good, string bad)
    {
        Assert.Contains(good, folder.Read(file), StringComparison.Ordinal);
        folder.Write(file, folder.Read(file).Replace(good, bad, StringComparison.Ordinal));

        var (exit, said) = Run("node", Path.Combine(DataToolTheoryAttribute.Folder, "check.mjs"), check, folder.Path);

        Assert.True(exit == 1, said);
    }

    [ToolFact("pandoc", "pandoc")]
    public void Pandoc_reads_the_bibliography_in_both_its_forms()
    {
        var csl = Run("pandoc", "-f", "csljson", "-t", "csljson", folder.At("data/works.json"));
        var bib = Run("pandoc", "-f", "biblatex", "-t", "csljson", folder.At("data/works.bib"));

        foreach (var (exit, said) in new[] { csl, bib })
        {
            Assert.True(exit == 0, said);
            Assert.Equal(6, System.Text.Json.Nodes.JsonNode.Parse(said)!.AsArray().Count);
        }
    }

    [PandasFact]
    public void The_example_for_pandas_runs_and_finds_the_events_of_2012_with_their_works()
    {
        folder.Write("data/example.py", DataExamples.Python);

        var (exit, said) = Run(PandasFactAttribute.Python!, folder.At("data/example.py"));

        Assert.True(exit == 0, said);
        AssertFound(said);
    }

    [ToolFact("Rscript", "r-base-core")]
    public void The_example_for_R_runs_and_finds_the_events_of_2012_with_their_works()
    {
        folder.Write("data/example.R", DataExamples.R);

        var (exit, said) = Run("Rscript", folder.At("data/example.R"));

        Assert.True(exit == 0, said);
        AssertFound(said);
    }

    private static void AssertFound(string said)
    {
        Assert.Contains("Battle", said, StringComparison.Ordinal);
        Assert.Contains("9..11", said, StringComparison.Ordinal);
        Assert.Contains("events/battle.html#s", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Region", said, StringComparison.Ordinal);
    }

    private (int Exit, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.At("data"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + (process.ExitCode == 0 ? "" : errors.Result));
    }
}

/// <summary>A test that needs Node and the programs of <c>tests/data-tools</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataToolTheoryAttribute : TheoryAttribute
{
    public DataToolTheoryAttribute([CallerMemberName] string name = "") =>
        (Skip, DisplayName) = RequiredTool.Skipped(
            name,
            RequiredTool.Missing("node", "nodejs npm")
                ?? (
                    Directory.Exists(Path.Combine(Folder, "node_modules")) || RequiredTool.MustBeThere
                        ? null
                        : "readers by others are missing; install them: npm ci --prefix tests/data-tools"
                )
        );

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Folders.Sites, "..", "..", "data-tools"));
}

/// <summary>A test that needs Python with pandas.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PandasFactAttribute : FactAttribute
{
    public PandasFactAttribute([CallerMemberName] string name = "") =>
        (Skip, DisplayName) = RequiredTool.Skipped(
            name,
            Python is not null || RequiredTool.MustBeThere ? null : "pandas is missing; install it: apt-get install python3-pandas"
        );

    /// <summary>The first Python of the machine that knows pandas: that of Debian need not be the first one on the path.</summary>
    public static string? Python { get; } = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasPandas);

    private static bool HasPandas(string python)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(python, ["-c", "import pandas"]) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

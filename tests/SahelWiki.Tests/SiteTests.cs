using System.Text;
using SahelWiki.Output;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>
/// Whole sites: <c>Sites/NAME/input</c> is built, its findings are compared with <c>expected/diagnostics.txt</c> and, where there is a
/// folder <c>expected/output</c>, its documents with that.
/// </summary>
/// <remarks><c>UPDATE_EXPECTED=1 dotnet test</c> writes the expected files; read that difference like code.</remarks>
public sealed class SiteTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Folders.Sites).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_site_has_the_expected_findings_and_documents(string name)
    {
        var site = Path.Combine(Folders.Sites, name);
        var expected = Path.Combine(site, "expected");
        using var output = new TemporaryFolder();

        var result = SiteWriter.Build(new(Path.Combine(site, "input"), output.At("site")), new PlainTheme());

        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["diagnostics.txt"] = TestSites.Printed(result.Site) };
        if (Directory.Exists(Path.Combine(expected, "output")))
        {
            AddDocuments(actual, output.At("site"));
        }

        Assert.Equal(result.Site.HasErrors, !Directory.Exists(output.At("site")));
        if (Folders.UpdateExpected)
        {
            Update(expected, actual);
        }

        Assert.Equal(actual.Keys, Read(expected).Select(file => file.Path).Order(StringComparer.Ordinal));
        foreach (var (path, content) in Read(expected))
        {
            Assert.Equal(content, actual[path]);
        }
    }

    private static void AddDocuments(SortedDictionary<string, string> actual, string output)
    {
        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(output, file).Replace('\\', '/');
            actual["output/" + path.Replace(".html", ".txt")] = File.ReadAllText(file);
        }
    }

    private static IEnumerable<(string Path, string Content)> Read(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static void Update(string folder, SortedDictionary<string, string> actual)
    {
        var hadOutput = Directory.Exists(Path.Combine(folder, "output"));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (path, content) in actual)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), content, new UTF8Encoding(false));
        }

        if (hadOutput)
        {
            Directory.CreateDirectory(Path.Combine(folder, "output"));
        }
    }
}

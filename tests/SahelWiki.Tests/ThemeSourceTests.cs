using System.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>How the theme is written, and what of that reaches a browser.</summary>
public sealed class ThemeSourceTests
{
    private const int Longest = 140;

    private static readonly string[] Written = ["*.razor", "*.css", "*.js", "*.ts"];

    [Fact]
    public void Scripts_styles_and_components_have_no_line_of_more_than_140_letters()
    {
        var folders = new[] { Path.Combine(RuleManualTests.Repository(), "theme"), Path.Combine(RuleManualTests.Repository(), "src") };
        var files = folders
            .SelectMany(folder => Written.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)))
            .Where(file => !new[] { "bin", "obj", "node_modules" }.Any(file.Split(Path.DirectorySeparatorChar).Contains))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(
            files.SelectMany(file => Long(file).Select(line => $"{Path.GetRelativePath(RuleManualTests.Repository(), file)}: {line}"))
        );
    }

    [Fact]
    public void No_text_in_a_script_goes_over_several_lines_so_that_comments_can_be_left_out_line_by_line()
    {
        foreach (var (name, content) in RazorTheme.Files.Where(file => file.Key.EndsWith(".js", StringComparison.Ordinal)))
        {
            var lines = Encoding.UTF8.GetString(content).Split('\n').Where(line => !line.TrimStart().StartsWith('*'));
            Assert.DoesNotContain(lines, line => line.Count(c => c == '`') % 2 == 1);
            Assert.False(lines.Any(line => line.EndsWith('\\')), name);
        }
    }

    [Fact]
    public void Scripts_of_every_page_are_one_file_that_begins_with_what_they_share()
    {
        var whole = Made(
            ("js/wiki/b.js", "b();\n"),
            ("js/wiki/a.js", "a();\n"),
            ("js/wiki/wiki.js", "wiki();\n"),
            ("js/search.js", "search();\n")
        );

        Assert.Equal("wiki();\na();\nb();\n", whole["assets/v/1/js/wiki.js"]);
        Assert.Equal("search();\n", whole["assets/v/1/js/search.js"]);
    }

    [Fact]
    public void Comments_on_lines_of_their_own_are_for_those_who_read_the_source()
    {
        var script =
            "/**\n * What it does.\n * @param {string} a\n */\n  const x = 1; // Stays.\n  // Goes.\n  /** One line. */\n"
            + "  /** @type {string} */ (x).y = \"/* no comment */\";\n";

        Assert.Equal(
            "const x = 1; // Stays.\n/** @type {string} */ (x).y = \"/* no comment */\";\n",
            Made(("js/search.js", script))["assets/v/1/js/search.js"]
        );
    }

    [Fact]
    public void Styles_and_scripts_have_another_address_when_one_of_them_is_another()
    {
        var version = ThemeFiles.VersionOf(Files(("js/search.js", "a();\n"), ("icon.svg", "<svg/>")));

        Assert.NotEqual(version, ThemeFiles.VersionOf(Files(("js/search.js", "b();\n"), ("icon.svg", "<svg/>"))));
        Assert.NotEqual(version, ThemeFiles.VersionOf(Files(("js/other.js", "a();\n"), ("icon.svg", "<svg/>"))));
        Assert.Equal(version, ThemeFiles.VersionOf(Files(("icon.svg", "<svg></svg>"), ("js/search.js", "// Why.\na();\n"))));
    }

    [Fact]
    public void Pictures_stay_as_they_are()
    {
        Assert.Equal("<svg>\n  <!-- -->\n</svg>\n", Made(("icon.svg", "<svg>\n  <!-- -->\n</svg>\n"))["assets/icon.svg"]);
    }

    private static Dictionary<string, string> Made(params (string Name, string Content)[] files) =>
        ThemeFiles.Of(Files(files), "1").ToDictionary(asset => asset.Path.Value, asset => Encoding.UTF8.GetString(asset.Content.Span));

    private static Dictionary<string, byte[]> Files(params (string Name, string Content)[] files) =>
        files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Content));

    private static IEnumerable<string> Long(string file) => File.ReadLines(file).Where(line => line.Length > Longest);
}

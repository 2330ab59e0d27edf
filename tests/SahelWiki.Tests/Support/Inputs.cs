using System.Text;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Tests.Support;

/// <summary>Input folders made of strings.</summary>
internal static class Inputs
{
    public const string Settings = "title: Test wiki\n";

    public const string Vocabulary = """
        splinter-of: {label: Splinter of, inverse_label: Splinter groups, from: [group], to: [group]}
        allied-with: {label: Allied with, symmetric: true}

        """;

    public const string Sources = """
        almanac: {type: chapter, title: Mali, issued: '2021', URL: https://example.org/almanac}
        paper: {type: article-newspaper, title: Talks, issued: '2022-01-25'}

        """;

    /// <summary>A site.yaml, a relations.yaml and a bibliography, with these files beside them.</summary>
    public static SourceTree Tree(params (string Path, string Text)[] files)
    {
        (string, string)[] all = [("site.yaml", Settings), ("relations.yaml", Vocabulary), ("sources/works.yaml", Sources), .. files];
        return new(
            "input",
            [.. all.GroupBy(file => file.Item1).Select(same => File(same.Last().Item1, same.Last().Item2)).OrderBy(file => file.Path)]
        );
    }

    public static SourceFile File(string path, string text) => new(new(path), [.. Encoding.UTF8.GetBytes(text)]);

    public static string Page(string title, string frontMatter = "", string body = "Some text.\n") =>
        $"---\ntitle: {title}\nsummary: A page.\n{frontMatter}---\n\n{body}";

    public static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.AsSpan());

    public static void WriteTo(this SourceTree tree, TemporaryFolder folder, string input = "input")
    {
        foreach (var file in tree.Files)
        {
            folder.Write($"{input}/{file.Path}", Text(file));
        }
    }

    public static SourcePath Path(string path) => new(path);
}

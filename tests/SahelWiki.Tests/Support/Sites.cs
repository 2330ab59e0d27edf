using SahelWiki.Cli;
using SahelWiki.Linking;

namespace SahelWiki.Tests.Support;

/// <summary>Small sites for tests.</summary>
internal static class TestSites
{
    public const string Vocabulary = """
        splinter-of: {label: Splinter of, inverse_label: Splinter groups, from: [group], to: [group], acyclic: true}
        allied-with: {label: Allied with, symmetric: true, from: [group], to: [group]}
        led-by: {label: Led by, inverse_label: Leads, from: [group], to: [person], functional: true}
        """;

    /// <summary>
    /// A site of these files; <c>site.yaml</c>, <c>relations.yaml</c> and a source <c>afpc-mali</c> are there unless given.
    /// </summary>
    public static Site Load(params (string Path, string Content)[] files)
    {
        using var folder = new TemporaryFolder();
        Write(folder, files);
        return SiteBuilder.Load(new LoadOptions(folder.Path)).Site;
    }

    public static void Write(TemporaryFolder folder, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            folder.Write(path, content);
        }

        foreach (
            var (path, content) in new[]
            {
                ("site.yaml", "title: Test wiki\n"),
                ("relations.yaml", Vocabulary),
                ("sources/texts.yaml", "afpc-mali: {type: chapter, title: Mali, container-title: World Almanac, issued: 2021}\n"),
            }
        )
        {
            if (files.All(file => file.Path != path))
            {
                folder.Write(path, content);
            }
        }
    }

    /// <summary>A page with a title and a summary.</summary>
    public static string Page(string title, string text = "", string fields = "") =>
        $"---\ntitle: {title}\nsummary: About {title}.\n{fields}{(fields.Length > 0 && !fields.EndsWith('\n') ? "\n" : "")}---\n\n{text}\n";

    /// <summary>Findings as the command prints them.</summary>
    public static string Printed(Site site) =>
        string.Join("\n", site.Diagnostics.Select(diagnostic => DiagnosticPrinter.Format(diagnostic, "")));
}

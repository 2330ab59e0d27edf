using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Cli.Checking;

/// <summary>What a check found and the user wants to see.</summary>
/// <param name="Findings">By place, as everywhere.</param>
/// <param name="Folder">The input folder as the user named it.</param>
internal sealed record CheckOutcome(Site Site, ImmutableArray<Diagnostic> Findings, string Folder)
{
    /// <summary>
    /// The way from the top of the repository to the input folder, or from the current folder where there is no repository; ends with a
    /// slash unless empty.
    /// </summary>
    public string Prefix { get; } = PrefixOf(Folder);

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>The file as services that know the repository name it.</summary>
    public string PathOf(SourcePath source) => Prefix + source.Value;

    /// <summary>See <see cref="Prefix"/>.</summary>
    public static string PrefixOf(string folder)
    {
        var full = Path.GetFullPath(folder);
        var root = Directory.GetCurrentDirectory();
        for (var at = new DirectoryInfo(full); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                root = at.FullName;
                break;
            }
        }

        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == "." ? ""
            : relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
                ? Path.GetFileName(full.TrimEnd('/', '\\')) + "/"
            : relative + "/";
    }
}

/// <summary>The shape in which a check is written.</summary>
/// <param name="IsForPeople">True where a last line with counts belongs to it; it would break what a machine reads.</param>
/// <param name="ShowsRemarks">True where remarks are written without being asked for: the reader can filter.</param>
internal sealed record CheckFormat(string Name, bool IsForPeople, bool ShowsRemarks, Func<CheckOutcome, string> Write)
{
    public static ImmutableArray<CheckFormat> All { get; } =
    [
        new("pretty", true, false, outcome =>
            string.Concat(outcome.Findings.Select(finding => DiagnosticPrinter.Format(finding, outcome.Folder) + "\n"))
        ),
        new("text", true, false, TextFormat.Write),
        new("json", false, true, JsonFormat.Write),
        new("github", false, false, GitHubFormat.Write),
        new("sarif", false, true, SarifFormat.Write),
        new("summary", false, false, SummaryFormat.Write),
    ];
}

using System.Globalization;
using System.Text;
using SahelWiki.Output.Archive;
using SahelWiki.Reading;

namespace SahelWiki.Cli.Archiving;

/// <summary>Which state of the content an archive holds.</summary>
/// <param name="Commit">Null where the input folder lies in no repository.</param>
/// <param name="Uncommitted">True where the input folder has changes that no commit has.</param>
internal sealed record ContentVersion(DateTimeOffset Date, string? Commit, bool Uncommitted)
{
    /// <summary>The date of content that has none: the earliest that a ZIP can hold.</summary>
    public static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Variable = "SOURCE_DATE_EPOCH";

    /// <summary>The date is that of <c>SOURCE_DATE_EPOCH</c>, else of the last commit, else <see cref="NoDate"/>.</summary>
    /// <remarks>Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification" 1.1.</remarks>
    /// <exception cref="ArchiveException">The variable holds no number of seconds.</exception>
    public static ContentVersion Of(string input)
    {
        var head = Git.Run(input, "log", "-1", "--no-show-signature", "--format=%H %ct") is { } output
            ? Encoding.ASCII.GetString(output).Trim().Split(' ')
            : [];
        var commit = head.Length == 2 ? head[0] : null;
        var changes = commit is null ? null : Git.Run(input, "status", "--porcelain", "--untracked-files=all", "--", ".");
        return new(Named() ?? (commit is null ? NoDate : Seconds(head[1]) ?? NoDate), commit, changes is { Length: > 0 });
    }

    private static DateTimeOffset? Named() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text
            ? null
            : Seconds(text)
                ?? throw new ArchiveException(
                    $"The environment variable {Variable} is \"{text}\": it should be a number of seconds since 1970."
                );

    private static DateTimeOffset? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

using System.Text.RegularExpressions;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Files that nobody wrote: what editors, disks and programs that copy folders leave behind.</summary>
public static partial class Leftovers
{
    /// <summary>Names of files that programs leave for themselves. They hold nothing of the wiki, and are passed over.</summary>
    public static bool IsOfProgram(string name) => OfProgram().IsMatch(name);

    /// <summary>
    /// The name that a file had before a program copied it beside itself, since it had been changed in two places; null for any other file.
    /// </summary>
    public static string? OriginalOf(SourcePath path) =>
        ConflictCopy().Match(path.FileName) is { Success: true } copy
            ? copy.Groups["name"].Value.TrimEnd() + copy.Groups["ending"].Value
            : null;

    /// <remarks>
    /// Emacs (x~, #x#, .#x), Vim (4913, .x.swp), Word (~$x), Windows (Thumbs.db, desktop.ini), macOS (.DS_Store, Icon), KDE, patch and
    /// git (x.orig, x.rej), browsers (x.part, x.crdownload). Names that begin with a dot are passed over anyway.
    /// </remarks>
    [GeneratedRegex(
        @"^(?:.*~|#.*#|~\$.*|4913|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r?|.*\.(?:sw[a-p]|bak|tmp|temp|orig|rej|part|crdownload))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfProgram();

    /// <remarks>Dropbox, Syncthing, Nextcloud, OneDrive, Obsidian Sync and the file managers of Windows, macOS and Linux.</remarks>
    [GeneratedRegex(
        @"^(?<name>.+?)(?: ?\((?:[^()]*conflict[^()]*|copie en conflit[^()]*|copy|copie|kopie|\d{1,2})\)"
            + @"|\.sync-conflict-\d{8}-\d{6}[^.]*| - (?:copy|copie|kopie)(?: ?\(\d+\))?| copy(?: \d+)?)(?<ending>\.(?:md|ya?ml))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ConflictCopy();
}

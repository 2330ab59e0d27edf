using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>An edit that a stopped command had begun, and that was taken back.</summary>
/// <param name="Left">Files that somebody changed since, as the journal names them: they were left as they are.</param>
public sealed record UndoneEdit(ImmutableArray<string> Left);

/// <summary>Keeps the former content of files while they change, so that a command that was killed can be undone by the next.</summary>
/// <remarks>
/// The former and the new files lie in a folder beside the pages, numbered. A list of them, moved into place when all are there, begins
/// the edit; its deletion ends it. Whoever finds the list takes the edit back; whoever finds the folder without it throws it away.
/// </remarks>
public sealed class EditJournal : IDisposable
{
    /// <summary>The name begins with a dot, so neither a build nor a preview takes it for pages.</summary>
    public const string FolderName = ".sahelwiki-edit";

    private const string ListName = "journal";
    private const string LockName = "lock";

    private readonly string input;
    private readonly string folder;
    private readonly FileStream held;

    private EditJournal(string input, string folder, FileStream held) => (this.input, this.folder, this.held) = (input, folder, held);

    /// <summary>Takes back what a command had begun when it was killed.</summary>
    /// <param name="reached">Called before each step that changes the disk, with its name; for tests that stop there.</param>
    /// <returns>Null where there is nothing to take back, or where the command still runs.</returns>
    /// <exception cref="EditException">The journal is not one that this program wrote.</exception>
    public static UndoneEdit? Undo(string input, Action<string>? reached = null)
    {
        var folder = Path.Combine(input, FolderName);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        if (Open(input) is not { } journal)
        {
            return null;
        }

        using (journal)
        {
            var undone = journal.HasBegun ? journal.TakeBack(reached ?? (_ => { })) : null;
            journal.End();
            return undone;
        }
    }

    /// <returns>Null where another command holds it.</returns>
    internal static EditJournal? Open(string input)
    {
        var folder = Path.Combine(input, FolderName);
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw Foreign(folder);
        }

        Directory.CreateDirectory(folder);
        try
        {
            var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new(input, folder, held);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether there is something to take back.</summary>
    internal bool HasBegun => File.Exists(At(ListName));

    /// <summary>Writes the former and the new files beside the pages, then the list of them: from here on the edit can be undone.</summary>
    internal void Begin(ImmutableArray<PlannedFile> files, Action<string> reached)
    {
        var entries = new List<JournalEntry>();
        foreach (var (i, file) in files.Index())
        {
            if (file.Before is { } before)
            {
                reached("keep");
                File.WriteAllBytes(Former(i), [.. before.Bytes]);
                CopyMode(Full(before.Path.Value), Former(i));
            }

            if (file.After is { } after)
            {
                reached("prepare");
                File.WriteAllBytes(New(i), [.. after.Bytes]);
                CopyMode(Full((file.Before ?? after).Path.Value), New(i));
            }

            entries.Add(new(file.Before?.Path.Value, file.After?.Path.Value, file.After is { } made ? Hash(made.Bytes.AsSpan()) : null));
        }

        reached("list");
        File.WriteAllBytes(At(ListName + ".new"), JsonSerializer.SerializeToUtf8Bytes([.. entries], JournalJson.Default.JournalEntryArray));
        reached("begin");
        File.Move(At(ListName + ".new"), At(ListName));
    }

    internal void Apply(ImmutableArray<PlannedFile> files, Action<string> reached)
    {
        foreach (var (i, file) in files.Index())
        {
            var (before, after) = (file.Before?.Path.Value, file.After?.Path.Value);
            // On disks that don't tell upper from lower case the new name may be the former one.
            var isOther = before is not null && before != after;
            var isFirst = isOther && (after is null || before!.Equals(after, StringComparison.OrdinalIgnoreCase));
            if (isFirst)
            {
                reached("delete");
                File.Delete(Full(before!));
            }

            if (after is not null)
            {
                reached("move");
                Directory.CreateDirectory(Path.GetDirectoryName(Full(after))!);
                File.Move(New(i), Full(after), overwrite: true);
            }

            if (isOther && !isFirst)
            {
                reached("delete");
                File.Delete(Full(before!));
            }
        }

        reached("end");
    }

    /// <summary>Gives each file its former content back, where it is what the edit left. May itself be stopped and begun again.</summary>
    internal UndoneEdit TakeBack(Action<string> reached)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var (i, entry) in Entries().Index())
        {
            var isNew = entry.After is not null && entry.After != entry.Before;
            if (isNew && HashOf(entry.After!) is { } now)
            {
                if (now == entry.AfterHash)
                {
                    reached("take away");
                    File.Delete(Full(entry.After!));
                }
                else
                {
                    left.Add(entry.After!);
                }
            }

            if (entry.Before is null || !File.Exists(Former(i)))
            {
                continue;
            }

            var here = HashOf(entry.Before);
            if (here is null || (!isNew && here == entry.AfterHash))
            {
                reached("give back");
                Directory.CreateDirectory(Path.GetDirectoryName(Full(entry.Before))!);
                File.Move(Former(i), Full(entry.Before), overwrite: true);
            }
            else if (here != Hash(File.ReadAllBytes(Former(i))))
            {
                left.Add(entry.Before);
            }
        }

        return new(left.ToImmutable());
    }

    /// <summary>Nothing is to be undone any more: what stands in the pages holds.</summary>
    internal void End()
    {
        File.Delete(At(ListName));
        // Windows deletes no file that is open.
        held.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => held.Dispose();

    /// <remarks>A stranger's pull request may bring such a folder: it names pages in the input folder, or nothing is done.</remarks>
    private JournalEntry[] Entries()
    {
        try
        {
            var entries = JsonSerializer.Deserialize(File.ReadAllBytes(At(ListName)), JournalJson.Default.JournalEntryArray) ?? [];
            return Array.TrueForAll(entries, entry => IsInside(entry.Before) && IsInside(entry.After)) ? entries : throw Foreign(folder);
        }
        catch (JsonException)
        {
            throw Foreign(folder);
        }
    }

    private bool IsInside(string? path)
    {
        if (path is null)
        {
            return true;
        }

        var parts = path.Split('/');
        return !path.Contains('\\')
            && !Path.IsPathRooted(path)
            && parts.All(part => part.Length > 0 && part[0] != '.' && !part.Contains(':'))
            && Enumerable.Range(1, parts.Length - 1).All(n => new DirectoryInfo(Full(string.Join('/', parts[..n]))).LinkTarget is null);
    }

    private static EditException Foreign(string folder) =>
        new($"\"{folder}\" is not the journal of an edit.", "Nothing was changed. Remove it, and compare the pages with git.");

    private string? HashOf(string path) => File.Exists(Full(path)) ? Hash(File.ReadAllBytes(Full(path))) : null;

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    private static void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from))
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }

    private string Full(string path) => Path.Combine(input, path);

    private string At(string name) => Path.Combine(folder, name);

    private string Former(int i) => At($"{i}.before");

    private string New(int i) => At($"{i}.after");
}

/// <summary>One file of an edit.</summary>
/// <param name="Before">Where it stood, below the input folder; null for a new one.</param>
/// <param name="After">Where it stands afterwards; null for one that goes.</param>
/// <param name="AfterHash">SHA-256 of what stands at <paramref name="After"/> when the edit is done.</param>
internal sealed record JournalEntry(string? Before, string? After, string? AfterHash);

/// <remarks>Made when the project is built: the command as native code cannot look at types when it runs.</remarks>
[JsonSerializable(typeof(JournalEntry[]))]
internal sealed partial class JournalJson : JsonSerializerContext;

using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Writes planned files into the input folder: all of them, or none.</summary>
public static class PlannedEdits
{
    /// <remarks>Where a step fails, all files get their former content back; where the program is killed, the next command sees to
    /// it.</remarks>
    /// <exception cref="EditException">A file changed since it was read, or a new one is in the way; nothing was changed.</exception>
    /// <exception cref="IOException">The disk refused; the files are as they were.</exception>
    public static void Write(string folder, ImmutableArray<PlannedFile> files) => Write(folder, files, _ => { });

    /// <param name="reached">Called before each step that changes the disk, with its name.</param>
    internal static void Write(string folder, ImmutableArray<PlannedFile> files, Action<string> reached)
    {
        EditJournal.Undo(folder);
        if (files.IsEmpty)
        {
            return;
        }

        foreach (var file in files)
        {
            Check(folder, file);
        }

        using var journal = EditJournal.Open(folder)
            ?? throw new EditException("Another command is changing pages just now.", "Nothing was changed. Try again.");
        try
        {
            journal.Begin(files, reached);
            journal.Apply(files, reached);
        }
        catch
        {
            // Without a list nothing moved yet.
            if (journal.HasBegun)
            {
                journal.TakeBack(reached);
            }

            journal.End();
            throw;
        }

        journal.End();
    }

    private static bool Moves(PlannedFile file) => file is { Before: { } before, After: { } after } && before.Path != after.Path;

    private static string Full(string folder, SourceFile file) => Path.Combine(folder, file.Path.Value);

    private static void Check(string folder, PlannedFile file)
    {
        if (
            file.Before is { } before
            && (
                !File.Exists(Full(folder, before)) || !File.ReadAllBytes(Full(folder, before)).AsSpan().SequenceEqual(before.Bytes.AsSpan())
            )
        )
        {
            throw new EditException($"\"{before.Path}\" was changed by another program just now.", "Nothing was changed. Try again.");
        }

        // On disks that don't tell upper from lower case, a file may stand in its own way.
        if (
            file.After is { } after
            && (
                file.Before is null || (Moves(file) && !file.Before.Path.Value.Equals(after.Path.Value, StringComparison.OrdinalIgnoreCase))
            )
            && Path.Exists(Full(folder, after))
        )
        {
            throw new EditException($"\"{after.Path}\" exists already.", "Nothing was changed. Choose another name.");
        }
    }
}

/// <summary>An edit that was asked for cannot be made; nothing was changed.</summary>
/// <param name="hint">What to do instead; a full sentence.</param>
public sealed class EditException(string message, string hint) : Exception(message)
{
    public string Hint => hint;
}

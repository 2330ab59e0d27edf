using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Writes planned files into the input folder: all of them, or none.</summary>
public static class PlannedEdits
{
    /// <remarks>
    /// New contents are first written beside the files; when all are there, they move into place.
    /// Where a step fails, the files changed so far get their former content back.
    /// </remarks>
    /// <exception cref="EditException">A file changed since it was read, or a new one is in the way; nothing was changed.</exception>
    /// <exception cref="IOException">The disk refused; the files are as they were.</exception>
    public static void Write(string folder, ImmutableArray<PlannedFile> files)
    {
        foreach (var file in files)
        {
            Check(folder, file);
        }

        var staged = new List<(string From, string To)>();
        var done = new List<PlannedFile>();
        try
        {
            foreach (var after in files.Select(file => file.After).OfType<SourceFile>())
            {
                var target = Full(folder, after);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                // The name begins with a dot, so neither a build nor a preview takes it for a page.
                var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.new");
                staged.Add((temporary, target));
                File.WriteAllBytes(temporary, [.. after.Bytes]);
            }

            foreach (var file in files.Where(file => file.After is null || Moves(file)))
            {
                File.Delete(Full(folder, file.Before!));
                done.Add(file);
            }

            foreach (var file in files.Where(file => file.After is not null))
            {
                var target = Full(folder, file.After!);
                File.Move(staged.Single(stage => stage.To == target).From, target, overwrite: true);
                done.Add(file);
            }
        }
        catch
        {
            Restore(folder, done);
            throw;
        }
        finally
        {
            foreach (var (temporary, _) in staged)
            {
                File.Delete(temporary);
            }
        }
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

    private static void Restore(string folder, List<PlannedFile> done)
    {
        foreach (var file in done.AsEnumerable().Reverse())
        {
            if (file.After is { } after && (file.Before is null || Moves(file)))
            {
                File.Delete(Full(folder, after));
            }

            if (file.Before is { } before)
            {
                File.WriteAllBytes(Full(folder, before), [.. before.Bytes]);
            }
        }
    }
}

/// <summary>An edit that was asked for cannot be made; nothing was changed.</summary>
/// <param name="hint">What to do instead; a full sentence.</param>
public sealed class EditException(string message, string hint) : Exception(message)
{
    public string Hint => hint;
}

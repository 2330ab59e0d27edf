using SahelWiki.Output.Archive;
using SahelWiki.Output.Writing;

namespace SahelWiki.Cli.Archiving;

/// <summary>Where archives are put, and the folder beside them in which they are made.</summary>
/// <remarks>What is unfinished never has the name of an archive: it is made in the working folder and renamed when it is whole.</remarks>
internal sealed class ArchiveTarget : IDisposable
{
    private const string Prefix = ".sahelwiki-archive-";
    private readonly string? fileName;
    private readonly string? language;

    private ArchiveTarget(string folder, string? fileName, string? language)
    {
        (Folder, this.fileName, this.language) = (folder, fileName, language);
        Working = Path.Combine(folder, Prefix + Environment.ProcessId);
        Leftovers.Remove(folder, Prefix);
        Directory.CreateDirectory(Working);
    }

    public string Folder { get; }

    public string Working { get; }

    /// <param name="output">A folder; or a file, where its name ends as that of the one format that is asked for.</param>
    /// <param name="language">Of the archives, where it is not the wiki's own.</param>
    /// <exception cref="ArchiveException">Nothing can be put there.</exception>
    public static ArchiveTarget Open(string output, string input, IReadOnlyList<string> formats, string? language = null)
    {
        var isFile = formats is [var only] && output.EndsWith("." + only, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(output);
        var folder = isFile ? Path.GetDirectoryName(Path.GetFullPath(output))! : output;
        if (File.Exists(folder))
        {
            throw new ArchiveException($"The output \"{output}\" is a file. Name a folder: --output archives");
        }

        var (target, source) = (Full(folder), Full(input));
        if (target.StartsWith(source, StringComparison.Ordinal))
        {
            throw new ArchiveException(
                $"The output \"{output}\" lies inside the input folder \"{input}\", so the next archive would hold "
                    + "this one. Name a folder beside it: --output archives"
            );
        }

        try
        {
            Directory.CreateDirectory(folder);
            return new(folder, isFile ? Path.GetFileName(output) : null, language);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new ArchiveException($"The folder \"{folder}\" cannot be written to: {problem.Message} Name another: --output folder");
        }
    }

    /// <summary>The place of an archive, seen to be free for it. An archive of an earlier run is replaced.</summary>
    public string PathOf(string name, DateTimeOffset date, string format) =>
        PathOf(fileName ?? ArchiveShelf.FileName(name, date, format, language));

    /// <summary>The place of what is made beside the archives.</summary>
    public string PathOf(string name)
    {
        var path = Path.Combine(Folder, name);
        return Directory.Exists(path)
            ? throw new ArchiveException($"\"{path}\" is a folder. Remove it, or name another place: --output folder")
            : path;
    }

    public void Dispose() => Directory.Delete(Working, recursive: true);

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
}

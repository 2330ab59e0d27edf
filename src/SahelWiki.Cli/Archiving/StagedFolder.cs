using SahelWiki.Output.Archive;
using SahelWiki.Output.Writing;

namespace SahelWiki.Cli.Archiving;

/// <summary>Files on disk that go into an archive, with their checksums.</summary>
/// <param name="Files">In ordinal order of their paths.</param>
internal sealed record StagedFolder(string Folder, IReadOnlyList<ArchivedFile> Files)
{
    /// <summary>The files that a build wrote to this folder.</summary>
    public static StagedFolder Of(string folder, int threads, CancellationToken cancellation)
    {
        var paths = File.ReadAllLines(Path.Combine(folder, OutputFolder.MarkerName));
        var files = new ArchivedFile[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            using var content = File.OpenRead(Path.Combine(folder, paths[i]));
            files[i] = new(paths[i], content.Length, Sha256.Of(content));
        });
        return new(folder, files);
    }

    public ZipItem Item(ArchivedFile file, bool stored = false) =>
        new(file.Path, () => File.OpenRead(Path.Combine(Folder, file.Path)), stored || IsCompressed(file.Path));

    /// <summary>Pictures gain nothing from being compressed twice.</summary>
    private static bool IsCompressed(string path) => Path.GetExtension(path) is ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".avif";
}

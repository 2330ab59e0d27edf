using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SahelWiki.Output.Archive;

/// <summary>Which copy an update is for, and what it makes of it.</summary>
public sealed record UpdateDescription(int Format, string Title, UpdateEnd From, UpdateEnd To);

/// <summary>One end of an update: a ZIP, and what it is when it is unpacked.</summary>
/// <param name="Date">Of the content, in UTC.</param>
/// <param name="Size">Of the ZIP, in bytes.</param>
/// <param name="Sha256">Of the ZIP.</param>
/// <param name="ManifestSha256">Of its <see cref="ArchiveManifest.FileName"/>, which has the checksum of each file.</param>
public sealed record UpdateEnd(DateTimeOffset Date, string? Commit, long Size, string Sha256, string ManifestSha256)
{
    public override string ToString() =>
        Date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        + (Commit is { Length: >= 7 } id ? $" (commit {id[..7]})" : "");
}

/// <summary>A small file that turns an older copy of the wiki, a ZIP or what was unpacked of it, into a newer one.</summary>
/// <remarks>
/// A sealed ZIP with: what it is for (<c>update.json</c>); a ZIP with the new manifest and with each content that the old copy does not
/// have, named by its checksum (<c>contents.zip</c>); and how the new ZIP is put together from the old one and these contents
/// (<c>recipe</c>), byte for byte, so that it is the same whatever version of a compressor is at hand.
/// </remarks>
public sealed class UpdatePack : IDisposable
{
    /// <summary>What names of packs end with. Not <c>.zip</c>: nobody should unpack it.</summary>
    public const string Extension = "update";

    private const string DescriptionName = "update.json",
        ContentsName = "contents.zip",
        RecipeName = "recipe";
    private const int Format = 1;
    private const int LongestDescription = 1 << 16;

    /// <summary>How much of a copy's new content a pack may unpack to for each of its bytes.</summary>
    private const int TightestPacking = 200;

    private readonly ZipArchive pack;
    private readonly long size;
    private readonly Stream contents;
    private readonly ZipArchive files;

    private UpdatePack(ZipArchive pack, long size, UpdateDescription description, Stream contents, ZipArchive files) =>
        (this.pack, this.size, Description, this.contents, this.files) = (pack, size, description, contents, files);

    public UpdateDescription Description { get; }

    /// <summary><c>sahelwiki-2024-05-08-since-2024-05-01.update</c>.</summary>
    /// <param name="name">Of the wiki, as in <see cref="ArchiveShelf.FileName"/>.</param>
    public static string FileName(string name, DateTimeOffset from, DateTimeOffset to) => $"{name}-{Day(to)}-since-{Day(from)}.{Extension}";

    /// <summary>Writes what turns one ZIP of this program into another.</summary>
    /// <param name="target">Empty; readable and seekable.</param>
    /// <returns>What it is for, and how many contents it holds that the old ZIP does not have.</returns>
    /// <exception cref="ArchiveException">One of the two is not whole, or they are too large.</exception>
    public static (UpdateDescription Description, int Contents) Write(
        Stream target,
        byte[] old,
        byte[] made,
        CancellationToken cancellation
    )
    {
        var (from, to) = (ZipEnd.Of(old), ZipEnd.Of(made));
        var known = from.Manifest.Files.Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        var fresh = to.Manifest.Files.Where(file => known.Add(file.Sha256)).ToArray();
        using var contents = new MemoryStream();
        using (var zip = new ZipArchive(new MemoryStream(made, writable: false)))
        {
            var items = fresh
                .Select(file => (File: file, Entry: zip.GetEntry(file.Path)!))
                // Compressed as it was before: then the recipe finds its bytes in the contents and need not repeat them.
                .Select(item => new ZipItem(item.File.Sha256, item.Entry.Open, item.Entry.CompressedLength == item.Entry.Length))
                .Prepend(new(ArchiveManifest.FileName, () => new MemoryStream(to.ManifestBytes, writable: false)));
            SealedZip.Write(contents, to.Manifest.Date, items, cancellation);
        }

        if (old.Length + contents.Length > Array.MaxLength)
        {
            throw new ArchiveException("The archives are larger than 2 GB together, which is more than an update can be made of.");
        }

        using var recipe = new MemoryStream();
        ByteDelta.Write(recipe, [.. old, .. contents.GetBuffer().AsSpan(0, (int)contents.Length)], made);
        cancellation.ThrowIfCancellationRequested();
        var description = new UpdateDescription(Format, to.Manifest.Title, from.End, to.End);
        var json = JsonSerializer.SerializeToUtf8Bytes(description, UpdateJson.Default.UpdateDescription);
        SealedZip.Write(
            target,
            to.Manifest.Date,
            [
                new(DescriptionName, () => new MemoryStream(json, writable: false)),
                new(ContentsName, () => new MemoryStream(contents.ToArray(), writable: false), Stored: true),
                new(RecipeName, () => new MemoryStream(recipe.ToArray(), writable: false)),
            ],
            cancellation
        );
        return (description, fresh.Length);
    }

    /// <param name="file">Readable and seekable; stays open as long as the pack.</param>
    /// <exception cref="ArchiveException">It is no pack, or not whole.</exception>
    public static UpdatePack Open(Stream file)
    {
        if (!SealedZip.IsSealed(file))
        {
            throw new ArchiveException("It is no update, or it is damaged: get it again.");
        }

        file.Position = 0;
        var pack = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (pack.GetEntry(DescriptionName) is not { Length: <= LongestDescription } entry)
        {
            throw new ArchiveException(
                pack.GetEntry(ArchiveManifest.FileName) is null
                    ? "It is no update."
                    : "It is a whole archive and no update: put it in the place of the old one."
            );
        }

        try
        {
            var description = JsonSerializer.Deserialize(Bytes(entry), UpdateJson.Default.UpdateDescription)!;
            if (description.Format != Format)
            {
                throw new ArchiveException($"It is an update of format {description.Format}: use a newer version of sahelwiki.");
            }

            // Stored, so that no more memory is taken than the file itself is long.
            if (pack.GetEntry(ContentsName) is not { } stored || stored.Length != stored.CompressedLength || stored.Length > file.Length)
            {
                throw new InvalidDataException();
            }

            var contents = new MemoryStream(Bytes(stored), writable: false);
            return new(pack, file.Length, description, contents, new(contents, ZipArchiveMode.Read, leaveOpen: true));
        }
        catch (Exception problem) when (IsDamage(problem) || problem is JsonException or NullReferenceException)
        {
            throw new ArchiveException("It is no update that this program made.");
        }
    }

    /// <summary>The manifest of the copy after the update.</summary>
    /// <exception cref="ArchiveException">It is not the one that the pack names, or has a path that some disk refuses.</exception>
    public (ArchiveManifest Manifest, byte[] Bytes) NewManifest()
    {
        if (files.GetEntry(ArchiveManifest.FileName) is not { Length: <= ArchiveManifest.LargestSize } entry)
        {
            throw new ArchiveException("The update has no list of files.");
        }

        var bytes = Bytes(entry);
        return Sha256.Of(bytes) == Description.To.ManifestSha256
            ? (ArchiveManifest.Read(bytes), bytes)
            : throw new ArchiveException("The list of files in the update is not the one it names.");
    }

    /// <summary>Writes one of the contents that the old copy does not have.</summary>
    /// <exception cref="ArchiveException">The pack does not have it either, or has something else by that name.</exception>
    public void WriteContent(ArchivedFile file, Stream target)
    {
        if (files.GetEntry(file.Sha256) is not { } entry || entry.Length != file.Size)
        {
            throw new ArchiveException($"The update lacks the content of {file.Path}.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var content = entry.Open();
        var buffer = new byte[1 << 16];
        var left = file.Size;
        for (int read; left >= 0 && (read = content.Read(buffer)) > 0; left -= read)
        {
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        if (left != 0 || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new ArchiveException($"The content of {file.Path} in the update is damaged.");
        }
    }

    /// <summary>Sees that the new copy is no larger than the old one and the pack can make it: else it would fill the disk.</summary>
    /// <exception cref="ArchiveException">It is.</exception>
    public void CheckSize(long old, long made)
    {
        if (made > old + (size * TightestPacking))
        {
            throw new ArchiveException("The update claims to make far more than it holds, so nothing was made of it.");
        }
    }

    /// <summary>Puts the new ZIP together.</summary>
    /// <param name="old">The ZIP that <see cref="UpdateDescription.From"/> describes.</param>
    /// <exception cref="ArchiveException">The result would not be what the pack promises.</exception>
    public void WriteZip(Stream old, Stream target, CancellationToken cancellation)
    {
        CheckSize(old.Length, Description.To.Size);
        try
        {
            using var recipe = pack.GetEntry(RecipeName)?.Open() ?? throw new InvalidDataException();
            using var buffered = new BufferedStream(recipe, 1 << 16);
            ByteDelta.Apply(buffered, new(old, contents), target, Description.To.Size, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new ArchiveException("The update is damaged.");
        }

        target.Position = 0;
        if (Sha256.Of(target) != Description.To.Sha256)
        {
            throw new ArchiveException("What the update makes is not what it promises.");
        }
    }

    public void Dispose()
    {
        files.Dispose();
        contents.Dispose();
        pack.Dispose();
    }

    private static string Day(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        // As long as it says and no longer: a few bytes can be made to unpack to a terabyte.
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsDamage(Exception problem) =>
        problem is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;

    /// <param name="ManifestBytes">As they stand in the ZIP.</param>
    private sealed record ZipEnd(ArchiveManifest Manifest, byte[] ManifestBytes, UpdateEnd End)
    {
        public static ZipEnd Of(byte[] content)
        {
            var report = ZipVerifier.Verify(new MemoryStream(content, writable: false));
            using var zip = report.IsWhole ? new ZipArchive(new MemoryStream(content, writable: false)) : null;
            if (zip?.GetEntry(ArchiveManifest.FileName) is not { } entry)
            {
                throw new ArchiveException(
                    "An update starts from a ZIP that \"sahelwiki archive\" made and that is whole: see archive --verify."
                );
            }

            var (manifest, bytes) = (report.Manifest!, Bytes(entry));
            return new(manifest, bytes, new(manifest.Date, manifest.Commit, content.Length, Sha256.Of(content), Sha256.Of(bytes)));
        }
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(UpdateDescription))]
internal sealed partial class UpdateJson : JsonSerializerContext;

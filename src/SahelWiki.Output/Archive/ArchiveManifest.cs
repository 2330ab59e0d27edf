using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SahelWiki.Output.Archive;

/// <summary>What an archive says of itself, in <see cref="FileName"/>: where it comes from, and what is in it.</summary>
/// <param name="Title">Of the site.</param>
/// <param name="Date">Of the content, in UTC.</param>
/// <param name="Commit">Of the repository the input folder lies in; null where it lies in none.</param>
/// <param name="Uncommitted">True where the input folder had changes that no commit has.</param>
/// <param name="InputSha256">As <see cref="Sha256.OfFolder"/> makes it.</param>
/// <param name="Files">In ordinal order of their paths; the manifest itself is not among them.</param>
/// <param name="Redirects">Addresses that only lead to others; in a ZIM these are no files. In ordinal order.</param>
public sealed record ArchiveManifest(
    string Title,
    DateTimeOffset Date,
    string? Commit,
    bool Uncommitted,
    [property: JsonPropertyName("input")] string InputSha256,
    ImmutableArray<ArchivedFile> Files,
    ImmutableArray<ArchivedRedirect> Redirects
)
{
    public const string FileName = "manifest.json";

    /// <summary>Where an EPUB keeps it: there a reader may meet files that the book does not list.</summary>
    public const string EpubFileName = "META-INF/manifest.json";

    /// <summary>No manifest is larger: 400,000 files, each with its path and checksum.</summary>
    public const int LargestSize = 64 * 1024 * 1024;

    /// <summary>All sizes, also of files that an archive claims to hold and does not.</summary>
    public long TotalSize => Files.Sum(file => file.Size);

    private const int Format = 1;

    private const string Line = "\n    ";

    /// <summary>UTF-8, one line for each file, so that two manifests are compared with any tool.</summary>
    public byte[] ToJson()
    {
        var json = new ArrayBufferWriter<byte>(Files.Length * 160);
        using (
            var writer = new Utf8JsonWriter(
                json,
                new()
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("title", Title);
            writer.WriteString("date", Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            writer.WriteString("commit", Commit);
            writer.WriteBoolean("uncommitted", Uncommitted);
            writer.WriteString("input", InputSha256);
            writer.WriteStartArray("files");
            foreach (var file in Files)
            {
                writer.WriteRawValue(
                    $"{Line}{{\"path\": {Quoted(file.Path)}, \"size\": "
                        + $"{file.Size.ToString(CultureInfo.InvariantCulture)}, \"sha256\": \"{file.Sha256}\"}}"
                );
            }

            writer.WriteEndArray();
            writer.WriteStartArray("redirects");
            foreach (var redirect in Redirects)
            {
                writer.WriteRawValue($"{Line}{{\"path\": {Quoted(redirect.Path)}, \"target\": {Quoted(redirect.Target)}}}");
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. json.WrittenSpan, (byte)'\n'];
    }

    /// <exception cref="ArchiveException">It is no manifest.</exception>
    public static ArchiveManifest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json.Span, ManifestJson.Default.FormatOf) is { Format: not Format and var format })
            {
                throw new ArchiveException(
                    $"Its {FileName} is of format {format}; this version reads format {Format}. Use a newer version of sahelwiki."
                );
            }

            // Read into its own shape: what is no manifest is refused at the first thing that has no place in one, however long it goes on.
            var manifest = JsonSerializer.Deserialize(json.Span, ManifestJson.Default.ArchiveManifest) ?? throw new FormatException();
            var (files, redirects) = (manifest.Files, manifest.Redirects);
            return files.IsDefault || redirects.IsDefault || files.Any(file => file is null || file.Size < 0) || redirects.Contains(null!)
                ? throw new FormatException()
                : manifest;
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            throw new ArchiveException($"Its {FileName} cannot be read: it was changed.");
        }
    }

    internal sealed record FormatOf(int Format);

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}

/// <param name="Path">Below the top of the archive, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record ArchivedFile(string Path, long Size, string Sha256);

/// <param name="Target">The path of a file of the archive.</param>
public sealed record ArchivedRedirect(string Path, string Target);

/// <summary>Why an archive cannot be made or read, in a sentence for whoever asked.</summary>
public sealed class ArchiveException(string message) : Exception(message);

/// <summary>How a manifest is read: all of it as it was written, and nothing else.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(ArchiveManifest.FormatOf))]
internal sealed partial class ManifestJson : JsonSerializerContext;

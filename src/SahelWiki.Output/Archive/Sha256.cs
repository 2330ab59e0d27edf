using System.Security.Cryptography;
using System.Text;
using SahelWiki.Reading;

namespace SahelWiki.Output.Archive;

/// <summary>Checksums as 64 lower-case hexadecimal digits, as <c>sha256sum</c> writes them.</summary>
public static class Sha256
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>One checksum for the whole input folder: that of the list of its files that <c>sha256sum</c> would print.</summary>
    /// <remarks>
    /// Below the input folder: <c>find * -type f -not -path '*/.*' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum</c>.
    /// </remarks>
    public static string OfFolder(SourceTree tree)
    {
        var lines = new string[tree.Files.Length];
        Parallel.For(0, lines.Length, i => lines[i] = $"{Of(tree.Files[i].Bytes.AsSpan())}  {tree.Files[i].Path}\n");
        return Of(Encoding.UTF8.GetBytes(string.Concat(lines)));
    }
}

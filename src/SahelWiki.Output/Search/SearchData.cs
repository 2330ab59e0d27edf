using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SahelWiki.Output.Search;

/// <summary>One file of the index: a classic script that hands its data over, since from a folder nothing else can be loaded.</summary>
/// <param name="Version">Of its content; the client asks for it by this, and so notices a file of another build.</param>
/// <param name="Script">The whole file, UTF-8.</param>
internal sealed record SearchData(string Name, string Version, ReadOnlyMemory<byte> Script)
{
    // Scripts are no HTML: what needs escaping is what ends a string.
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. new int[] { 0, '\n', '\r', '"', '\\', 0x2028, 0x2029 }
            .Concat(Enumerable.Range(0xD800, 0x800))
            .Select(c => (char)c),
    ]);

    public static SearchData Of(string name, Action<Utf8JsonWriter> write)
    {
        var literal = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(literal, Plain))
        {
            write(json);
        }

        return Of(name, literal.WrittenSpan, null);
    }

    /// <param name="literal">What stands in the file, as JavaScript.</param>
    /// <param name="version">Of the file it cannot be read without; null for its own.</param>
    public static SearchData Of(string name, StringBuilder literal, string? version = null)
    {
        var text = ArrayPool<char>.Shared.Rent(literal.Length);
        literal.CopyTo(0, text, literal.Length);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(literal.Length));
        try
        {
            return Of(name, utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, literal.Length, utf8, 0)), version);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static SearchData Of(string name, ReadOnlySpan<byte> literal, string? version)
    {
        version ??= VersionOf(literal);
        return new(
            name,
            version,
            (byte[])[.. Encoding.UTF8.GetBytes($"sahelwikiSearch(\"{name}\",\"{version}\","), .. literal, .. ");\n"u8]
        );
    }

    /// <summary>
    /// Four digits: a file of another build goes unnoticed once in 65,536 times, and the list of all versions stays short.
    /// </summary>
    private static string VersionOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content), 0, 2);

    /// <summary>
    /// Writes a text as it stands between the quotes of a string of JavaScript, in which control characters may stand as they are. Source:
    /// ECMA-262, "String Literals".
    /// </summary>
    public static void Escape(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        // Most texts need little.
        while (text.IndexOfAny(Special) is >= 0 and var at)
        {
            escaped.Append(text[..at]);
            var c = text[at];
            var taken = 1;
            switch (c)
            {
                case '"' or '\\':
                    escaped.Append('\\').Append(c);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\0' or '\r' or '\u2028' or '\u2029':
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    if (at + 1 < text.Length && char.IsSurrogatePair(c, text[at + 1]))
                    {
                        taken = 2;
                        escaped.Append(text.Slice(at, taken));
                    }
                    else
                    {
                        // Half a pair has no UTF-8.
                        escaped.Append('\ufffd');
                    }

                    break;
            }

            text = text[(at + taken)..];
        }

        escaped.Append(text);
    }
}

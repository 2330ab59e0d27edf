using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SahelWiki.Search;

/// <summary>One file of the index: a classic script that hands its data over, since from a folder nothing else can be loaded.</summary>
/// <param name="Version">Of its content; the client asks for it by this, and so notices a file of another build.</param>
internal sealed record SearchData(string Name, string Version, string Literal)
{
    // Scripts are no HTML: what needs escaping is what ends a string.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. new int[] { 0, '\n', '\r', '"', '\\', 0x2028, 0x2029 }.Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c)]);

    public static SearchData Of(string name, object value) => OfLiteral(name, JsonSerializer.Serialize(value, Plain));

    public static SearchData OfText(string name, string value) => OfLiteral(name, Quote(value));

    public static SearchData OfLiteral(string name, string literal) => new(name, VersionOf(literal), literal);

    public ReadOnlyMemory<byte> Script => Encoding.UTF8.GetBytes($"sahelwikiSearch(\"{Name}\",\"{Version}\",{Literal});\n");

    /// <summary>Four digits: a file of another build goes unnoticed once in 65,536 times, and the list of all versions stays short.</summary>
    private static string VersionOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)), 0, 2);

    /// <summary>A string of JavaScript, in which control characters may stand as they are. Source: ECMA-262, "String Literals".</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 16).Append('"');
        Quote(quoted, text);
        return quoted.Append('"').ToString();
    }

    private static void Quote(StringBuilder quoted, string text)
    {
        // Most texts need nothing.
        if (!text.AsSpan().ContainsAny(Special))
        {
            quoted.Append(text);
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\0' or '\r' or '\u2028' or '\u2029':
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    // Half a pair has no UTF-8.
                    quoted.Append(char.IsSurrogate(c) && !IsPair(text, i) ? '\ufffd' : c);
                    break;
            }
        }
    }

    private static bool IsPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1]);
}

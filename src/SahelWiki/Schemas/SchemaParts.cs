using System.Text.Json.Nodes;
using SahelWiki.Model;

namespace SahelWiki.Schemas;

/// <summary>
/// Pieces that the schemas share. They accept what the readers accept: YAML's numbers and words where a text is meant, words in any case.
/// </summary>
/// <remarks>Source: JSON Schema draft 7, the newest that editors' YAML support knows in full.</remarks>
internal static class SchemaParts
{
    /// <summary>
    /// EDTF as <see cref="EdtfParser"/> reads it; that a month has such a day, and the like, is left to the parser.
    /// </summary>
    private const string Day =
        @"(Y-?[1-9][0-9]{4,}|[?~%]?-?[0-9][0-9X]{3}[?~%]?(-[?~%]?([0-9]{2}|XX)[?~%]?(-[?~%]?([0-9]{2}|XX)[?~%]?(T[0-9:.]+(Z|[-+][0-9:]+)?)?)?)?)";

    private const string Member = $@"\s*(\.\.{Day}|{Day}(\.\.({Day})?)?)\s*";

    private const string DateWords = $@"^\s*({Day}|({Day}|\.\.)?/({Day}|\.\.)?|\[{Member}(,{Member})*\]|\{{{Member}(,{Member})*\}})\s*$";

    private static readonly string[] ConfidenceWords = ["high", "medium", "low", "disputed"];

    /// <summary>Text that may be missing after its colon.</summary>
    public static JsonObject PlainText(string? description = null) =>
        Described(new() { ["type"] = Types("string", "number", "boolean", "null") }, description);

    /// <summary>Text that says something.</summary>
    public static JsonObject RealText(string? description = null) =>
        Described(new() { ["type"] = Types("string", "number", "boolean"), ["pattern"] = @"\S" }, description);

    /// <summary>Text that says something, and more than "N/A".</summary>
    public static JsonObject ClaimedText() => Ref("claimedText");

    private static JsonObject WholeClaimedText() =>
        new()
        {
            ["type"] = Types("string", "number", "boolean"),
            ["pattern"] = @"\S",
            ["not"] = new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*([nN]/?[aA]|[tT][bB][dDcC]|[-?–])\s*$" },
        };

    public static JsonObject Flag() => new() { ["enum"] = new JsonArray(true, false, "yes", "no", null) };

    public static JsonObject Date() => Ref("date");

    private static JsonObject WholeDate() =>
        new()
        {
            ["type"] = Types("string", "integer"),
            ["pattern"] = DateWords,
            ["minimum"] = -9999,
            ["maximum"] = 9999,
        };

    public static JsonObject Number() => Ref("number");

    private static JsonObject WholeNumber() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
                new JsonObject { ["type"] = "string", ["pattern"] = "^[ ,_]*[0-9][0-9 ,_]*$" }
            ),
        };

    /// <summary>A word of a list, first as editors offer it, then in any case.</summary>
    public static JsonObject Choice(IEnumerable<string> words)
    {
        var list = words.ToArray();
        var anyCase = string.Join(
            '|',
            list.Select(word =>
                string.Concat(
                    word.Select(c =>
                        char.IsAsciiLetter(c)
                            ? $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]"
                            : System.Text.RegularExpressions.Regex.Escape(c.ToString()).Replace("\\ ", " ")
                    )
                )
            )
        );
        var ways = new JsonArray(
            new JsonObject { ["enum"] = Strings(list) },
            new JsonObject { ["type"] = "string", ["pattern"] = $@"^\s*({anyCase})\s*$" }
        );
        if (list.Contains("yes"))
        {
            ways.Add((JsonNode)new JsonObject { ["type"] = "boolean" });
        }

        return new() { ["anyOf"] = ways };
    }

    /// <summary>A page, named as a wikilink names it; brackets without quotation marks are a list of a list.</summary>
    public static JsonObject Reference() => Ref("reference");

    private static JsonObject WholeReference() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = Types("string", "number", "boolean"), ["pattern"] = @"\S" },
                new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "array",
                        ["items"] = RealText(),
                        ["minItems"] = 1,
                        ["maxItems"] = 1,
                    },
                    ["minItems"] = 1,
                    ["maxItems"] = 1,
                }
            ),
        };

    public static JsonObject CitationList() => Ref("citations");

    private static JsonObject WholeCitationList() =>
        new() { ["anyOf"] = new JsonArray(RealText(), new JsonObject { ["type"] = "array", ["items"] = RealText() }) };

    public static JsonObject WebAddress() => Ref("webAddress");

    private static JsonObject WholeWebAddress() => new() { ["type"] = "string", ["pattern"] = @"^\s*[hH][tT][tT][pP][sS]?://\S+\s*$" };

    /// <summary>The pieces that <see cref="Date"/> and the others refer to; each schema has those it needs.</summary>
    public static JsonObject Definitions(JsonObject schema)
    {
        var all = new Dictionary<string, Func<JsonObject>>
        {
            ["citations"] = WholeCitationList,
            ["claimedText"] = WholeClaimedText,
            ["confidence"] = () => Choice(ConfidenceWords),
            ["date"] = WholeDate,
            ["number"] = WholeNumber,
            ["reference"] = WholeReference,
            ["webAddress"] = WholeWebAddress,
        };
        var text = schema.ToJsonString();
        return new(
            all.Where(part => text.Contains($"#/definitions/{part.Key}\"", StringComparison.Ordinal))
                .Select(part => new KeyValuePair<string, JsonNode?>(part.Key, part.Value()))
        );
    }

    /// <summary>Keys that every claim may have beside its value.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Qualifiers() =>
        [
            new("from", Described(Date(), "Since when it held.")),
            new("to", Described(Date(), "Until when it held.")),
            new("as_of", Described(Date(), "The day of which the source speaks.")),
            new("source", Described(CitationList(), "Citation keys, each with its place: \"some-key, p. 3\".")),
            new("confidence", Described(Ref("confidence"), "Where a source itself doubts.")),
            new("note", PlainText("What the value counts, who doubts it, and the like.")),
        ];

    public static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> properties, params string[] required)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties),
            ["additionalProperties"] = false,
        };
        if (required.Length > 0)
        {
            schema["required"] = Strings(required);
        }

        return schema;
    }

    public static JsonObject ListOf(JsonObject items, string? description = null) =>
        Described(new() { ["type"] = Types("array", "null"), ["items"] = items }, description);

    public static JsonArray Strings(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    public static JsonArray Types(params string[] names) => Strings(names);

    public static JsonObject Described(JsonObject schema, string? description)
    {
        if (string.IsNullOrEmpty(description))
        {
            return schema;
        }

        // Beside "$ref", draft 7 passes over every other keyword.
        var described = schema.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(schema) } : schema;
        described["description"] = description;
        return described;
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/definitions/" + name };
}

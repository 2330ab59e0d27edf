using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SahelWiki.Reading.Yaml;

namespace SahelWiki.Tests.Support;

/// <summary>Validates against the keywords that our schemas use; any other keyword is a failure, so that none is passed over.</summary>
/// <remarks>Source: JSON Schema draft 7, "Validation Keywords".</remarks>
internal static class JsonSchema
{
    /// <returns>Null where the value is valid; else what is wrong and where.</returns>
    public static string? Problem(JsonObject schema, JsonNode? value, string at = "$")
    {
        foreach (var (keyword, rule) in schema)
        {
            var problem = keyword switch
            {
                "$schema" or "title" or "description" or "definitions" => null,
                "$ref" => Problem(schema.Root["definitions"]![rule!.GetValue<string>()["#/definitions/".Length..]]!.AsObject(), value, at),
                "allOf" => rule!.AsArray().Select(way => Problem(way!.AsObject(), value, at)).FirstOrDefault(found => found is not null),
                "type" => Kinds(value)
                    .Intersect(rule is JsonArray several ? several.Select(name => name!.GetValue<string>()) : [rule!.GetValue<string>()])
                    .Any()
                    ? null
                    : $"{at} is none of {rule.ToJsonString()}",
                "enum" => rule!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)) ? null : $"{at} is not in the list",
                "pattern" => value is JsonValue text
                && text.GetValueKind() == JsonValueKind.String
                && !Regex.IsMatch(text.GetValue<string>(), rule!.GetValue<string>())
                    ? $"{at} does not match {rule}"
                    : null,
                "minimum" => Number(value) is { } low && low < rule!.GetValue<int>() ? $"{at} is less than {rule}" : null,
                "maximum" => Number(value) is { } high && high > rule!.GetValue<int>() ? $"{at} is more than {rule}" : null,
                "minItems" => value is JsonArray few && few.Count < rule!.GetValue<int>() ? $"{at} has too few items" : null,
                "maxItems" => value is JsonArray many && many.Count > rule!.GetValue<int>() ? $"{at} has too many items" : null,
                "items" => value is JsonArray list
                    ? list.Select((item, i) => Problem(rule!.AsObject(), item, $"{at}[{i}]")).FirstOrDefault(found => found is not null)
                    : null,
                "required" => value is JsonObject owner
                    ? rule!
                        .AsArray()
                        .Select(name => owner.ContainsKey(name!.GetValue<string>()) ? null : $"{at} has no {name}")
                        .FirstOrDefault(found => found is not null)
                    : null,
                "properties" => value is JsonObject parts
                    ? parts
                        .Select(part => rule![part.Key] is JsonObject inner ? Problem(inner, part.Value, $"{at}.{part.Key}") : null)
                        .FirstOrDefault(found => found is not null)
                    : null,
                "patternProperties" => value is JsonObject named
                    ? named
                        .SelectMany(part =>
                            rule!
                                .AsObject()
                                .Where(pattern => Regex.IsMatch(part.Key, pattern.Key))
                                .Select(pattern => Problem(pattern.Value!.AsObject(), part.Value, $"{at}.{part.Key}"))
                        )
                        .FirstOrDefault(found => found is not null)
                    : null,
                "additionalProperties" => value is JsonObject all ? Additional(schema, all, rule!, at) : null,
                "anyOf" => rule!.AsArray().Select(way => Problem(way!.AsObject(), value, at)).ToArray() is var ways && ways.Contains(null)
                    ? null
                    : $"{at} fits no way: {string.Join("; ", ways)}",
                "not" => Problem(rule!.AsObject(), value, at) is null ? $"{at} is what it must not be" : null,
                _ => throw new NotSupportedException($"The keyword \"{keyword}\" is new: teach it to this validator."),
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>What other YAML readers make of a node: plain words are numbers, truth values and null by the core schema.</summary>
    /// <remarks>Source: YAML 1.2.2, section 10.3.2.</remarks>
    public static JsonNode? FromYaml(YamlNode? node) =>
        node switch
        {
            YamlNode.Mapping mapping => new JsonObject(
                mapping.Entries.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, FromYaml(entry.Value)))
            ),
            YamlNode.Sequence list => new JsonArray([.. list.Items.Select(FromYaml)]),
            YamlNode.Scalar { Quoted: true, Value: var text } => JsonValue.Create(text),
            YamlNode.Scalar { Value: "" or "~" or "null" or "Null" or "NULL" } or null => null,
            YamlNode.Scalar { Value: "true" or "True" or "TRUE" } => JsonValue.Create(true),
            YamlNode.Scalar { Value: "false" or "False" or "FALSE" } => JsonValue.Create(false),
            YamlNode.Scalar { Value: var plain }
                when Regex.IsMatch(plain, @"^[-+]?[0-9]+$")
                    && long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(
                whole
            ),
            YamlNode.Scalar { Value: var plain } when Regex.IsMatch(plain, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$") =>
                JsonValue.Create(double.Parse(plain, CultureInfo.InvariantCulture)),
            YamlNode.Scalar { Value: var plain } => JsonValue.Create(plain),
            _ => throw new ArgumentException("A new kind of node."),
        };

    private static string? Additional(JsonObject schema, JsonObject value, JsonNode rule, string at)
    {
        var extra = value.Where(part =>
            schema["properties"]?[part.Key] is null
            && schema["patternProperties"]?.AsObject().Any(pattern => Regex.IsMatch(part.Key, pattern.Key)) is not true
        );
        return rule is JsonObject inner
                ? extra.Select(part => Problem(inner, part.Value, $"{at}.{part.Key}")).FirstOrDefault(found => found is not null)
            : rule.GetValue<bool>() ? null
            : extra.Select(part => $"{at} has the unknown key {part.Key}").FirstOrDefault();
    }

    private static IEnumerable<string> Kinds(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => ["null"],
            JsonValueKind.Object => ["object"],
            JsonValueKind.Array => ["array"],
            JsonValueKind.String => ["string"],
            JsonValueKind.True or JsonValueKind.False => ["boolean"],
            _ => Number(value) is { } number && number == Math.Floor(number) ? ["integer", "number"] : ["number"],
        };

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;
}

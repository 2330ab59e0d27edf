using System.Text.Json.Nodes;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;
using static SahelWiki.Schemas.SchemaParts;

namespace SahelWiki.Schemas;

/// <summary>The JSON Schema of a page type's front matter, from its field table.</summary>
internal static class PageSchema
{
    private static readonly string[] AliasKinds = ["official", "acronym", "former", "transliteration", "translation"];

    public static JsonObject Of(PageType type)
    {
        var properties = new List<KeyValuePair<string, JsonNode?>>
        {
            new("title", RealText("The name of the subject, without markup.")),
            new(
                "summary",
                type.HasSubject
                    ? RealText("One or two plain sentences that say what the subject is.")
                    : PlainText("One or two plain sentences.")
            ),
        };
        properties.AddRange(
            type.Fields.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, Described(Field(field), field.Meaning)))
        );
        properties.Add(new("aliases", ListOf(Alias(), "Other names readers may look for.")));
        properties.Add(new("tags", ListOf(RealText(), "Up to four topics in small letters.")));
        properties.Add(new("redirects", ListOf(RealText(), "Ids the page used to have: groups/old-name.")));
        properties.Add(new("draft", Described(Flag(), "true keeps the page off the site.")));
        if (type.HasSubject)
        {
            properties.Add(
                new(
                    "image",
                    Described(
                        Object(
                            [
                                new("file", RealText()),
                                new("alt", RealText("What it shows, for those who cannot see it.")),
                                new("rights", RealText("Who made it, and under which licence.")),
                            ],
                            "file",
                            "alt",
                            "rights"
                        ),
                        "A file of input/images."
                    )
                )
            );
            properties.Add(
                new(
                    "external_ids",
                    new JsonObject
                    {
                        ["type"] = Types("object", "null"),
                        ["additionalProperties"] = PlainText(),
                        ["description"] =
                            $"Where others describe the same subject: "
                            + $"{string.Join(", ", ExternalAuthority.All.Select(authority => authority.Name))}, …",
                    }
                )
            );
            properties.Add(
                new(
                    "relations",
                    ListOf(
                        Object(
                            [
                                new("type", RealText("A type of relations.yaml.")),
                                new("target", Described(Reference(), "The page at the other end.")),
                                .. Qualifiers(),
                            ],
                            "type",
                            "target"
                        ),
                        "Ties of a known kind to other pages; each is written once, at either end."
                    )
                )
            );
            properties.Add(
                new(
                    "timeline",
                    ListOf(
                        Object(
                            [
                                new("date", Date()),
                                new("text", RealText()),
                                new("event", Described(Reference(), "The event page that tells more.")),
                                new("source", CitationList()),
                            ],
                            "date",
                            "text"
                        ),
                        "Dated facts that have no page of their own."
                    )
                )
            );
        }

        var schema = Object(properties, type.HasSubject ? ["title", "summary"] : ["title"]);
        return schema;
    }

    private static JsonObject Alias() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                RealText(),
                Object(
                    [
                        new("name", RealText()),
                        new("lang", PlainText("A language tag: fr, ar, son.")),
                        new("kind", Choice(AliasKinds)),
                        new("shared", Described(Flag(), "true where several pages have the name.")),
                        new("from", Date()),
                        new("to", Date()),
                    ],
                    "name"
                )
            ),
        };

    private static JsonObject Field(FieldDefinition field)
    {
        if (!field.IsClaim)
        {
            return Value(field);
        }

        var one = new JsonArray(Value(field), Claim(field));
        JsonNode list = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["anyOf"] = one.DeepClone() },
        };
        one.Add(list);
        return new() { ["anyOf"] = one };
    }

    private static JsonObject Claim(FieldDefinition field)
    {
        var valueKeys = new List<string> { "value" };
        if (!field.References.Contains(field.ValueKey) && field.ValueKey != "value")
        {
            valueKeys.Add(field.ValueKey);
        }

        string[] references =
            field.Kind == ValueKind.Text
                ? [.. PageTypes.All.Select(type => type.Name).Where(name => field.Qualifiers.All(qualifier => qualifier.Name != name))]
                : [.. field.References];
        var properties = valueKeys
            .Select(key => new KeyValuePair<string, JsonNode?>(key, Value(field)))
            .Concat(references.Select(key => new KeyValuePair<string, JsonNode?>(key, Reference())))
            .Concat(
                field.Kind is ValueKind.Number or ValueKind.NumberOrText
                    ? [new("min", Number()), new("max", Number())]
                    : Array.Empty<KeyValuePair<string, JsonNode?>>()
            )
            .Concat(
                field.Qualifiers.Select(qualifier => new KeyValuePair<string, JsonNode?>(
                    qualifier.Name,
                    Described(Value(qualifier), qualifier.Meaning)
                ))
            )
            .Concat(Qualifiers().Where(shared => field.Qualifiers.All(qualifier => qualifier.Name != shared.Key)));
        var schema = Object(properties.DistinctBy(property => property.Key));
        string[] ways =
        [
            .. valueKeys,
            .. references,
            .. field.Kind is ValueKind.Number or ValueKind.NumberOrText ? ["min", "max"] : Array.Empty<string>(),
        ];
        schema["anyOf"] = new JsonArray([.. ways.Distinct().Select(way => (JsonNode)new JsonObject { ["required"] = Strings([way]) })]);
        if (references.Length > 1)
        {
            // One claim names one page.
            schema["not"] = new JsonObject
            {
                ["anyOf"] = new JsonArray([
                    .. references.SelectMany(
                        (first, i) =>
                            references.Skip(i + 1).Select(second => (JsonNode)new JsonObject { ["required"] = Strings([first, second]) })
                    ),
                ]),
            };
        }

        return schema;
    }

    private static JsonObject Value(FieldDefinition field)
    {
        static JsonObject OrUnknown(JsonObject schema) =>
            new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["enum"] = new JsonArray("unknown", "none") }) };
        return field.Kind switch
        {
            ValueKind.Choice => Choice(field.Choices),
            ValueKind.Date => OrUnknown(Date()),
            ValueKind.Number => OrUnknown(Number()),
            ValueKind.Reference => Reference(),
            ValueKind.Coordinates => OrUnknown(
                Object([new("lat", Degrees(90)), new("lon", Degrees(180)), new("precision", Choice(Coordinates.Precisions))], "lat", "lon")
            ),
            _ => ClaimedText(),
        };
    }

    private static JsonObject Degrees(int limit) =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "number",
                    ["minimum"] = -limit,
                    ["maximum"] = limit,
                },
                new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*[-+]?[0-9]{1,3}(\.[0-9]*)?\s*$" }
            ),
        };
}

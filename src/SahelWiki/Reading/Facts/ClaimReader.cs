using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;

namespace SahelWiki.Reading.Facts;

/// <summary>Reads claims: plain values, mappings with qualifiers, and lists of both.</summary>
/// <param name="references">Pages named by claims are added here.</param>
public sealed partial class ClaimReader(YamlValues values, DiagnosticBag bag, ImmutableArray<PageReference>.Builder references)
{
    private static readonly string[] QualifierKeys = ["from", "to", "as_of", "source", "confidence", "note"];
    private static readonly string[] ConfidenceWords = ["high", "medium", "low", "disputed"];

    private readonly List<Citation> leftOut = [];

    /// <summary>Citations of what could not be read: a mistake beside theirs must not hide that a key is wrong, too.</summary>
    public ImmutableArray<Citation> LeftOut => [.. leftOut];

    /// <summary>All claims of a field, in the author's order; those that cannot be read are reported and left out.</summary>
    public ImmutableArray<Claim> Claims(FieldDefinition field, YamlNode node)
    {
        if (node.IsNull)
        {
            bag.Add(
                Rules.BadClaim,
                node.Span,
                $"\"{field.Name}\" has no value.",
                "Write a value, unknown where the sources leave it open, or remove the line."
            );
            return [];
        }

        if (!field.IsClaim)
        {
            return node is YamlNode.Sequence && field.Kind is not ValueKind.Coordinates ? Wrong(field, node)
                : Value(field, node) is { } plain ? [new(plain, null, null, null, [], null, null, [], node.Span)]
                : [];
        }

        return node is YamlNode.Sequence list ? [.. list.Items.Select(item => Claim(field, item)).OfType<Claim>()]
            : Claim(field, node) is { } claim ? [claim]
            : [];
    }

    public RelationStatement? Relation(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            bag.Add(
                Rules.WrongType,
                node.Span,
                "A relation has a type and a target.",
                "Write: - {type: some-type, target: groups/some-group, from: 2012, source: some-key}"
            );
            return null;
        }

        string type = "";
        var typeSpan = mapping.Span;
        PageReference? target = null;
        var qualifiers = new Qualifiers();
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "type":
                    (type, typeSpan) = (values.Text(entry, "type"), entry.Value.Span);
                    break;
                case "target":
                    target = Reference(entry.Value, "target", []);
                    break;
                default:
                    if (!Qualify(qualifiers, entry))
                    {
                        values.Unknown(entry, "a relation", ["type", "target", .. QualifierKeys]);
                    }

                    break;
            }
        }

        if (type.Length == 0 || target is null)
        {
            leftOut.AddRange(qualifiers.Sources);
            bag.Add(
                Rules.MissingField,
                mapping.Span with
                {
                    Length = 0,
                },
                $"This relation has no \"{(type.Length == 0 ? "type" : "target")}\".",
                "Write: - {type: some-type, target: groups/some-group}"
            );
            return null;
        }

        CheckOrder(qualifiers, mapping);
        return new(
            type,
            typeSpan,
            target,
            qualifiers.From,
            qualifiers.To,
            qualifiers.Sources,
            qualifiers.Confidence,
            qualifiers.Note,
            mapping.Span
        );
    }

    public DatedFact? Fact(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            bag.Add(
                Rules.WrongType,
                node.Span,
                "An entry of the timeline has a date and a text.",
                "Write: - {date: 2012-04, text: what happened, source: some-key}"
            );
            return null;
        }

        Edtf? date = null;
        var text = "";
        PageReference? page = null;
        var sources = ImmutableArray<Citation>.Empty;
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "date":
                    date = values.Date(entry.Value, "date");
                    break;
                case "text":
                    text = values.Text(entry, "text");
                    break;
                case "event":
                    page = Reference(entry.Value, "event", ["event"]);
                    break;
                case "source":
                    sources = Sources(entry.Value);
                    break;
                default:
                    values.Unknown(entry, "an entry of the timeline", ["date", "text", "event", "source"]);
                    break;
            }
        }

        if (text.Length == 0 || mapping.Find("date") is null)
        {
            bag.Add(
                Rules.MissingField,
                mapping.Span with
                {
                    Length = 0,
                },
                $"This entry of the timeline has no \"{(text.Length == 0 ? "text" : "date")}\".",
                "Write: - {date: 2012-04, text: what happened}"
            );
        }

        if (date is not null && text.Length > 0)
        {
            return new(date, text, page, sources, mapping.Span);
        }

        leftOut.AddRange(sources);
        return null;
    }

    private Claim? Claim(FieldDefinition field, YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            return Value(field, node) is { } plain ? new(plain, null, null, null, [], null, null, [], node.Span) : null;
        }

        ClaimValue? value = null;
        YamlEntry? named = null,
            min = null,
            max = null;
        var qualifiers = new Qualifiers();
        var own = new List<Qualifier>();
        var hasValue = false;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key == "value" || (entry.Key == field.ValueKey && !field.References.Contains(entry.Key)))
            {
                hasValue = true;
                value = Value(field, entry.Value);
            }
            else if (IsReferenceKey(field, entry.Key))
            {
                if (named is not null)
                {
                    bag.Add(
                        Rules.BadClaim,
                        entry.KeySpan,
                        $"This entry of \"{field.Name}\" names two pages, as \"{named.Key}\" and as \"{entry.Key}\".",
                        "Write two entries, each with its own source and role."
                    );
                    continue;
                }

                (hasValue, named) = (true, entry);
                value = Reference(entry.Value, entry.Key, [entry.Key]) is { } page ? new ClaimValue.Reference(page) : null;
            }
            else if (entry.Key == "min" && field.Kind is ValueKind.Number or ValueKind.NumberOrText)
            {
                min = entry;
            }
            else if (entry.Key == "max" && field.Kind is ValueKind.Number or ValueKind.NumberOrText)
            {
                max = entry;
            }
            else if (field.Qualifiers.FirstOrDefault(qualifier => qualifier.Name == entry.Key) is { } qualifier)
            {
                if (Value(qualifier, entry.Value) is { } qualifierValue)
                {
                    own.Add(new(entry.Key, qualifierValue));
                }
            }
            else if (!Qualify(qualifiers, entry))
            {
                qualifiers.IsFaulty = true;
                values.Unknown(entry, $"\"{field.Name}\"", KeysOf(field));
            }
        }

        if (min is not null || max is not null)
        {
            (value, hasValue) = (Range(field, min, max), true);
        }

        if (!hasValue)
        {
            bag.Add(
                Rules.BadClaim,
                mapping.Span with
                {
                    Length = 0,
                },
                $"This entry of \"{field.Name}\" has no value.",
                NoValueHint(field, qualifiers)
            );
            leftOut.AddRange(qualifiers.Sources);
            return null;
        }

        CheckOrder(qualifiers, mapping);
        if (value is null)
        {
            leftOut.AddRange(qualifiers.Sources);
            return null;
        }

        return new(
            value,
            qualifiers.From,
            qualifiers.To,
            qualifiers.AsOf,
            qualifiers.Sources,
            qualifiers.Confidence,
            qualifiers.Note,
            [.. own],
            mapping.Span
        )
        {
            IsFaulty = qualifiers.IsFaulty,
        };
    }

    private static bool IsReferenceKey(FieldDefinition field, string key) =>
        field.References.Contains(key)
        || (
            field is { Kind: ValueKind.Text, IsClaim: true }
            && PageTypes.Named(key) is not null
            && field.Qualifiers.All(qualifier => qualifier.Name != key)
        );

    private static IEnumerable<string> ValueKeys(FieldDefinition field) =>
        field.Kind switch
        {
            ValueKind.Reference => field.References,
            ValueKind.Number or ValueKind.NumberOrText => ["value", "min", "max"],
            _ => [field.ValueKey],
        };

    private static IEnumerable<string> KeysOf(FieldDefinition field) =>
        ValueKeys(field).Concat(field.Qualifiers.Select(qualifier => qualifier.Name)).Concat(QualifierKeys);

    /// <summary>From and to say how long something held; a date that is itself a span is one value.</summary>
    private static string NoValueHint(FieldDefinition field, Qualifiers qualifiers) =>
        field.Kind == ValueKind.Date && (qualifiers.From ?? qualifiers.To) is not null
            ? $"Write a span as one value: {field.Name}: {qualifiers.From?.Written ?? ".."}/{qualifiers.To?.Written ?? ".."}"
        : ValueKeys(field).ToArray() is [var only] ? $"Add it: {only}: …"
        : $"Add one of: {string.Join(", ", ValueKeys(field))}.";

    private ImmutableArray<Claim> Wrong(FieldDefinition field, YamlNode node)
    {
        bag.Add(
            Rules.WrongType,
            node.Span,
            $"\"{field.Name}\" should be one plain value.",
            $"Write: {field.Name}: {(field.Choices.Length > 0 ? field.Choices[0] : "a word")}"
        );
        return [];
    }
}

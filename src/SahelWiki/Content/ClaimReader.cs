using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Citations;
using SahelWiki.Diagnostics;
using SahelWiki.PageTypes;

namespace SahelWiki.Content;

/// <summary>Reads claims: plain values, mappings with qualifiers, and lists of both.</summary>
/// <param name="references">Pages named by claims are added here.</param>
public sealed class ClaimReader(YamlValues values, DiagnosticBag bag, ImmutableArray<PageReference>.Builder references)
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
            bag.Add(Rules.BadClaim, node.Span, $"\"{field.Name}\" has no value.", "Write a value, unknown where the sources leave it open, or remove the line.");
            return [];
        }

        if (!field.IsClaim)
        {
            return node is YamlNode.Sequence && field.Kind is not ValueKind.Coordinates
                ? Wrong(field, node)
                : Value(field, node) is { } plain ? [new(plain, null, null, null, [], null, null, [], node.Span)] : [];
        }

        return node is YamlNode.Sequence list
            ? [.. list.Items.Select(item => Claim(field, item)).OfType<Claim>()]
            : Claim(field, node) is { } claim ? [claim] : [];
    }

    public RelationStatement? Relation(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            bag.Add(Rules.WrongType, node.Span, "A relation has a type and a target.", "Write: - {type: splinter-of, target: groups/aqim, from: 2012, source: afpc-mali}");
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
            bag.Add(Rules.MissingField, mapping.Span with { Length = 0 }, $"This relation has no \"{(type.Length == 0 ? "type" : "target")}\".", "Write: - {type: splinter-of, target: groups/aqim}");
            return null;
        }

        CheckOrder(qualifiers, mapping);
        return new(type, typeSpan, target, qualifiers.From, qualifiers.To, qualifiers.Sources, qualifiers.Confidence, qualifiers.Note, mapping.Span);
    }

    public DatedFact? Fact(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            bag.Add(Rules.WrongType, node.Span, "An entry of the timeline has a date and a text.", "Write: - {date: 2012-04, text: takes Gao, source: afpc-mali}");
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
                case "date": date = values.Date(entry.Value, "date"); break;
                case "text": text = values.Text(entry, "text"); break;
                case "event": page = Reference(entry.Value, "event", ["event"]); break;
                case "source": sources = Sources(entry.Value); break;
                default: values.Unknown(entry, "an entry of the timeline", ["date", "text", "event", "source"]); break;
            }
        }

        if (text.Length == 0 || mapping.Find("date") is null)
        {
            bag.Add(Rules.MissingField, mapping.Span with { Length = 0 }, $"This entry of the timeline has no \"{(text.Length == 0 ? "text" : "date")}\".", "Write: - {date: 2012-04, text: takes Gao}");
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
        YamlEntry? named = null, min = null, max = null;
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
                    bag.Add(Rules.BadClaim, entry.KeySpan, $"This entry of \"{field.Name}\" names two pages, as \"{named.Key}\" and as \"{entry.Key}\".", "Write two entries, each with its own source and role.");
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
            bag.Add(Rules.BadClaim, mapping.Span with { Length = 0 }, $"This entry of \"{field.Name}\" has no value.", NoValueHint(field, qualifiers));
            leftOut.AddRange(qualifiers.Sources);
            return null;
        }

        CheckOrder(qualifiers, mapping);
        if (value is null)
        {
            leftOut.AddRange(qualifiers.Sources);
            return null;
        }

        return new(value, qualifiers.From, qualifiers.To, qualifiers.AsOf, qualifiers.Sources, qualifiers.Confidence, qualifiers.Note, [.. own], mapping.Span) { IsFaulty = qualifiers.IsFaulty };
    }

    private static bool IsReferenceKey(FieldDefinition field, string key) =>
        field.References.Contains(key) || (field is { Kind: ValueKind.Text, IsClaim: true } && PageTypes.PageTypes.Named(key) is not null && field.Qualifiers.All(qualifier => qualifier.Name != key));

    private static IEnumerable<string> ValueKeys(FieldDefinition field) => field.Kind switch
    {
        ValueKind.Reference => field.References,
        ValueKind.Number or ValueKind.NumberOrText => ["value", "min", "max"],
        _ => [field.ValueKey],
    };

    private static IEnumerable<string> KeysOf(FieldDefinition field) => ValueKeys(field).Concat(field.Qualifiers.Select(qualifier => qualifier.Name)).Concat(QualifierKeys);

    /// <summary>From and to say how long something held; a date that is itself a span is one value.</summary>
    private static string NoValueHint(FieldDefinition field, Qualifiers qualifiers) =>
        field.Kind == ValueKind.Date && (qualifiers.From ?? qualifiers.To) is not null ? $"Write a span as one value: {field.Name}: {qualifiers.From?.Written ?? ".."}/{qualifiers.To?.Written ?? ".."}"
        : ValueKeys(field).ToArray() is [var only] ? $"Add it: {only}: …"
        : $"Add one of: {string.Join(", ", ValueKeys(field))}.";

    private ImmutableArray<Claim> Wrong(FieldDefinition field, YamlNode node)
    {
        bag.Add(Rules.WrongType, node.Span, $"\"{field.Name}\" should be one plain value.", $"Write: {field.Name}: {(field.Choices.Length > 0 ? field.Choices[0] : "a word")}");
        return [];
    }

    /// <summary>A value of the field's kind, or null where it is none, which is reported.</summary>
    private ClaimValue? Value(FieldDefinition field, YamlNode node)
    {
        if (node is YamlNode.Scalar scalar && field.Kind is not ValueKind.Choice)
        {
            switch (scalar.Value.Trim())
            {
                case "unknown": return new ClaimValue.Unknown();
                case "none": return new ClaimValue.None();
                default:
                    if (values.SaysNothing(scalar, field.Name))
                    {
                        return null;
                    }

                    break;
            }
        }

        switch (field.Kind)
        {
            case ValueKind.Choice:
                return node is not YamlNode.Scalar ? Fail(field, node) : values.Choice(node, field.Name, field.Choices) is { } choice ? new ClaimValue.Choice(choice) : null;
            case ValueKind.Date:
                return values.Date(node, field.Name) is { } date ? new ClaimValue.Date(date) : null;
            case ValueKind.Number:
                return values.Number(node, field.Name) is { } number ? new ClaimValue.Number(number, number) : null;
            case ValueKind.NumberOrText:
                return YamlValues.NumberOrNull(node) is { } count ? new ClaimValue.Number(count, count) : TextValue(field, node);
            case ValueKind.Reference:
                return Reference(node, field.Name, field.References) is { } page ? new ClaimValue.Reference(page) : null;
            case ValueKind.Coordinates:
                return Coordinates(node);
            default:
                return TextValue(field, node);
        }
    }

    private ClaimValue? TextValue(FieldDefinition field, YamlNode node)
    {
        if (node is not YamlNode.Scalar scalar)
        {
            return Fail(field, node);
        }

        var text = scalar.Value.Trim();
        if (text.Length == 0)
        {
            return Fail(field, node);
        }

        var isLink = text.StartsWith("[[", StringComparison.Ordinal) && text.EndsWith("]]", StringComparison.Ordinal) && text.IndexOf("]]", StringComparison.Ordinal) == text.Length - 2;
        var namesPage = isLink || PageNames.HasFolder(text) || (field.MayNamePage && PageNames.IsSlug(text));
        return (namesPage || field.MayNamePage || PageNames.IsSlug(text)) && Reference(node, field.Name, [], optional: !namesPage) is { } page ? new ClaimValue.Reference(page) : TextWithLinks(text, node);
    }

    /// <summary>Text is shown plain; a wikilink in it still counts as one, so that the page it names knows.</summary>
    private ClaimValue.Text TextWithLinks(string text, YamlNode node)
    {
        var links = ImmutableArray.CreateBuilder<PageReference>();
        for (var open = text.IndexOf("[[", StringComparison.Ordinal); open >= 0; open = text.IndexOf("[[", open, StringComparison.Ordinal))
        {
            var close = text.IndexOf("]]", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var inside = text[(open + 2)..close];
            if (Reference(node is YamlNode.Scalar scalar ? scalar with { Value = inside } : node, "value", []) is { } link)
            {
                links.Add(link);
            }

            var shown = inside[(inside.IndexOf('|') + 1)..].Trim();
            text = text[..open] + shown + text[(close + 2)..];
            open += shown.Length;
        }

        return new(text, links.ToImmutable());
    }

    private ClaimValue? Fail(FieldDefinition field, YamlNode node)
    {
        bag.Add(Rules.WrongType, node.Span, $"\"{field.Name}\" should be {field.Kind switch { ValueKind.Choice => "one word", ValueKind.NumberOrText => "a number, or plain text", _ => "plain text" }} here.", $"Write: {field.Name}: {(field.Choices.Length > 0 ? field.Choices[0] : field.Kind is ValueKind.NumberOrText ? "2000, or {min: 200, max: 300} for a range" : "the text")}");
        return null;
    }

    /// <summary>A page named as a wikilink names it, with or without its brackets.</summary>
    private PageReference? Reference(YamlNode node, string name, ImmutableArray<string> types, bool optional = false)
    {
        // [[jnim]] without quotes is a list of a list in YAML, which is what people who know wikilinks write.
        if (node is YamlNode.Sequence { Items: [YamlNode.Sequence { Items: [YamlNode.Scalar inner] }] })
        {
            node = inner;
        }

        if (node is not YamlNode.Scalar { Value: var written } || written.Trim().Length == 0)
        {
            bag.Add(Rules.WrongType, node.Span, $"\"{name}\" should name a page.", $"Write: {name}: groups/jnim, or its title.");
            return null;
        }

        written = written.Trim();
        if (written.StartsWith("[[", StringComparison.Ordinal) && written.EndsWith("]]", StringComparison.Ordinal))
        {
            written = written[2..^2];
        }

        var bar = written.IndexOf('|');
        var reference = new PageReference(references.Count, (bar < 0 ? written : written[..bar]).Trim(), bar < 0 ? null : written[(bar + 1)..].Trim(), types, optional, node.Span);
        references.Add(reference);
        return reference;
    }

    private ClaimValue? Range(FieldDefinition field, YamlEntry? min, YamlEntry? max)
    {
        var least = min is null ? null : values.Number(min.Value, "min");
        var most = max is null ? null : values.Number(max.Value, "max");
        if ((min is not null && least is null) || (max is not null && most is null))
        {
            return null;
        }

        if (least > most)
        {
            bag.Add(Rules.BadClaim, min!.Value.Span, $"In \"{field.Name}\", min ({least}) is greater than max ({most}).", $"Write: {{min: {most}, max: {least}}}");
            return null;
        }

        return new ClaimValue.Number(least, most);
    }

    private ClaimValue? Coordinates(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            var guess = node is YamlNode.Scalar { Value: var pair } ? CoordinateGuess.Pair(pair) : null;
            bag.Add(Rules.WrongType, node.Span, "\"coordinates\" has parts, each with a name.", $"Write: coordinates: {guess ?? "{lat: 16.27, lon: -0.04, precision: town}"}");
            return null;
        }

        decimal? latitude = null, longitude = null;
        string? precision = null;
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "lat": latitude = Degrees(entry, 90); break;
                case "lon": longitude = Degrees(entry, 180); break;
                case "precision": precision = values.Text(entry, "precision"); break;
                default: values.Unknown(entry, "\"coordinates\"", ["lat", "lon", "precision"]); break;
            }
        }

        foreach (var key in new[] { "lat", "lon" })
        {
            if (mapping.Find(key) is null)
            {
                bag.Add(Rules.BadCoordinates, mapping.Span with { Length = 0 }, $"The coordinates have no \"{key}\".", "Write: coordinates: {lat: 16.27, lon: -0.04, precision: town}");
            }
        }

        return latitude is { } lat && longitude is { } lon ? new ClaimValue.Place(new(lat, lon, precision)) : null;
    }

    private decimal? Degrees(YamlEntry entry, decimal limit)
    {
        var written = values.Text(entry, entry.Key);
        if (!decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) || Math.Abs(degrees) > limit)
        {
            bag.Add(Rules.BadCoordinates, entry.Value.Span, $"\"{entry.Key}\" should be a number from {-limit} to {limit}.",
                degrees == 0 && CoordinateGuess.Degrees(written) is { } guess ? $"Write decimal degrees: {entry.Key}: {guess}" : "Write decimal degrees with a point: lat: 16.27");
            return null;
        }

        if (degrees.Scale > 2)
        {
            bag.Add(Rules.FineCoordinates, entry.Value.Span, $"\"{entry.Key}\" has {degrees.Scale} decimals.", $"Write: {entry.Key}: {Math.Round(degrees, 2).ToString(CultureInfo.InvariantCulture)}");
        }

        return degrees;
    }

    private sealed class Qualifiers
    {
        public Edtf? From { get; set; }

        public Edtf? To { get; set; }

        public Edtf? AsOf { get; set; }

        public ImmutableArray<Citation> Sources { get; set; } = [];

        public Confidence? Confidence { get; set; }

        public string? Note { get; set; }

        /// <summary>True where one is there that cannot be read, which is reported.</summary>
        public bool IsFaulty { get; set; }
    }

    private bool Qualify(Qualifiers qualifiers, YamlEntry entry)
    {
        switch (entry.Key)
        {
            case "from":
                qualifiers.From = Date("from");
                return true;
            case "to":
                qualifiers.To = Date("to");
                return true;
            case "as_of":
                qualifiers.AsOf = Date("as_of");
                return true;
            case "source":
                qualifiers.Sources = Sources(entry.Value);
                qualifiers.IsFaulty |= qualifiers.Sources.IsEmpty;
                return true;
            case "note":
                qualifiers.Note = values.Text(entry, "note");
                return true;
            case "confidence":
                qualifiers.Confidence = values.Choice(entry.Value, "confidence", ConfidenceWords) switch
                {
                    "high" => Confidence.High,
                    "medium" => Confidence.Medium,
                    "low" => Confidence.Low,
                    "disputed" => Confidence.Disputed,
                    _ => null,
                };
                return true;
            default:
                return false;
        }

        Edtf? Date(string name)
        {
            var date = values.Date(entry.Value, name);
            qualifiers.IsFaulty |= date is null;
            return date;
        }
    }

    private ImmutableArray<Citation> Sources(YamlNode node)
    {
        var items = node is YamlNode.Sequence list ? list.Items : [node];
        var sources = ImmutableArray.CreateBuilder<Citation>();
        foreach (var item in items)
        {
            if (item is not YamlNode.Scalar { Value: var written } || written.Trim().Length == 0)
            {
                bag.Add(Rules.WrongType, item.Span, "\"source\" should be a citation key, or a list of them.", "Write: source: afpc-mali, or source: \"afpc-mali, p. 3\"");
                continue;
            }

            // Brackets around a citation mean a list in YAML only where it is not quoted.
            var trimmed = written.Trim();
            if (trimmed is ['[', .. var inner, ']'])
            {
                trimmed = inner;
            }

            sources.AddRange(trimmed.Split(';').Where(part => part.Trim().Length > 0).Select(part => CitationParser.ParseField(part, item.Span)));
        }

        return sources.ToImmutable();
    }

    private void CheckOrder(Qualifiers qualifiers, YamlNode.Mapping mapping)
    {
        if (qualifiers is { From: { } from, To: { } to } && from.Earliest > to.Latest)
        {
            bag.Add(Rules.DatesOutOfOrder, mapping.Find("to")!.Value.Span, $"It ends ({to.Written}) before it begins ({from.Written}).", "Exchange \"from\" and \"to\", or correct one of them.");
        }
    }
}

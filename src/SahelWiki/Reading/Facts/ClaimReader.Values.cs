using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;

namespace SahelWiki.Reading.Facts;

/// <content>What a claim says: words, dates, numbers, places, pages.</content>
public sealed partial class ClaimReader
{
    /// <summary>A value of the field's kind, or null where it is none, which is reported.</summary>
    private ClaimValue? Value(FieldDefinition field, YamlNode node)
    {
        if (node is YamlNode.Scalar scalar && field.Kind is not ValueKind.Choice)
        {
            switch (scalar.Value.Trim())
            {
                case "unknown":
                    return new ClaimValue.Unknown();
                case "none":
                    return new ClaimValue.None();
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
                return node is not YamlNode.Scalar ? Fail(field, node)
                    : values.Choice(node, field.Name, field.Choices) is { } choice ? new ClaimValue.Choice(choice)
                    : null;
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

        var isLink =
            text.StartsWith("[[", StringComparison.Ordinal)
            && text.EndsWith("]]", StringComparison.Ordinal)
            && text.IndexOf("]]", StringComparison.Ordinal) == text.Length - 2;
        var namesPage = isLink || PageNames.HasFolder(text) || (field.MayNamePage && PageNames.IsSlug(text));
        return
            (namesPage || field.MayNamePage || PageNames.IsSlug(text)) && Reference(node, field.Name, [], optional: !namesPage) is { } page
            ? new ClaimValue.Reference(page)
            : TextWithLinks(text, node);
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
        bag.Add(
            Rules.WrongType,
            node.Span,
            $"\"{field.Name}\" should be "
                + $"{field.Kind switch { ValueKind.Choice => "one word", ValueKind.NumberOrText => "a number, or plain text", _ => "plain text" }} here.",
            $"Write: {field.Name}: "
                + $"{(field.Choices.Length > 0 ? field.Choices[0] : field.Kind is ValueKind.NumberOrText ? "2000, or {min: 200, max: 300} for a range" : "the text")}"
        );
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
            bag.Add(Rules.WrongType, node.Span, $"\"{name}\" should name a page.", $"Write: {name}: groups/some-group, or its title.");
            return null;
        }

        written = written.Trim();
        if (written.StartsWith("[[", StringComparison.Ordinal) && written.EndsWith("]]", StringComparison.Ordinal))
        {
            written = written[2..^2];
        }

        var bar = written.IndexOf('|');
        var reference = new PageReference(
            (bar < 0 ? written : written[..bar]).Trim(),
            bar < 0 ? null : written[(bar + 1)..].Trim(),
            types,
            optional,
            node.Span
        );
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
            bag.Add(
                Rules.BadClaim,
                min!.Value.Span,
                $"In \"{field.Name}\", min ({least}) is greater than max ({most}).",
                $"Exchange the two: {{min: {most}, max: {least}}}"
            );
            return null;
        }

        return new ClaimValue.Number(least, most);
    }

    private ClaimValue? Coordinates(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            var guess = node is YamlNode.Scalar { Value: var pair } ? CoordinateGuess.Pair(pair) : null;
            bag.Add(
                Rules.WrongType,
                node.Span,
                "\"coordinates\" has parts, each with a name.",
                $"Write: coordinates: {guess ?? "{lat: 16.27, lon: -0.04, precision: town}"}"
            );
            return null;
        }

        decimal? latitude = null,
            longitude = null;
        string? precision = null;
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "lat":
                    latitude = Degrees(entry, 90);
                    break;
                case "lon":
                    longitude = Degrees(entry, 180);
                    break;
                case "precision":
                    precision = values.Choice(entry.Value, "precision", Model.Coordinates.Precisions);
                    break;
                default:
                    values.Unknown(entry, "\"coordinates\"", ["lat", "lon", "precision"]);
                    break;
            }
        }

        foreach (var key in new[] { "lat", "lon" })
        {
            if (mapping.Find(key) is null)
            {
                bag.Add(
                    Rules.BadCoordinates,
                    mapping.Span with
                    {
                        Length = 0,
                    },
                    $"The coordinates have no \"{key}\".",
                    "Write: coordinates: {lat: 16.27, lon: -0.04, precision: town}"
                );
            }
        }

        return latitude is { } lat && longitude is { } lon ? new ClaimValue.Place(new(lat, lon, precision)) : null;
    }

    private decimal? Degrees(YamlEntry entry, decimal limit)
    {
        var written = values.Text(entry, entry.Key);
        if (
            !decimal.TryParse(
                written,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var degrees
            )
            || Math.Abs(degrees) > limit
        )
        {
            bag.Add(
                Rules.BadCoordinates,
                entry.Value.Span,
                $"\"{entry.Key}\" should be a number from {-limit} to {limit}.",
                degrees == 0 && CoordinateGuess.Degrees(written) is { } guess
                    ? $"Write decimal degrees: {entry.Key}: {guess}"
                    : "Write decimal degrees with a point: lat: 16.27"
            );
            return null;
        }

        if (degrees.Scale > 2)
        {
            bag.Add(
                Rules.FineCoordinates,
                entry.Value.Span,
                $"\"{entry.Key}\" has {degrees.Scale} decimals.",
                $"Write: {entry.Key}: {Math.Round(degrees, 2).ToString(CultureInfo.InvariantCulture)}"
            );
        }

        return degrees;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;

namespace SahelWiki.Reading.Yaml;

/// <summary>Takes plain values out of YAML nodes; what has the wrong shape is reported once, with what to write.</summary>
public sealed class YamlValues(DiagnosticBag bag)
{
    private static readonly string[] NotValues = ["n/a", "na", "tbd", "tbc", "-", "?", "–"];

    public string Text(YamlEntry entry, string name) => Text(entry.Value, name);

    /// <returns>The text without white space around it; empty where it is no text, which is reported.</returns>
    public string Text(YamlNode node, string name)
    {
        if (node is YamlNode.Scalar scalar)
        {
            CheckQuotes(scalar, name);
            return scalar.IsNull ? "" : scalar.Value.Trim();
        }

        bag.Add(
            Rules.WrongType,
            node.Span,
            $"\"{name}\" should be plain text.",
            $"Write: {name}: the text, in quotes where it contains a colon or brackets."
        );
        return "";
    }

    /// <summary>Word processors turn the quotation marks of YAML into others, which are part of the value.</summary>
    private void CheckQuotes(YamlNode.Scalar scalar, string name)
    {
        var value = scalar.Value.Trim();
        if (
            !scalar.Quoted
            && value is [('“' or '„' or '”') and var open, .. { Length: > 0 } inner, '”' or '“']
            && inner.IndexOfAny(['“', '”', '„']) < 0
        )
        {
            bag.Add(
                Rules.CurlyQuotes,
                scalar.Span,
                $"These quotation marks ({open}) become part of \"{name}\".",
                $"Use straight ones, or none: {name}: \"{inner}\""
            );
        }
    }

    public bool Flag(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlNode.Scalar { Value: "true" or "yes" or "True" }:
                return true;
            case YamlNode.Scalar { Value: "false" or "no" or "False" or "" }:
                return false;
            default:
                bag.Add(Rules.WrongType, entry.Value.Span, $"\"{entry.Key}\" should be true or false.", $"Write: {entry.Key}: true");
                return false;
        }
    }

    /// <summary>The items of a list; a value that is no list is reported.</summary>
    public ImmutableArray<YamlNode> List(YamlEntry entry)
    {
        if (entry.Value is YamlNode.Sequence sequence)
        {
            return sequence.Items;
        }

        if (!entry.Value.IsNull)
        {
            var example = entry.Value is YamlNode.Scalar scalar ? scalar.Value : "…";
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                $"\"{entry.Key}\" should be a list.",
                example is "unknown" or "none" ? "Remove the line: what is not written is not claimed."
                    : example is ['•' or '–' or '—' or '·' or '▪' or '+', ..]
                        ? $"Begin each entry of a list with a hyphen and a space: - {example[1..].TrimStart().Split($" {example[0]}")[0]}"
                    : example is ['-', not ' ', ..] ? $"Put a space after each hyphen: - {example[1..].Split(" -")[0]}"
                    : $"Write: {entry.Key}: [{example}]"
            );
        }

        return [];
    }

    public IEnumerable<YamlNode.Scalar> Texts(YamlEntry entry)
    {
        foreach (var item in List(entry))
        {
            if (item is YamlNode.Scalar { Value.Length: > 0 } scalar)
            {
                yield return scalar;
            }
            else
            {
                bag.Add(Rules.WrongType, item.Span, $"Each item of \"{entry.Key}\" should be plain text.");
            }
        }
    }

    public ImmutableArray<YamlEntry> Entries(YamlEntry entry)
    {
        if (entry.Value is YamlNode.Mapping mapping)
        {
            return mapping.Entries;
        }

        if (!entry.Value.IsNull)
        {
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                $"\"{entry.Key}\" has parts, each with a name.",
                $"Write: {entry.Key}: {{name: value}}"
            );
        }

        return [];
    }

    public Edtf? Date(YamlNode node, string name)
    {
        if (node is not YamlNode.Scalar { Value: var written } || written.Trim().Length == 0)
        {
            bag.Add(
                Rules.WrongType,
                node.Span,
                $"\"{name}\" should be a date.",
                $"Write: {name}: 2012-03-21, or as much of it as is known."
            );
            return null;
        }

        if (EdtfParser.Parse(written, out var reason) is { } date)
        {
            return date;
        }

        if (reason.StartsWith("it ends", StringComparison.Ordinal))
        {
            bag.Add(
                Rules.DatesOutOfOrder,
                node.Span,
                $"The dates in \"{written}\" are out of order: {reason}.",
                "Write the earlier date first."
            );
        }
        else
        {
            var guesses = DateGuess.Of(written);
            bag.Add(
                Rules.BadDate,
                node.Span,
                guesses.Count == 0 || reason.Contains("no month", StringComparison.Ordinal) ? $"\"{written}\" is not a date: {reason}."
                    : DateGuess.HasOtherHyphens(written) && written.Any(char.IsDigit) && !written.Any(char.IsLetter)
                        ? $"\"{written}\" is not how dates are written here: what stands between its numbers are dashes, not hyphens."
                    : $"\"{written}\" is not how dates are written here.",
                guesses.Count > 0
                    ? $"Write: {string.Join(" or ", guesses)}"
                    : "Write 2012, 2012-03 or 2012-03-21; 2012~ for about, 2012? for uncertain, 201X for a decade, "
                        + "2012/2015 for a span, 2012/.. for since."
            );
        }

        return null;
    }

    /// <summary>A word of a fixed list; another word is reported with the nearest one.</summary>
    public string? Choice(YamlNode node, string name, IReadOnlyCollection<string> choices)
    {
        var written = Text(node, name);
        if (choices.FirstOrDefault(choice => choice.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } exact)
        {
            return exact;
        }

        // YAML 1.1 readers turn yes and no into true and false; people who know that write those.
        if (choices.Contains("yes") && written is "true" or "false")
        {
            return written == "true" ? "yes" : "no";
        }

        if (node is YamlNode.Scalar)
        {
            var nearest = NearestName.Find(written, choices);
            bag.Add(
                Rules.UnknownValue,
                node.Span,
                $"\"{written}\" is not a word that \"{name}\" knows.",
                nearest is null ? $"Write one of: {Listed(choices)}." : $"Did you mean \"{nearest}\"? The words are: {Listed(choices)}."
            );
        }

        return null;
    }

    /// <summary>In the order given where somebody chose it; sets have none, so they are sorted.</summary>
    private static string Listed(IReadOnlyCollection<string> choices) =>
        string.Join(", ", choices is IReadOnlyList<string> ? choices : choices.Order(StringComparer.Ordinal));

    /// <summary>A whole number that is not negative; thousands may be grouped by commas, spaces or underscores.</summary>
    public long? Number(YamlNode node, string name)
    {
        var number = NumberOrNull(node);
        if (number is null)
        {
            bag.Add(
                Rules.WrongType,
                node.Span,
                $"\"{name}\" should be a whole number.",
                node is YamlNode.Scalar { Value: var written } && NumberGuess.Of(written) is { } guess
                    ? $"Write: {name}: {guess}"
                    : $"Write: {name}: 12, or {{min: 9, max: 15}} for a range."
            );
        }

        return number;
    }

    public static long? NumberOrNull(YamlNode node) =>
        node is YamlNode.Scalar scalar
        && long.TryParse(
            string.Concat(scalar.Value.Where(c => c is not (',' or '_' or ' ' or '\u00a0' or '\u202f' or '\u2009'))),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>True for "N/A" and the like, which say nothing; they are reported.</summary>
    public bool SaysNothing(YamlNode.Scalar scalar, string name)
    {
        if (!NotValues.Contains(scalar.Value.Trim().ToLowerInvariant()))
        {
            return false;
        }

        bag.Add(
            Rules.BadClaim,
            scalar.Span,
            $"\"{scalar.Value}\" says nothing.",
            $"Write unknown where the sources leave it open, none where they say there is none, or leave \"{name}\" out."
        );
        return true;
    }

    public void Unknown(YamlEntry entry, string owner, IEnumerable<string> known)
    {
        var names = known.ToArray();
        if (entry.Value.IsNull && (entry.Key.Contains(' ') || NearestName.Find(entry.Key, names) is null))
        {
            bag.Add(
                Rules.UnknownField,
                entry.KeySpan,
                $"\"{entry.Key}\" is not a key of {owner}: the comma before it ended the value.",
                "Put the whole value, comma included, in quotes."
            );
            return;
        }

        var nearest = NearestName.Find(entry.Key, names);
        bag.Add(
            Rules.UnknownField,
            entry.KeySpan,
            $"\"{entry.Key}\" is not a key of {owner}{HiddenCharacters.Named(entry.Key)}.",
            nearest is null ? $"Its keys are: {string.Join(", ", names)}." : $"Did you mean \"{nearest}\"?"
        );
    }
}

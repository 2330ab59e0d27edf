using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Reading.Yaml;

namespace SahelWiki.Reading.Facts;

/// <content>What is said about a claim: since when, as of when, by whom, how sure.</content>
public sealed partial class ClaimReader
{
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
                bag.Add(
                    Rules.WrongType,
                    item.Span,
                    "\"source\" should be a citation key, or a list of them.",
                    "Write: source: some-key, or source: \"some-key, p. 3\""
                );
                continue;
            }

            // Brackets around a citation mean a list in YAML only where it is not quoted.
            var trimmed = written.Trim();
            if (trimmed is ['[', .. var inner, ']'])
            {
                trimmed = inner;
            }

            sources.AddRange(
                trimmed.Split(';').Where(part => part.Trim().Length > 0).Select(part => CitationParser.ParseField(part, item.Span))
            );
        }

        return sources.ToImmutable();
    }

    private void CheckOrder(Qualifiers qualifiers, YamlNode.Mapping mapping)
    {
        if (qualifiers is { From: { } from, To: { } to } && from.Earliest > to.Latest)
        {
            bag.Add(
                Rules.DatesOutOfOrder,
                mapping.Find("to")!.Value.Span,
                $"It ends ({to.Written}) before it begins ({from.Written}).",
                "Exchange \"from\" and \"to\", or correct one of them."
            );
        }
    }
}

using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Parse, for <c>relations.yaml</c>.</summary>
public static class RelationVocabularyReader
{
    public static readonly ImmutableArray<string> Keys =
    [
        "label",
        "inverse_label",
        "from",
        "to",
        "symmetric",
        "functional",
        "acyclic",
        "line",
        "lineage",
    ];

    /// <summary>The words that may stand after <c>lineage</c>, in the order of <see cref="Descent"/>.</summary>
    public static readonly ImmutableArray<string> Lineages = [.. Enum.GetNames<Descent>().Select(name => name.ToLowerInvariant())];

    public static RelationVocabulary Read(SourceText text, DiagnosticBag bag)
    {
        switch (YamlReader.ParseFile(text, bag, out var isBroken))
        {
            case null when isBroken:
                return Names(text);
            case YamlNode.Mapping root:
                return new([.. root.Entries.Select(entry => Type(entry, bag)).OfType<RelationType>()]);
            case { } other:
                bag.Add(
                    Rules.BadVocabulary,
                    other.Span,
                    "relations.yaml is not a list of relation types.",
                    "Write each type on a line of its own, with its label below: part-of:"
                );
                break;
        }

        return new([]);
    }

    /// <summary>What a file that cannot be read defines: types that may stand anywhere.</summary>
    public static RelationVocabulary Names(SourceText text) =>
        new([
            .. YamlReader
                .NamesOfLines(text)
                .Select(line => line.Name)
                .Distinct()
                .Select(name => new RelationType(name, name, name, [], [], false, false, false, "solid")),
        ]);

    private static RelationType? Type(YamlEntry entry, DiagnosticBag bag)
    {
        var values = new YamlValues(bag);
        string label = "",
            inverse = "",
            line = "solid";
        Descent? lineage = null;
        ImmutableArray<string> from = [],
            to = [];
        var labels = ImmutableDictionary.CreateBuilder<string, (string, string)>();
        bool symmetric = false,
            functional = false,
            acyclic = false;
        foreach (var inner in values.Entries(entry))
        {
            switch (inner.Key)
            {
                case "label":
                    label = values.Text(inner, "label");
                    break;
                case "inverse_label":
                    inverse = values.Text(inner, "inverse_label");
                    break;
                case "from":
                    from = PageTypeNames(values, inner, bag);
                    break;
                case "to":
                    to = PageTypeNames(values, inner, bag);
                    break;
                case "symmetric":
                    symmetric = values.Flag(inner);
                    break;
                case "functional":
                    functional = values.Flag(inner);
                    break;
                case "acyclic":
                    acyclic = values.Flag(inner);
                    break;
                case "line":
                    line = values.Choice(inner.Value, "line", ["solid", "dashed", "dotted"]) ?? line;
                    break;
                case "lineage":
                    lineage = values.Choice(inner.Value, "lineage", Lineages) is { } word ? (Descent)Lineages.IndexOf(word) : lineage;
                    break;
                case var language when Phrases.Has(language):
                    labels[language] = Labels(values, inner);
                    break;
                default:
                    values.Unknown(inner, "a relation type", Keys);
                    break;
            }
        }

        if (label.Length == 0 || (inverse.Length == 0 && !symmetric))
        {
            bag.Add(
                Rules.BadVocabulary,
                entry.KeySpan,
                $"The relation type \"{entry.Key}\" has no {(label.Length == 0 ? "label" : "inverse_label")}.",
                label.Length == 0
                    ? "Add how it reads: label: Splinter of"
                    : "Add how it reads at the other end, inverse_label: Splinter groups, or write symmetric: true."
            );
        }

        return new(
            entry.Key,
            label.Length > 0 ? label : entry.Key,
            inverse.Length > 0 ? inverse : label,
            from,
            to,
            symmetric,
            functional,
            acyclic,
            line
        )
        {
            Labels = labels.ToImmutable(),
            Lineage = lineage,
        };
    }

    private static (string Label, string Inverse) Labels(YamlValues values, YamlEntry language)
    {
        string Of(string key) =>
            values.Entries(language).FirstOrDefault(entry => entry.Key == key) is { } entry ? values.Text(entry, key) : "";
        var label = Of("label");
        return (label, Of("inverse_label") is { Length: > 0 } inverse ? inverse : label);
    }

    private static ImmutableArray<string> PageTypeNames(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in values.Texts(entry))
        {
            if (PageTypes.Named(item.Value) is not null)
            {
                names.Add(item.Value);
                continue;
            }

            var known = PageTypes.All.Select(type => type.Name).ToArray();
            var nearest = NearestName.Find(item.Value, known);
            bag.Add(
                Rules.BadVocabulary,
                item.Span,
                $"\"{item.Value}\" is not a page type.",
                nearest is null ? $"Page types are: {string.Join(", ", known)}." : $"Did you mean \"{nearest}\"?"
            );
        }

        return names.ToImmutable();
    }
}

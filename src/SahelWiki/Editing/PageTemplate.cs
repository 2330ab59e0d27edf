using System.Text;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>The text of a new page: what every page has, and every field of its type as a comment to uncomment.</summary>
public static class PageTemplate
{
    /// <summary>
    /// Fields that every page about a subject may have besides title and summary, explained in the manner of the field tables.
    /// </summary>
    private static readonly (string Name, string Meaning, string Example)[] Common =
    [
        ("aliases", "Other names readers may look for: acronyms, former names, translations, spellings.", "[{name: ABC, kind: acronym}]"),
        ("tags", "Up to four topics in small letters.", "[some-topic]"),
        (
            "relations",
            "Ties of a known kind to other pages; the kinds are in relations.yaml. Each is written once, at either end.",
            "[{type: allied-with, target: groups/some-group, from: '2017-03', source: some-key}]"
        ),
        ("timeline", "Dated facts that have no page of their own.", "[{date: '2012-04', text: What happened, source: some-key}]"),
        (
            "image",
            "A file of input/images, what it shows for those who cannot see it, and under which licence.",
            "{file: some-file.jpg, alt: What it shows, rights: 'Author, CC BY 4.0'}"
        ),
        ("external_ids", "Where others describe the same subject.", "{wikidata: Q123}"),
    ];

    /// <param name="summary">One or two plain sentences; null for a sentence that asks for them.</param>
    public static string Of(PageType type, string title, string? summary = null)
    {
        var text = new StringBuilder("---\n");
        text.Append("title: ").Append(YamlText.Scalar(title)).Append('\n');
        text.Append("summary: ").Append(YamlText.Scalar(summary ?? $"(One or two plain sentences that say what {title} is.)")).Append('\n');
        text.Append("\n# Take away the # from the fields that a source covers, write their values, and remove the rest.\n");
        text.Append("# Dates stand in quotation marks: '2012', '2012-03', '2012-03-21', '2012~' for about, '2012/..' for since.\n");
        text.Append("# source is a key of input/sources, with the place in it: \"some-key, p. 3\".\n");
        foreach (var field in type.Fields)
        {
            Field(
                text,
                field.Name,
                field.Meaning + (field.Choices.Length > 0 ? $" Words: {string.Join(", ", field.Choices)}." : ""),
                field.Example
            );
            foreach (var qualifier in field.Qualifiers.Where(qualifier => qualifier.Choices.Length > 0))
            {
                text.Append("#   ").Append(qualifier.Name).Append(": ").Append(string.Join(", ", qualifier.Choices)).Append('\n');
            }
        }

        foreach (var (name, meaning, example) in Common)
        {
            Field(text, name, meaning, example);
        }

        // In the text itself an instruction could be published, and a sentence on a person without a source is a finding.
        text.Append("\n# Below the three hyphens goes the text, each sentence with its source, as in [@some-key, p. 3].\n");
        text.Append("# Links to other pages are written as in [[groups/some-group|the group]]; a heading as in ## History.\n");
        return text.Append("---\n\n").ToString();
    }

    private static void Field(StringBuilder text, string name, string meaning, string example) =>
        text.Append('\n').Append("# ").Append(meaning).Append("\n# ").Append(name).Append(": ").Append(example).Append('\n');
}

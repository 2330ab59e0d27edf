using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SahelWiki.Schemas;

/// <summary>What can be set in <c>site.yaml</c> and <c>relations.yaml</c>, as a page of the manual; from the same tables as the
/// schemas.</summary>
public static class SettingsManual
{
    public static string Markdown()
    {
        var text = new StringBuilder("# Settings\n\n");
        text.Append("Made from the schemas by `sahelwiki schema --manual docs/settings.md`; don't edit it by hand.\n\n");
        text.Append("## site.yaml\n\n");
        Table(text, SchemaFiles.Settings());
        text.Append("\n`rules` takes the names of [rules](rules.md), each with `off`, `info`, `warning` or `error`.\n\n");
        text.Append("## relations.yaml\n\nEach type of relation has a name of small letters and hyphens, and below it:\n\n");
        Table(text, (JsonObject)SchemaFiles.Relations()["additionalProperties"]!);
        text.Append("\n## theme/\n\n`input/theme/style.css` is added to the style of the site: its colours are the variables ");
        text.Append("at the beginning of `theme/assets/css/wiki.css`. `input/theme/icon.svg` and `icon.png` (512 by 512 pixels) take the ");
        text.Append("place of the logo; give both. None of them may load anything.\n");
        return text.ToString();
    }

    private static void Table(StringBuilder text, JsonObject schema)
    {
        text.Append("| setting | what it is |\n|---|---|\n");
        foreach (var (name, setting) in (JsonObject)schema["properties"]!)
        {
            text.Append($"| `{name}` | {Meaning((JsonObject)setting!)} |\n");
        }
    }

    private static string Meaning(JsonObject setting)
    {
        var meaning = setting["description"]?.GetValue<string>() ?? "";
        var parts = setting["properties"] is JsonObject inner && inner.Count < 10 ? inner.Select(part => $"`{part.Key}`").ToArray() : [];
        // What is true or false needs no list of words.
        var choices = (setting["enum"] ?? setting["anyOf"]?[0]?["enum"]) as JsonArray;
        string[] words =
            choices is null || choices.Any(word => word?.GetValueKind() is JsonValueKind.True)
                ? []
                : [.. choices.Select(word => $"`{word}`")];
        return string.Join(
                ' ',
                new[]
                {
                    meaning,
                    parts.Length > 0 ? $"Parts: {string.Join(", ", parts)}." : "",
                    words.Length > 0 ? $"One of {string.Join(", ", words)}." : "",
                }.Where(part => part.Length > 0)
            )
            .Replace("|", "\\|");
    }
}

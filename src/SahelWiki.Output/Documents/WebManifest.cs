using System.Text.Encodings.Web;
using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>What a phone asks for before it puts the wiki on its home screen.</summary>
/// <remarks>
/// Source: W3C Web Application Manifest. There is no service worker: offline reading is what archives are for, and they work from a folder.
/// </remarks>
internal static class WebManifest
{
    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<OutputFile> Files(RenderContext context) => [new(SitePaths.Manifest, () => Content(context))];

    private static ReadOnlyMemory<byte> Content(RenderContext context)
    {
        var settings = context.Site.Settings;
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Json))
        {
            json.WriteStartObject();
            json.WriteString("name", settings.Title);
            json.WriteString("description", settings.Tagline);
            json.WriteString("lang", context.Phrases.Language);
            json.WriteString("start_url", "index.html");
            json.WriteString("scope", "./");
            json.WriteString("display", "minimal-ui");
            json.WriteString("background_color", "#fdfdfb");
            json.WriteString("theme_color", "#232f66");
            json.WriteStartArray("icons");
            foreach (var size in new[] { 192, 512 })
            {
                json.WriteStartObject();
                json.WriteString("src", $"assets/icon-{size}.png");
                json.WriteString("sizes", $"{size}x{size}");
                json.WriteString("type", "image/png");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return content.ToArray();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>What the theme's script shows of a page when a reader points at a link to it: scripts that register data.</summary>
/// <remarks>Each file is one call, <c>sahelPreviews(SHARD, {ADDRESS: [title, kind, summary, [[label, value], …]]})</c>.</remarks>
internal static class PreviewFiles
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        var site = context.Site;
        var count = context.Views.PreviewShardCount;
        var pages = site
            .Pages.Where(page => page.Page.Type.HasSubject)
            .ToLookup(page => PreviewShards.Of(PreviewShards.KeyOf(page.Path), count));
        var sources = site.Sources.ToLookup(source => PreviewShards.Of(PreviewShards.KeyOf(source.Path), count));
        return Enumerable
            .Range(0, count)
            .Select(shard => new OutputFile(new($"previews/{shard}.js"), () => Script(context, shard, pages[shard], sources[shard])));
    }

    private static ReadOnlyMemory<byte> Script(
        RenderContext context,
        int shard,
        IEnumerable<LinkedPage> pages,
        IEnumerable<LinkedSource> sources
    )
    {
        using var script = new MemoryStream();
        script.Write(System.Text.Encoding.UTF8.GetBytes($"sahelPreviews({shard},"));
        using (var json = new Utf8JsonWriter(script, Json))
        {
            json.WriteStartObject();
            foreach (var page in pages)
            {
                Page(json, page, context);
            }

            foreach (var source in sources)
            {
                json.WriteStartArray(PreviewShards.KeyOf(source.Path));
                json.WriteStringValue(source.Entry.Title);
                json.WriteStringValue(context.Phrases["preview.source"]);
                json.WriteStringValue(context.Views.Formatter.FullText(source.Entry));
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        script.Write(");\n"u8);
        return script.ToArray();
    }

    private static void Page(Utf8JsonWriter json, LinkedPage page, RenderContext context)
    {
        json.WriteStartArray(PreviewShards.KeyOf(page.Path));
        json.WriteStringValue(page.Page.Title);
        json.WriteStringValue(context.Phrases[$"type.{page.Page.Type.Name}"]);
        json.WriteStringValue(page.Page.Summary);
        json.WriteStartArray();
        foreach (var (label, value) in context.Views.KeyFacts(page))
        {
            json.WriteStartArray();
            json.WriteStringValue(label);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }
}

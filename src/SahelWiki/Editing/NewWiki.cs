using System.Collections.Immutable;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>The files of a new wiki: settings, a page of each type, types of relations, a source, a style sheet and a workflow.</summary>
/// <remarks>They lie in <c>Editing/Starter</c> as a wiki that can be looked at, and build without a finding.</remarks>
public static class NewWiki
{
    private const string Embedded = "starter/";

    /// <param name="title">What the wiki is called.</param>
    /// <returns>Below the folder of the wiki, in ordinal order of their paths.</returns>
    public static ImmutableArray<PlannedFile> Plan(string title)
    {
        title = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0
            ? throw new EditException("A wiki needs a name.", "Write it in quotation marks: sahelwiki init --title \"Rivers of Europe\"")
            :
            [
                .. typeof(NewWiki)
                    .Assembly.GetManifestResourceNames()
                    .Where(name => name.StartsWith(Embedded, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Select(name => new PlannedFile(null, new(new(name[Embedded.Length..].Replace('\\', '/')), Content(name, title)))),
            ];
    }

    private static ImmutableArray<byte> Content(string name, string title)
    {
        using var stream = typeof(NewWiki).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Path.GetExtension(name) is ".md" or ".yaml"
            ?
            [
                .. Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(bytes).Replace("{title}", YamlText.Scalar(title), StringComparison.Ordinal)
                ),
            ]
            : [.. bytes];
    }
}

using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>What is shown for an address that leads nowhere.</summary>
/// <remarks>One in each folder: its links are relative, and a server shows it at the address that was asked for.</remarks>
internal static class NotFoundDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        Folders(context)
            .Select(folder => new OutputPath($"{folder}/404.html"))
            .Prepend(SitePaths.NotFound)
            .Select(path =>
                context.Document(path, () =>
                    new NotFoundView(context.Views.Frame(path, context.Phrases["notFound.title"], "", "", indexed: false))
                )
            );

    public static IEnumerable<string> Folders(RenderContext context) =>
        context
            .Site.Pages.Select(page => page.Page.Type.Folder)
            .Where(folder => folder.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Concat(context.Site.Sources.IsEmpty ? [] : ["sources"]);
}

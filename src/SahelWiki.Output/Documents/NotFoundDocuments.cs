using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>What is shown for an address that leads nowhere, in any folder at any depth.</summary>
/// <remarks>
/// Hosts show it at the address that was asked for (GitHub Pages, Netlify), so that its links, alone on the site, begin at the top of the
/// host: with the path of the base URL. Where that is not known, the site is taken to have a host for itself.
/// </remarks>
internal static class NotFoundDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        [
            context.Document(SitePaths.NotFound, () =>
                new NotFoundView(context.Views.Frame(SitePaths.NotFound, context.Phrases["notFound.title"], "", "", indexed: false))
            ),
        ];
}

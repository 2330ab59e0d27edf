using SahelWiki.Model;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>The pages that authors wrote, and a home page where they wrote none: every document leads there.</summary>
internal static class PageDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Site.Pages.Where(page => !page.Page.IsForeign)
            .Select(page => context.Document(page.Path, () => context.Views.Page(page)))
            .Concat(
                context.Site.Pages.Any(page => page.Page.Type == PageTypes.Home)
                    ? []
                    : [context.Document(new("index.html"), context.Views.HomeWithoutText)]
            );
}

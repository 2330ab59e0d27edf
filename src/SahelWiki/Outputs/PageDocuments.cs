namespace SahelWiki.Outputs;

/// <summary>The pages that authors wrote.</summary>
internal static class PageDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.Pages.Select(page => context.Document(page.Path, () => context.Views.Page(page)));
}

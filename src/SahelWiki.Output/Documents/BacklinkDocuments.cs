using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>Backlinks beyond those that a page shows itself.</summary>
internal static class BacklinkDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Site.Pages.Where(page =>
                page.Page is { Type.HasSubject: true, IsForeign: false } && page.Backlinks.Length > BacklinkBuilder.OnThePage
            )
            .SelectMany(page => Documents(context, page));

    private static IEnumerable<OutputFile> Documents(RenderContext context, LinkedPage page)
    {
        var builder = new BacklinkBuilder(context.Site, context.Phrases);
        // Sorted when the first of them is rendered, for all.
        var linking = new Lazy<IReadOnlyList<BacklinkBuilder.LinkingPage>>(() => builder.Linking(page));
        return Enumerable
            .Range(2, BacklinkBuilder.Documents(page) - 1)
            .Select(number => Document(context, page, number, () => builder.Build(page, number, linking.Value)));
    }

    private static OutputFile Document(RenderContext context, LinkedPage page, int number, Func<BacklinksView> backlinks)
    {
        var path = SitePaths.MoreBacklinks(page.Path, number);
        return context.Document(path, () =>
        {
            var title = context.Phrases["backlinks.title", page.Page.Title];
            var previous = number == 2 ? page.Path : SitePaths.MoreBacklinks(page.Path, number - 1);
            return new MoreBacklinksView(
                context.Views.Frame(path, context.Phrases["title.numbered", title, number], "", page.Page.Type.Folder, indexed: false),
                title,
                context.Views.Link(path, page.Page),
                backlinks(),
                new(context.Phrases["backlinks.previous"], path.RelativeTo(previous))
            );
        });
    }
}

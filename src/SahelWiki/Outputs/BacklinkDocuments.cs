using SahelWiki.Linking;
using SahelWiki.Paths;
using SahelWiki.Rendering;

namespace SahelWiki.Outputs;

/// <summary>Backlinks beyond those that a page shows itself.</summary>
internal static class BacklinkDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) => context.Site.Pages
        .Where(page => page.Page.Type.HasSubject && page.Backlinks.Length > BacklinkBuilder.OnThePage)
        .SelectMany(page => Enumerable.Range(2, BacklinkBuilder.Documents(page) - 1).Select(number => Document(context, page, number)));

    private static OutputFile Document(RenderContext context, LinkedPage page, int number)
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
                new BacklinkBuilder(context.Site, context.Phrases).Build(page, number),
                new(context.Phrases["backlinks.previous"], path.RelativeTo(previous)));
        });
    }
}

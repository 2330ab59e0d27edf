using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>Who is tied to whom: groups and persons of the whole wiki, and the networks of pages as files.</summary>
internal static class NetworkDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        var pictures = context.Views.Networks;
        return Chapters(context)
            .Concat(
                Paths(context)
                    .Select(path =>
                        RenderContext.Text(new("pictures/network.csv"), () => CsvText.Of(FactLines.Rows(pictures.Whole(path).Table)))
                    )
            )
            .Concat(
                pictures
                    .Drawn()
                    .SelectMany(page =>
                    {
                        var path = SitePaths.PictureOf(page.Path, "network");
                        var figure = new Lazy<NetworkFigure>(() => pictures.Around(page)!);
                        return new[]
                        {
                            context.Document(path, () =>
                                new NetworkFileView(
                                    context.Views.Frame(path, page.Page.Title, "", "network", indexed: false),
                                    page.Page.Title,
                                    figure.Value
                                )
                            ),
                            RenderContext.Text(new(Path.ChangeExtension(path.Value, ".csv")), () =>
                                CsvText.Of(FactLines.Rows(figure.Value.Table))
                            ),
                        };
                    })
            );
    }

    public static IEnumerable<OutputPath> Paths(RenderContext context) =>
        context.Views.Networks.Graph.Ties.Length > 0 ? [SitePaths.Network] : [];

    public static IEnumerable<OutputFile> Chapters(RenderContext context) =>
        Paths(context).Select(path => context.Document(path, () => context.Views.Networks.Whole(path)));
}

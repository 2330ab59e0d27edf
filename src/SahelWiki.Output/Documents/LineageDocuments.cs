using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>
/// The lineage: who was founded when, split from, merged into or pledged to whom, drawn along the years, and the same as a table; the
/// pictures of it also as files.
/// </summary>
internal static class LineageDocuments
{
    private static readonly OutputPath WholePicture = SitePaths.PictureOf("lineage");

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        if (!context.Site.OfType(Group.Type).Any())
        {
            return [];
        }

        var pictures = context.Views.Lineage;
        return Chapters(context)
            .Concat(
                IsMatrix(context) ? [RenderContext.Text(Table(WholePicture), () => CsvText.Of(MatrixRows(Matrix(context))))]
                : pictures.All.Lanes.IsEmpty ? []
                : Picture(context, WholePicture, context.Phrases["lineage.title"], pictures.Whole)
            )
            .Concat(
                pictures
                    .Drawn()
                    .SelectMany(page =>
                        Picture(context, SitePaths.PictureOf(page.Path, "lineage"), page.Page.Title, at =>
                            pictures.Around(page with { Path = at })!
                        )
                    )
            );
    }

    public static IEnumerable<OutputPath> Paths(RenderContext context) => context.Site.OfType(Group.Type).Any() ? [SitePaths.Lineage] : [];

    /// <summary>The document alone, which a book has too.</summary>
    public static IEnumerable<OutputFile> Chapters(RenderContext context) =>
        Paths(context).Select(path => context.Document(path, () => View(context, path)));

    private static bool IsMatrix(RenderContext context) => context.Views.Lineage.All.Lanes.Length > LineagePictures.MostLanes;

    private static OutputPath Table(OutputPath picture) => new(Path.ChangeExtension(picture.Value, ".csv"));

    /// <summary>A picture as a drawing, and its table for a spreadsheet.</summary>
    private static IEnumerable<OutputFile> Picture(
        RenderContext context,
        OutputPath path,
        string title,
        Func<OutputPath, LineageFigure> figure
    ) =>
        [
            context.Document(path, () =>
                new PictureFileView(context.Views.Frame(path, title, "", "lineage", indexed: false), title, figure(path))
            ),
            RenderContext.Text(Table(path), () => CsvText.Of(FactLines.Rows(figure(path).Table))),
        ];

    private static LineageView View(RenderContext context, OutputPath path)
    {
        var (phrases, pictures) = (context.Phrases, context.Views.Lineage);
        var frame = context.Views.Frame(path, phrases["lineage.title"], phrases["lineage.introduction"], "lineage");
        var undated = pictures.All.Lanes.Count(lane => lane.Life.Strokes.IsEmpty);
        var untimed = pictures.All.Ties.Count(tie => tie.When is null);
        var left = pictures.All.LeftOut;
        return new(
            frame,
            phrases["lineage.title"],
            phrases["lineage.introduction"],
            pictures.All.Lanes.IsEmpty || IsMatrix(context) ? null : pictures.Whole(path),
            IsMatrix(context) ? Matrix(context) : null,
            [
                .. pictures.All.Lanes.IsEmpty ? [phrases["list.empty"]] : Array.Empty<string>(),
                .. context.Views.Reach.Most is { } most
                    ? [phrases["lineage.remark.most", context.Views.Dates.Of(most)]]
                    : Array.Empty<string>(),
                .. undated > 0 ? [phrases.Count("lineage.remark.undated", undated)] : Array.Empty<string>(),
                .. untimed > 0 ? [phrases.Count("lineage.remark.ties", untimed)] : Array.Empty<string>(),
                .. left.Length > 0 ? [phrases.Count("lineage.remark.leftOut", left.Length)] : Array.Empty<string>(),
            ]
        );
    }

    private static MatrixFigure Matrix(RenderContext context)
    {
        var (views, pictures) = (context.Views, context.Views.Lineage);
        var countries = new Countries(context.Site);
        var camps = pictures.All.Lanes.Select(lane => lane.Camp).Distinct().ToArray();
        var rows = pictures
            .All.Lanes.SelectMany(lane =>
                countries.Of(lane.Page).Select(country => (Country: (Page?)country, lane)).DefaultIfEmpty((Country: null, lane))
            )
            .GroupBy(pair => pair.Country)
            .OrderBy(country => country.Key is null ? int.MaxValue : context.Site.Of(country.Key).Rank);
        return new(
            context.Phrases["lineage.matrix"],
            [.. camps.Select(pictures.NameOf)],
            [
                .. rows.Select(row => new MatrixRow(
                    row.Key is { } country ? views.Link(SitePaths.Lineage, country) : new(context.Phrases["map.elsewhere"], null),
                    [
                        .. camps.Select(camp =>
                            row.Where(pair => pair.lane.Camp == camp)
                                .Select(pair => new LinkView(
                                    ViewBuilder.ShortName(pair.lane.Page.Page),
                                    SitePaths.Lineage.RelativeTo(pair.lane.Page.Path)
                                ))
                                .ToImmutableArray()
                        ),
                    ]
                )),
            ],
            [new(context.Phrases["picture.csv"], SitePaths.Lineage.RelativeTo(Table(WholePicture)))]
        );
    }

    private static IEnumerable<IEnumerable<string>> MatrixRows(MatrixFigure matrix) =>
        matrix
            .Rows.SelectMany(row =>
                row.Cells.SelectMany((cell, index) => cell.Select(group => new[] { row.Country.Text, matrix.Columns[index], group.Text }))
            )
            .Prepend(["country", "camp", "group"]);
}

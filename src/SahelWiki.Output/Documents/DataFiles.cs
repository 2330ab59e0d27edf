using System.Collections.Immutable;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Data;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Reading;

namespace SahelWiki.Output.Documents;

/// <summary>The wiki for other programs: below <c>data/</c>, beside each page, and the page that says what there is.</summary>
/// <remarks>No page loads any of it: readers pay nothing for it.</remarks>
internal static class DataFiles
{
    private const int ShownOfId = 10;

    private sealed record Other(string Name, string Meaning, Func<SiteData, byte[]> Content);

    /// <summary>Files that are no tables.</summary>
    private static ImmutableArray<Other> Others { get; } =
    [
        new("relations.graphml", "data.file.graph", GraphMlFile.Of),
        new("events.geojson", "data.file.events", data => GeoJsonFile.Of(data, Event.Type)),
        new("places.geojson", "data.file.places", data => GeoJsonFile.Of(data, Place.Type)),
        new("works.json", "data.file.csl", CslItems.File),
        new("works.bib", "data.file.bib", data => Encoding.UTF8.GetBytes(BibTexFile.Of(data))),
        new("entities.ftm.json", "data.file.ftm", data => Encoding.UTF8.GetBytes(FollowTheMoneyFile.Of(data))),
        new("xref.json", "data.file.xref", CrossReferences.File),
    ];

    private const string Package = "datapackage.json";

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        var data = new SiteData(context.Views);
        var tables = DataTables.All(data);
        yield return context.Document(SitePaths.Data, () => Document(context, data, tables));
        foreach (var table in tables)
        {
            yield return new(SitePaths.DataFile(table.Name + ".csv"), () => CsvFile.Of(table));
        }

        foreach (var other in Others)
        {
            yield return new(SitePaths.DataFile(other.Name), () => other.Content(data));
        }

        yield return new(SitePaths.DataFile(Package), () =>
            DataPackage.Of(data, tables, Others.Select(other => (other.Name, context.Phrases[other.Meaning])))
        );
    }

    private static DataView Document(RenderContext context, SiteData data, ImmutableArray<DataTable> tables)
    {
        var (path, phrases) = (SitePaths.Data, context.Phrases);
        var held = data.CountHeldBack;
        var sample = data.Subjects.MaxBy(page => page.Backlinks.Length);
        LinkView File(string name) => new(name, path.RelativeTo(SitePaths.DataFile(name)));
        return new(
            context.Views.Frame(path, phrases["data.title"], phrases["data.introduction"], "") with
            {
                StructuredData = StructuredData.Dataset(context.Site, phrases, path, tables.Select(table => table.Name + ".csv")),
            },
            phrases["data.title"],
            phrases["data.introduction"],
            [
                .. tables.Select(table => new DataFileRow(File(table.Name + ".csv"), table.Meaning)),
                .. Others.Select(other => new DataFileRow(File(other.Name), phrases[other.Meaning])),
                new(File(Package), phrases["data.file.package"]),
            ],
            phrases["data.files.note", Package],
            sample is null
                ? null
                : new(
                    PageJson.PathOf(sample).Value,
                    path.RelativeTo(PageJson.PathOf(sample)),
                    Description: phrases["data.beside", sample.Page.Title]
                ),
            [.. tables[0].Fields.Select(field => new DataColumn(field.Name, field.Meaning))],
            [
                phrases["data.heldBack.living"]
                    + " "
                    + (held == 0 ? phrases["data.heldBack.none"] : phrases.Count("data.heldBack.count", held)),
                phrases["data.heldBack.places"],
                phrases["data.heldBack.topics"],
            ],
            DataExamples.Python,
            DataExamples.R,
            [
                .. context.Site.Settings.Licence is { Length: > 0 } licence ? new[] { phrases["data.licence", licence] } : [],
                .. context.Site.History is { Commits: [var newest, ..] } ? new[] { Version(context, newest) } : [],
            ]
        );
    }

    /// <summary>A commit's id leads to who wrote it: a wiki that names nobody gives the day alone.</summary>
    private static string Version(RenderContext context, GitCommit newest)
    {
        var day = context.Views.Dates.Of(DateOnly.FromDateTime(newest.Date.UtcDateTime));
        return context.Site.Settings.NamesContributors && newest.Id.Length > ShownOfId
            ? context.Phrases["data.version", newest.Id[..ShownOfId], day]
            : context.Phrases["data.day", day];
    }
}

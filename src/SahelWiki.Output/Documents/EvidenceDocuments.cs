using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>What each work says of an event, or of whatever accounts differ about, for a spreadsheet.</summary>
internal static class EvidenceDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Site.Pages.Where(page => page.Page.Type.HasSubject && !page.Page.IsForeign)
            .Select(page => (page, Panel: new Lazy<EvidenceView?>(() => new EvidencePanel(context.Views, page).Build())))
            .Where(pair => pair.Panel.Value is not null)
            .Select(pair =>
                RenderContext.Text(new(Path.ChangeExtension(SitePaths.PictureOf(pair.page.Path, "evidence").Value, ".csv")), () =>
                    CsvText.Of(EvidencePanel.Rows(pair.Panel.Value!))
                )
            );
}

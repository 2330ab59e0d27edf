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
            .Where(page => EvidencePanel.IsAsked(context.Site, page.Page))
            .Select(page =>
                RenderContext.Text(new(Path.ChangeExtension(SitePaths.PictureOf(page.Path, "evidence").Value, ".csv")), () =>
                    CsvText.Of(EvidencePanel.Rows(new EvidencePanel(context.Views, page).Build()!))
                )
            );
}

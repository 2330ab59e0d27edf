using SahelWiki.Diagnostics;
using SahelWiki.Linking;

namespace SahelWiki.Checking;

/// <summary>Finds tables that no page answers.</summary>
internal static class TableChecks
{
    public static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site) =>
        page => page.Page.Body.Tables.IsEmpty ? [] : Empty(new(site), page);

    private static IEnumerable<Finding> Empty(TableRows rows, LinkedPage page) =>
        page
            .Page.Body.Tables.Where(table => rows.Of(table).IsEmpty)
            .Select(table => new Finding(
                Rules.EmptyTable,
                table.Span,
                $"No page of {table.Type.Folder} answers this table, so it has no rows.",
                "Ask for less, or remove the table."
            ));
}

using System.Collections.Immutable;

namespace SahelWiki.Output.Data;

/// <summary>Every table of the data, in one list: files, their description and the page about them are made of it.</summary>
public static class DataTables
{
    public static ImmutableArray<DataTable> All(SiteData data) =>
        [
            StatementTables.Statements(data),
            StatementTables.Citations(data),
            PageTables.Pages(data),
            .. PageTables.Types.Select(type => PageTables.OfType(data, type)),
            StatementTables.Relations(data),
            .. data.Site.History?.Claims is null ? Array.Empty<DataTable>() : [StatementTables.History(data)],
        ];
}

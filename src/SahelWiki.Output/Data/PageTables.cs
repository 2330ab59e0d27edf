using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;

namespace SahelWiki.Output.Data;

/// <summary>A table of all pages, and one for each type of page with a column or more for each of its fields.</summary>
internal static class PageTables
{
    public static IEnumerable<PageType> Types => PageTypes.All;

    public static DataTable Pages(SiteData data)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string type = "string") => new(name, type, phrases[$"data.column.{name}"]);
        return new(
            "pages",
            phrases["data.table.pages"],
            ["id"],
            [
                new("id", "string", phrases["data.column.page"]),
                Field("type"),
                Field("title"),
                Field("summary"),
                Field("names").AsList(),
                Field("topics").AsList(),
                Field("former_ids").AsList(),
                Field("external_ids").AsList(),
                Field("address"),
                Field("json"),
                Field("statements", "integer"),
                Field("backlinks", "integer"),
                Field("last_changed", "date"),
            ],
            () =>
                data.Subjects.Select<LinkedPage, string?[]>(page =>
                    [
                        page.Page.Id,
                        page.Page.Type.Name,
                        page.Page.Title,
                        page.Page.Summary,
                        Cells.Several(page.Page.FrontMatter.Aliases.Select(alias => alias.Name)),
                        Cells.Several(page.Page.FrontMatter.Tags),
                        Cells.Several(page.Page.FrontMatter.Redirects.Select(redirect => redirect.FormerId)),
                        Cells.Several(page.Page.FrontMatter.ExternalIds.Select(id => $"{id.Authority}:{id.Value}")),
                        page.Path.Address,
                        PageJson.PathOf(page).Address,
                        Cells.Number(data.Of(page).Count()),
                        Cells.Number(page.Backlinks.Length),
                        data.LastChanged(page),
                    ]
                )
        );
    }

    public static DataTable OfType(SiteData data, PageType type)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string kind = "string") => new(name, kind, phrases[$"data.column.{name}"]);
        var columns = type.Fields.SelectMany(field => Columns(data, field)).ToArray();
        var hasCountry = type != Person.Type;
        var isEvent = type == Event.Type;
        return new(
            type.Folder,
            phrases["data.table.type", phrases[$"type.{type.Name}.plural"]],
            ["id"],
            [
                new DataField("id", "string", phrases["data.column.page"]).KeyOf("pages"),
                Field("title"),
                Field("summary"),
                .. columns.Select(column => column.Field),
                .. isEvent
                    ? new[] { Field("located_by").KeyOf("pages"), Field("said_to_be_by").AsList(), Field("claimed_by").AsList() }
                    : [],
                .. hasCountry ? new[] { Field("country").AsList() } : [],
                Field("address"),
                Field("last_changed", "date"),
            ],
            Rows
        );

        IEnumerable<string?[]> Rows()
        {
            var countries = new Countries(data.Site);
            foreach (var page in data.Site.OfType(type))
            {
                var row = new Row(data, page);
                yield return
                [
                    page.Page.Id,
                    page.Page.Title,
                    page.Page.Summary,
                    .. columns.Select(column => column.Value(row)),
                    .. isEvent
                        ? new[] { row.Place?.Of.Page.Id, row.Participants("role", "perpetrator"), row.Participants("claimed", "yes") }
                        : [],
                    .. hasCountry ? new[] { Cells.Several(countries.Of(page).Select(country => country.Id.Value)) } : [],
                    page.Path.Address,
                    data.LastChanged(page),
                ];
            }
        }
    }

    private sealed record Column(DataField Field, Func<Row, string?> Value);

    private static IEnumerable<Column> Columns(SiteData data, FieldDefinition field)
    {
        var (name, phrases) = (field.Name, data.Phrases);
        Column Make(string end, string type, Func<Row, string?> value) =>
            new(new(name + end, type, $"{field.Meaning} {phrases["data.column" + end.Replace('_', '.')]}".Trim()), value);
        switch (field.Kind)
        {
            case ValueKind.Number or ValueKind.NumberOrText:
                yield return Make("_min", "integer", row => Cells.Number(row.Numbers(name).Min(value => value.Min ?? value.Max)));
                yield return Make("_max", "integer", row => Cells.Number(row.Numbers(name).Max(value => value.Max ?? value.Min)));
                if (field.Kind == ValueKind.NumberOrText)
                {
                    var text = Make("_text", "string", row => row.Values(name, value => value.Type == StatedType.Text));
                    yield return text with
                    {
                        Field = text.Field with { IsList = true },
                    };
                }

                break;
            case ValueKind.Date:
                yield return new(new DataField(name, "string", $"{field.Meaning} {phrases["data.column.edtf"]}").AsList(), row =>
                    row.Values(name)
                );
                yield return Make("_first", "date", row =>
                    row.Dates(name).Select(date => Cells.Day(date.Earliest)).Where(day => day.Length > 0).Min(StringComparer.Ordinal)
                );
                yield return Make("_last", "date", row =>
                    row.Dates(name).Select(date => Cells.Day(date.Latest)).Where(day => day.Length > 0).Max(StringComparer.Ordinal)
                );
                break;
            case ValueKind.Coordinates:
                yield return new(new DataField("latitude", "number", phrases["data.column.latitude"]), row =>
                    row.Place is { } at ? StatedValues.Degrees(at.Latitude) : null
                );
                yield return new(new DataField("longitude", "number", phrases["data.column.longitude"]), row =>
                    row.Place is { } at ? StatedValues.Degrees(at.Longitude) : null
                );
                yield return new(new DataField("precision", "string", phrases["data.column.precision"]), row => row.Place?.Precision);
                break;
            case ValueKind.Choice when field.Volatile:
                yield return new(new DataField(name, "string", $"{field.Meaning} {phrases["data.column.newest"]}"), row =>
                    row.Newest(name)?.Value.Text
                );
                yield return Make("_as_of", "string", row => StatementTables.Date(row.Newest(name)?.AsOf));
                break;
            default:
                yield return new(new DataField(name, "string", $"{field.Meaning} {phrases["data.column.list"]}").AsList(), row =>
                    row.Values(name)
                );
                break;
        }
    }

    /// <summary>What one page says, by field.</summary>
    private sealed class Row(SiteData data, LinkedPage page)
    {
        private readonly ILookup<string, Statement> facts = data.Of(page)
            .Where(statement => statement.Kind == StatementKind.Fact)
            .ToLookup(statement => statement.Field);

        public Location? Place { get; } = Location.Find(data.Site, page) is [var first, ..] ? first : null;

        public IEnumerable<StatedValue> Numbers(string field) =>
            facts[field].Select(fact => fact.Value).Where(value => value.Type == StatedType.Number);

        public IEnumerable<Edtf> Dates(string field) =>
            facts[field]
                .Select(fact => fact.Origin)
                .OfType<Claim>()
                .Select(claim => claim.Value)
                .OfType<ClaimValue.Date>()
                .Select(date => date.Value);

        /// <summary>All values, each once, in the author's order; <c>unknown</c> and <c>none</c> as words.</summary>
        public string Values(string field, Func<StatedValue, bool>? which = null) =>
            Cells.Several(
                facts[field]
                    .Select(fact => fact.Value)
                    .Where(value => which is null || which(value))
                    .Select(value => value.Type is StatedType.Unknown or StatedType.None ? SiteData.Word(value.Type) : value.Text)
                    .Distinct()
            );

        /// <summary>The one whose source speaks of the latest day.</summary>
        public Statement? Newest(string field) => facts[field].MaxBy(fact => fact.AsOf?.Latest ?? long.MinValue);

        public string Participants(string qualifier, string word) =>
            Cells.Several(
                facts["participants"]
                    .Where(fact => fact.Qualifiers.Any(one => one.Name == qualifier && one.Value.Text == word))
                    .Select(fact => fact.Value.Text)
                    .Distinct()
            );
    }
}

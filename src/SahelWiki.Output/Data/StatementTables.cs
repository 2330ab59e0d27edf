using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Statements;

namespace SahelWiki.Output.Data;

/// <summary>The tables of statements, of what they cite, and of the ties between pages.</summary>
internal static class StatementTables
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DataTable Statements(SiteData data)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string type = "string") => new(name, type, phrases[$"data.column.{name}"]);
        return new(
            "statements",
            phrases["data.table.statements"],
            ["id"],
            [
                Field("id"),
                Field("kind"),
                Field("subject").KeyOf("pages"),
                Field("subject_type"),
                Field("field"),
                Field("value"),
                Field("value_type"),
                Field("value_min", "integer"),
                Field("value_max", "integer"),
                Field("value_label"),
                Field("qualifiers", "object"),
                Field("from"),
                Field("to"),
                Field("as_of"),
                Field("confidence"),
                Field("note"),
                Field("sentence"),
                Field("work").AsList(),
                Field("locator").AsList(),
                Field("through").AsList(),
                Field("page_anchor"),
                Field("source_anchor").AsList(),
                Field("since", "date"),
                Field("last_changed", "date"),
            ],
            () => data.Subjects.SelectMany(page => Rows(data, page))
        );
    }

    /// <summary>What statements said and since when, of those that the history knows.</summary>
    public static DataTable History(SiteData data)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string type = "string") => new(name, type, phrases[$"data.column.{name}"]);
        return new(
            "history",
            phrases["data.table.history"],
            ["statement", "number"],
            [
                Field("statement").KeyOf("statements"),
                new("number", "integer", phrases["data.column.version"]),
                Field("said"),
                new("since", "date", phrases["data.column.said_since"]),
                Field("until", "date"),
                Field("commit"),
            ],
            () => data.All.SelectMany(statement => Said(data, statement))
        );
    }

    private static IEnumerable<string?[]> Said(SiteData data, Statement statement)
    {
        if (data.Views.History.Of(statement)?.Said is not { } said)
        {
            yield break;
        }

        for (var i = 0; i < said.Length; i++)
        {
            yield return
            [
                statement.Id,
                Cells.Number(i + 1),
                // The value of a tie is the page it leads to: another page is another tie.
                said[i].Value.Length > 0
                    ? said[i].Value
                    : statement.Value.Text,
                Cells.Day(said[i].Day),
                i + 1 < said.Length ? Cells.Day(said[i + 1].Day) : null,
                data.Commit(said[i].Commit),
            ];
        }
    }

    private static IEnumerable<string?[]> Rows(SiteData data, LinkedPage page)
    {
        var (labels, changed) = (data.Labels(page), data.LastChanged(page));
        foreach (var statement in data.Of(page))
        {
            var label = labels(statement);
            yield return
            [
                statement.Id,
                SiteData.Word(statement.Kind),
                page.Page.Id,
                page.Page.Type.Name,
                statement.Field,
                statement.Value.Text,
                SiteData.Word(statement.Value.Type),
                Cells.Number(statement.Value.Min),
                Cells.Number(statement.Value.Max),
                label,
                Qualifiers(statement),
                .. When(statement),
                SiteData.Word(statement.Confidence),
                statement.Note,
                SupportingSentence.Of(statement, label),
                Cells.Several(statement.Citations.Select(citation => citation.Key.Value)),
                .. Places(data, statement),
                SiteData.Anchor(statement),
                Cells.Several(statement.Citations.Select(citation => data.Anchor(statement, citation))),
                Cells.Day(data.Views.History.Since(statement)),
                changed,
            ];
        }
    }

    /// <summary>One row for each work that a statement cites: for joining with the bibliography.</summary>
    public static DataTable Citations(SiteData data)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string type = "string") => new(name, type, phrases[$"data.column.{name}"]);
        return new(
            "citations",
            phrases["data.table.citations"],
            ["statement", "number"],
            [
                Field("statement").KeyOf("statements"),
                Field("number", "integer"),
                Field("work"),
                Field("locator"),
                Field("prefix"),
                Field("suffix"),
                Field("through"),
                Field("source_anchor"),
            ],
            () =>
                data.All.SelectMany(statement =>
                    statement.Citations.Select(
                        (citation, index) =>
                            new string?[]
                            {
                                statement.Id,
                                Cells.Number(index + 1),
                                citation.Key,
                                citation.Locator.Text,
                                citation.Prefix,
                                citation.Suffix,
                                data.Through(citation),
                                data.Anchor(statement, citation),
                            }
                    )
                )
        );
    }

    public static DataTable Relations(SiteData data)
    {
        var phrases = data.Phrases;
        DataField Field(string name, string type = "string") => new(name, type, phrases[$"data.column.{name}"]);
        return new(
            "relations",
            phrases["data.table.relations"],
            ["id"],
            [
                Field("id").KeyOf("statements"),
                Field("kind"),
                new("type", "string", phrases["data.column.relation_type"]),
                new("label", "string", phrases["data.column.relation_label"]),
                Field("source").KeyOf("pages"),
                Field("source_title"),
                Field("target").KeyOf("pages"),
                Field("target_title"),
                Field("directed", "boolean"),
                Field("from"),
                Field("to"),
                Field("as_of"),
                Field("qualifiers", "object"),
                Field("confidence"),
                Field("note"),
                Field("work").AsList(),
                Field("locator").AsList(),
                Field("through").AsList(),
                Field("page_anchor"),
                Field("source_anchor").AsList(),
                Field("last_changed", "date"),
            ],
            () =>
                data.Edges.Select<Statement, string?[]>(statement =>
                    [
                        statement.Id,
                        SiteData.Word(statement.Kind),
                        statement.Field,
                        Label(data, statement),
                        statement.Subject.Page.Id,
                        statement.Subject.Page.Title,
                        statement.Value.Page!.Page.Id,
                        statement.Value.Page.Page.Title,
                        IsDirected(statement) ? "true" : "false",
                        .. When(statement),
                        Qualifiers(statement),
                        SiteData.Word(statement.Confidence),
                        statement.Note,
                        Cells.Several(statement.Citations.Select(citation => citation.Key.Value)),
                        .. Places(data, statement),
                        SiteData.Anchor(statement),
                        Cells.Several(statement.Citations.Select(citation => data.Anchor(statement, citation))),
                        data.LastChanged(statement.Subject),
                    ]
                )
        );
    }

    /// <summary>How a tie is called, read from its source.</summary>
    public static string Label(SiteData data, Statement statement) =>
        statement.Origin is RelationEnd end ? end.Label : data.Phrases[$"field.{statement.Field}"];

    public static bool IsDirected(Statement statement) => statement.Origin is not RelationEnd { Edge.Type.Symmetric: true };

    /// <summary>From, to and as of; a dated fact has its date in the first two.</summary>
    private static string?[] When(Statement statement) => [Date(statement.From), Date(statement.To), Date(statement.AsOf)];

    public static string? Date(Model.Edtf? date) => date is null ? null : StatedValues.Date(date);

    /// <summary>Locators and what lies behind them, in the order of the works. Empty places keep the order of the others.</summary>
    private static string[] Places(SiteData data, Statement statement) =>
        [OrNothing(statement.Citations.Select(citation => citation.Locator.Text)), OrNothing(statement.Citations.Select(data.Through))];

    private static string OrNothing(IEnumerable<string> values)
    {
        var all = values.ToArray();
        return all.All(value => value.Length == 0) ? "" : Cells.Several(all);
    }

    /// <summary>A JSON object of text, so that a cell may hold any of them; empty for none.</summary>
    private static string Qualifiers(Statement statement)
    {
        if (statement.Qualifiers.IsEmpty)
        {
            return "";
        }

        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            json.WriteStartObject();
            foreach (var (name, value) in statement.Qualifiers)
            {
                json.WriteString(name, value.Type is StatedType.Unknown or StatedType.None ? SiteData.Word(value.Type) : value.Text);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}

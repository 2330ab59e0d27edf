using System.Collections.Immutable;
using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Changes;

/// <summary>Tells a <see cref="SiteDiff"/> as JSON, for programs: also as the list of changes between two releases.</summary>
/// <remarks>Members are described in <c>docs/data.md</c>. New ones may come; those that are there keep their meaning.</remarks>
public static class DiffJson
{
    private const int Format = 1;

    /// <param name="from">What the user called the older state.</param>
    /// <param name="to">What the user called the newer one; null for the files as they are.</param>
    public static byte[] Of(Site before, Site after, string from, string? to)
    {
        var diff = SiteComparer.Compare(before, after);
        return JsonFile.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("from", from);
            json.Member("to", to);
            Pages(json, diff);
            Objects(json, "statements", StatementChanges.Of(before, after, diff), change => Statement(json, change));
            Objects(json, "works", diff.Sources, change =>
            {
                json.WriteString("change", Word(change.Kind));
                json.WriteString("work", change.Key);
                json.WriteString("title", change.Title);
                json.Objects("fields", change.Fields, field => Value(json, field));
            });
            json.Array("wanted", diff.NewWanted.Select(wanted => wanted.Name));
            json.Array("no_longer_wanted", diff.NoLongerWanted);
            json.Array("orphans", diff.NewOrphans.Select(page => page.Id.Value));
            json.Array("other_files", diff.OtherFiles);
            json.WriteEndObject();
        });
    }

    /// <summary>An array that is there also where it is empty: a program asks for it without looking first.</summary>
    private static void Objects<T>(Utf8JsonWriter json, string name, ImmutableArray<T> values, Action<T> write)
    {
        if (values.IsEmpty)
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }

        json.Objects(name, values, write);
    }

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static void Pages(Utf8JsonWriter json, SiteDiff diff)
    {
        void Page(Page page, string change)
        {
            json.WriteString("change", change);
            json.WriteString("id", page.Id.Value);
            json.WriteString("type", page.Type.Name);
            json.WriteString("title", page.Title);
        }

        json.WriteStartArray("pages");
        foreach (var page in diff.Added)
        {
            json.WriteStartObject();
            Page(page, "added");
            json.WriteEndObject();
        }

        foreach (var page in diff.Removed)
        {
            json.WriteStartObject();
            Page(page, "removed");
            json.WriteEndObject();
        }

        foreach (var change in diff.Changed)
        {
            json.WriteStartObject();
            Page(change.After, change.IsRenamed ? "renamed" : "changed");
            json.Member("former_id", change.IsRenamed ? change.Before.Id.Value : null);
            json.Objects("fields", change.Fields, field => Value(json, field));
            json.Array("citations_gained", change.Citations.SelectMany(citations => citations.After));
            json.Array("citations_lost", change.Citations.SelectMany(citations => citations.Before));
            json.WriteNumber("sentences_added", change.SentencesAdded);
            json.WriteNumber("sentences_removed", change.SentencesRemoved);
            json.WriteEndObject();
        }

        foreach (var page in diff.Unreadable)
        {
            json.WriteStartObject();
            Page(page.Page, page.IsNow ? "unreadable" : "readable_again");
            json.WriteString("reason", page.Reason.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, ValueChange change)
    {
        json.WriteString("name", change.Name);
        json.Array("before", change.Before);
        json.Array("after", change.After);
    }

    private static void Statement(Utf8JsonWriter json, StatementChange change)
    {
        var present = change.After ?? change.Before!;
        json.WriteString("change", Word(change.Kind));
        json.WriteString("id", present.Id);
        json.Member("former_id", change is { Before: { } was, After: not null } && was.Id != present.Id ? was.Id : null);
        json.WriteString("subject", present.Subject.Page.Id.Value);
        json.WriteString("field", present.Field);
        Said(json, "before", change.Before);
        Said(json, "after", change.After);
    }

    private static void Said(Utf8JsonWriter json, string name, Statement? statement)
    {
        if (statement is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("value", statement.Value.Text);
        json.WriteString("value_type", statement.Value.Type.ToString().ToLowerInvariant());
        foreach (var (qualifier, value) in statement.Qualifiers)
        {
            json.Member("qualifier_" + qualifier, value.Type is StatedType.Unknown or StatedType.None ? value.Type.ToString() : value.Text);
        }

        json.Member("from", statement.From?.Written);
        json.Member("to", statement.To?.Written);
        json.Member("as_of", statement.AsOf?.Written);
        json.Member("confidence", statement.Confidence?.ToString().ToLowerInvariant());
        json.Member("note", statement.Note);
        json.Array("citations", statement.Citations.Select(ClaimText.Citation));
        json.WriteEndObject();
    }
}

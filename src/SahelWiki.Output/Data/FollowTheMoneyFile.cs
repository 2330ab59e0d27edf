using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;
using SahelWiki.Text;

namespace SahelWiki.Output.Data;

/// <summary>Groups, persons, organisations, events and their ties as entities of FollowTheMoney, one a line.</summary>
/// <remarks>
/// Source: followthemoney.tech, "Schema reference". Nobody is given a topic such as crime or sanction: who designated whom is an entity of
/// its own, with the authority that did.
/// </remarks>
internal static class FollowTheMoneyFile
{
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields of persons, groups and organisations that are memberships, and which end is the member.</summary>
    private static readonly Dictionary<string, bool> MemberIsValue = new(StringComparer.Ordinal)
    {
        ["leaders"] = true,
        ["founders"] = true,
        ["members"] = true,
        ["affiliations"] = false,
    };

    public static string Of(SiteData data)
    {
        var file = new StringBuilder();
        var prefix = Prefix(data);
        foreach (var page in data.Subjects.Where(page => SchemaOf(page) is not null))
        {
            Append(file, json => Entity(json, data, page, prefix));
        }

        foreach (var statement in data.All)
        {
            if (Tie(data, statement, prefix) is { } tie)
            {
                Append(file, tie);
            }
        }

        return file.ToString();
    }

    private static void Append(StringBuilder file, Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        file.Append(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length)).Append('\n');
    }

    /// <summary>Ids are the world's: they begin with the name of the wiki.</summary>
    private static string Prefix(SiteData data) =>
        data.Site.Settings.BaseUrl?.Host is { } host ? host.Split('.')[0] : Text.Slug.OfHeading(data.Site.Settings.Title);

    private static string? SchemaOf(LinkedPage page) =>
        page.Page.Type == Person.Type ? "Person"
        : page.Page.Type == Group.Type || page.Page.Type == Organisation.Type ? "Organization"
        : page.Page.Type == Event.Type ? "Event"
        : null;

    private static string Id(string prefix, LinkedPage page) => $"{prefix}-{page.Page.Id.Value.Replace('/', '-')}";

    private static void Entity(Utf8JsonWriter json, SiteData data, LinkedPage page, string prefix)
    {
        var (matter, facts) = (
            page.Page.FrontMatter,
            data.Of(page).Where(fact => fact.Kind == StatementKind.Fact).ToLookup(fact => fact.Field)
        );
        json.WriteString("id", Id(prefix, page));
        json.WriteString("schema", SchemaOf(page));
        json.WriteStartObject("properties");
        json.Array("name", [page.Page.Title]);
        json.Array(
            "alias",
            matter.Aliases.Where(alias => alias.Kind is not ("acronym" or "former")).Select(alias => alias.Name).Distinct()
        );
        json.Array("weakAlias", matter.Aliases.Where(alias => alias.Kind == "acronym").Select(alias => alias.Name).Distinct());
        json.Array("previousName", matter.Aliases.Where(alias => alias.Kind == "former").Select(alias => alias.Name).Distinct());
        json.Array("summary", [page.Page.Summary]);
        json.Array("sourceUrl", data.Site.Settings.BaseUrl is null ? [] : [data.Url(page.Path)]);
        json.Array("wikidataId", matter.ExternalIds.Where(id => id.Authority == "wikidata").Select(id => id.Value));
        json.Array("modifiedAt", [data.LastChanged(page)]);
        IEnumerable<string> Dates(string field) =>
            facts[field].SelectMany(fact => Date((fact.Origin as Claim)?.Value is ClaimValue.Date { Value: var date } ? date : null));
        switch (SchemaOf(page))
        {
            case "Person":
                json.Array("birthDate", Dates("born"));
                json.Array("deathDate", Dates("died"));
                json.Array(
                    "birthPlace",
                    facts["born"].SelectMany(fact => fact.Qualifiers).Where(one => one.Name == "place").Select(one => Title(one.Value))
                );
                json.Array("position", facts["positions"].Select(fact => Title(fact.Value)).Distinct());
                break;
            case "Organization":
                json.Array("incorporationDate", Dates("founded"));
                json.Array("dissolutionDate", Dates("dissolved"));
                json.Array("status", facts["status"].Select(fact => fact.Value.Text).Distinct());
                break;
            default:
                json.Array("date", Dates("date"));
                json.Array("location", facts["place"].Select(fact => Title(fact.Value)).Distinct());
                json.Array(
                    "involved",
                    facts["participants"]
                        .Select(fact => fact.Value.Page)
                        .OfType<LinkedPage>()
                        .Where(other => SchemaOf(other) is not null and not "Event")
                        .Select(other => Id(prefix, other))
                        .Distinct()
                );
                break;
        }

        json.WriteEndObject();
    }

    private static Action<Utf8JsonWriter>? Tie(SiteData data, Statement statement, string prefix)
    {
        if (statement.Kind == StatementKind.Fact && statement.Field == "designations" && SchemaOf(statement.Subject) is not null)
        {
            return json => Sanction(json, data, statement, prefix);
        }

        if (
            statement.Value.Page is not { } other
            || SchemaOf(statement.Subject) is null or "Event"
            || SchemaOf(other) is null or "Event"
            || statement.Origin is RelationEnd { IsFrom: false }
        )
        {
            return null;
        }

        var (schema, first, second) =
            statement.Kind == StatementKind.Fact && MemberIsValue.TryGetValue(statement.Field, out var isValue)
                ? ("Membership", isValue ? other : statement.Subject, isValue ? statement.Subject : other)
                : ("UnknownLink", statement.Subject, other);
        var (from, to) = schema == "Membership" ? ("member", "organization") : ("subject", "object");
        // The end that has members is an organisation: a person's tie to a person is no membership.
        if (schema == "Membership" && SchemaOf(second) != "Organization")
        {
            (schema, from, to) = ("UnknownLink", "subject", "object");
        }

        return json =>
        {
            json.WriteString("id", $"{prefix}-{statement.Id}");
            json.WriteString("schema", schema);
            json.WriteStartObject("properties");
            json.Array(from, [Id(prefix, first)]);
            json.Array(to, [Id(prefix, second)]);
            json.Array("role", [Role(data, statement)]);
            Times(json, statement);
            Source(json, data, statement);
            json.WriteEndObject();
        };
    }

    private static string Role(SiteData data, Statement statement) =>
        statement.Qualifiers.FirstOrDefault(one => one.Name == "role") is { } role
            ? role.Value.Text
            : StatementTables.Label(data, statement);

    private static void Sanction(Utf8JsonWriter json, SiteData data, Statement statement, string prefix)
    {
        json.WriteString("id", $"{prefix}-{statement.Id}");
        json.WriteString("schema", "Sanction");
        json.WriteStartObject("properties");
        json.Array("entity", [Id(prefix, statement.Subject)]);
        json.Array("authority", [Title(statement.Value)]);
        json.Array("program", statement.Qualifiers.Where(one => one.Name == "list").Select(one => one.Value.Text));
        var claim = (Claim)statement.Origin;
        json.Array("startDate", claim.Qualifier("date") is ClaimValue.Date { Value: var date } ? Date(date) : Date(statement.From));
        json.Array("endDate", Date(statement.To));
        Source(json, data, statement);
        json.WriteEndObject();
    }

    private static void Times(Utf8JsonWriter json, Statement statement)
    {
        json.Array("startDate", Date(statement.From));
        json.Array("endDate", Date(statement.To));
        json.Array("date", Date(statement.AsOf));
    }

    private static void Source(Utf8JsonWriter json, SiteData data, Statement statement)
    {
        json.Array("summary", [statement.Note]);
        json.Array("recordId", [statement.Id]);
        json.Array("sourceUrl", data.Site.Settings.BaseUrl is { } url ? [new Uri(url, SiteData.Anchor(statement)).AbsoluteUri] : []);
        json.Array("publisher", [data.Site.Settings.Title]);
    }

    private static string Title(StatedValue value) =>
        value.Page?.Page.Title ?? (value.Type is StatedType.Unknown or StatedType.None ? "" : value.Text);

    /// <summary>A date as the model has it: a year, a month or a day. What is a span or a season has none.</summary>
    private static IEnumerable<string> Date(Edtf? date) =>
        date is Edtf.Single { UnknownDigits: 0, IsSeason: false, Year: > 999 } single ? [Views.MachineDates.Of(single)!] : [];
}

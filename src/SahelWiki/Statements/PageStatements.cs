using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Statements;

/// <summary>Makes the statements of a page: what its front matter says, and its end of each relation.</summary>
/// <remarks>All that the data knows of the model is read here; what follows knows statements alone.</remarks>
public static class PageStatements
{
    /// <summary>Facts in the order of the author, then relations in the order of the page, then the timeline.</summary>
    public static ImmutableArray<Statement> Of(Site site, LinkedPage page)
    {
        if (!page.Page.Type.HasSubject)
        {
            return [];
        }

        var drafts = new List<Draft>();
        var (matter, original) = (page.Page.FrontMatter, page.Page.Subject.FrontMatter);
        for (var i = 0; i < matter.Fields.Length; i++)
        {
            for (var j = 0; j < matter.Fields[i].Claims.Length; j++)
            {
                drafts.Add(Fact(site, page, matter.Fields[i].Definition.Name, matter.Fields[i].Claims[j], original.Fields[i].Claims[j]));
            }
        }

        foreach (var end in page.Relations)
        {
            drafts.Add(Relation(site, page, end));
        }

        for (var i = 0; i < matter.Timeline.Length; i++)
        {
            drafts.Add(Dated(site, page, matter.Timeline[i], original.Timeline[i]));
        }

        return Named(drafts);
    }

    /// <param name="Key">What makes the statement this one.</param>
    /// <param name="Details">What tells it from others with that key.</param>
    private readonly record struct Draft(Statement Statement, string Key, Func<string> Details);

    /// <param name="original">The same claim in the author's words: a statement has one name in all editions.</param>
    private static Draft Fact(Site site, LinkedPage page, string field, Claim claim, Claim original)
    {
        var value = StatedValues.Of(site, claim.Value);
        ImmutableArray<StatedQualifier> qualifiers = claim.Value is ClaimValue.Place { Value.Precision: { Length: > 0 } precision }
            ? [new("precision", new(StatedType.Word, precision))]
            : [.. claim.Qualifiers.Select(qualifier => new StatedQualifier(qualifier.Name, StatedValues.Of(site, qualifier.Value)))];
        var statement = new Statement(
            "",
            page,
            StatementKind.Fact,
            field,
            value,
            qualifiers,
            claim.From,
            claim.To,
            claim.AsOf,
            claim.Confidence,
            claim.Note ?? "",
            claim.Sources,
            claim
        );
        return new(
            statement,
            $"{Start(page)}\n{field}\n{Target(value)}\n{Work(claim.Sources)}\n{claim.AsOf?.Written}\n{claim.From?.Written}",
            () =>
                Details(
                    statement,
                    StatedValues.Of(site, original.Value),
                    original.Qualifiers.Select(one => StatedValues.Of(site, one.Value))
                )
        );
    }

    private static Draft Relation(Site site, LinkedPage page, RelationEnd end)
    {
        var stated = end.Edge.Statements.Select(one => one.Relation).ToArray();
        var kind = end.IsFrom || end.Edge.Type.Symmetric ? StatementKind.Relation : StatementKind.Inverse;
        var statement = new Statement(
            "",
            page,
            kind,
            end.Edge.Type.Name,
            new(StatedType.Page, end.Other.Id, Page: site.Of(end.Other)),
            [],
            end.Edge.Start,
            end.Edge.End,
            null,
            stated.Select(relation => relation.Confidence).FirstOrDefault(found => found is not null),
            string.Join("; ", stated.Select(relation => relation.Note).Where(note => !string.IsNullOrEmpty(note)).Distinct()),
            [
                .. stated
                    .SelectMany(relation => relation.Sources)
                    .DistinctBy(citation => (citation.Key, citation.Locator, citation.Prefix, citation.Suffix)),
            ],
            end
        );
        return new(
            statement,
            $"{Start(page)}\n{(kind == StatementKind.Relation ? ">" : "<")}{end.Edge.Type.Name}\n{StatementIds.FirstSlug(end.Other)}",
            () => Details(statement, statement.Value, [])
        );
    }

    private static Draft Dated(Site site, LinkedPage page, DatedFact fact, DatedFact original)
    {
        var statement = new Statement(
            "",
            page,
            StatementKind.Dated,
            Statement.Timeline,
            new(StatedType.Text, fact.Text),
            fact.Event is { } reference ? [new("event", StatedValues.Page(site, reference))] : [],
            fact.Date,
            fact.Date,
            null,
            null,
            "",
            fact.Sources,
            fact
        );
        var about = fact.Event is null ? "" : Target(statement.Qualifiers[0].Value);
        return new(statement, $"{Start(page)}\n@{fact.Date.Written}\n{about}\n{Work(fact.Sources)}", () =>
            Details(statement, new(StatedType.Text, original.Text), [])
        );
    }

    private static string Start(LinkedPage page) => StatementIds.FirstId(page.Page);

    private static string Target(StatedValue value) =>
        value.Page is { } page ? StatementIds.FirstSlug(page.Page)
        : value.Type == StatedType.Name ? StatementIds.SlugOf(value.Text)
        : "";

    private static string? Work(ImmutableArray<Citation> citations) => citations.IsEmpty ? "" : citations.Min(citation => citation.Key);

    private static string Details(Statement statement, StatedValue value, IEnumerable<StatedValue> qualifiers) =>
        string.Join(
            '\n',
            qualifiers
                .Select(qualifier => Target(qualifier) + Plain(qualifier))
                .Append(statement.To?.Written ?? "")
                .Append(statement.Kind is StatementKind.Fact or StatementKind.Dated ? "" : statement.From?.Written ?? "")
                .Append(Plain(value))
                .Concat(statement.Citations.Select(citation => $"{citation.Key} {citation.Locator}").Order(StringComparer.Ordinal))
        );

    private static string Plain(StatedValue value) => value.Page is null ? value.Text : "";

    private static ImmutableArray<Statement> Named(List<Draft> drafts)
    {
        var times = new Dictionary<string, int>(drafts.Count, StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            times[draft.Key] = times.GetValueOrDefault(draft.Key) + 1;
        }

        var named = ImmutableArray.CreateBuilder<Statement>(drafts.Count);
        Dictionary<string, int>? twins = null;
        foreach (var draft in drafts)
        {
            var key = draft.Key;
            if (times[key] > 1)
            {
                key += "\n\n" + draft.Details();
                twins ??= new(StringComparer.Ordinal);
                var before = twins.GetValueOrDefault(key);
                twins[key] = before + 1;
                key += before > 0 ? $"\n\n{before}" : "";
            }

            named.Add(draft.Statement with { Id = StatementIds.Of(key) });
        }

        return named.MoveToImmutable();
    }
}

using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Joins the relations that pages state into edges with two ends, and checks them against the vocabulary.</summary>
internal sealed class RelationLinker(RelationVocabulary vocabulary, Page[] pages, LinkResolver resolver, SiteDiagnostics diagnostics)
{
    private readonly List<RelationEdge> edges = [];
    private readonly Dictionary<(string Type, Page From, Page To), List<int>> known = [];

    /// <returns>The ends at each page, by the order of the vocabulary, then by date, then by title.</returns>
    public Dictionary<Page, ImmutableArray<RelationEnd>> Link()
    {
        foreach (var page in pages)
        {
            foreach (var statement in page.FrontMatter.Relations)
            {
                State(page, statement, resolver.Resolve(statement.Target.Target));
            }
        }

        foreach (var type in vocabulary.Types)
        {
            if (type.Acyclic)
            {
                CheckCycles(type);
            }

            if (type.Functional)
            {
                CheckFunctional(type);
            }
        }

        var order = vocabulary.Types.Select((type, index) => (type.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        return edges
            .SelectMany(edge =>
                new[] { (Page: edge.From, End: new RelationEnd(edge, true)), (Page: edge.To, End: new RelationEnd(edge, false)) }
            )
            .GroupBy(pair => pair.Page, pair => pair.End)
            .ToDictionary(
                group => group.Key,
                group =>
                    group
                        .OrderBy(end => order[end.Edge.Type.Name])
                        .ThenBy(end => end.IsFrom ? 0 : 1)
                        .ThenBy(end => end.Edge.Start is null ? 1 : 0)
                        .ThenBy(end => end.Edge.Start)
                        .ThenBy(end => end.Other.Title, StringComparer.Ordinal)
                        .ThenBy(end => end.Other.Id, StringComparer.Ordinal)
                        .ToImmutableArray()
            );
    }

    /// <summary>Without a vocabulary every relation is of an unknown type, which is worth saying once.</summary>
    private bool saidThatThereAreNone;

    private void State(Page page, RelationStatement statement, LinkResolution resolution)
    {
        if (vocabulary.Find(statement.Type) is not { } type)
        {
            if (!vocabulary.IsWhole || (vocabulary.Types.IsEmpty && saidThatThereAreNone))
            {
                return;
            }

            saidThatThereAreNone = vocabulary.Types.IsEmpty;

            var nearest = NearestName.Find(statement.Type, vocabulary.Types.Select(known => known.Name));
            diagnostics.Add(
                page,
                Rules.UnknownRelation,
                statement.TypeSpan,
                $"There is no relation type \"{statement.Type}\".",
                nearest is not null ? $"Did you mean \"{nearest}\"?"
                    : vocabulary.Types.IsEmpty ? "There is no relations.yaml that lists types: add one to the input folder."
                    : $"The types are: {string.Join(", ", vocabulary.Types.Select(known => known.Name))}. New ones are "
                        + "added to relations.yaml."
            );
            return;
        }

        if (!type.AllowsFrom(page.Type.Name))
        {
            diagnostics.Add(
                page,
                Rules.RelationNotAllowed,
                statement.TypeSpan,
                $"{(page.Type.Name[0] is 'a' or 'e' or 'o' ? "An" : "A")} {page.Type.Name} page cannot be"
                    + $" \"{type.Name}\" another: that is for {Names(type.From)} pages.",
                type.AllowsTo(page.Type.Name) ? "Write it on the page of the other end." : "Use another type of relation."
            );
            return;
        }

        if (resolution is not LinkResolution.Found { Page: var target })
        {
            return;
        }

        if (target == page)
        {
            diagnostics.Add(
                page,
                Rules.RelationToItself,
                statement.Target.Span,
                $"This relation leads from \"{page.Title}\" to itself.",
                "Name the other page."
            );
            return;
        }

        if (!type.AllowsTo(target.Type.Name))
        {
            diagnostics.Add(
                page,
                Rules.RelationNotAllowed,
                statement.Target.Span,
                $"\"{type.Name}\" cannot lead to \"{target.Title}\", a page of type {target.Type.Name}: it is for {Names(type.To)} pages.",
                "Name a page of such a type, or use another type of relation."
            );
            return;
        }

        Join(type, page, target, statement);
    }

    private void Join(RelationType type, Page page, Page target, RelationStatement statement)
    {
        var stated = new StatedRelation(page, statement);
        // A symmetric relation is one edge, whichever end states it: it starts at the page that comes first.
        var (from, to) = type.Symmetric && target.Source.CompareTo(page.Source) < 0 ? (target, page) : (page, target);
        if (!known.TryGetValue((type.Name, from, to), out var twins))
        {
            known[(type.Name, from, to)] = twins = [];
        }

        foreach (var index in twins)
        {
            var edge = edges[index];
            var other = edge.Statements.FirstOrDefault(candidate => candidate.Page != page);
            if (other.Page is not null)
            {
                if (!Agree(statement.From, other.Relation.From) || !Agree(statement.To, other.Relation.To))
                {
                    ReportContradiction(page, statement, other);
                }

                edges[index] = edge with { Statements = edge.Statements.Add(stated) };
                return;
            }

            if (
                edge.Statements.Any(own =>
                    own.Relation.From?.Written == statement.From?.Written && own.Relation.To?.Written == statement.To?.Written
                )
            )
            {
                edges[index] = edge with { Statements = edge.Statements.Add(stated) };
                return;
            }
        }

        twins.Add(edges.Count);
        edges.Add(new(type, from, to, [stated]));
    }

    private void ReportContradiction(Page page, RelationStatement statement, StatedRelation other)
    {
        static string Dates(RelationStatement relation) =>
            relation is { From: null, To: null } ? "no dates" : $"{relation.From?.Written ?? "?"} to {relation.To?.Written ?? "?"}";
        diagnostics.Add(
            page,
            Rules.ContradictoryRelation,
            statement.Span,
            $"\"{statement.Type}\" stands here with {Dates(statement)}, but {other.Page.Source} line "
                + $"{other.Relation.Span.Line} has {Dates(other.Relation)}.",
            "A relation is written once, at either end: remove one of the two, or give both the same dates."
        );
    }

    private static bool Agree(Edtf? a, Edtf? b) => a is null || b is null || a.Overlaps(b);

    private void CheckCycles(RelationType type)
    {
        var steps = edges.Where(edge => edge.Type == type).ToLookup(edge => edge.From);
        var cycle = CycleFinder.Find(pages, page => steps[page].Select(edge => edge.To));
        foreach (var loop in cycle)
        {
            var closing = steps[loop[^1]].First(edge => edge.To == loop[0]).Statements[0];
            diagnostics.Add(
                closing.Page,
                Rules.CyclicRelation,
                closing.Relation.Target.Span,
                $"\"{type.Name}\" leads back to its start: {string.Join(" → ", loop.Append(loop[0]).Select(page => page.Id))}.",
                "Remove the one that is wrong."
            );
        }
    }

    private void CheckFunctional(RelationType type)
    {
        foreach (var group in edges.Where(edge => edge.Type == type).GroupBy(edge => edge.From))
        {
            var own = group.ToArray();
            for (var i = 1; i < own.Length; i++)
            {
                if (own.Take(i).FirstOrDefault(before => AtOnce(before, own[i])) is { } rival)
                {
                    var stated = own[i].Statements[0];
                    diagnostics.Add(
                        stated.Page,
                        Rules.SeveralFunctional,
                        stated.Relation.Span,
                        $"\"{type.Name}\" leads to \"{rival.To.Title}\" and to \"{own[i].To.Title}\" at once, but there can be only one.",
                        "Give each its dates with from and to, or remove one."
                    );
                }
            }
        }
    }

    private static bool AtOnce(RelationEdge a, RelationEdge b) =>
        (a.Start?.Earliest ?? long.MinValue) <= (b.End?.Latest ?? long.MaxValue)
        && (b.Start?.Earliest ?? long.MinValue) <= (a.End?.Latest ?? long.MaxValue)
        && !(a.End is { } aEnd && b.Start is { } bStart && aEnd.Latest <= bStart.Latest)
        && !(b.End is { } bEnd && a.Start is { } aStart && bEnd.Latest <= aStart.Latest);

    private static string Names(ImmutableArray<string> types) => string.Join(", ", types);
}

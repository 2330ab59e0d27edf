using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;

namespace SahelWiki.Changes;

/// <summary>A statement that is new, gone, or says something else.</summary>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record StatementChange(Statement? Before, Statement? After)
{
    public ChangeKind Kind =>
        Before is null ? ChangeKind.Added
        : After is null ? ChangeKind.Removed
        : ChangeKind.Changed;
}

/// <summary>Compares what two states of the wiki say, statement by statement.</summary>
public sealed class StatementChanges
{
    private readonly Site before;
    private readonly Site after;

    /// <summary>Former ids of pages that were renamed, by their present ones.</summary>
    private readonly Dictionary<string, string> formerIds;

    private readonly HashSet<string> unreadable;

    private StatementChanges(Site before, Site after, SiteDiff diff)
    {
        (this.before, this.after) = (before, after);
        formerIds = diff
            .Changed.Where(change => change.IsRenamed)
            .ToDictionary(change => change.After.Id.Value, change => change.Before.Id.Value, StringComparer.Ordinal);
        unreadable =
        [
            .. before.Pages.Concat(after.Pages).Where(page => page.Page.Unreadable is not null).Select(page => FormerId(page.Page)),
        ];
    }

    /// <param name="diff">What is known already: which pages were renamed.</param>
    /// <returns>By the present source path, then as the pages say them, what is gone from a page last; of pages that are gone at the
    /// end.</returns>
    public static ImmutableArray<StatementChange> Of(Site before, Site after, SiteDiff diff) =>
        new StatementChanges(before, after, diff).All();

    private ImmutableArray<StatementChange> All()
    {
        var old = before.Pages.ToDictionary(page => page.Page.Id.Value, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<StatementChange>();
        foreach (var page in after.Pages)
        {
            var former = FormerId(page.Page);
            old.Remove(former, out var was);
            if (!unreadable.Contains(former))
            {
                Compare(was is null ? [] : PageStatements.Of(before, was), PageStatements.Of(after, page), changes);
            }
        }

        foreach (var page in old.Values.Where(page => !unreadable.Contains(page.Page.Id)).OrderBy(page => page.Page.Source))
        {
            Compare(PageStatements.Of(before, page), [], changes);
        }

        return changes.ToImmutable();
    }

    private string FormerId(Page page) => formerIds.GetValueOrDefault(page.Id, page.Id);

    /// <summary>
    /// Statements meet by their name; those left, by field and value, then by field and work: what was given another source, or another
    /// value by the same, is the same statement said otherwise.
    /// </summary>
    private void Compare(ImmutableArray<Statement> old, ImmutableArray<Statement> now, ImmutableArray<StatementChange>.Builder changes)
    {
        var gone = old.ToList();
        var met = new Dictionary<Statement, Statement>(ReferenceEqualityComparer.Instance);
        Func<Statement, Statement, bool>[] signs =
        [
            (was, isNow) => was.Id == isNow.Id,
            (was, isNow) => was.Kind == isNow.Kind && was.Field == isNow.Field && Same(was.Value, isNow.Value),
            (was, isNow) =>
                was.Kind == isNow.Kind
                && was.Field == isNow.Field
                && isNow.Value.Type is not (StatedType.Page or StatedType.Name)
                && was.Citations.Any(cited => isNow.Citations.Any(other => other.Key == cited.Key)),
        ];
        foreach (var sign in signs)
        {
            foreach (var statement in now.Where(statement => !met.ContainsKey(statement)))
            {
                if (gone.FirstOrDefault(was => sign(was, statement)) is { } was)
                {
                    met[statement] = was;
                    gone.Remove(was);
                }
            }
        }

        foreach (var statement in now)
        {
            if (!met.TryGetValue(statement, out var was))
            {
                changes.Add(new(null, statement));
            }
            else if (!Same(was, statement))
            {
                changes.Add(new(was, statement));
            }
        }

        changes.AddRange(gone.Select(was => new StatementChange(was, null)));
    }

    private bool Same(Statement was, Statement isNow) =>
        Same(was.Value, isNow.Value)
        && was.Qualifiers.Length == isNow.Qualifiers.Length
        && was.Qualifiers.Zip(isNow.Qualifiers)
            .All(pair => pair.First.Name == pair.Second.Name && Same(pair.First.Value, pair.Second.Value))
        && (was.From?.Written, was.To?.Written, was.AsOf?.Written) == (isNow.From?.Written, isNow.To?.Written, isNow.AsOf?.Written)
        && (was.Confidence, was.Note) == (isNow.Confidence, isNow.Note)
        && Cited(was).SequenceEqual(Cited(isNow), StringComparer.Ordinal);

    private bool Same(StatedValue was, StatedValue isNow) =>
        was.Type == isNow.Type && was.Text == (isNow.Page is { } page ? FormerId(page.Page) : isNow.Text);

    private static IEnumerable<string> Cited(Statement statement) =>
        statement.Citations.Select(ClaimText.Citation).Order(StringComparer.Ordinal);
}

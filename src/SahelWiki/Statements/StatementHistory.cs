using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;

namespace SahelWiki.Statements;

/// <summary>Since when the wiki says what a statement says, and what it said before.</summary>
/// <remarks>Safe to ask from any thread; a page's past is put together when it is first asked for.</remarks>
public sealed class StatementHistory(Site site)
{
    private readonly ConcurrentDictionary<Page, ImmutableArray<ClaimPast>> pasts = new();

    /// <returns>Null where the history does not tell.</returns>
    public ClaimPast? Of(Statement statement) =>
        site.History?.Claims is not { } claims
            ? null
            : statement.Origin switch
            {
                Claim claim => Of(claims, statement.Subject.Page, FieldIndex(statement.Subject.Page.FrontMatter, claim)),
                // The first that states it; a page that states it again later adds nothing.
                RelationEnd { Edge.Statements: [var stated, ..] } => Of(
                    claims,
                    stated.Page,
                    ClaimCount(stated.Page.FrontMatter) + stated.Page.FrontMatter.Relations.IndexOf(stated.Relation)
                ),
                DatedFact fact => Of(
                    claims,
                    statement.Subject.Page,
                    ClaimCount(statement.Subject.Page.FrontMatter)
                        + statement.Subject.Page.FrontMatter.Relations.Length
                        + statement.Subject.Page.FrontMatter.Timeline.IndexOf(fact)
                ),
                _ => null,
            };

    /// <summary>The day since which it says so; null where no commit has it yet, and where the history does not tell.</summary>
    public DateOnly? Since(Statement statement) => Of(statement)?.Said[^1].Day;

    private ClaimPast? Of(ClaimHistory claims, Page page, int index)
    {
        var past = pasts.GetOrAdd(page, static (page, claims) => claims.Of(page.Source, page.Subject.FrontMatter), claims);
        return index >= 0 && index < past.Length ? past[index] : null;
    }

    private static int ClaimCount(FrontMatter matter) => matter.Fields.Sum(field => field.Claims.Length);

    private static int FieldIndex(FrontMatter matter, Claim claim)
    {
        var before = 0;
        foreach (var field in matter.Fields)
        {
            for (var i = 0; i < field.Claims.Length; i++)
            {
                if (ReferenceEquals(field.Claims[i], claim))
                {
                    return before + i;
                }
            }

            before += field.Claims.Length;
        }

        return -1;
    }
}

using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Finds, for every source, where it is cited; reports keys that no source has.</summary>
internal sealed class SourceUses(Page[] pages, Dictionary<Page, int> indexOf, Bibliography bibliography, SiteDiagnostics diagnostics)
{
    public ImmutableArray<LinkedSource> Link()
    {
        var uses = All();
        ReportUnknown(uses);
        var leads = bibliography
            .Entries.SelectMany(entry => entry.Via.Select(via => (via.Key, Lead: new SourceLead(entry, via))))
            .ToLookup(pair => pair.Key, pair => pair.Lead);
        return
        [
            .. bibliography.Entries.Select(entry => new LinkedSource(
                entry,
                new($"sources/{Slug.Of(entry.Key)}.html"),
                uses.GetValueOrDefault(entry.Key, []),
                [.. leads[entry.Key]]
            )
            {
                Through = Through(entry, uses),
            }),
        ];
    }

    /// <summary>What cites the places at which other works refer to this one.</summary>
    private static ImmutableArray<SourceUse> Through(SourceEntry entry, Dictionary<string, ImmutableArray<SourceUse>> uses)
    {
        if (entry.Via.IsEmpty)
        {
            return [];
        }

        return
        [
            .. entry
                .Via.GroupBy(via => via.Key)
                .SelectMany(places =>
                    uses.GetValueOrDefault(places.Key, [])
                        .Where(use => places.Any(place => place.Locator.FirstShared(use.Citation.Locator) is not null))
                ),
        ];
    }

    public static string Hint(string key, IEnumerable<string> keys) =>
        NearestName.Find(key, keys) is { } nearest
            ? char.IsLetterOrDigit(nearest[^1]) || nearest[^1] == '_'
                ? $"Did you mean \"{nearest}\"?"
                : $"A key that ends in a sign stands in braces: [@{{{nearest}}}]"
            : "Add the work to a file in sources/, or correct the key.";

    private Dictionary<string, ImmutableArray<SourceUse>> All()
    {
        var lists = new Dictionary<string, ImmutableArray<SourceUse>.Builder>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var use in Of(page))
            {
                (
                    lists.TryGetValue(use.Citation.Key, out var list)
                        ? list
                        : lists[use.Citation.Key] = ImmutableArray.CreateBuilder<SourceUse>()
                ).Add(use);
            }
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }

    /// <summary>The front matter first, then the text, each in reading order.</summary>
    private static IEnumerable<SourceUse> Of(Page page) =>
        FrontMatterCitations
            .Of(page)
            .Select(cited => new SourceUse(page, null, cited.Field, cited.Citation))
            .Concat(
                page.Body.Citations.SelectMany(mark =>
                    mark.Citations.Select(citation => new SourceUse(page, mark.Sentence, null, citation))
                )
            );

    private void ReportUnknown(Dictionary<string, ImmutableArray<SourceUse>> uses)
    {
        if (!bibliography.IsWhole)
        {
            return;
        }

        foreach (
            var use in uses.Where(pair => bibliography.Find(pair.Key) is null)
                .SelectMany(pair => pair.Value)
                .OrderBy(use => indexOf[use.Page])
                .ThenBy(use => use.Citation.Span.Line)
                .ThenBy(use => use.Citation.Span.Column)
        )
        {
            Action<Page, Rule, SourceSpan, string, string?> tell = use.Field is null ? diagnostics.AddToText : diagnostics.Add;
            tell(
                use.Page,
                Rules.UnknownCitation,
                use.Citation.Span,
                $"There is no source \"{use.Citation.Key}\".",
                Hint(use.Citation.Key, bibliography.Keys)
            );
        }
    }
}

/// <summary>All citations of a page's front matter.</summary>
public static class FrontMatterCitations
{
    /// <returns>The name of the field, and the citation, in the author's order.</returns>
    public static IEnumerable<(string Field, Citation Citation)> Of(Page page)
    {
        foreach (var field in page.FrontMatter.Fields)
        {
            foreach (var citation in field.Claims.SelectMany(claim => claim.Sources))
            {
                yield return (field.Definition.Name, citation);
            }
        }

        foreach (var citation in page.FrontMatter.Relations.SelectMany(relation => relation.Sources))
        {
            yield return ("relations", citation);
        }

        foreach (var citation in page.FrontMatter.Timeline.SelectMany(fact => fact.Sources))
        {
            yield return ("timeline", citation);
        }

        foreach (var citation in page.FrontMatter.CitationsLeftOut)
        {
            yield return ("", citation);
        }
    }
}

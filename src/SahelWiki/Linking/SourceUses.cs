using System.Collections.Immutable;
using SahelWiki.Citations;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Paths;

namespace SahelWiki.Linking;

/// <summary>Finds, for every source, where it is cited; reports keys that no source has.</summary>
internal sealed class SourceUses(Page[] pages, Bibliography bibliography, SiteDiagnostics diagnostics)
{
    private readonly Dictionary<string, ImmutableArray<SourceUse>.Builder> uses = [];

    public ImmutableArray<LinkedSource> Link()
    {
        foreach (var page in pages)
        {
            foreach (var (field, citation) in FrontMatterCitations.Of(page))
            {
                Use(page, new(page, -1, field, citation));
            }

            foreach (var mark in page.Body.Citations)
            {
                foreach (var citation in mark.Citations)
                {
                    Use(page, new(page, mark.Sentence, null, citation));
                }
            }
        }

        var leads = bibliography.Entries.SelectMany(entry => entry.Via.Select(via => (via.Key, Lead: new SourceLead(entry, via)))).ToLookup(pair => pair.Key, pair => pair.Lead);
        return
        [
            .. bibliography.Entries.Select(entry => new LinkedSource(entry, new($"sources/{Slug.Of(entry.Key)}.html"),
                uses.GetValueOrDefault(entry.Key)?.ToImmutable() ?? [], [.. leads[entry.Key]])),
        ];
    }

    public static string Hint(string key, IEnumerable<string> keys) =>
        NearestName.Find(key, keys) is { } nearest ? $"Did you mean \"{nearest}\"?" : "Add the work to a file in sources/, or correct the key.";

    private void Use(Page page, SourceUse use)
    {
        if (bibliography.Find(use.Citation.Key) is null)
        {
            diagnostics.Add(page, Rules.UnknownCitation, use.Citation.Span, $"There is no source \"{use.Citation.Key}\".", Hint(use.Citation.Key, bibliography.Keys));
            return;
        }

        (uses.TryGetValue(use.Citation.Key, out var list) ? list : uses[use.Citation.Key] = ImmutableArray.CreateBuilder<SourceUse>()).Add(use);
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
    }
}

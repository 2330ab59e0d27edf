using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Sees that fields which must not lead back to their start don't: a place that is part of itself, by whatever way.</summary>
internal static class PartOfCheck
{
    public static void Report(Page[] pages, LinkResolver resolver, SiteDiagnostics diagnostics)
    {
        var steps = new Dictionary<Page, List<(Page To, PageReference Reference)>>();
        foreach (var page in pages)
        {
            foreach (var field in page.FrontMatter.Fields.Where(field => field.Definition.Acyclic))
            {
                foreach (var reference in field.Claims.SelectMany(claim => claim.References()))
                {
                    if (resolver.Resolve(reference.Target) is LinkResolution.Found { Page: var target })
                    {
                        (steps.TryGetValue(page, out var list) ? list : steps[page] = []).Add((target, reference));
                    }
                }
            }
        }

        foreach (var loop in CycleFinder.Find(pages, from => steps.GetValueOrDefault(from, []).Select(step => step.To)))
        {
            var (_, reference) = steps[loop[^1]].First(step => step.To == loop[0]);
            diagnostics.Add(
                loop[^1],
                loop.Count == 1 ? Rules.RelationToItself : Rules.CyclicRelation,
                reference.Span,
                $"\"part_of\" leads back to its start: {string.Join(" → ", loop.Append(loop[0]).Select(page => page.Id))}.",
                "Remove the one that is wrong."
            );
        }
    }
}

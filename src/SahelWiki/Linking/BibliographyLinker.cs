using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Joins the files of the bibliography into one, and reports keys and works that occur twice.</summary>
internal sealed class BibliographyLinker(ParsedInput input, SiteDiagnostics diagnostics)
{
    public Bibliography Link()
    {
        var byKey = new Dictionary<string, SourceEntry>(StringComparer.Ordinal);
        var byPath = new Dictionary<string, SourceEntry>(StringComparer.Ordinal);
        var byUrl = new Dictionary<string, SourceEntry>(StringComparer.Ordinal);
        foreach (var entry in input.Sources)
        {
            if (!byKey.TryAdd(entry.Key, entry))
            {
                diagnostics.Add(
                    entry.Source,
                    Rules.DuplicateSourceKey,
                    entry.Span,
                    $"The key \"{entry.Key}\" is already in {byKey[entry.Key].Source}, line {byKey[entry.Key].Span.Line}.",
                    "Remove one of the two entries, or give one another key."
                );
                continue;
            }

            if (!byPath.TryAdd(Slug.Of(entry.Key), entry) || Slug.IsReserved(Slug.Of(entry.Key)))
            {
                diagnostics.Add(
                    entry.Source,
                    Rules.OutputCollision,
                    entry.Span,
                    $"The key \"{entry.Key}\" would get the same address as another.",
                    "Give one of them another key."
                );
            }

            foreach (
                var name in new[]
                {
                    entry.Url is { } url ? Plain(url) : null,
                    entry.Doi is { } doi ? "doi:" + doi.ToLowerInvariant() : null,
                }
            )
            {
                if (name is not null && !byUrl.TryAdd(name, entry) && byUrl[name] != entry)
                {
                    diagnostics.Add(
                        entry.Source,
                        Rules.DuplicateSourceUrl,
                        entry.Span,
                        $"\"{entry.Key}\" has the same "
                            + $"{(name.StartsWith("doi:", StringComparison.Ordinal) ? "DOI" : "URL")} as \"{byUrl[name].Key}\".",
                        "Use one key for one work."
                    );
                }
            }
        }

        foreach (var entry in byKey.Values)
        {
            foreach (
                var via in entry.Via.Concat(entry.SameAuthorAs).Where(via => input.HasWholeBibliography && !byKey.ContainsKey(via.Key))
            )
            {
                diagnostics.Add(
                    entry.Source,
                    Rules.UnknownCitation,
                    via.Span,
                    $"There is no source \"{via.Key}\".",
                    SourceUses.Hint(via.Key, byKey.Keys)
                );
            }
        }

        return new(byKey.Values) { IsWhole = input.HasWholeBibliography };
    }

    /// <summary>An address without what doesn't change where it leads: scheme, www, a slash at the end.</summary>
    private static string Plain(string url)
    {
        var plain = url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/');
        return plain.StartsWith("www.", StringComparison.Ordinal) ? plain[4..] : plain;
    }
}

using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>
/// Remembers how the pages were linked the last time, so that only what a change touches is linked anew. The result is the same as without
/// it.
/// </summary>
public sealed class LinkMemory
{
    internal LinkedState? Last { get; set; }
}

/// <summary>What Link found out, parallel to the pages, before it was put together.</summary>
internal sealed record LinkedState(
    Page[] Pages,
    string Language,
    LinkResolver Resolver,
    ImmutableArray<ResolvedLink>[] Links,
    ImmutableArray<LinkResolution>[] References,
    ImmutableArray<Backlink>[] Backlinks,
    ImmutableArray<Mention>[] Mentions,
    Dictionary<string, ImmutableArray<SourceUse>> Uses,
    int[] Ranks
)
{
    /// <summary>
    /// Which pages were parsed anew since, by index; null where pages came, went or changed a name: then a link on any page may lead
    /// elsewhere.
    /// </summary>
    public int[]? ChangedIn(Page[] now, string language)
    {
        if (now.Length != Pages.Length || language != Language)
        {
            return null;
        }

        var changed = new List<int>();
        for (var i = 0; i < now.Length; i++)
        {
            if (ReferenceEquals(now[i], Pages[i]))
            {
                continue;
            }

            if (!IsCalledTheSame(now[i], Pages[i]))
            {
                return null;
            }

            changed.Add(i);
        }

        return [.. changed];
    }

    private static bool IsCalledTheSame(Page a, Page b) =>
        a.Source == b.Source
        && a.Type == b.Type
        && a.Title == b.Title
        && a.FrontMatter.Aliases.Select(alias => alias.Name)
            .SequenceEqual(b.FrontMatter.Aliases.Select(alias => alias.Name), StringComparer.Ordinal)
        && a.FrontMatter.Redirects.Select(redirect => redirect.FormerId)
            .SequenceEqual(b.FrontMatter.Redirects.Select(redirect => redirect.FormerId), StringComparer.Ordinal);
}

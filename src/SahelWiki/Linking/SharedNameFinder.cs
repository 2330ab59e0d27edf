using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Finds names that several pages have, for the pages that tell them apart, and reports those nobody marked as shared.</summary>
internal sealed class SharedNameFinder(Page[] pages, SiteDiagnostics diagnostics)
{
    public ImmutableArray<SharedName> Find()
    {
        var holders = new Dictionary<string, List<(Page Page, Alias? Alias)>>();
        foreach (var page in pages.Where(page => page.Type.HasSubject))
        {
            Add(holders, page.Names.Title, page, null);
            for (var i = 0; i < page.Names.Aliases.Length; i++)
            {
                Add(holders, page.Names.Aliases[i], page, page.FrontMatter.Aliases[i]);
            }
        }

        var shared = new List<SharedName>();
        var addresses = new HashSet<string>();
        foreach (var (key, names) in holders)
        {
            if (names.Count < 2 || names.Select(name => name.Page).Distinct().ToArray() is not { Length: > 1 } owners)
            {
                continue;
            }

            Report(names, owners);
            var first = names[0].Alias?.Name ?? names[0].Page.Title;
            var slug = Slug.Of(first) is { Length: > 0 } safe ? safe : "name";
            for (var n = 2; !addresses.Add(slug); n++)
            {
                slug = $"{Slug.Of(first)}-{n}";
            }

            shared.Add(new(first, new($"names/{slug}.html"), [.. owners]));
        }

        return [.. shared.OrderBy(name => name.Path)];
    }

    private static void Add(Dictionary<string, List<(Page, Alias?)>> holders, string key, Page page, Alias? alias)
    {
        (holders.TryGetValue(key, out var list) ? list : holders[key] = new(1)).Add((page, alias));
    }

    /// <summary>Readers see the title alone: in lists, in results of a search, on the tab of a browser.</summary>
    private void ReportTitle(Page page, Page[] others)
    {
        if (others.Length > 0)
        {
            var mark =
                others.All(other => other.Type != page.Type) ? page.Type.Name
                : page.Type == Event.Type ? "2012"
                : "its place";
            diagnostics.Add(
                page,
                Rules.DuplicateTitle,
                page.Text.TitleSpan,
                $"\"{page.Title}\" is also the title of {string.Join(", ", others.Select(other => other.Source.Value))}.",
                $"Say in brackets which one it is, by its kind, place or year: title: {page.Title} ({mark})"
            );
        }
    }

    private void Report(List<(Page Page, Alias? Alias)> names, Page[] owners)
    {
        foreach (var (page, alias) in names)
        {
            if (alias is null)
            {
                ReportTitle(page, [.. names.Where(other => other.Alias is null && other.Page != page).Select(other => other.Page)]);
                continue;
            }

            if (alias.Shared)
            {
                continue;
            }

            if (names.FirstOrDefault(other => other.Alias is null && other.Page != page).Page is { } titled)
            {
                diagnostics.Add(
                    page,
                    Rules.AliasIsTitle,
                    alias.Span,
                    $"\"{alias.Name}\" is the title of {titled.Source}.",
                    $"Remove it, or, where readers do use it for both, write: {{name: {alias.Name}, shared: true}}"
                );
            }
            else
            {
                diagnostics.Add(
                    page,
                    Rules.DuplicateAlias,
                    alias.Span,
                    $"\"{alias.Name}\" is also an alias of "
                        + $"{string.Join(" and ", owners.Where(owner => owner != page).Select(owner => owner.Source.Value))}.",
                    $"Remove it from one of them, or, where it really is shared, write on each: {{name: {alias.Name}, shared: true}}"
                );
            }
        }
    }
}

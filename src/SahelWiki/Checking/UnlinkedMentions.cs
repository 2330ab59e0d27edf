using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Markdown;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Finds pages whose name stands in the text of another that never links to them.</summary>
/// <remarks>
/// Names are looked for as they are written, letter by letter; a shorter name inside a longer one ("Mali" in "Government of Mali") is no
/// mention.
/// </remarks>
internal static class UnlinkedMentions
{
    /// <summary>Shorter names are too often something else.</summary>
    private const int ShortestName = 4;

    public static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site)
    {
        var names = Names(site);
        var byFirstWord = names
            .GroupBy(name => FirstWord(name.Key))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(name => name.Key.Length).ToArray(), StringComparer.Ordinal);
        return page => page.Page.Type.HasSubject ? Find(site, page, byFirstWord) : [];
    }

    /// <summary>Names that mean one page alone.</summary>
    private static Dictionary<string, Page> Names(Site site)
    {
        var shared = site.SharedNames.Select(name => Folding.NameKey(name.Name)).ToHashSet();
        var names = new Dictionary<string, Page>(StringComparer.Ordinal);
        foreach (var page in site.Pages.Select(page => page.Page).Where(page => page.Type.HasSubject))
        {
            foreach (var name in page.FrontMatter.Aliases.Select(alias => alias.Name).Prepend(page.Title))
            {
                if (name.Length >= ShortestName && char.IsUpper(name[0]) && !shared.Contains(Folding.NameKey(name)))
                {
                    names.TryAdd(name, page);
                }
            }
        }

        return names;
    }

    private static IEnumerable<Finding> Find(Site site, LinkedPage page, Dictionary<string, KeyValuePair<string, Page>[]> names)
    {
        var known = page
            .Links.Select(link => link.Resolution)
            .OfType<LinkResolution.Found>()
            .Select(found => found.Page)
            .Concat(page.Page.References.Select(site.Target).OfType<Page>())
            .Append(page.Page)
            .ToHashSet();
        if (!page.Page.Body.Sections.Any(section => Mentions(section.Text, names).Any(mention => !known.Contains(mention.Page))))
        {
            yield break;
        }

        var text = SourceText.Decode(page.Page.File, out _);
        foreach (var prose in Prose.Read(text, PageParser.BodyOffset(text), _ => true).Where(prose => !prose.IsHeading))
        {
            foreach (var (name, at, mentioned) in Mentions(prose.Text, names))
            {
                if (known.Add(mentioned))
                {
                    yield return new(
                        Rules.UnlinkedMention,
                        prose.Span(at, name.Length),
                        $"\"{name}\" has a page ({mentioned.Source}), and this page doesn't link to it.",
                        $"Write [[{mentioned.Slug}|{name}]]."
                    );
                }
            }
        }
    }

    private static IEnumerable<(string Name, int At, Page Page)> Mentions(
        string text,
        Dictionary<string, KeyValuePair<string, Page>[]> names
    )
    {
        var words = names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsUpper(text[i]) || (i > 0 && IsOfWord(text[i - 1])))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (
                words.TryGetValue(text.AsSpan(i, end - i), out var candidates)
                && candidates.FirstOrDefault(name => StandsAt(text, i, name.Key)) is { Key: not null } found
            )
            {
                yield return (found.Key, i, found.Value);
                end = i + found.Key.Length;
            }

            i = end - 1;
        }
    }

    private static bool StandsAt(string text, int at, string name) =>
        string.CompareOrdinal(text, at, name, 0, name.Length) == 0
        && (at + name.Length == text.Length || !IsOfWord(text[at + name.Length]));

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '‑';

    private static string FirstWord(string name)
    {
        var end = 0;
        while (end < name.Length && char.IsLetterOrDigit(name[end]))
        {
            end++;
        }

        return name[..end];
    }
}

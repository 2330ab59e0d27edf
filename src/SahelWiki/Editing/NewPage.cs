using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Plans a new page that makes no link of another page unclear and overwrites nothing.</summary>
public static class NewPage
{
    private const int LongestSlug = 80;

    /// <param name="slug">The file name without <c>.md</c>; null for the next free one made from the title.</param>
    /// <exception cref="EditException">A page has that name already, or no file name can be made of it; nothing was changed.</exception>
    public static PlannedFile Plan(SourceTree tree, PageType type, string title, string? slug = null, string? summary = null)
    {
        title = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var pages = InputParser.Parse(tree).Pages;
        CheckTitle(pages, title);
        var path = new SourcePath($"{type.Folder}/{(slug is null ? Free(tree, pages, type, title) : Checked(tree, pages, type, slug))}.md");
        return new(null, new(path, [.. System.Text.Encoding.UTF8.GetBytes(PageTemplate.Of(type, title, summary))]));
    }

    private static void CheckTitle(IReadOnlyCollection<Page> pages, string title)
    {
        if (title.Length == 0)
        {
            throw new EditException("A page needs a title.", "Write it in quotation marks: sahelwiki new place \"Name\"");
        }

        var key = Folding.NameKey(title);
        if (pages.FirstOrDefault(page => Folding.NameKey(page.Title) == key) is { } twin)
        {
            throw new EditException(
                $"{twin.Source} has the title \"{twin.Title}\" already.",
                "Nothing was written. Add to that page, or give this one a title that tells the two apart: \"Name (town)\"."
            );
        }

        if (pages.FirstOrDefault(page => page.FrontMatter.Aliases.Any(alias => Folding.NameKey(alias.Name) == key)) is { } owner)
        {
            throw new EditException(
                $"\"{title}\" is an alias of {owner.Source}, \"{owner.Title}\".",
                "Nothing was written. Add to that page, or give this one a title that tells the two apart."
            );
        }
    }

    private static string Free(SourceTree tree, IReadOnlyCollection<Page> pages, PageType type, string title)
    {
        var slug = Shortened(Slug.Of(title));
        if (slug.Length == 0)
        {
            throw new EditException($"No file name can be made of \"{title}\".", "Nothing was written. Choose one: --slug some-name");
        }

        return Enumerable
            .Range(1, int.MaxValue - 1)
            .Select(number => number == 1 && !Slug.IsReserved(slug) ? slug : $"{slug}-{Math.Max(number, 2)}")
            .First(candidate =>
                Taken(tree, pages, type, candidate) is null && PortableNames.Problem($"{type.Folder}/{candidate}.html") is null
            );
    }

    /// <summary>Whole words of a long name: people type it in links.</summary>
    private static string Shortened(string slug) =>
        slug.Length <= LongestSlug ? slug
        : slug.LastIndexOf('-', LongestSlug) is var hyphen and > 0 ? slug[..hyphen]
        : slug[..LongestSlug];

    private static string Checked(SourceTree tree, IReadOnlyCollection<Page> pages, PageType type, string slug)
    {
        if (slug.Length == 0 || slug != Slug.Of(slug) || Slug.IsReserved(slug))
        {
            throw new EditException(
                $"\"{slug}\" cannot be a file name here: it is not made of lower-case letters, digits and hyphens, or is taken by a list.",
                $"Nothing was written. Write for instance: --slug {(Slug.Of(slug) is { Length: > 0 } safe ? safe : "some-name")}"
            );
        }

        if (PortableNames.Problem($"{type.Folder}/{slug}.html") is { } problem)
        {
            throw new EditException(
                $"\"{slug}\" cannot be a file name here: its address {problem}.",
                "Nothing was written. Choose another one, or leave out --slug."
            );
        }

        return Taken(tree, pages, type, slug) is { } owner
            ? throw new EditException(
                $"{owner} has that file name already.",
                "Nothing was written. Choose another one, or leave out --slug."
            )
            : slug;
    }

    /// <summary>What has the slug already: a page of any type (a link by the slug alone would be unclear), a file, or a redirect.</summary>
    private static string? Taken(SourceTree tree, IReadOnlyCollection<Page> pages, PageType type, string slug)
    {
        var key = Folding.NameKey(slug);
        return pages
            .FirstOrDefault(page =>
                page.Type.HasSubject
                && (
                    Folding.NameKey(page.Slug) == key
                    || page.FrontMatter.Redirects.Any(redirect => redirect.FormerId == $"{type.Folder}/{slug}")
                )
            )
            ?.Source.Value
            ?? tree.Files.FirstOrDefault(file =>
                file.Path.Value.Equals($"{type.Folder}/{slug}.md", StringComparison.OrdinalIgnoreCase)
            )?.Path.Value;
    }
}

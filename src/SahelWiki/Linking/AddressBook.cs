using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Gives every page its address and sees that no two have the same.</summary>
internal sealed class AddressBook
{
    private readonly Dictionary<Page, OutputPath> paths = [];
    private readonly string ownLanguage;
    private readonly HashSet<string> images;
    private readonly ImmutableArray<FormerAddress>.Builder redirects = ImmutableArray.CreateBuilder<FormerAddress>();

    public AddressBook(ParsedInput input, Edition edition, string ownLanguage, IReadOnlyList<Page> pages, SiteDiagnostics diagnostics)
    {
        this.ownLanguage = Edition.Own(ownLanguage).Language;
        images = [.. input.Images.Select(image => image.Path.Value)];
        var owners = new Dictionary<string, Page>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in pages)
        {
            var path = new OutputPath(page.Id + ".html");
            paths[page] = page.IsForeign ? edition.From(EditionOf(page.Text.Language ?? ownLanguage), path) : path;
            if (page is { Slug: "index", Type.HasSubject: true } or { Id.Value: "about/index" })
            {
                diagnostics.Add(
                    page,
                    Rules.OutputCollision,
                    SourceSpan.Start,
                    $"\"{path}\" is the address of the list of these pages.",
                    "Give the file another name."
                );
            }
            else if (Slug.IsReserved(page.Slug) && page.Type.Folder.Length > 0)
            {
                diagnostics.Add(
                    page,
                    Rules.OutputCollision,
                    SourceSpan.Start,
                    $"\"{path}\" is the address of what is shown for a page that is not there.",
                    "Give the file another name."
                );
            }
            else if (!owners.TryAdd(path.Value, page))
            {
                diagnostics.Add(
                    page,
                    Rules.OutputCollision,
                    SourceSpan.Start,
                    $"This page would be written to \"{path}\", and so would {owners[path.Value].Source}.",
                    "Rename one of the two files."
                );
            }
        }

        foreach (var page in pages)
        {
            foreach (var redirect in page.FrontMatter.Redirects)
            {
                Redirect(page, redirect, owners, diagnostics);
            }
        }
    }

    public OutputPath Of(Page page) => paths[page];

    private Edition EditionOf(string language) =>
        Edition.Own(language) is var own && own.Language == this.ownLanguage ? own : Edition.In(own.Language);

    public bool HasImage(SourcePath path) => images.Contains(path.Value);

    public string? NearestImage(string name) => NearestName.Find(name, images.Select(path => path[(path.LastIndexOf('/') + 1)..]));

    public ImmutableArray<FormerAddress> Redirects() => [.. redirects.OrderBy(redirect => redirect.From)];

    private void Redirect(Page page, Redirect redirect, Dictionary<string, Page> owners, SiteDiagnostics diagnostics)
    {
        var parts = redirect.FormerId.Split('/');
        if (parts.Length != 2 || parts.Any(part => part.Length == 0 || part != Slug.Of(part)))
        {
            diagnostics.Add(
                page,
                Rules.BadRedirect,
                redirect.Span,
                $"\"{redirect.FormerId}\" is not the id of a page.",
                "Write the folder and the former file name without its ending: groups/former-name"
            );
            return;
        }

        var from = new OutputPath(redirect.FormerId + ".html");
        if (owners.TryGetValue(from.Value, out var owner))
        {
            diagnostics.Add(
                page,
                Rules.BadRedirect,
                redirect.Span,
                owner == page
                    ? $"\"{redirect.FormerId}\" is this page's own id, or is listed twice."
                    : $"\"{redirect.FormerId}\" belongs to {owner.Source}.",
                "Remove this redirect."
            );
            return;
        }

        if (Slug.IsReserved(parts[1]))
        {
            diagnostics.Add(
                page,
                Rules.BadRedirect,
                redirect.Span,
                $"\"{redirect.FormerId}\" is the address of a document that the site makes itself.",
                "Remove this redirect."
            );
            return;
        }

        owners[from.Value] = page;
        redirects.Add(new(from, page));
    }
}

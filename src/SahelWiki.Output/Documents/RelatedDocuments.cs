using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>For each page that very many name: the list of all of them, by what they are to it.</summary>
internal static class RelatedDocuments
{
    private sealed record Related(Page Page, Edtf? Date, string Remark);

    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Site.Pages.Where(page => page.Page is { Type.HasSubject: true, IsForeign: false } && RelatedPages.AreMany(page))
            .SelectMany(page => List(context, page).Files());

    private static LongList<Related> List(RenderContext context, LinkedPage page)
    {
        var weight = page
            .Mentions.Select(mention => mention.From)
            .Concat(page.Relations.Select(end => end.Other))
            .Sum(other => (long)Weight(context.Site.Of(other)));
        return new(context, SitePaths.Related(page.Path), page.Page.Type.Folder, weight, Content, Item)
        {
            Title = context.Phrases["related.title", page.Page.Title],
            Introduction = context.Phrases["related.introduction"],
            IsIndexed = false,
        };

        ListContent<Related> Content() =>
            new(
                [
                    .. RelatedPages
                        .All(context.Site, page, context.Phrases)
                        .Select(entry => new ListEntry<Related>(
                            new(RelatedPages.Id(entry.Label), entry.Label),
                            entry.Page.Title,
                            new(entry.Page, entry.Date, entry.Remark),
                            Weight(context.Site.Of(entry.Page))
                        )),
                ],
                []
            );

        ListItem Item(OutputPath path, Related related) =>
            new(null, context.Views.Link(path, related.Page), related.Remark, [])
            {
                Date = related.Date is { } date ? context.Views.Dates.Of(date) : "",
            };
    }

    private static int Weight(LinkedPage page) =>
        ListParts.Weight(150 + page.Path.Value.Length + System.Text.Encoding.UTF8.GetByteCount(page.Page.Title));
}

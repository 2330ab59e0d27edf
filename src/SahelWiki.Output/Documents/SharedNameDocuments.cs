using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>Documents that tell apart the pages sharing a name.</summary>
internal static class SharedNameDocuments
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context.Site.SharedNames.Select(name => context.Document(name.Path, () =>
            {
                var introduction = context.Phrases["names.introduction", name.Name];
                var items = name.Pages.Select(page => new ListItem(null, context.Views.Link(name.Path, page), page.Summary, []));
                return new ListView(
                    context.Views.Frame(name.Path, name.Name, introduction, ""),
                    name.Name,
                    introduction,
                    [new(null, "", [.. items])]
                );
            }));
}

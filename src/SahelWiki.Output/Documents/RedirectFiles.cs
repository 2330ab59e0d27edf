using System.Text;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>Former addresses: a document at each, which works from a folder too, and the list that Netlify reads.</summary>
internal static class RedirectFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context) =>
        context
            .Site.Redirects.Select(redirect =>
                context.Document(redirect.From, () =>
                    new RedirectView(
                        context.Views.Frame(redirect.From, redirect.To.Title, "", redirect.To.Type.Folder, indexed: false),
                        context.Views.Link(redirect.From, redirect.To)
                    )
                )
            )
            .Append(RenderContext.Text(new("_redirects"), () => Netlify(context)));

    /// <remarks>Source: Netlify documentation, "Redirects and rewrites"; a rule without "!" holds only where no file exists.</remarks>
    private static string Netlify(RenderContext context)
    {
        var rules = new StringBuilder();
        foreach (var redirect in context.Site.Redirects)
        {
            var to = context.Site.Of(redirect.To).Path;
            rules.Append('/').Append(redirect.From.Address).Append(" /").Append(to.Address).Append(" 301!\n");
            rules.Append('/').Append(redirect.From.Address[..^".html".Length]).Append(" /").Append(to.Address).Append(" 301!\n");
        }

        foreach (var folder in NotFoundDocuments.Folders(context))
        {
            rules.Append('/').Append(folder).Append("/* /").Append(folder).Append("/404.html 404\n");
        }

        return rules.ToString();
    }
}

using System.Text;
using SahelWiki.Linking;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>Former addresses: a document at each, which works from a folder too, and the list that Netlify reads.</summary>
public static class RedirectFiles
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
            .Concat(
                Moved(context)
                    .Select(moved =>
                        context.Document(moved.From, () =>
                            new RedirectView(
                                context.Views.Frame(moved.From, context.Phrases["lineage.title"], "", "lineage", indexed: false),
                                new(context.Phrases["lineage.title"], moved.From.RelativeTo(moved.To))
                            )
                        )
                    )
            )
            .Append(RenderContext.Text(new("_redirects"), () => Netlify(context)));

    /// <summary>Documents of the site itself that had another address before; of those that this site has.</summary>
    public static IEnumerable<(OutputPath From, OutputPath To)> Moved(RenderContext context) =>
        SitePaths.Moved.Where(_ => LineageDocuments.Paths(context).Any());

    /// <remarks>
    /// Source: Netlify documentation, "Redirects and rewrites"; a rule with "!" holds also where a file exists. Rules begin at the top of
    /// the host.
    /// </remarks>
    private static string Netlify(RenderContext context)
    {
        var top = context.Site.Settings.HostPath;
        var rules = new StringBuilder();
        foreach (var redirect in context.Site.Redirects)
        {
            var to = top + context.Site.Of(redirect.To).Path.Address;
            rules.Append(top).Append(redirect.From.Address).Append(' ').Append(to).Append(" 301!\n");
            rules.Append(top).Append(redirect.From.Address[..^".html".Length]).Append(' ').Append(to).Append(" 301!\n");
        }

        foreach (var (from, moved) in Moved(context))
        {
            var to = top + moved.Address;
            rules.Append(top).Append(from.Address).Append(' ').Append(to).Append(" 301!\n");
            rules.Append(top).Append(from.Address[..^".html".Length]).Append(' ').Append(to).Append(" 301!\n");
        }

        foreach (var other in context.Others)
        {
            var root = top + other.Site.Edition.Root;
            rules.Append(root).Append("* ").Append(root).Append(SitePaths.NotFound.Address).Append(" 404\n");
        }

        return rules.ToString();
    }
}

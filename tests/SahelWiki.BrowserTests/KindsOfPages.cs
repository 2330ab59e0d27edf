using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Output;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Theme;

namespace SahelWiki.BrowserTests;

/// <summary>
/// The kinds of documents that a site has, taken from the list of its outputs, so that a new kind is looked at without being named
/// anywhere.
/// </summary>
/// <param name="Documents">One of each kind on which a reader stays, so none at a former address: <c>groups/jnim.html</c>.</param>
/// <param name="Views">What they show, by the type of the view.</param>
public sealed record KindsOfPages(IReadOnlyList<string> Documents, IReadOnlySet<Type> Views)
{
    /// <summary>
    /// Outputs whose documents multiply with the content: one stands for all that have the folder and the view in common.
    /// </summary>
    private static readonly string[] Multiplying = ["pages", "backlinks", "sources", "names"];

    /// <summary>Outputs whose documents are all alike. Of any other output, each document is of a kind of its own.</summary>
    private static readonly string[] Alike = ["not-found"];

    /// <summary>Builds a site.</summary>
    /// <param name="choose">Which document stands for its kind; they come by size, the smallest first.</param>
    public static KindsOfPages Build(BuildOptions options, Func<IReadOnlyList<string>, string> choose)
    {
        var theme = new WatchedTheme();
        var loaded = SiteBuilder.Load(options);
        Assert.False(loaded.Site.HasErrors, string.Join("\n", loaded.Site.Diagnostics.Select(found => $"{found.Source} {found.Message}")));
        var context = RenderContext.Of(loaded, theme);
        SiteWriter.Write(loaded, context, OutputFolder.Open(options.Output, options.Input), options.Parallelism);

        var documents =
            from output in SiteOutputs.All
            from file in output.Files(context)
            let path = file.Path.Value
            let view = theme.Views.GetValueOrDefault(path)
            // Pictures to take along are files that links download, no pages.
            where view is not null && view != typeof(RedirectView) && path.EndsWith(".html", StringComparison.Ordinal)
            group path by (
                output.Name,
                view,
                Alike.Contains(output.Name) ? ""
                : Multiplying.Contains(output.Name) ? path[..(path.IndexOf('/') + 1)]
                : path
            ) into kind
            select choose([
                .. kind.OrderBy(path => new FileInfo(Path.Combine(options.Output, path)).Length)
                    .ThenBy(path => path, StringComparer.Ordinal),
            ]);
        return new([.. documents], theme.Views.Values.ToHashSet());
    }

    /// <summary>The theme, and a list of what it showed where.</summary>
    private sealed class WatchedTheme : ITheme
    {
        private readonly RazorTheme theme = new();

        public ConcurrentDictionary<string, Type> Views { get; } = new();

        public ImmutableArray<ThemeAsset> Assets => theme.Assets;

        public ReadOnlyMemory<byte> Render(View view)
        {
            Views[view.Frame.Path] = view.GetType();
            return theme.Render(view);
        }
    }
}

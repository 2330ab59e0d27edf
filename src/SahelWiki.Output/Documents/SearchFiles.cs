using SahelWiki.Linking;
using SahelWiki.Output.Search;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>The search page and the index it loads.</summary>
internal static class SearchFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        yield return context.Document(SitePaths.Search, () =>
            new SearchView(
                context.Views.Frame(SitePaths.Search, context.Phrases["search.title"], context.Phrases["page.search"], "search"),
                new(context.Phrases["spellings.title"], SitePaths.Search.RelativeTo(SitePaths.Spellings))
            )
        );
        var index = new SearchIndex(context.Site, context.Phrases, Environment.ProcessorCount);
        foreach (var name in index.FileNames)
        {
            // The first one that is asked for makes them all: meanwhile the other threads have the pages.
            yield return new(new($"search/{name}.js"), () => index.File(name).Script) { IsFirst = name == SearchIndex.Main };
        }

        foreach (var name in index.TextFileNames)
        {
            yield return new(new($"search/{name}.js"), () => index.TextFile(name).Script);
        }
    }
}

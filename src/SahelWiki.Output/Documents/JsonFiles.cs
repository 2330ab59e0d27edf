using SahelWiki.Output.Data;
using SahelWiki.Output.Writing;

namespace SahelWiki.Output.Documents;

/// <summary>Each page for programs, beside the page itself.</summary>
internal static class JsonFiles
{
    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        var data = new SiteData(context.Views);
        return data
            .Subjects.Where(page => !page.Page.IsForeign)
            .Select(page => new OutputFile(PageJson.PathOf(page), () => PageJson.Of(data, page)));
    }
}

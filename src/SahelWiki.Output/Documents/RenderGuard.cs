using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>Lets a build go on where the program fails at a document: each such document becomes a finding, and none is
/// published.</summary>
public sealed class RenderGuard(Site site)
{
    public ConcurrentBag<Diagnostic> Faults { get; } = [];

    /// <summary>All files of the site, as <see cref="SiteOutputs.Files"/> plans them; none of them throws when it is rendered.</summary>
    public IEnumerable<OutputFile> Files(RenderContext context) => SiteOutputs.All.SelectMany(output => Plan(output, context));

    /// <summary>The site with what came out while its documents were made.</summary>
    public Site SiteWithFaults()
    {
        var all = site.Diagnostics.AddRange(Faults);
        return Faults.IsEmpty ? site : site with { Diagnostics = [.. all.Order(Diagnostic.ByPlace)] };
    }

    private ImmutableArray<OutputFile> Plan(SiteOutput output, RenderContext context)
    {
        try
        {
            return [.. output.OfAllEditions(context).Select(file => file with { Render = () => Render(file) })];
        }
        catch (Exception problem) when (Fault.Is(problem))
        {
            Faults.Add(Fault.Of(problem, new("site.yaml"), SourceSpan.Start, $"planning the documents \"{output.Name}\" of this wiki"));
            return [];
        }
    }

    private ReadOnlyMemory<byte> Render(OutputFile file)
    {
        try
        {
            return file.Render();
        }
        catch (Exception problem) when (Fault.Is(problem))
        {
            Faults.Add(Of(problem, file.Path, site));
            return default;
        }
    }

    /// <summary>A document of one page is told with the page; of another it is said which document it is.</summary>
    public static Diagnostic Of(Exception problem, OutputPath path, Site site) =>
        site.Pages.FirstOrDefault(page => page.Path == path) is { } page
            ? Fault.Of(problem, page.Page.Source, SourceSpan.Start, "showing this page")
            : Fault.Of(problem, new("site.yaml"), SourceSpan.Start, $"making the document {path} of this wiki");
}

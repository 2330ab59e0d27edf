using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Everything that was found on a site, as it is told: sorted, with the severities that count here and the lines it is about.</summary>
internal sealed class SiteFindings(ParsedInput input)
{
    private readonly Dictionary<SourcePath, Page> pages = input.Pages.ToDictionary(page => page.Source);

    /// <summary>What Parse and Link found, and what the checks of the whole site find.</summary>
    /// <param name="site">As Link made it.</param>
    /// <param name="least">What weighs less is left out, and so is what is switched off.</param>
    public static ImmutableArray<Diagnostic> Of(Site site, ParsedInput input, Severity least, int threads)
    {
        var findings = new SiteFindings(input);
        return findings.Sorted(site.Diagnostics.Concat(SiteChecks.Run(site, least, findings.TextOf, threads)), least);
    }

    private ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> found, Severity least)
    {
        var all = found
            .Where(finding => input.Settings.SeverityOf(finding.Rule) is not Severity.Off and var severity && severity >= least)
            .Select(finding => finding with { Severity = input.Settings.SeverityOf(finding.Rule) })
            .Distinct()
            .ToArray();
        Array.Sort(all, Diagnostic.ByPlace);
        Excerpts(all);
        return [.. all];
    }

    /// <summary>The text of a file of the input, decoded anew for a page.</summary>
    private SourceText TextOf(SourcePath path) =>
        pages.TryGetValue(path, out var page)
            ? SourceText.Decode(page.File, out _)
            : input.Texts.GetValueOrDefault(path) ?? new SourceText(path, "");

    /// <summary>Gives remarks that are shown the excerpt they were spared.</summary>
    private void Excerpts(Diagnostic[] all)
    {
        SourceText? text = null;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is { Excerpt: null, Rule.DefaultSeverity: Severity.Info })
            {
                text = text?.Path == all[i].Source ? text : TextOf(all[i].Source);
                all[i] = all[i] with { Excerpt = text.Line(all[i].Span.Line) };
            }
        }
    }
}

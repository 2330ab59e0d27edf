using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Everything that was found on a site, as it is told: sorted, with the severities that count here and the lines it is
/// about.</summary>
internal sealed class SiteFindings(ParsedInput input)
{
    private readonly Dictionary<SourcePath, SourceFile> files = input
        .Pages.Select(page => page.File)
        .Concat(input.Translations.Select(text => text.Text.File))
        .ToDictionary(file => file.Path);

    /// <summary>What Parse and Link found, and what the checks of the whole site find.</summary>
    /// <param name="least">What weighs less is left out, and so is what is switched off.</param>
    /// <param name="editions">The wiki in each of its languages, its own first: facts are checked there alone.</param>
    public static ImmutableArray<Diagnostic> Of(ImmutableArray<Site> editions, ParsedInput input, Severity least, int threads)
    {
        var findings = new SiteFindings(input);
        return findings.Sorted(
            editions
                .SelectMany(edition => edition.Diagnostics)
                .Concat(SiteChecks.Run(editions[0], least, findings.TextOf, threads))
                .Concat(TranslationChecks.Run(input)),
            least
        );
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
        files.TryGetValue(path, out var file)
            ? SourceText.Decode(file, out _)
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

using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Something a check found on the page or in the source it looked at.</summary>
public sealed record Finding(Rule Rule, SourceSpan Span, string Message, string? Hint = null);

/// <summary>A check of one page among the others.</summary>
/// <param name="Rule">What it reports; where nobody would see that, it is not run.</param>
/// <param name="Prepare">Looks at the whole site once and gives the function that looks at one page; that is called from several
/// threads.</param>
public sealed record PageCheck(Rule Rule, Func<Site, Func<LinkedPage, IEnumerable<Finding>>> Prepare);

/// <summary>A check of one entry of the bibliography.</summary>
public sealed record SourceCheck(Rule Rule, Func<LinkedSource, IEnumerable<Finding>> Find);

/// <summary>Checks that need the whole site, after everything is linked. What one file alone tells is found when it is parsed.</summary>
/// <remarks>
/// Checks of single pages stand here where their findings are mostly remarks: a large site has hundreds of thousands, which would be kept
/// for nobody.
/// </remarks>
public static class SiteChecks
{
    public static ImmutableArray<PageCheck> OfPages { get; } =
    [
        new(Rules.UnlinkedMention, UnlinkedMentions.Prepare),
        new(Rules.Orphan, LinkChecks.Orphans),
        new(Rules.LinkToRedirect, LinkChecks.FormerIds),
        new(Rules.VariantLink, LinkChecks.Variants),
        new(Rules.OwnAddress, OwnAddressCheck.Prepare),
        new(Rules.LostCitation, LostCitations.Prepare),
        new(Rules.DeadBeforeEvent, DateChecks.DeadBeforeEvent),
        new(Rules.EndedBeforeFounded, DateChecks.EndedBeforeFounded),
        new(Rules.OutsideGroupDates, DateChecks.OutsideGroupDates),
        new(Rules.OutsideParentDates, DateChecks.OutsideParentDates),
        new(Rules.StaleFact, StaleFactCheck.Prepare),
        new(Rules.RegionAsSpot, PlaceChecks.RegionAsSpot),
        new(Rules.UnknownOutline, PlaceChecks.UnknownOutline),
        new(Rules.StyleWord, StyleWords.Prepare),
        new(Rules.UnsourcedClaim, UnsourcedClaims.Sources),
        new(Rules.MissingAsOf, UnsourcedClaims.Dates),
        new(Rules.EmptyTable, TableChecks.Prepare),
        new(Rules.AsOfAfterWorks, StrengthChecks.LateAsOf),
        new(Rules.YearAfterWorks, StrengthChecks.LateYears),
        new(Rules.FlatRelation, StrengthChecks.FlatRelations),
        new(Rules.LostHedge, StrengthChecks.LostHedges),
        new(Rules.UnequalStatements, StrengthChecks.Unequal),
        new(Rules.SpeaksOfSources, StrengthChecks.OfSources),
    ];

    public static ImmutableArray<SourceCheck> OfSources { get; } =
    [
        new(Rules.SourceWithoutArchive, SourceChecks.WithoutArchive),
        new(Rules.SourceWithoutAccessDate, SourceChecks.WithoutAccessDate),
        new(Rules.DeadWithoutArchive, SourceChecks.DeadWithoutArchive),
        new(Rules.ArchiveWithoutDate, SourceChecks.ArchiveWithoutDate),
        new(Rules.UncitedSource, SourceChecks.Uncited),
    ];

    /// <param name="least">Checks whose findings weigh less on this site are not run.</param>
    /// <param name="textOf">The text of a file, for excerpts.</param>
    /// <returns>In no particular order; severities are still those of the catalogue.</returns>
    internal static IEnumerable<Diagnostic> Run(Site site, Severity least, Func<SourcePath, SourceText> textOf, int threads)
    {
        bool IsShown(Rule rule) => site.Settings.SeverityOf(rule) is not Severity.Off and var severity && severity >= least;
        var ofPages = OfPages.Where(check => IsShown(check.Rule)).Select(check => check.Prepare(site)).ToArray();
        var found = new ImmutableArray<Diagnostic>[site.Pages.Length];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var page = site.Pages[i];
            DiagnosticBag? bag = null;
            foreach (var finding in ofPages.SelectMany(check => check(page)))
            {
                bag ??= new(SourceText.Decode(page.Page.File, out _));
                bag.Add(finding.Rule, finding.Span, finding.Message, finding.Hint);
            }

            found[i] = bag?.ToImmutable() ?? [];
        });

        var ofSources = OfSources.Where(check => IsShown(check.Rule)).ToArray();
        var bags = new Dictionary<SourcePath, DiagnosticBag>();
        foreach (var source in site.Sources)
        {
            foreach (var finding in ofSources.SelectMany(check => check.Find(source)))
            {
                var path = source.Entry.Source;
                var bag = bags.TryGetValue(path, out var known) ? known : bags[path] = new(textOf(path));
                bag.Add(finding.Rule, finding.Span, finding.Message, finding.Hint);
            }
        }

        return found.SelectMany(page => page).Concat(bags.Values.SelectMany(bag => bag.ToImmutable()));
    }
}

using System.Buffers;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary>Which sentences of a page have to carry a citation.</summary>
public enum CitationDuty
{
    None,

    /// <summary>Those with a casualty figure or a claim of responsibility.</summary>
    Figures,

    /// <summary>Every one: the page is about a person not known to be dead.</summary>
    All,
}

/// <summary>Finds sentences that should carry a citation and don't.</summary>
/// <remarks>
/// What a figure or a claim looks like is told from English words, so pages in other languages pass unseen;
/// a sentence that merely says that people died, without a number, passes too.
/// </remarks>
internal static partial class UncitedSentences
{
    /// <summary>Fewer words than this are a label or a lead-in, not a statement.</summary>
    private const int FewestWords = 4;

    /// <summary>Every figure or claim has one of these; looking for them is far cheaper than the expression.</summary>
    private static readonly SearchValues<string> Harm = SearchValues.Create(
        [
            "killed",
            "killing",
            "wounded",
            "wounding",
            "injured",
            "injuring",
            "abducted",
            "abducting",
            "kidnapped",
            "kidnapping",
            "died",
            "dead",
            "deaths",
            "responsibility",
            "claimed the",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>True where the text may hold such a sentence; cheaper than to look for it.</summary>
    public static bool MayOwe(string text, CitationDuty duty) =>
        duty switch
        {
            CitationDuty.All => text.Length > 0,
            CitationDuty.Figures => text.AsSpan().ContainsAny(Harm),
            _ => false,
        };

    /// <param name="ends">Of the sentences, as <see cref="Sentences.Ends"/> gives them.</param>
    /// <param name="isCited">Whether a sentence, by index, carries a citation or a footnote.</param>
    /// <param name="span">From a place in the text to its place in the file.</param>
    public static void Report(
        string text,
        IReadOnlyList<int> ends,
        Func<int, bool> isCited,
        CitationDuty duty,
        Func<int, int, SourceSpan> span,
        DiagnosticBag bag
    )
    {
        var start = 0;
        for (var i = 0; i < ends.Count; start = ends[i], i++)
        {
            if (isCited(i))
            {
                continue;
            }

            var sentence = text[start..ends[i]];
            if (sentence.AsSpan().ContainsAny(Harm) && FigureOrClaim().Match(sentence) is { Success: true } found)
            {
                bag.Add(
                    Rules.UncitedFigure,
                    span(start + found.Index, found.Length),
                    "This sentence has a casualty figure or a claim of responsibility, and no citation.",
                    "Say who gives it: … [@key, p. 12]."
                );
            }
            else if (
                duty == CitationDuty.All
                && sentence.AsSpan().Trim().Count(' ') >= FewestWords - 1
                && !sentence.TrimEnd().EndsWith(':')
            )
            {
                var lead = sentence.Length - sentence.TrimStart().Length;
                bag.Add(
                    Rules.UncitedPerson,
                    span(start + lead, sentence.Trim().Length),
                    "This sentence about a person not known to be dead has no citation.",
                    "Say who says so: … [@key, p. 12]; what no source says is removed."
                );
            }
        }
    }

    // A number that is no year and no day of a month, near a word for harm; or somebody claiming an attack.
    [GeneratedRegex(
        @"\b(?:(?!(?:19|20)\d\d\b)(?>\d[\d,]*)(?!\s(?:January|February|March|April|May|June|July|August|September|October|November|December))|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)\b[^.;:]{0,40}?\b(?:(?:were|was|are|been|people|soldiers?|civilians?|peacekeepers?|attackers?|fighters?|troops|gendarmes|police|persons)\s(?:killed|dead|wounded|injured|abducted|kidnapped)|died|dead|deaths)\b"
            + @"|\b(?:killed|killing|wounded|wounding|injured|injuring|abducted|abducting|kidnapped|kidnapping)\s(?:(?:at least|more than|over|about|around|some|up to|an estimated|between|nearly|almost|another)\s)*(?:(?!(?:19|20)\d\d\b)(?>\d[\d,]*)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)\b"
            + @"|\b(?:claim(?:s|ed|ing)? responsibility|claims? of responsibility|claimed the (?:attack|bombing|ambush|kidnapping|raid|assault))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex FigureOrClaim();
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Whether statements are as strong, as late and as plain as what they cite.</summary>
/// <remarks>
/// What a work says is not known here; when it was written is, and how the wiki itself words the same thing elsewhere. Words of doubt and
/// words that speak of sources are those of the site's language: <c>strength.hedges</c> and <c>strength.sources</c> in its strings.
/// </remarks>
internal static partial class StrengthChecks
{
    /// <summary>A page on which more than this share of the sentences speaks of sources is reported: a number we chose.</summary>
    private const double MostOfSources = .25;

    /// <summary>Fewer sentences than this are no habit.</summary>
    private const int FewestOfSources = 3;

    /// <summary>Sentences of which the shorter has this share of its words from the other say the same: a number we chose.</summary>
    private const double SameWords = .6;

    /// <summary>What two sentences share tells nothing where one has fewer words of content than this.</summary>
    private const int FewestWords = 5;

    private const int ShortWord = 3;

    /// <summary>A place in a work that more sentences cite than this is not compared: each is held against all others.</summary>
    private const int MostAtOnePlace = 200;

    /// <summary>Values that are true of a day after their works were written.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> LateAsOf(Site site) =>
        page =>
            from field in page.Page.FrontMatter.Fields
            from claim in field.Claims
            let end = claim.AsOf is null ? null : WorksEnd(site, claim.Sources)
            where end is not null && claim.AsOf!.Earliest > end.Latest
            select new Finding(
                Rules.AsOfAfterWorks,
                claim.Span,
                $"This entry of \"{field.Definition.Name}\" speaks of {claim.AsOf!.Written}; what it cites ends with {end.Written}.",
                $"Write: as_of: {end.Written}; or cite, beside it, the work that says it of the later day."
            );

    /// <summary>Sentences that name a year after their works were written.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> LateYears(Site site) =>
        page =>
            from mark in page.Page.Body.Citations
            group mark by mark.Sentence into marks
            let end = WorksEnd(site, [.. marks.SelectMany(mark => mark.Citations)])
            where end is not null
            let year = LastYear(page.Page.Body.Text(marks.Key))
            where year is not null && Calendar.Day(year.Value, 1, 1) > end.Latest
            select new Finding(
                Rules.YearAfterWorks,
                marks.First().Span,
                $"The sentence names {year}; what it cites ends with {end.Written}.",
                "Cite the place that speaks of that year, or correct the year;"
                    + " what a work foresees is told as a plan, with the work's date."
            );

    /// <summary>Pages that tell of sources instead of their subject.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> OfSources(Site site)
    {
        var words = Words(site, "strength.sources");
        return page =>
        {
            if (!page.Page.Type.HasSubject)
            {
                return [];
            }

            var sentences = page.Page.Body.Sections.SelectMany(section => Split(section.Text)).ToArray();
            var spoken = sentences.Where(sentence => words.IsMatch(sentence)).ToArray();
            return spoken.Length < FewestOfSources || spoken.Length <= MostOfSources * sentences.Length
                ? []
                :
                [
                    new(
                        Rules.SpeaksOfSources,
                        SourceSpan.Start,
                        $"{spoken.Length} of {sentences.Length} sentences speak of sources: "
                            + string.Join(" ", spoken.Take(FewestOfSources).Select(sentence => $"\"{Short(sentence)}\""))
                            + ".",
                        "Let the subject speak; the mark names the source. What nobody says is left out."
                    ),
                ];
        };
    }

    /// <summary>Sentences of two pages on one place of one work, in almost the same words, with other numbers or another doubt.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> Unequal(Site site)
    {
        var hedges = Words(site, "strength.hedges");
        var statements = site.Pages.SelectMany(page => Statements(page.Page, hedges)).ToLookup(statement => statement.Place);
        return page =>
            from own in Statements(page.Page, hedges)
            let others = statements[own.Place]
            where others.Take(MostAtOnePlace + 1).Count() <= MostAtOnePlace
            // Each pair is told once, on the page that comes later.
            let other = others.FirstOrDefault(other =>
                other.Page.Source.CompareTo(own.Page.Source) < 0 && AreAlike(own, other) && Differ(own, other)
            )
            where other is not null
            select new Finding(
                Rules.UnequalStatements,
                own.Span,
                $"\"{Short(own.Text)}\" rests on the same place as in {other.Page.Source}: \"{Short(other.Text)}\".",
                "Give both the numbers and the doubt that the work has."
            );
    }

    /// <summary>Relations whose note doubts, though they are stated flatly.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> FlatRelations(Site site)
    {
        var hedges = Words(site, "strength.hedges");
        return page =>
            from relation in page.Page.FrontMatter.Relations
            where relation is { Confidence: null, Note: { } note } && hedges.IsMatch(note)
            let word = hedges.Match(relation.Note!).Value
            select new Finding(
                Rules.FlatRelation,
                relation.Span,
                $"The relation {relation.Type} is stated as certain, and its note says \"{word}\".",
                "Add: confidence: low, or medium; or give the relation a type that says less."
            );
    }

    /// <summary>Titles, summaries and rows of the timeline without the doubt that the text has.</summary>
    public static Func<LinkedPage, IEnumerable<Finding>> LostHedges(Site site)
    {
        var hedges = Words(site, "strength.hedges");
        return page =>
        {
            var doubted = Statements(page.Page, hedges).Where(statement => statement.Hedged).ToArray();
            if (doubted.Length == 0)
            {
                return [];
            }

            Finding? Lost(string what, string text, Func<SourceSpan> span, Func<Statement, bool> fits) =>
                !hedges.IsMatch(text)
                && ContentOf(text) is var own
                && doubted.FirstOrDefault(statement => fits(statement) && Share(own, statement.Words) >= SameWords) is { } said
                    ? new(
                        Rules.LostHedge,
                        span(),
                        $"{what} says flatly: \"{Short(text)}\"; the text says: \"{Short(said.Text)}\".",
                        $"Give it the doubt of the text: \"{hedges.Match(said.Text).Value}\"."
                    )
                    : null;
            SourceSpan Field(string name, string word) => StyleWords.FieldSpan(SourceText.Decode(page.Page.File, out _), name, word);
            return Split(page.Page.Summary)
                .Select(sentence => Lost("The summary", sentence, () => Field("summary", sentence.Split(' ')[0]), _ => true))
                .Prepend(Lost("The title", page.Page.Title, () => Field("title", page.Page.Title), _ => true))
                .Concat(
                    page.Page.FrontMatter.Timeline.Select(row =>
                        Lost(
                            "The row of the timeline",
                            row.Text,
                            () => row.Span,
                            said => row.Sources.Any(source => (source.Key.Value, source.Locator) == said.Place)
                        )
                    )
                )
                .OfType<Finding>();
        };
    }

    /// <summary>A sentence of a text that rests on one place of one work.</summary>
    private sealed record Statement(
        Page Page,
        (string Key, Locator Locator) Place,
        SourceSpan Span,
        string Text,
        HashSet<string> Words,
        HashSet<string> Numbers,
        bool Hedged
    );

    private static IEnumerable<Statement> Statements(Page page, Regex hedges) =>
        from mark in page.Body.Citations
        group mark by mark.Sentence into marks
        let citations = marks.SelectMany(mark => mark.Citations).ToArray()
        where citations.Length == 1 && !citations[0].Locator.IsNone
        let text = page.Body.Text(marks.Key)
        select new Statement(
            page,
            (citations[0].Key.Value, citations[0].Locator),
            marks.First().Span,
            text,
            ContentOf(text),
            [.. Number().Matches(text).Select(number => number.Value).Where(number => !Year().IsMatch(number))],
            hedges.IsMatch(text)
        );

    private static bool Differ(Statement a, Statement b) =>
        (a.Numbers.Count > 0 && b.Numbers.Count > 0 && !a.Numbers.IsSubsetOf(b.Numbers) && !b.Numbers.IsSubsetOf(a.Numbers))
        || a.Hedged != b.Hedged;

    /// <summary>Either has most of its words from the other: a longer sentence has more to say, and doubts of its own.</summary>
    private static bool AreAlike(Statement a, Statement b) =>
        Share(a.Words, b.Words) is var share
        && share >= SameWords
        && share * Math.Min(a.Words.Count, b.Words.Count) >= SameWords * Math.Max(a.Words.Count, b.Words.Count);

    private static double Share(HashSet<string> a, HashSet<string> b) =>
        Math.Min(a.Count, b.Count) < FewestWords ? 0 : a.Count(b.Contains) / (double)Math.Min(a.Count, b.Count);

    /// <summary>The date of the youngest work behind the citations; null where one of them is unknown or undated.</summary>
    private static Edtf? WorksEnd(Site site, ImmutableArray<Citation> citations)
    {
        Edtf? last = null;
        foreach (var citation in citations)
        {
            if (site.Source(citation.Key) is not { } source)
            {
                return null;
            }

            var behind = Locators.LeadsAt(source, citation.Locator);
            foreach (var work in behind.IsEmpty ? [source.Entry] : behind)
            {
                if (SourceReach.Until(work) is not { } until)
                {
                    return null;
                }

                last = last is null || until.Latest > last.Latest ? until : last;
            }
        }

        return last;
    }

    private static int? LastYear(string text) =>
        Year().Matches(text) is { Count: > 0 } years ? years.Max(year => int.Parse(year.ValueSpan)) : null;

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        foreach (var end in Sentences.Ends(text))
        {
            yield return text[start..end].Trim();
            start = end;
        }
    }

    private static HashSet<string> ContentOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    private static string Short(string text) => text.Length <= 120 ? text : text[..text.LastIndexOf(' ', 119)] + " …";

    /// <remarks>Short words count in small letters alone: "may" doubts, "May" is a month.</remarks>
    private static Regex Words(Site site, string key)
    {
        string Alternatives(bool isShort) =>
            string.Join(
                '|',
                Phrases
                    .For(site.OwnLanguage)[key]
                    .Split('|')
                    .Where(word => word.Length <= ShortWord == isShort)
                    .Select(Regex.Escape)
                    .DefaultIfEmpty("(?!)")
            );
        return new(
            $"(?<!\\p{{L}})(?:{Alternatives(isShort: true)}|(?i:{Alternatives(isShort: false)}))(?!\\p{{L}})",
            RegexOptions.CultureInvariant
        );
    }

    [GeneratedRegex(@"\b(?:1[89]|20)[0-9]{2}\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b[0-9][0-9,.\u00a0\u202f]*[0-9]\b|\b[0-9]\b")]
    private static partial Regex Number();

    /// <summary>Shorter words are mostly articles, prepositions and forms of “to be”, which any two sentences share.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]{4,}")]
    private static partial Regex Word();
}

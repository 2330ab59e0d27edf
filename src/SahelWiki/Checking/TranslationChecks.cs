using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Checking;

/// <summary>Holds texts in other languages against the pages they belong to.</summary>
internal static class TranslationChecks
{
    public static IEnumerable<Diagnostic> Run(ParsedInput input)
    {
        var pages = input.Pages.ToLookup(page => page.Id);
        var seen = new Dictionary<(PageId, string), SourcePath>();
        foreach (var text in input.Translations)
        {
            var bag = new DiagnosticBag(SourceText.Decode(text.Text.File, out _));
            if (pages[text.Of].FirstOrDefault() is not { } page)
            {
                var nearest = NearestName.Find(text.Of, input.Pages.Select(other => other.Id.Value));
                bag.Add(
                    Rules.TranslationWithoutPage,
                    SourceSpan.Start,
                    $"There is no page {text.Of} that this text would belong to.",
                    nearest is null ? $"Write the page first: {text.Of}.md" : $"Did you mean {nearest}.{text.Language}.md?"
                );
            }
            else
            {
                Words(input, page, text, bag);
                if (Phrases.Has(text.Language) && text.Text.File.Problem is null)
                {
                    Lag(page, text, input.Past.Of(page.Source), bag);
                    Headings(page, text, bag);
                    Citations(page, text, bag);
                }

                if (text.Language == (page.Text.Language ?? Edition.Own(input.Settings.Language).Language))
                {
                    bag.Add(
                        Rules.OutputCollision,
                        SourceSpan.Start,
                        $"{page.Source} is the text in this language already, so this one is shown nowhere.",
                        "Keep one of the two files."
                    );
                }
            }

            if (!seen.TryAdd((text.Of, text.Language), text.Text.File.Path))
            {
                bag.Add(
                    Rules.OutputCollision,
                    SourceSpan.Start,
                    $"{seen[(text.Of, text.Language)]} is a text on the same page in the same language.",
                    "Keep one of the two files."
                );
            }

            foreach (var found in bag.ToImmutable())
            {
                yield return found;
            }
        }
    }

    private static void Words(ParsedInput input, Page page, Translation text, DiagnosticBag bag)
    {
        var free = (page.Type == PageTypes.Home ? OfSite(input) : FreeWords.Of(page.Subject.FrontMatter)).ToHashSet(StringComparer.Ordinal);
        foreach (var (original, _, span) in text.Words)
        {
            if (!free.Contains(FreeWords.Plain(original)) && page.Type != PageTypes.About)
            {
                var nearest = NearestName.Find(original, free);
                bag.Add(
                    Rules.UnusedWords,
                    span,
                    page.Type == PageTypes.Home
                        ? $"\"{Short(original)}\" is neither a tag nor in site.yaml."
                        : $"\"{Short(original)}\" does not stand in the front matter of {page.Source}.",
                    nearest is null ? "Remove the line." : $"Did you mean \"{Short(nearest)}\"?"
                );
            }
        }

        var known = text.Words.Select(entry => FreeWords.Plain(entry.Original)).ToHashSet(StringComparer.Ordinal);
        foreach (var words in free.Where(words => !known.Contains(words)))
        {
            bag.Add(
                Rules.UntranslatedWords,
                text.Text.TitleSpan,
                page.Type == PageTypes.Home
                    ? $"\"{Short(words)}\", a tag or words of site.yaml, has no words in this language."
                    : $"\"{Short(words)}\" in the front matter of {page.Source} has no words in this language.",
                "Add a line below words: the original in quotes, a colon, and its translation in quotes."
            );
        }
    }

    /// <summary>The home page has the words of the whole site: what it and its archives are called, and its tags.</summary>
    private static IEnumerable<string> OfSite(ParsedInput input) =>
        new[] { input.Settings.Title, input.Settings.Tagline }
            .Concat(
                input
                    .Settings.Archive.Where(word => word.Key is "title" or "description" or "creator" or "publisher")
                    .Select(word => word.Value)
            )
            .Concat(input.Pages.SelectMany(page => page.FrontMatter.Tags))
            .Distinct(StringComparer.Ordinal)
            .Where(words => words.Any(char.IsLetter))
            .Order(StringComparer.Ordinal);

    private static void Lag(Page page, Translation text, ImmutableArray<OriginalVersion> past, DiagnosticBag bag)
    {
        if (text.Stamps is null)
        {
            bag.Add(
                Rules.MissingStamps,
                text.Text.TitleSpan,
                $"This text does not tell which words of {page.Source} it was translated from.",
                $"When it says what the page says, run: sahelwiki translations accept {page.Id}"
            );
            return;
        }

        foreach (var lag in TextLag.Of(page.Text, text, past))
        {
            bag.Add(Rules.LaggingText, Place(text, lag, bag), Sentence(page, lag), Advice(page, lag));
        }
    }

    private static SourceSpan Place(Translation text, LaggingParagraph lag, DiagnosticBag bag) =>
        lag.Here is { } here ? bag.Line(here.Line)
        : text.Text.Body.Paragraphs is [.., var last] ? bag.Line(last.Line)
        : text.Text.TitleSpan;

    private static string Sentence(Page page, LaggingParagraph lag)
    {
        var since = lag.Since is { } day ? $" on {day:yyyy-MM-dd}" : "";
        var where = lag.Original is { } original ? $"{page.Source} line {original.Line}" : "";
        switch (lag)
        {
            case { Kind: LagKind.Removed }:
                return $"{page.Source} no longer has what this says.";
            case { Kind: LagKind.Added }:
                return $"{where} says \"{Short(page.Text.WordsOf(lag.Original!.Value))}\""
                    + (lag.Since is { } added ? $" since {added:yyyy-MM-dd}" : " by now")
                    + ", which is missing here.";
            case { Former: { } former }:
                var (before, after) = ChangedWords.Of(former, page.Text.WordsOf(lag.Original!.Value));
                return $"{where} changed{since} after this was translated, from \"{before}\" to \"{after}\".";
            default:
                return $"{where} changed{since} after this was translated, to \"{Short(page.Text.WordsOf(lag.Original!.Value))}\".";
        }
    }

    private static string Advice(Page page, LaggingParagraph lag) =>
        lag.Kind == LagKind.Removed
            ? $"Take it out, then run: sahelwiki translations accept {page.Id}"
            : $"Say so here, too, then run: sahelwiki translations accept {page.Id} --paragraph {lag.Number}";

    private static void Headings(Page page, Translation text, DiagnosticBag bag)
    {
        var (there, here) = (page.Body.Headings, text.Text.Body.Headings);
        if (there.Select(heading => heading.Level).SequenceEqual(here.Select(heading => heading.Level)))
        {
            return;
        }

        var first = there.Zip(here).TakeWhile(pair => pair.First.Level == pair.Second.Level).Count();
        bag.Add(
            Rules.OtherHeadings,
            first < here.Length ? here[first].Span : text.Text.TitleSpan,
            $"{page.Source} has {Count(there.Length)}, this text {Count(here.Length)}"
                + (first < there.Length ? $"; from \"{Short(there[first].Text)}\" on they differ." : "."),
            "Write one heading for each of the page's, of the same level and in the same order."
        );

        static string Count(int headings) => headings == 1 ? "1 heading" : $"{headings} headings";
    }

    private static void Citations(Page page, Translation text, DiagnosticBag bag)
    {
        var facts = page.FrontMatter;
        var known = page
            .Body.Citations.SelectMany(mark => mark.Citations)
            .Concat(facts.Fields.SelectMany(field => field.Claims).SelectMany(claim => claim.Sources))
            .Concat(facts.Relations.SelectMany(relation => relation.Sources))
            .Concat(facts.Timeline.SelectMany(fact => fact.Sources))
            .Select(citation => citation.Key)
            .ToHashSet();
        foreach (
            var citation in text.Text.Body.Citations.SelectMany(mark => mark.Citations).Where(citation => !known.Contains(citation.Key))
        )
        {
            bag.Add(
                Rules.ForeignCitation,
                citation.Span,
                $"{page.Source} does not cite \"{citation.Key}\".",
                "Say there, too, what this source supports: readers of all languages should have it."
            );
        }
    }

    private static string Short(string words) => words.Length > 80 ? words[..80] + "…" : words;
}

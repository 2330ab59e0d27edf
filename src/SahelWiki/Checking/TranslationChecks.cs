using SahelWiki.Diagnostics;
using SahelWiki.Language;
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
                Words(page, text, bag);
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

    private static void Words(Page page, Translation text, DiagnosticBag bag)
    {
        var free = FreeWords.Of(page.Subject.FrontMatter).ToHashSet(StringComparer.Ordinal);
        foreach (var (original, _, span) in text.Words)
        {
            if (!free.Contains(FreeWords.Plain(original)) && page.Type.HasSubject)
            {
                var nearest = NearestName.Find(original, free);
                bag.Add(
                    Rules.UnusedWords,
                    span,
                    $"\"{Short(original)}\" does not stand in the front matter of {page.Source}.",
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
                $"\"{Short(words)}\" in the front matter of {page.Source} has no words in this language.",
                "Add a line below words: the original in quotes, a colon, and its translation in quotes."
            );
        }
    }

    private static string Short(string words) => words.Length > 80 ? words[..80] + "…" : words;
}

using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;

namespace SahelWiki.Checking;

/// <summary>How a page stands in another language.</summary>
/// <param name="Text">Null where there is none.</param>
/// <param name="Lag">In what it is behind; empty where it has no stamps, so that nobody can say.</param>
/// <param name="Paragraphs">How many the original has, title and summary among them.</param>
public sealed record TranslationState(Page Page, Translation? Text, ImmutableArray<LaggingParagraph> Lag, int Paragraphs)
{
    public bool IsMissing => Text is null;

    public bool IsUnstamped => Text is { Stamps: null };

    /// <summary>Whether it says what the page says.</summary>
    public bool IsComplete => Text is { Stamps: not null } && Lag.IsEmpty;
}

/// <summary>What is there in another language, what is missing, and what is behind.</summary>
/// <param name="Pages">Each page that is published and was not written in the language, in source path order.</param>
public sealed record TranslationReport(string Language, ImmutableArray<TranslationState> Pages)
{
    public int Missing => Pages.Count(page => page.IsMissing);

    public int Complete => Pages.Count(page => page.IsComplete);

    public int Behind => Pages.Count(page => page.Lag.Length > 0);

    public int Unstamped => Pages.Count(page => page.IsUnstamped);

    public int BehindParagraphs => Pages.Sum(page => page.Lag.Length);

    public int Paragraphs => Pages.Where(page => !page.IsMissing).Sum(page => page.Paragraphs);

    public static TranslationReport Of(ParsedInput input, string language)
    {
        var own = Edition.Own(input.Settings.Language).Language;
        var texts = input.Translations.Where(text => text.Language == language).ToLookup(text => text.Of);
        return new(
            language,
            [
                .. input
                    .Pages.Where(page => !page.FrontMatter.Draft && (page.Text.Language ?? own) != language)
                    .Select(page =>
                    {
                        var text = texts[page.Id].FirstOrDefault();
                        return new TranslationState(
                            page,
                            text,
                            text is null ? [] : TextLag.Of(page.Text, text, input.Past.Of(page.Source)),
                            page.Text.Paragraphs.Count()
                        );
                    }),
            ]
        );
    }
}

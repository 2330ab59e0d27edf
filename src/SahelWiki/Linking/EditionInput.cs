using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Reading;

namespace SahelWiki.Linking;

/// <summary>What one edition is made from: all subjects, each with the text in its language where there is one.</summary>
public static class EditionInput
{
    /// <summary>The languages there are texts in beside the wiki's own, in ordinal order.</summary>
    public static ImmutableArray<string> Languages(ParsedInput input) =>
        [
            .. input
                .Translations.Select(text => text.Language)
                .Where(Language.Phrases.Has)
                .Where(language => language != Edition.Own(input.Settings.Language).Language)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public static ParsedInput For(ParsedInput input, Edition edition)
    {
        if (input.Translations.IsEmpty)
        {
            return input;
        }

        var texts = input.Translations.ToLookup(text => text.Of);
        var pages = input.Pages.Select(page => In(edition, page, [.. texts[page.Id]], input.Past)).ToImmutableArray();
        if (edition.IsOwn)
        {
            return input with { Pages = pages };
        }

        var home = input.Translations.FirstOrDefault(text => text.Language == edition.Language && text.Of.Value == "index");
        return input with
        {
            Pages = pages,
            Settings = input.Settings with
            {
                Title = Word(home, input.Settings.Title),
                Tagline = Word(home, input.Settings.Tagline),
                Language = edition.Language,
                TagNames = TagNames(pages, home),
                Archive = Archive(input.Settings, home),
            },
            Vocabulary = input.Vocabulary.In(edition.Language),
        };
    }

    /// <summary>The wiki in one language, as if there were no other: what has no text in it is there as its author wrote it.</summary>
    public static ParsedInput Alone(ParsedInput input, Edition edition)
    {
        var shown = For(input, edition);
        var originals = input.Pages.ToDictionary(page => page.Source);
        return shown with
        {
            Pages = [.. shown.Pages.Select(page => page.IsForeign ? originals[page.Source] : page)],
            Translations = [],
            Settings = shown.Settings with
            {
                IsArchive = true,
                BaseUrl = shown.Settings.BaseUrl is { } url ? new Uri(url, edition.Root) : null,
            },
        };
    }

    private static Page In(Edition edition, Page page, Translation[] texts, OriginalPast past)
    {
        var text = texts.FirstOrDefault(text => text.Language == edition.Language);
        if (edition.IsOwn)
        {
            return texts.Length == 0 ? page : page with { OtherTitles = [.. texts.Select(other => other.Text.Title)] };
        }

        if (text is null)
        {
            // Its text is shown in another edition; its facts are facts here, too.
            return new(page.Subject, page.Text with { Body = Body.Empty })
            {
                IsForeign = true,
                OtherTitles = [.. texts.Select(other => other.Text.Title)],
            };
        }

        var facts = text.Translate(page.Subject).FrontMatter;
        return new(page.Subject, text.Text)
        {
            FrontMatter = facts with { Aliases = Aliases(edition, page, facts, text.Text.Title) },
            Original = page.Text,
            Lag = TextLag.Of(page.Text, text, past.Of(page.Source)),
            OtherTitles = [page.Title, .. texts.Where(other => other != text).Select(other => other.Text.Title)],
        };
    }

    /// <summary>
    /// Names in the edition's language come first. The original's title is another name here, and a name that is the title now is no
    /// other.
    /// </summary>
    private static ImmutableArray<Alias> Aliases(Edition edition, Page page, FrontMatter facts, string title) =>
        [
            .. facts.Aliases.Where(alias => alias.Name != title).OrderBy(alias => alias.Language == edition.Language ? 0 : 1),
            .. page.Title == title || facts.Aliases.Any(alias => alias.Name == page.Title) || !page.Type.HasSubject
                ? Array.Empty<Alias>()
                : [new(page.Title, page.Text.Language, null, Shared: true, null, null, page.Text.TitleSpan)],
        ];

    /// <summary>The tags of all pages, as the home page's words have them.</summary>
    private static ImmutableDictionary<string, string> TagNames(ImmutableArray<Page> pages, Translation? home)
    {
        var tags = pages.SelectMany(page => page.FrontMatter.Tags).ToHashSet(StringComparer.Ordinal);
        return (home?.Words ?? [])
            .Where(word => tags.Contains(word.Original))
            .DistinctBy(word => word.Original)
            .ToImmutableDictionary(word => word.Original, word => word.Translated);
    }

    /// <summary>How an archive of the edition introduces itself: its name and language are made from the edition's.</summary>
    private static ImmutableDictionary<string, string> Archive(SiteSettings settings, Translation? home) =>
        settings
            .Archive.Where(word =>
                word.Key is "title" or "creator" or "publisher" || (word.Key == "description" && Word(home, word.Value) != word.Value)
            )
            .ToImmutableDictionary(word => word.Key, word => Word(home, word.Value));

    private static string Word(Translation? home, string words) =>
        home?.Words.FirstOrDefault(entry => entry.Original == words)?.Translated ?? words;
}

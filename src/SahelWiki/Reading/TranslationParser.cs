using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Markdown;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Parse, for texts in another language: <c>jnim.fr.md</c> becomes a <see cref="Translation"/>.</summary>
public static class TranslationParser
{
    private static readonly string[] Keys = ["title", "summary", "words", "translated_from"];

    /// <summary>The language that a file's name ends in: <c>fr</c> for <c>jnim.fr.md</c>; null for a page's own file.</summary>
    public static string? LanguageOf(SourcePath path) =>
        path.Stem.LastIndexOf('.') is var dot and > 0
        && path.Stem[(dot + 1)..] is { Length: 2 or 3 } language
        && language.All(char.IsAsciiLetterLower)
            ? language
            : null;

    /// <param name="type">The type of the folder it lies in.</param>
    /// <param name="language">From the file's name.</param>
    public static Translation Parse(SourceFile file, PageType type, string language)
    {
        var text = SourceText.Decode(file, out var badOffset);
        var bag = new DiagnosticBag(text);
        var slug = Slug.Of(file.Path.Stem[..^(language.Length + 1)]) is { Length: > 0 } safe ? safe : "page";
        var id = new PageId(type.Folder.Length == 0 ? slug : $"{type.Folder}/{slug}");
        FileProblems.Report(file, badOffset, text, bag);
        if (!Phrases.Has(language))
        {
            bag.Add(
                Rules.UnknownLanguage,
                SourceSpan.Start,
                $"The site has no words of its own in the language \"{language}\", so this text is left out.",
                $"Languages are: {string.Join(", ", Phrases.Languages)}. A name without a dot makes a page: {slug}-{language}.md"
            );
        }

        if (file.Problem is not null || badOffset >= 0 || ConflictMarks.Report(text, bag))
        {
            return new(id, new(file, language, slug, SourceSpan.Start, "", Body.Empty), [], null, bag.ToImmutable());
        }

        var (root, bodyStart) = PageParser.FrontMatterOf(text, bag);
        var values = new YamlValues(bag);
        string title = "",
            summary = "";
        var (titleSpan, summarySpan) = (root?.Span ?? SourceSpan.Start, root?.Span ?? SourceSpan.Start);
        var words = ImmutableArray<TranslatedWords>.Empty;
        ImmutableArray<Stamp>? stamps = null;
        foreach (var entry in root?.Entries ?? [])
        {
            switch (entry.Key)
            {
                case "title":
                    (title, titleSpan) = (values.Text(entry, "title"), entry.Value.Span);
                    break;
                case "summary":
                    summarySpan = entry.Value.Span;
                    summary = string.Join(' ', values.Text(entry, "summary").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                    break;
                case "words":
                    words =
                    [
                        .. values.Entries(entry).Select(word => new TranslatedWords(word.Key, values.Text(word, word.Key), word.KeySpan)),
                    ];
                    break;
                case "translated_from":
                    stamps = ReadStamps(values.Texts(entry), id, bag);
                    break;
                default:
                    ReportOther(type, id, entry, bag);
                    break;
            }
        }

        foreach (var (key, value) in new[] { ("title", title), ("summary", type.HasSubject ? summary : "-") })
        {
            if (root is not null && value.Length == 0)
            {
                bag.Add(
                    Rules.MissingField,
                    root.Span with
                    {
                        Length = 0,
                    },
                    $"This text has no \"{key}\".",
                    $"Add a line: {key}: followed by the {key} in this language."
                );
            }
        }

        var body = BodyReader.Read(text, bodyStart, bag);
        var read = new PageText(file, language, title.Length > 0 ? title : slug, titleSpan, summary, body) { SummarySpan = summarySpan };
        return new(id, read, words, stamps, bag.ToImmutable());
    }

    /// <summary>A stamp that cannot be one is told, once, and counts as none: the paragraph that it was for then wants a look.</summary>
    private static ImmutableArray<Stamp> ReadStamps(IEnumerable<YamlNode.Scalar> written, PageId id, DiagnosticBag bag)
    {
        var stamps = ImmutableArray.CreateBuilder<Stamp>();
        var isTold = false;
        foreach (var scalar in written)
        {
            if (Stamp.Parse(scalar.Value) is { } stamp)
            {
                stamps.Add(stamp);
            }
            else if (!isTold)
            {
                isTold = true;
                bag.Add(
                    Rules.BadStamp,
                    scalar.Span,
                    $"\"{scalar.Value}\" is no stamp that the command wrote.",
                    $"When the text says what {id}.md says, run: sahelwiki translations accept {id}"
                );
            }
        }

        return stamps.ToImmutable();
    }

    private static void ReportOther(PageType type, PageId id, YamlEntry entry, DiagnosticBag bag)
    {
        if (type.Field(entry.Key) is not null || CommonFields.OfEveryPage.Contains(entry.Key))
        {
            bag.Add(
                Rules.FactInTranslation,
                entry.KeySpan,
                $"\"{entry.Key}\" is a fact, and facts are the same in every language.",
                $"Write it in {id}.md; a text in another language has title, summary and words."
            );
            return;
        }

        var nearest = NearestName.Find(entry.Key, Keys);
        bag.Add(
            Rules.UnknownField,
            entry.KeySpan,
            $"\"{entry.Key}\" is not a field of texts in another language.",
            nearest is null ? "They have title, summary and words." : $"Did you mean \"{nearest}\"?"
        );
    }
}

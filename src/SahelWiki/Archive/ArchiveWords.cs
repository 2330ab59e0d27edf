using System.Globalization;
using SahelWiki.Content;

namespace SahelWiki.Archive;

/// <summary>
/// How an archive introduces itself to readers: the block <c>archive</c> of <c>site.yaml</c>, completed from the rest of it.
/// </summary>
/// <param name="Name">Stays the same from version to version: <c>sahelwiki_en_all</c>.</param>
/// <param name="Language">ISO 639-3: <c>eng</c>.</param>
public sealed record ArchiveWords(string Name, string Title, string Description, string Creator, string Publisher, string Language)
{
    /// <summary>Limits of a ZIM's metadata, in characters as a reader counts them.</summary>
    /// <remarks>Source: openZIM wiki, "Metadata".</remarks>
    public const int LongestTitle = 30,
        LongestDescription = 80;

    public static ArchiveWords Of(SiteSettings settings)
    {
        string Word(string key, string otherwise) => settings.Archive.GetValueOrDefault(key) is { Length: > 0 } word ? word : otherwise;
        var title = Word("title", Cut(settings.Title, LongestTitle));
        var creator = Word("creator", settings.Title);
        return new(
            Word("name", $"{Paths.Slug.OfHeading(settings.Title)}_{settings.Language.Split('-')[0]}_all"),
            title,
            Word("description", Cut(settings.Tagline.Length > 0 ? settings.Tagline : settings.Title, LongestDescription)),
            creator,
            Word("publisher", creator),
            Word("language", IsoLanguage(settings.Language))
        );
    }

    /// <summary>What a ZIM would not take of an author's word.</summary>
    /// <returns>What is wrong, and what to write; null for nothing.</returns>
    public static (string Problem, string Hint)? Problem(string key, string word) =>
        key switch
        {
            _ when word.Any(char.IsControl) => ($"\"{key}\" is more than one line.", $"Write: {key}: one line"),
            "title" when Length(word) > LongestTitle => (
                $"This title has {Length(word)} characters, and a ZIM's may have {LongestTitle}.",
                "Write a shorter one."
            ),
            "description" when Length(word) > LongestDescription => (
                $"This description has {Length(word)} characters, and a ZIM's may have {LongestDescription}.",
                "Write a shorter one."
            ),
            "language" when word.Length != 3 || !word.All(char.IsAsciiLetterLower) => (
                $"\"{word}\" is not an ISO 639-3 code.",
                "Write three letters: language: eng"
            ),
            "name" when word.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')) => (
                $"\"{word}\" is not a name for a ZIM.",
                "Write letters, digits and underscores: name: sahelwiki_en_all"
            ),
            _ => null,
        };

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static string IsoLanguage(string tag)
    {
        var code = CultureInfo.GetCultureInfo(tag.Split('-')[0]).ThreeLetterISOLanguageName;
        return code.Length == 3 && code != "ivl" ? code : "und";
    }

    private static string Cut(string text, int longest)
    {
        var characters = new StringInfo(text);
        return characters.LengthInTextElements <= longest ? text : characters.SubstringByTextElements(0, longest - 1).TrimEnd() + "…";
    }
}

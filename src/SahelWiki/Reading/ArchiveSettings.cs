using System.Globalization;

namespace SahelWiki.Reading;

/// <summary>What the block <c>archive</c> of <c>site.yaml</c> may say.</summary>
public static class ArchiveSettings
{
    /// <summary>Limits of a ZIM's metadata, in characters as a reader counts them.</summary>
    /// <remarks>Source: openZIM wiki, "Metadata".</remarks>
    public const int LongestTitle = 30,
        LongestDescription = 80;

    /// <summary>What a ZIM would not take of an author's word.</summary>
    /// <returns>What is wrong, and what to write; null for nothing.</returns>
    internal static (string Problem, string Hint)? Problem(string key, string word) =>
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
}

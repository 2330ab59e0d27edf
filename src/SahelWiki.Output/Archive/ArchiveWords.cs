using System.Globalization;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>
/// How an archive introduces itself to readers: the block <c>archive</c> of <c>site.yaml</c>, completed from the rest of it.
/// </summary>
/// <param name="Name">Stays the same from version to version: <c>sahelwiki_en_all</c>.</param>
/// <param name="Language">ISO 639-3: <c>eng</c>.</param>
public sealed record ArchiveWords(string Name, string Title, string Description, string Creator, string Publisher, string Language)
{
    public static ArchiveWords Of(SiteSettings settings)
    {
        string Word(string key, string otherwise) => settings.Archive.GetValueOrDefault(key) is { Length: > 0 } word ? word : otherwise;
        var title = Word("title", Cut(settings.Title, ArchiveSettings.LongestTitle));
        var creator = Word("creator", settings.Title);
        return new(
            Word("name", $"{Slug.OfHeading(settings.Title)}_{settings.Language.Split('-')[0]}_all"),
            title,
            Word("description", Cut(settings.Tagline.Length > 0 ? settings.Tagline : settings.Title, ArchiveSettings.LongestDescription)),
            creator,
            Word("publisher", creator),
            Word("language", IsoLanguage(settings.Language))
        );
    }

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

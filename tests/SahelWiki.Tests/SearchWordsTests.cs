using System.Text.Json;
using SahelWiki.Language;
using SahelWiki.Output.Search;

namespace SahelWiki.Tests;

/// <summary>The rules of search that stand twice, here and in the client, hold to one file of cases.</summary>
public class SearchWordsTests
{
    private static readonly SearchLanguage English = SearchLanguage.Of("en");

    public static IEnumerable<object[]> Cases(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(CaseFile()));
        foreach (var row in json.RootElement.GetProperty(name).EnumerateArray())
        {
            yield return
            [
                .. row.EnumerateArray()
                    .Select(value => value.ValueKind == JsonValueKind.Number ? (object)value.GetInt32() : value.GetString()!),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Cases), "words")]
    public void Text_falls_into_words(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchWords.Words(text, English)));

    [Theory]
    [MemberData(nameof(Cases), "fold")]
    public void Marks_case_and_apostrophes_do_not_count(string word, string expected) =>
        Assert.Equal(expected, SearchWords.Fold(word, English));

    [Theory]
    [MemberData(nameof(Cases), "key")]
    public void Spellings_of_one_sound_meet(string folded, string expected) => Assert.Equal(expected, SearchWords.Key(folded, English));

    [Theory]
    [MemberData(nameof(Cases), "stem")]
    public void Endings_do_not_count_in_running_text(string folded, string expected) =>
        Assert.Equal(expected, SearchWords.Stem(folded, English));

    [Theory]
    [MemberData(nameof(Cases), "stemFrench")]
    public void Another_language_has_endings_of_its_own(string folded, string expected) =>
        Assert.Equal(expected, SearchWords.Stem(folded, SearchLanguage.Of("fr")));

    [Theory]
    [MemberData(nameof(Cases), "textKey")]
    public void A_stem_has_a_key(string folded, string expected) => Assert.Equal(expected, SearchWords.TextKey(folded, English));

    [Theory]
    [MemberData(nameof(Cases), "distance")]
    public void Typing_mistakes_are_counted(string a, string b, int limit, int expected) =>
        Assert.Equal(expected, NearestName.Distance(a, b, limit));

    [Fact]
    public void A_language_without_tables_has_those_of_every_language()
    {
        var language = SearchLanguage.Of("ff");

        Assert.Equal("burde", SearchWords.Fold("Ɓurɗe", language));
        Assert.Equal("negotiations", SearchWords.Stem("negotiations", language));
    }

    private static string CaseFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SahelWiki.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "search-cases.json");
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds SahelWiki.sln.");
    }
}

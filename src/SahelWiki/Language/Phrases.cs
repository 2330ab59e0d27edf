using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SahelWiki.Language;

/// <summary>The words of the interface in one language: labels, months, sentences with <c>{0}</c> for what varies.</summary>
/// <remarks>
/// One file a language, <c>strings/LANGUAGE.json</c>, a flat map from key to text. A missing key is a bug and throws.
/// </remarks>
public sealed class Phrases
{
    private const CompareOptions Order = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols;

    private const string Fallback = "en",
        Folder = "strings/";

    private static readonly ConcurrentDictionary<string, Phrases> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> texts;

    private Phrases(string language, Dictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts;
        Culture = CultureInfo.GetCultureInfo(language);
        Comparer = Comparer<string>.Create(
            (a, b) => Culture.CompareInfo.Compare(a, b, Order) is not 0 and var order ? order : string.CompareOrdinal(a, b)
        );
    }

    /// <summary>BCP 47 tag, as for the HTML attribute <c>lang</c>.</summary>
    public string Language { get; }

    /// <summary>Rules for numbers and sorting in this language; never the culture of the machine.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The order of names in lists of this language: marks and punctuation count only where letters are equal.</summary>
    public IComparer<string> Comparer { get; }

    /// <summary>The same order as bytes, for sorting many names.</summary>
    public SortKey SortKey(string name) => Culture.CompareInfo.GetSortKey(name, Order);

    /// <summary>All keys, in ordinal order.</summary>
    public IEnumerable<string> Keys => texts.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The file of this language lacks the key.</exception>
    public string this[string key] =>
        texts.TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"The strings file of \"{Language}\" has no entry \"{key}\".");

    /// <summary>The text with its places filled, numbers written in this language.</summary>
    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    /// <summary>The text for one or many: keys <c>KEY.one</c> and <c>KEY.other</c>, with <c>{0}</c> for the count.</summary>
    public string Count(string key, int count) => this[key + (IsOne(count) ? ".one" : ".other"), count];

    /// <remarks>Source: Unicode CLDR, "Language Plural Rules": in French nothing is singular, too.</remarks>
    private bool IsOne(int count) => count == 1 || (count == 0 && Culture.TwoLetterISOLanguageName == "fr");

    /// <summary>The text under the key, or <paramref name="otherwise"/> where authors may invent values that have no translation.</summary>
    public string Or(string key, string otherwise) => texts.GetValueOrDefault(key, otherwise);

    /// <summary>The languages that the interface has words in, in ordinal order.</summary>
    public static ImmutableArray<string> Languages { get; } =
    [
        .. typeof(Phrases)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".json".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="language">The first part of a BCP 47 tag.</param>
    public static bool Has(string language) => Languages.Contains(language);

    /// <summary>The interface in a language; in English where there is no file for it.</summary>
    /// <param name="tag">BCP 47; only its first part counts.</param>
    public static Phrases For(string tag) => Known.GetOrAdd(tag, static tag =>
        {
            var primary = tag.Split('-')[0];
            var name = Has(primary) ? primary : Fallback;
            using var stream = typeof(Phrases).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
            return Read(name, stream);
        });

    public static Phrases Read(string language, Stream json)
    {
        using var file = JsonDocument.Parse(json);
        return new(
            language,
            file.RootElement.EnumerateObject()
                .ToDictionary(phrase => phrase.Name, phrase => phrase.Value.GetString()!, StringComparer.Ordinal)
        );
    }
}

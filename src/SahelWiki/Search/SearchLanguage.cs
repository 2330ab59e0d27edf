using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SahelWiki.Search;

/// <summary>What search knows of a language: letters, spellings, endings and little words.</summary>
/// <remarks>
/// The tables stand in <c>languages.json</c>: those of <c>und</c> hold for every language, the site's own come on top.
/// They go into the index too, so that the client folds a query by the very tables that the index was made with.
/// </remarks>
public sealed class SearchLanguage
{
    private const string Every = "und";

    private SearchLanguage(Tables tables)
    {
        Written = tables;
        Letters = tables.Letters.ToFrozenDictionary(pair => pair.Key[0], pair => pair.Value);
        Articles = tables.Articles.ToFrozenSet(StringComparer.Ordinal);
        Elisions = tables.Elisions.ToFrozenSet(StringComparer.Ordinal);
        Stopwords = tables.Stopwords.ToFrozenSet(StringComparer.Ordinal);
        Variants = [.. tables.Variants.Select(pair => (pair[0], pair[1]))];
        SilentEnds = string.Concat(tables.Silent);
        var steps = new List<ImmutableArray<Suffix>>();
        var step = ImmutableArray.CreateBuilder<Suffix>();
        foreach (var rule in tables.Suffixes)
        {
            if (rule.ValueKind == JsonValueKind.String)
            {
                steps.Add(step.DrainToImmutable());
                continue;
            }

            step.Add(new(rule[0].GetString()!, rule[1].GetString()!, rule[2].GetInt32()));
        }

        steps.Add(step.DrainToImmutable());
        Suffixes = [.. steps];
    }

    /// <summary>Lower-case letters that decomposition leaves, and what is read for them.</summary>
    public FrozenDictionary<char, string> Letters { get; }

    /// <summary>Parts of names that readers write or leave out: <c>al</c>, <c>ould</c>.</summary>
    public FrozenSet<string> Articles { get; }

    /// <summary>What an apostrophe cuts off a word: the <c>l</c> of <c>l’islam</c>.</summary>
    public FrozenSet<string> Elisions { get; }

    /// <summary>Words too common to tell pages apart.</summary>
    public FrozenSet<string> Stopwords { get; }

    /// <summary>Spellings of one sound and the one that stands for them, longer ones first.</summary>
    public ImmutableArray<(string From, string To)> Variants { get; }

    /// <summary>Letters that do not count at the end of a name.</summary>
    public string SilentEnds { get; }

    /// <summary>Endings to take off, step by step; in a step the first that fits is the only one.</summary>
    public ImmutableArray<ImmutableArray<Suffix>> Suffixes { get; }

    /// <summary>As it goes into the index.</summary>
    internal Tables Written { get; }

    /// <param name="language">BCP 47 tag; its primary part decides. A language without tables of its own has those of every language.</param>
    public static SearchLanguage Of(string language)
    {
        using var stream = typeof(SearchLanguage).Assembly.GetManifestResourceStream("search/languages.json")!;
        using var json = JsonDocument.Parse(stream);
        var every = json.RootElement.GetProperty(Every);
        var own = json.RootElement.TryGetProperty(language.Split('-')[0].ToLowerInvariant(), out var found) ? found : every;
        JsonElement Table(string name) => own.TryGetProperty(name, out var table) ? table : every.GetProperty(name);
        string[] Words(string name) => [.. Table(name).EnumerateArray().Select(word => word.GetString()!)];
        return new(new(
            Table("letters").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!),
            Words("articles"),
            Words("elisions"),
            [.. Table("variants").EnumerateArray().Select(pair => new[] { pair[0].GetString()!, pair[1].GetString()! })],
            Words("silent"),
            Words("stopwords"),
            [.. Table("suffixes").EnumerateArray().Select(rule => rule.Clone())]));
    }

    /// <param name="Least">How many letters must be left before it.</param>
    public readonly record struct Suffix(string End, string Replacement, int Least);

    internal sealed record Tables(
        Dictionary<string, string> Letters,
        string[] Articles,
        string[] Elisions,
        string[][] Variants,
        string[] Silent,
        string[] Stopwords,
        JsonElement[] Suffixes);
}

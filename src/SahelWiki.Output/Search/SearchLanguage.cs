using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SahelWiki.Output.Search;

/// <summary>What search knows of a language: letters, spellings, endings and little words.</summary>
/// <remarks>
/// The tables stand in <c>languages.json</c>: those of <c>und</c> hold for every language, the site's own come on top.
/// <c>questions</c> are words that begin a question, <c>asked</c> those that say nothing in one of what is looked for, <c>kinds</c> what
/// people call the types of pages, the kinds of events and the dead. They go into the index too, so that the client folds a query by the
/// very tables that the index was made with.
/// </remarks>
public sealed class SearchLanguage
{
    private const string Every = "und";

    // In the order in which the client gets them.
    private readonly ImmutableArray<(string Name, JsonElement Table)> tables;

    private SearchLanguage(Func<string, JsonElement> table)
    {
        tables =
        [
            .. new[]
            {
                "letters",
                "articles",
                "elisions",
                "variants",
                "silent",
                "stopwords",
                "suffixes",
                "questions",
                "asked",
                "kinds",
            }.Select(name => (name, table(name).Clone())),
        ];
        FrozenSet<string> Words(string name) =>
            table(name).EnumerateArray().Select(word => word.GetString()!).ToFrozenSet(StringComparer.Ordinal);
        Letters = table("letters").EnumerateObject().ToFrozenDictionary(pair => pair.Name[0], pair => pair.Value.GetString()!);
        Articles = Words("articles");
        Elisions = Words("elisions");
        Stopwords = Words("stopwords");
        Variants = table("variants")
            .EnumerateArray()
            .Select(pair => (From: pair[0].GetString()!, To: pair[1].GetString()!))
            .GroupBy(variant => variant.From[0])
            .ToFrozenDictionary(first => first.Key, first => first.ToImmutableArray());
        SilentEnds = string.Concat(table("silent").EnumerateArray());
        var steps = new List<ImmutableArray<Suffix>>();
        var step = ImmutableArray.CreateBuilder<Suffix>();
        foreach (var rule in table("suffixes").EnumerateArray())
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

    /// <summary>Spellings of one sound and the one that stands for them, by the letter they begin with, longer ones first.</summary>
    public FrozenDictionary<char, ImmutableArray<(string From, string To)>> Variants { get; }

    /// <summary>Letters that do not count at the end of a name.</summary>
    public string SilentEnds { get; }

    /// <summary>Endings to take off, step by step; in a step the first that fits is the only one.</summary>
    public ImmutableArray<ImmutableArray<Suffix>> Suffixes { get; }

    /// <summary>The tables, as the client gets them.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, table) in tables)
        {
            json.WritePropertyName(name);
            table.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <param name="language">BCP 47 tag; its primary part decides. A language without tables of its own has those of every
    /// language.</param>
    public static SearchLanguage Of(string language)
    {
        using var stream = typeof(SearchLanguage).Assembly.GetManifestResourceStream("search/languages.json")!;
        using var json = JsonDocument.Parse(stream);
        var every = json.RootElement.GetProperty(Every);
        var own = json.RootElement.TryGetProperty(language.Split('-')[0].ToLowerInvariant(), out var found) ? found : every;
        return new(name => own.TryGetProperty(name, out var table) ? table : every.GetProperty(name));
    }

    /// <param name="Least">How many letters must be left before it.</param>
    public readonly record struct Suffix(string End, string Replacement, int Least);
}

using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace SahelWiki.Output.Search;

/// <summary>
/// One character for each frequent word, so that the text of all pages, kept for excerpts, takes less than half the room.
/// </summary>
/// <remarks>
/// A code stands for a space and the word. Codes are characters that no page uses; the most frequent words have those with the shortest
/// UTF-8.
/// </remarks>
internal sealed class Codebook
{
    /// <summary>At most; the reader's browser loads them all with the first excerpt.</summary>
    private const int MostWords = 4400;

    /// <summary>
    /// Words of about so many pages are counted, and never of more than one page in eight. Which ones depends on their ids alone, so that
    /// an edit rarely changes the codes, and with them the texts of all pages.
    /// </summary>
    private const int Sample = 1000,
        LeastBetween = 8;

    /// <summary>How many letters a word has to save on all pages, or on <see cref="Sample"/> of them.</summary>
    private const int LeastSaved = 40;

    /// <summary>
    /// Characters that may be codes, in order: those of one byte that are no text, then two bytes, then three, which are for private use.
    /// </summary>
    private static readonly ImmutableArray<char> Alphabet =
    [
        .. Enumerable
            .Range(1, 0x1F)
            .Append(0x7F)
            .Where(code => code is not ('\t' or '\n' or '\r'))
            .Concat(Enumerable.Range(0xA1, 0x800 - 0xA1))
            .Concat(Enumerable.Range(0xE000, 0x1900))
            .Select(code => (char)code),
    ];

    private readonly Dictionary<string, char> codes;
    private readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private Codebook(Dictionary<string, char> codes, string taken, ImmutableArray<string> words)
    {
        (this.codes, Taken, Words) = (codes, taken, words);
        lookup = this.codes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Characters of the alphabet that pages use, and which therefore are no codes.</summary>
    public string Taken { get; }

    /// <summary>In the order of their codes.</summary>
    public ImmutableArray<string> Words { get; }

    public static Codebook Of(ImmutableArray<SearchEntity> entities)
    {
        var used = new bool[char.MaxValue + 1];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var every = (uint)Math.Max(LeastBetween, entities.Length / Sample);
        var counted = 0;
        foreach (var entity in entities)
        {
            var sampled = HashOf(entity.Page.Id) % every == 0;
            counted += sampled ? 1 : 0;
            foreach (var section in entity.Page.Body.Sections)
            {
                using var text = section.Borrow();
                for (var rest = text.Span; rest.IndexOfAnyExceptInRange(' ', '~') is >= 0 and var at; rest = rest[(at + 1)..])
                {
                    used[rest[at]] = true;
                }

                if (sampled)
                {
                    foreach (var word in new SpacedWords(text.Span))
                    {
                        if (word.Length > 1)
                        {
                            CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _)++;
                        }
                    }
                }
            }
        }

        var free = Alphabet.Where(c => !used[c]).Take(MostWords).ToArray();
        var least = LeastSaved * counted / Math.Max(1, Math.Min(entities.Length, Sample));
        var frequent = counts
            .Where(pair => pair.Value * (pair.Key.Length - 1) > least)
            .OrderByDescending(pair => (long)pair.Value * (pair.Key.Length - 1))
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(free.Length)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .ToArray();
        // Among codes of one length it makes no difference which word has which: in order the list is shorter.
        ImmutableArray<string> words =
        [
            .. frequent
                .Zip(free)
                .GroupBy(pair => Encoding.UTF8.GetByteCount([pair.Second]))
                .SelectMany(length => length.Select(pair => pair.First).Order(StringComparer.Ordinal)),
        ];
        var taken = words.Length == 0 ? "" : new string([.. Alphabet.Take(Alphabet.IndexOf(free[words.Length - 1])).Where(c => used[c])]);
        return new(
            words.Select((word, i) => (word, free[i])).ToDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal),
            taken,
            words
        );
    }

    /// <summary>Writes a text with codes, as the inside of a string of JavaScript.</summary>
    public void Append(StringBuilder coded, ReadOnlySpan<char> text)
    {
        var done = 0;
        foreach (var word in new SpacedWords(text))
        {
            if (lookup.TryGetValue(word, out var code))
            {
                text.Overlaps(word, out var start);
                SearchData.Escape(coded, text[done..(start - 1)]);
                coded.Append(code);
                done = start + word.Length;
            }
        }

        SearchData.Escape(coded, text[done..]);
    }

    /// <remarks>FNV-1a: the same on every machine, which string.GetHashCode is not.</remarks>
    private static uint HashOf(string id)
    {
        var hash = 2166136261u;
        foreach (var c in id)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }

    /// <summary>Runs of letters that follow a space.</summary>
    private ref struct SpacedWords(ReadOnlySpan<char> text)
    {
        private static readonly SearchValues<char> AsciiLetters = SearchValues.Create(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        );

        private readonly ReadOnlySpan<char> text = text;
        private int position;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly SpacedWords GetEnumerator() => this;

        public bool MoveNext()
        {
            while (position < text.Length)
            {
                var space = text[position..].IndexOf(' ');
                if (space < 0)
                {
                    break;
                }

                space += position;
                var end = text[(space + 1)..].IndexOfAnyExcept(AsciiLetters) is var letters and >= 0 ? space + 1 + letters : text.Length;
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }

                position = end;
                if (end > space + 1)
                {
                    Current = text[(space + 1)..end];
                    return true;
                }
            }

            return false;
        }
    }
}

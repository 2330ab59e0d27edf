using System.Collections.Concurrent;
using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Search;

/// <summary>Weighs every word of every page.</summary>
/// <remarks>
/// BM25F: a word counts more in a title than in running text, the length of a page is taken out, and many mentions saturate.
/// Source: Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", sections 3.4 and 3.6.
/// The rarity of a word (idf) is left to the client, which knows how many pages a list has.
/// </remarks>
/// <param name="tagName">What a tag is called in the language.</param>
internal sealed class TextIndexer(SearchLanguage language, ImmutableArray<SearchEntity> entities, int threads, Func<string, string> tagName)
{
    private const float InTitle = 12,
        InAlias = 10,
        InSummary = 2,
        InHeading = 2;

    /// <summary>
    /// High, so that a page named by a word outweighs one that mentions it often; tried with the queries of
    /// <c>tests/search-queries.json</c>.
    /// </summary>
    private const float Saturation = 8,
        LengthShare = 0.6f;
    private const int Levels = 7;
    private const int Batch = 512;

    public TermLists Index()
    {
        var lists = new TermLists();
        var average = Stepped(entities.Sum(entity => (double)Length(entity.Page)) / Math.Max(1, entities.Length));
        var weighed = new (TermList List, byte Level)[Batch][];
        // Bringing a word to its key costs far more than looking it up: a word that one thread has met is known to all.
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        // As many as work at once: each has to meet the words for itself.
        var readers = new ConcurrentBag<Reader>();
        for (var first = 0; first < entities.Length; first += Batch)
        {
            // Pages are weighed in any order and listed in one, so that the bytes are the same with any number of threads.
            var end = Math.Min(first + Batch, entities.Length);
            Parallel.For(
                first,
                end,
                new() { MaxDegreeOfParallelism = threads },
                () => readers.TryTake(out var reader) ? reader : new(language, lists, keys),
                (i, _, reader) =>
                {
                    weighed[i - first] = Weigh(reader, entities[i], average);
                    return reader;
                },
                readers.Add
            );
            for (var i = first; i < end; i++)
            {
                foreach (var (list, level) in weighed[i - first])
                {
                    list.AddWeighted(i, level);
                }
            }
        }

        return lists;
    }

    private (TermList, byte)[] Weigh(Reader reader, SearchEntity entity, double average)
    {
        reader.Begin();
        reader.Add(entity.Page.Title, InTitle);
        foreach (var name in entity.Names.Skip(1))
        {
            reader.Add(name.Text, InAlias);
        }

        reader.Add(entity.Page.Summary, InSummary);
        foreach (var tag in entity.Page.FrontMatter.Tags)
        {
            reader.Add(tagName(tag), InHeading);
        }

        var inText = (float)(1 / (1 - LengthShare + (LengthShare * Length(entity.Page) / Math.Max(1, average))));
        foreach (var section in entity.Page.Body.Sections)
        {
            reader.Add(section.Heading, InHeading);
            using var text = section.Borrow();
            reader.Add(text.Span, inText);
        }

        return reader.End(weight => (byte)Math.Clamp((int)MathF.Ceiling(Levels * weight / (weight + Saturation)), 1, Levels));
    }

    /// <summary>
    /// The length rounded to steps of a fifth: which pages are long stays the same, and an edit of one does not change the weights of all.
    /// </summary>
    private static double Stepped(double length) => length < 1 ? length : Math.Pow(2, Math.Round(Math.Log2(length) * 4) / 4);

    private static int Length(Page page)
    {
        var length = 0;
        foreach (var section in page.Body.Sections)
        {
            length += section.Length;
        }

        return length;
    }

    /// <summary>Adds up the weights of one page at a time; remembers the term of each word it has seen.</summary>
    private sealed class Reader
    {
        private readonly SearchLanguage language;
        private readonly TermLists lists;
        private readonly Dictionary<string, string> keys;
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<TermList> terms = [];
        private readonly List<float> weights = [];
        private readonly List<int> touched = [];

        /// <param name="keys">The keys of words that any reader has met, to be locked; empty for a word that is not indexed.</param>
        public Reader(SearchLanguage language, TermLists lists, Dictionary<string, string> keys) =>
            (this.language, this.lists, this.keys, lookup) = (language, lists, keys, words.GetAlternateLookup<ReadOnlySpan<char>>());

        public void Begin() => touched.Clear();

        public void Add(ReadOnlySpan<char> text, float weight)
        {
            var position = 0;
            while (SearchWords.Next(text, language, ref position, out var start, out var length))
            {
                if (!lookup.TryGetValue(text.Slice(start, length), out var term))
                {
                    term = TermOf(text.Slice(start, length).ToString());
                }

                if (term < 0)
                {
                    continue;
                }

                if (weights[term] == 0)
                {
                    touched.Add(term);
                }

                weights[term] += weight;
            }
        }

        public (TermList, byte)[] End(Func<float, byte> level)
        {
            var weighed = new (TermList, byte)[touched.Count];
            for (var i = 0; i < weighed.Length; i++)
            {
                weighed[i] = (terms[touched[i]], level(weights[touched[i]]));
                weights[touched[i]] = 0;
            }

            return weighed;
        }

        /// <summary>The number of a word's term; -1 for a word that is not indexed.</summary>
        private int TermOf(string word)
        {
            var key = KeyOf(word);
            var term = -1;
            if (key.Length > 0 && !numbers.TryGetValue(key, out term))
            {
                numbers.Add(key, term = terms.Count);
                terms.Add(lists.Of(key));
                weights.Add(0);
            }

            return words[word] = key.Length > 0 ? term : -1;
        }

        private string KeyOf(string word)
        {
            lock (keys)
            {
                if (keys.TryGetValue(word, out var known))
                {
                    return known;
                }
            }

            var folded = SearchWords.Fold(word, language);
            var key = language.Stopwords.Contains(folded) ? "" : SearchWords.TextKey(folded, language);
            key = key.Length <= SearchIndex.LongestTerm ? key : "";
            lock (keys)
            {
                return keys[word] = key;
            }
        }
    }
}

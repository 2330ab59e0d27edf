using System.Collections.Concurrent;
using System.Text;

namespace SahelWiki.Output.Search;

/// <summary>For each term the numbers written for it, as text, ready for a shard.</summary>
internal sealed class TermLists
{
    private readonly ConcurrentDictionary<string, TermList> lists = new(StringComparer.Ordinal);

    /// <summary>The list of a term, to be filled by one thread; empty where the term is new.</summary>
    public TermList Of(string term) => lists.GetOrAdd(term, static _ => new());

    /// <summary>How many items each term has.</summary>
    public IEnumerable<(string Term, int Count)> Counts => lists.Select(pair => (pair.Key, pair.Value.Count));

    /// <summary>Cuts the sorted terms into so many shards of like size.</summary>
    /// <remarks>
    /// Where a shard ends is looked for around the place that would make all of one size, and is before the term with the smallest checksum
    /// there. So a page that adds a few words moves that place by a little, and almost always leaves the ends, and the other shards,
    /// as they were.
    /// </remarks>
    /// <param name="name">Of their files, before the number.</param>
    /// <returns>For each its first term and its file, a string with the lines <c>TERM LIST</c>; the last ones may be empty.</returns>
    public IReadOnlyList<(string First, SearchData File)> Shards(string name, int number)
    {
        var sorted = lists.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var ends = Ends(sorted, number);
        var shards = new List<(string, SearchData)>(number);
        var literal = new StringBuilder();
        for (var shard = 0; shard < number; shard++)
        {
            var (begin, end) = (shard == 0 ? 0 : ends[shard - 1], ends[shard]);
            literal.Clear().Append('"');
            foreach (var (term, list) in sorted.AsSpan(begin, end - begin))
            {
                literal.Append(literal.Length == 1 ? "" : "\\n");
                SearchData.Escape(literal, term);
                literal.Append(' ');
                list.AppendTo(literal);
            }

            // An empty one begins where the next one does, so that the client still finds its way by bisection.
            var first =
                begin < sorted.Length ? sorted[begin].Key
                : shard == 0 ? ""
                : "\uffff";
            shards.Add((first, SearchData.Of($"{name}/{shard}", literal.Append('"'))));
        }

        return shards;
    }

    /// <summary>For each shard the index after its last term.</summary>
    private static int[] Ends(KeyValuePair<string, TermList>[] sorted, int number)
    {
        var ends = new int[number];
        var size = sorted.Sum(SizeOf);
        // A quarter of a shard to either side: none is longer than half as much again as it would be.
        var reach = size / number / 4;
        Array.Fill(ends, sorted.Length);
        var (done, shard) = (0L, 0);
        var smallest = ulong.MaxValue;
        for (var i = 0; i < sorted.Length && shard < number - 1; i++)
        {
            var ideal = size * (shard + 1) / number;
            if (done > ideal + reach)
            {
                // A term longer than the whole reach: the shard ends with it.
                ends[shard] = smallest == ulong.MaxValue ? i : ends[shard];
                (shard, smallest) = (shard + 1, ulong.MaxValue);
            }

            if (shard < number - 1 && done >= (size * (shard + 1) / number) - reach && Checksum(sorted[i].Key) is var sum && sum < smallest)
            {
                (ends[shard], smallest) = (i, sum);
            }

            done += SizeOf(sorted[i]);
        }

        return ends;
    }

    private static long SizeOf(KeyValuePair<string, TermList> entry) => entry.Key.Length + 2L + entry.Value.Length;

    /// <remarks>FNV-1a: the same on every machine, which string.GetHashCode is not; mixed once more, for like terms.</remarks>
    private static ulong Checksum(string term)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in term)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9UL;
    }

    /// <summary>Numbers as text, five bits a digit, the lowest first; a digit from 32 on says that more follow.</summary>
    /// <remarks>Source: the variable-length quantities of Source Map Revision 3, without their sign.</remarks>
    public static string Encode(IEnumerable<int> numbers)
    {
        var list = new TermList();
        foreach (var number in numbers)
        {
            list.Append(number);
        }

        return list.Text;
    }
}

/// <summary>The pages of one term, each as its distance from the one before.</summary>
internal sealed class TermList
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private byte[] bytes = new byte[8];
    private int last;

    /// <summary>In characters of <see cref="Text"/>.</summary>
    public int Length { get; private set; }

    /// <summary>How many items it has.</summary>
    public int Count { get; private set; }

    public string Text => Encoding.ASCII.GetString(bytes, 0, Length);

    /// <summary>Adds <see cref="Text"/> without a string of its own.</summary>
    public void AppendTo(StringBuilder text)
    {
        Span<char> letters = stackalloc char[512];
        for (var rest = bytes.AsSpan(0, Length); !rest.IsEmpty; )
        {
            var count = Encoding.ASCII.GetChars(rest[..Math.Min(rest.Length, letters.Length)], letters);
            text.Append(letters[..count]);
            rest = rest[count..];
        }
    }

    /// <param name="item">Never smaller than the one before.</param>
    public void Add(int item, params ReadOnlySpan<int> values)
    {
        Append(item - last);
        foreach (var value in values)
        {
            Append(value);
        }

        (last, Count) = (item, Count + 1);
    }

    /// <summary>An item and a weight below 8 in one number: what most of an index is made of.</summary>
    public void AddWeighted(int item, int weight)
    {
        Append(((item - last) * 8) + weight);
        (last, Count) = (item, Count + 1);
    }

    public void Append(int number)
    {
        if (Length + 7 > bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        for (; number >= 32; number >>= 5)
        {
            bytes[Length++] = (byte)Digits[(number & 31) | 32];
        }

        bytes[Length++] = (byte)Digits[number];
    }
}

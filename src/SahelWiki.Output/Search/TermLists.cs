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
    /// <param name="name">Of their files, before the number.</param>
    /// <returns>For each its first term and its file, a string with the lines <c>TERM LIST</c>; the last ones may be empty.</returns>
    public IReadOnlyList<(string First, SearchData File)> Shards(string name, int number)
    {
        var sorted = lists.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var size = sorted.Sum(entry => (long)entry.Key.Length + 2 + entry.Value.Length);
        var shards = new List<(string, SearchData)>(number);
        var literal = new StringBuilder();
        var (first, done) = ("", 0L);
        void End()
        {
            literal.Insert(0, '"').Append('"');
            shards.Add((first, SearchData.Of($"{name}/{shards.Count}", literal)));
            literal.Clear();
            first = "\uffff";
        }

        foreach (var (term, list) in sorted)
        {
            if (literal.Length > 0 && done >= size * (shards.Count + 1) / number)
            {
                End();
            }

            first = literal.Length == 0 ? term : first;
            literal.Append(literal.Length == 0 ? "" : "\\n");
            SearchData.Escape(literal, term);
            literal.Append(' ');
            list.AppendTo(literal);
            done += term.Length + 2 + list.Length;
        }

        do
        {
            End();
        } while (shards.Count < number);
        return shards;
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

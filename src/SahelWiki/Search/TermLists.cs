using System.Text;

namespace SahelWiki.Search;

/// <summary>For each term the numbers written for it, as text, ready for a shard.</summary>
internal sealed class TermLists
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private sealed class List
    {
        public byte[] Bytes = new byte[8];
        public int Length;
        public int Last = -1;
        public int Count;
    }

    private readonly Dictionary<string, List> lists = new(StringComparer.Ordinal);

    /// <param name="item">Never smaller than the last of this term.</param>
    /// <param name="values">Each below 2^24.</param>
    public void Add(string term, int item, params ReadOnlySpan<int> values)
    {
        if (!lists.TryGetValue(term, out var list))
        {
            lists.Add(term, list = new());
        }

        Append(list, item - Math.Max(list.Last, 0));
        foreach (var value in values)
        {
            Append(list, value);
        }

        list.Count++;
        list.Last = item;
    }

    /// <summary>An item with a number below 16 in one: what most of an index is made of.</summary>
    public void AddWeighted(string term, int item, int weight)
    {
        if (!lists.TryGetValue(term, out var list))
        {
            lists.Add(term, list = new());
        }

        Append(list, ((item - Math.Max(list.Last, 0)) * 16) + weight);
        list.Count++;
        list.Last = item;
    }

    /// <summary>How many items each term has.</summary>
    public IEnumerable<(string Term, int Count)> Counts => lists.Select(pair => (pair.Key, pair.Value.Count));

    /// <summary>Cuts the sorted terms into so many shards of like size.</summary>
    /// <returns>For each its first term and its lines, <c>TERM LIST</c>; the last ones may be empty.</returns>
    public IReadOnlyList<(string First, string Lines)> Shards(int number)
    {
        var terms = lists.Keys.Order(StringComparer.Ordinal).ToArray();
        var size = terms.Sum(term => (long)term.Length + 2 + lists[term].Length);
        var shards = new List<(string, string)>(number);
        var lines = new StringBuilder();
        var (first, done) = ("", 0L);
        foreach (var term in terms)
        {
            var list = lists[term];
            if (lines.Length > 0 && done >= size * (shards.Count + 1) / number)
            {
                shards.Add((first, lines.ToString()));
                lines.Clear();
            }

            first = lines.Length == 0 ? term : first;
            lines.Append(lines.Length == 0 ? "" : "\n").Append(term).Append(' ').Append(Encoding.ASCII.GetString(list.Bytes, 0, list.Length));
            done += term.Length + 2 + list.Length;
        }

        shards.Add((first, lines.ToString()));
        while (shards.Count < number)
        {
            shards.Add(("\uffff", ""));
        }

        return shards;
    }

    /// <summary>Numbers as text, five bits a digit, the lowest first; a digit from 32 on says that more follow.</summary>
    /// <remarks>Source: the variable-length quantities of Source Map Revision 3, without their sign.</remarks>
    public static string Encode(IEnumerable<int> numbers)
    {
        var list = new List();
        foreach (var number in numbers)
        {
            Append(list, number);
        }

        return Encoding.ASCII.GetString(list.Bytes, 0, list.Length);
    }

    private static void Append(List list, int number)
    {
        if (list.Length + 7 > list.Bytes.Length)
        {
            Array.Resize(ref list.Bytes, list.Bytes.Length * 2);
        }

        for (; number >= 32; number >>= 5)
        {
            list.Bytes[list.Length++] = (byte)Digits[(number & 31) | 32];
        }

        list.Bytes[list.Length++] = (byte)Digits[number];
    }
}

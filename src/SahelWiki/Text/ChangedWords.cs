namespace SahelWiki.Text;

/// <summary>Shows in few words what changed in a paragraph: what is the same at both ends is left out, but for what tells the
/// place.</summary>
public static class ChangedWords
{
    private const int Around = 3,
        Most = 30;

    /// <returns>Both as they read at the place: "… 70 people died in …" and "… 77 people died in …".</returns>
    public static (string Before, string After) Of(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var same = 0;
        while (same < Math.Min(old.Length, now.Length) && old[same] == now[same])
        {
            same++;
        }

        var end = 0;
        while (end < Math.Min(old.Length, now.Length) - same && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return (Part(old, same, end), Part(now, same, end));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <param name="same">How many words at the beginning are the same.</param>
    /// <param name="end">How many at the end.</param>
    private static string Part(string[] words, int same, int end)
    {
        var first = Math.Max(0, same - Around);
        var last = Math.Min(words.Length, words.Length - end + Around);
        var cut = Math.Min(last, first + Most);
        return (first > 0 ? "… " : "") + string.Join(' ', words[first..cut]) + (cut < words.Length ? " …" : "");
    }
}

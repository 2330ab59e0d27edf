using System.Text;

namespace SahelWiki.Output.Search;

/// <summary>
/// A list of words in half the room: each as a digit, how many letters it shares with the one before, and the rest of it.
/// </summary>
/// <remarks>Its twin is <c>unfold</c> in <c>theme/assets/js/search/data.js</c>.</remarks>
internal static class FrontCoding
{
    /// <param name="words">Without ASCII digits; the better sorted, the shorter.</param>
    public static string Of(IEnumerable<string> words)
    {
        var coded = new StringBuilder();
        var before = "";
        foreach (var word in words)
        {
            var shared = 0;
            while (shared < 9 && shared < before.Length && shared < word.Length && before[shared] == word[shared])
            {
                shared++;
            }

            coded.Append((char)('0' + shared)).Append(word, shared, word.Length - shared);
            before = word;
        }

        return coded.ToString();
    }
}

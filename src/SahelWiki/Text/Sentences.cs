using System.Buffers;
using System.Collections.Frozen;

namespace SahelWiki.Text;

/// <summary>Finds where sentences end.</summary>
/// <remarks>
/// Rules of the Latin script: a full stop, question or exclamation mark, closing marks, white space, then no lower-case letter; not after a
/// known abbreviation or an initial.
/// </remarks>
public static class Sentences
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…؟۔");

    /// <summary>Words that are abbreviations only before a number: "no. 5", but "He said no."</summary>
    private static readonly FrozenSet<string> BeforeNumbers = FrozenSet.ToFrozenSet([
        "no",
        "nos",
        "n",
        "nn",
        "p",
        "pp",
        "vol",
        "fig",
        "ch",
        "sec",
        "para",
        "art",
        "ed",
    ]);

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet([
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "prof",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "sgt",
        "cf",
        "ca",
        "vs",
        "etc",
        "eds",
        "al",
        "e.g",
        "i.e",
        "u.s",
        "u.n",
        "u.k",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "m",
        "mme",
        "mgr",
        "approx",
        "est",
    ]);

    /// <summary>The end offsets (exclusive, after closing marks) of each sentence; the last is the text's length.</summary>
    public static List<int> Ends(string text)
    {
        var ends = new List<int>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Stops) is var next and >= 0; )
        {
            i += next;
            var end = i + 1;
            while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '”' or '’' or '\'' or '»' or ')' or ']')
            {
                end++;
            }

            if (end >= text.Length)
            {
                break;
            }

            if (char.IsWhiteSpace(text[end]) && StartsSentence(text, end) && !(text[i] == '.' && IsAbbreviation(text, i)))
            {
                ends.Add(end);
            }

            i = end;
        }

        if (text.AsSpan(ends.Count > 0 ? ends[^1] : 0).Trim().Length > 0)
        {
            ends.Add(text.Length);
        }

        return ends;
    }

    public static int Count(string text) => Ends(text).Count;

    private static bool StartsSentence(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '‘' or '\'' or '«' or '(' or '['))
        {
            at++;
        }

        return at >= text.Length || !char.IsLower(text[at]);
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..dot];
        if (BeforeNumbers.Contains(word.ToLowerInvariant()))
        {
            var next = text.AsSpan(dot + 1).TrimStart();
            return !next.IsEmpty && char.IsDigit(next[0]);
        }

        return word.Length > 0 && ((word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word.ToLowerInvariant()));
    }
}

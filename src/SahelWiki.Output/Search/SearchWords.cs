using System.Buffers;
using System.Globalization;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Output.Search;

/// <summary>Cuts text into words and brings spellings of one word together.</summary>
/// <remarks>
/// Its twin in the browser is <c>theme/assets/js/search/words.js</c>; both are tested with <c>tests/search-cases.json</c>.
/// A word has three forms: folded (case, marks and apostrophes gone), its key (spellings of one sound in one letter), and for running text
/// the key of its stem.
/// </remarks>
public static class SearchWords
{
    private static readonly SearchValues<char> AsciiLettersAndDigits = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>What may stand between thousands.</summary>
    private static readonly SearchValues<char> GroupSigns = SearchValues.Create(",.'’ \u00a0\u202f\u2009");

    /// <summary>The words of a text as they are written, in order.</summary>
    /// <remarks>
    /// Hyphens separate. An apostrophe joins, but for a short word cut off before it (<c>l’islam</c>) and an English genitive after it.
    /// Dots between single letters join: <c>U.S.</c> Thousands are one number (<c>1,350</c>), and a short word with a number is one word
    /// (<c>RPG-7</c>). Where no spaces part words, as in Chinese, each pair of characters is one.
    /// </remarks>
    public static IEnumerable<string> Words(string text, SearchLanguage language)
    {
        var position = 0;
        while (Next(text, language, ref position, out var start, out var length))
        {
            yield return text.Substring(start, length);
        }
    }

    /// <summary>The next word at or after <paramref name="position"/>, which moves past it.</summary>
    public static bool Next(ReadOnlySpan<char> text, SearchLanguage language, ref int position, out int start, out int length)
    {
        var i = position;
        while (i < text.Length && !IsLetter(text, i))
        {
            i += Width(text, i);
        }

        start = i;
        if (IsRun(text, i))
        {
            var next = i + Width(text, i);
            var end = IsRun(text, next) ? next + Width(text, next) : next;
            // The last character of a run belongs to the pair before it.
            (position, length) = (IsRun(text, end) ? next : end, end - start);
            return true;
        }

        var dotted = true;
        while (i < text.Length)
        {
            if (text[i..].IndexOfAnyExcept(AsciiLettersAndDigits) is var other and not 0)
            {
                var run = other > 0 ? other : text.Length - i;
                dotted &= run == 1 && (i == start || text[i - 1] == '.');
                i += run;
                continue;
            }

            if (IsRun(text, i))
            {
                break;
            }

            if (IsLetter(text, i) || IsMark(text, i))
            {
                dotted &= i == start || text[i - 1] == '.';
                i += Width(text, i);
                continue;
            }

            if (i + 1 < text.Length && IsLetter(text, i + 1))
            {
                if (Joined(text, start, i) is > 0 and var more)
                {
                    i += more;
                    continue;
                }

                if (Folding.IsApostrophe(text[i]))
                {
                    if (text[i + 1] is 's' or 'S' && !(i + 2 < text.Length && IsLetter(text, i + 2)))
                    {
                        length = i - start;
                        position = i + 2;
                        return true;
                    }

                    if (i - start <= 2 && IsElision(text[start..i], language))
                    {
                        start = i + 1;
                    }

                    i++;
                    continue;
                }

                if (text[i] == '.' && dotted && !(i + 2 < text.Length && IsLetter(text, i + 2)))
                {
                    i++;
                    continue;
                }
            }

            break;
        }

        (position, length) = (i, i - start);
        return length > 0;
    }

    /// <summary>A word without case, marks, apostrophes, dots and what parts thousands.</summary>
    public static string Fold(string word, SearchLanguage language)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in Ascii.IsValid(word) ? word : Folding.Normalized(word, NormalizationForm.FormKD))
        {
            if (
                c is '.' or ',' or '-' or '\u2010'
                || char.IsWhiteSpace(c)
                || Folding.IsApostrophe(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            )
            {
                continue;
            }

            var lower = char.ToLowerInvariant(c);
            if (language.Letters.TryGetValue(lower, out var letters))
            {
                folded.Append(letters);
            }
            else
            {
                folded.Append(lower);
            }
        }

        return folded.ToString();
    }

    /// <summary>One form for the spellings of one sound: <c>belmokhtar</c> and <c>bellmoktar</c>, <c>djafar</c> and <c>jafar</c>.</summary>
    /// <param name="folded">As <see cref="Fold"/> gives it.</param>
    public static string Key(string folded, SearchLanguage language)
    {
        var key = new StringBuilder(folded.Length);
        // The article is written together with its word in Arabic, and so is "and".
        var article =
            folded.StartsWith("ال", StringComparison.Ordinal) ? 2
            : folded.StartsWith("وال", StringComparison.Ordinal) ? 3
            : 0;
        for (var i = folded.Length > article + 2 ? article : 0; i < folded.Length; )
        {
            var read = folded.AsSpan(i, 1);
            var width = 1;
            if (language.Variants.TryGetValue(folded[i], out var variants))
            {
                foreach (var (from, to) in variants)
                {
                    if (folded.AsSpan(i).StartsWith(from, StringComparison.Ordinal))
                    {
                        read = to;
                        width = from.Length;
                        break;
                    }
                }
            }

            foreach (var c in read)
            {
                if (key.Length == 0 || key[^1] != c || char.IsAsciiDigit(c))
                {
                    key.Append(c);
                }
            }

            i += width;
        }

        while (key.Length > 3 && language.SilentEnds.Contains(key[^1]))
        {
            key.Length--;
        }

        return key.ToString();
    }

    /// <summary>The key of a word's stem: what running text is found by.</summary>
    /// <param name="folded">As <see cref="Fold"/> gives it.</param>
    public static string TextKey(string folded, SearchLanguage language) => Key(Stem(folded, language), language);

    /// <summary>A word without its endings: <c>negotiations</c> and <c>negotiating</c> are <c>negoti</c>.</summary>
    public static string Stem(string folded, SearchLanguage language)
    {
        foreach (var step in language.Suffixes)
        {
            foreach (var suffix in step)
            {
                if (folded.Length - suffix.End.Length >= suffix.Least && folded.EndsWith(suffix.End, StringComparison.Ordinal))
                {
                    folded = string.Concat(folded.AsSpan(0, folded.Length - suffix.End.Length), suffix.Replacement);
                    break;
                }
            }
        }

        return folded;
    }

    /// <summary>How many characters at a sign go on with the word before it: thousands, the number of a thing; 0 for none.</summary>
    private static int Joined(ReadOnlySpan<char> text, int start, int i)
    {
        var before = text[start..i];
        var isGroups = GroupSigns.Contains(text[i]) && IsGroups(before);
        if (!isGroups && !(text[i] is '-' or '\u2010' or '\u2011' && before.Length is >= 1 and <= 5 && IsLettersOnly(before)))
        {
            return 0;
        }

        var end = i + 1;
        while (end < text.Length && end < i + 4 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = end - i - 1;
        return (isGroups ? digits == 3 : digits > 0) && !(end < text.Length && IsLetter(text, end)) ? digits + 1 : 0;
    }

    /// <summary>Up to three digits, then three after each sign.</summary>
    private static bool IsGroups(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var other ? other : text.Length;
        for (var i = first; i < text.Length; i += 4)
        {
            if (i + 4 > text.Length || char.IsAsciiDigit(text[i]) || text.Slice(i + 1, 3).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return first is >= 1 and <= 3;
    }

    private static bool IsLettersOnly(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a letter is of a script that leaves no spaces between words: Chinese characters, kana.</summary>
    private static bool IsRun(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length || text[i] < '\u3005')
        {
            return false;
        }

        var code = Width(text, i) == 2 && char.IsSurrogatePair(text[i], text[i + 1]) ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
        return code
                is (>= 0x3005 and <= 0x3007)
                    or (>= 0x3041 and <= 0x30ff)
                    or (>= 0x31f0 and <= 0x31ff)
                    or (>= 0x3400 and <= 0x4dbf)
                    or (>= 0x4e00 and <= 0x9fff)
                    or (>= 0xf900 and <= 0xfaff)
                    or (>= 0x20000 and <= 0x3ffff)
            && IsLetter(text, i);
    }

    private static bool IsElision(ReadOnlySpan<char> text, SearchLanguage language) =>
        language.Elisions.Contains(text.ToString().ToLowerInvariant());

    private static bool IsLetter(ReadOnlySpan<char> text, int i) =>
        char.IsAscii(text[i]) ? char.IsAsciiLetterOrDigit(text[i]) : IsLetterBeyondAscii(text, i);

    private static bool IsLetterBeyondAscii(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        return !Folding.IsApostrophe(c)
            && (
                char.IsHighSurrogate(c)
                    ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) && Rune.IsLetterOrDigit(new(c, text[i + 1]))
                    : char.IsLetterOrDigit(c)
            );
    }

    private static bool IsMark(ReadOnlySpan<char> text, int i) =>
        !char.IsAscii(text[i])
        && CharUnicodeInfo.GetUnicodeCategory(text[i])
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static int Width(ReadOnlySpan<char> text, int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
}

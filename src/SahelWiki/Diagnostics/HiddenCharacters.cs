using System.Buffers;
using SahelWiki.Text;

namespace SahelWiki.Diagnostics;

/// <summary>Finds characters that nobody sees and that change what is read: by people, or by the machines that take the text on.</summary>
/// <remarks>
/// Control characters may not stand in XML at all, so not in the EPUB either. An override makes a name read otherwise than
/// it is stored (Unicode Technical Standard 55, "Source Code Handling"). What names from right to left need stays: the
/// marks U+200E and U+200F, and isolates that end where they began (Unicode Standard Annex 9).
/// </remarks>
internal static class HiddenCharacters
{
    private const char FirstIsolate = '\u2066',
        LastIsolate = '\u2068',
        EndOfIsolate = '\u2069';

    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(code => (char)code)
            .Where(c => IsRefused(c) || c is >= FirstIsolate and <= EndOfIsolate),
    ]);

    /// <summary>
    /// Reports each of them in a file. An isolate ends in its own line: that is how far people and comparisons of versions look.
    /// </summary>
    public static void Report(SourceText text, DiagnosticBag bag)
    {
        var whole = text.Text.AsSpan();
        for (var at = 0; whole[at..].IndexOfAny(Suspects) is var next and >= 0; )
        {
            at += next;
            var rest = whole[at..].IndexOfAny('\n', '\r');
            var end = rest < 0 ? whole.Length : at + rest;
            foreach (var index in Faults(whole[at..end]))
            {
                Add(bag, whole[at + index], text.Span(at + index, 1));
            }

            at = end;
        }
    }

    /// <summary>
    /// Reports each of them in a value that was written with escapes: <c>"\u202E"</c> in YAML, <c>&amp;#8238;</c> in Markdown.
    /// </summary>
    /// <param name="span">Where the character at an index of the value is written in the file; null where it stands there itself and is
    /// reported with the file.</param>
    public static void ReportEscaped(ReadOnlySpan<char> value, Func<int, SourceSpan?> span, DiagnosticBag bag)
    {
        if (!value.ContainsAny(Suspects))
        {
            return;
        }

        foreach (var index in Faults(value))
        {
            if (span(index) is { } written)
            {
                Add(bag, value[index], written);
            }
        }
    }

    /// <summary>The text without them, for what comes from elsewhere.</summary>
    public static string Without(string text) =>
        AnyIn(text) ? string.Concat(text.Where(c => !IsRefused(c) && c is not (>= FirstIsolate and <= EndOfIsolate))) : text;

    /// <summary>Says what nobody sees in a name, to be put behind a sentence about it; empty where all is seen.</summary>
    public static string Named(string name)
    {
        foreach (var c in name)
        {
            var what = c switch
            {
                '\u00a0' or '\u202f' or '\u2007' => "a no-break space",
                '\u200b' => "a zero-width space",
                '\u200c' or '\u200d' => "a joiner of letters",
                '\u00ad' => "a soft hyphen",
                '\u200e' or '\u200f' => "a mark of direction",
                '\u2010' or '\u2011' or '\u2012' or '\u2013' => "a dash that is no hyphen",
                _ when c > '\u007f' && char.IsWhiteSpace(c) => "a space of another width",
                _ when char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format => "a character that nobody sees",
                _ => null,
            };
            if (what is not null)
            {
                return $", for it has {what} (U+{(int)c:X4}) in it";
            }
        }

        return "";
    }

    public static bool AnyIn(ReadOnlySpan<char> text) => text.ContainsAny(Suspects);

    /// <summary>Indices of the characters that are refused, and of isolates without their other half, in order.</summary>
    private static List<int> Faults(ReadOnlySpan<char> line)
    {
        var faults = new List<int>();
        var open = new Stack<int>();
        for (var at = 0; line[at..].IndexOfAny(Suspects) is var next and >= 0; at++)
        {
            at += next;
            if (line[at] is >= FirstIsolate and <= LastIsolate)
            {
                open.Push(at);
            }
            else if (line[at] != EndOfIsolate || !open.TryPop(out _))
            {
                faults.Add(at);
            }
        }

        faults.AddRange(open);
        faults.Sort();
        return faults;
    }

    /// <summary>
    /// Embeddings and overrides, lines that YAML and Markdown see differently, and whatever is no text; line breaks and tabs are text.
    /// </summary>
    private static bool IsRefused(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
        || c is (>= '\u202a' and <= '\u202e') or '\u2028' or '\u2029' or '\ufeff' or (>= '\ufdd0' and <= '\ufdef') or '\ufffe' or '\uffff';

    private static void Add(DiagnosticBag bag, char found, SourceSpan span)
    {
        var code = $"U+{(int)found:X4}";
        var (what, hint) = found switch
        {
            >= FirstIsolate and <= LastIsolate => (
                $"The isolate that begins here ({code}) does not end in this line.",
                "Write U+2069 after the name it holds, or delete it."
            ),
            EndOfIsolate => (
                $"An isolate ends here ({code}) that did not begin in this line.",
                "Write U+2066, U+2067 or U+2068 before the name it holds, or delete it."
            ),
            >= '\u202a' and <= '\u202e' => (
                $"A character that nobody sees ({code}) turns the direction in which the text is read.",
                "Delete it. A name written from the right needs nothing; where a sign stands on its wrong side, write "
                    + "U+200F (or U+200E) beside it."
            ),
            _ => ($"There is a character here that nobody sees ({code}) and that is no text.", "Delete it."),
        };
        bag.Add(Rules.HiddenCharacter, span, what, hint);
    }
}

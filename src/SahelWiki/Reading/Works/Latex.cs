using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Turns the LaTeX of bibliographies into plain text.</summary>
internal static class Latex
{
    private static readonly Dictionary<char, char> Accents = new()
    {
        ['\''] = '\u0301',
        ['`'] = '\u0300',
        ['^'] = '\u0302',
        ['"'] = '\u0308',
        ['~'] = '\u0303',
        ['='] = '\u0304',
        ['.'] = '\u0307',
        ['c'] = '\u0327',
        ['v'] = '\u030C',
        ['u'] = '\u0306',
        ['H'] = '\u030B',
        ['k'] = '\u0328',
        ['r'] = '\u030A',
        ['d'] = '\u0323',
    };

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["ss"] = "ß",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textquoteright"] = "’",
        ["textquoteleft"] = "‘",
        ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”",
        ["ldots"] = "…",
        ["dots"] = "…",
        ["textasciitilde"] = "~",
        ["textunderscore"] = "_",
        ["textbackslash"] = "\\",
        ["S"] = "§",
        ["pounds"] = "£",
    };

    public static string Plain(string latex)
    {
        var text = new StringBuilder(latex.Length);
        for (var i = 0; i < latex.Length; i++)
        {
            switch (latex[i])
            {
                case '{' or '}':
                    break;
                case '`' or '\'' when i + 1 < latex.Length && latex[i + 1] == latex[i]:
                    text.Append(latex[i++] == '`' ? '“' : '”');
                    break;
                case '~':
                    text.Append('\u00A0');
                    break;
                case '\\' when i + 1 < latex.Length:
                    i = Command(latex, i + 1, text);
                    break;
                default:
                    text.Append(latex[i]);
                    break;
            }
        }

        return string.Join(
            ' ',
            Folding
                .Normalized(text.ToString(), NormalizationForm.FormC)
                .Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );
    }

    /// <returns>The index of the last character that belongs to the command.</returns>
    private static int Command(string latex, int i, StringBuilder text)
    {
        var name = latex[i];
        var end = i;
        while (char.IsAsciiLetter(name) && end + 1 < latex.Length && char.IsAsciiLetter(latex[end + 1]))
        {
            end++;
        }

        var word = latex[i..(end + 1)];
        if (word.Length == 1 && Accents.TryGetValue(name, out var accent) && Base(latex, end + 1) is var (letter, last))
        {
            text.Append(letter).Append(accent);
            return last;
        }

        if (Letters.TryGetValue(word, out var replacement))
        {
            text.Append(replacement);
            // The space after a command only ends its name.
            return end + 1 < latex.Length && latex[end + 1] == ' ' ? end + 1 : end;
        }

        if (!char.IsAsciiLetter(name))
        {
            text.Append(name);
        }

        return end;
    }

    /// <summary>The letter an accent stands on: <c>\'e</c>, <c>\'{e}</c>, <c>\'\i</c>, <c>\c c</c>.</summary>
    private static (char Letter, int Last)? Base(string latex, int i)
    {
        var inBraces = i < latex.Length && latex[i] == '{';
        i += inBraces ? 1 : 0;
        while (i < latex.Length && latex[i] is ' ' or '\\')
        {
            i++;
        }

        return i < latex.Length && char.IsLetter(latex[i])
            ? (latex[i], inBraces && i + 1 < latex.Length && latex[i + 1] == '}' ? i + 1 : i)
            : null;
    }
}

using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading.Works;

/// <summary>Turns the LaTeX of bibliographies into plain text.</summary>
/// <remarks>
/// Sources: "LaTeX2e: An unofficial reference manual", chapters on text symbols and accents; the BibLaTeX manual, 4.3.1, for quotations and
/// the like. What is not known stays as it is written and is told, so that nothing is lost without a word.
/// </remarks>
internal sealed class Latex
{
    private readonly string latex;
    private readonly ICollection<string>? unknown;
    private readonly StringBuilder text = new();
    private bool isMath;
    private bool isQuoted;
    private int at;

    private Latex(string latex, ICollection<string>? unknown) => (this.latex, this.unknown) = (latex, unknown);

    /// <param name="unknown">Gets the commands that are not known; their names stay in the text.</param>
    public static string Plain(string latex, ICollection<string>? unknown = null)
    {
        var reader = new Latex(latex, unknown);
        reader.Read(latex.Length);
        return Tidy(reader.text.ToString());
    }

    /// <summary>An address or a number: hyphens and tildes are what they are, and only what LaTeX needs escaped is not.</summary>
    public static string Verbatim(string latex)
    {
        var plain = latex.Replace("$\\sim$", "~").Replace("{\\textasciitilde}", "~").Replace("\\textasciitilde{}", "~");
        plain = plain.Replace("\\textasciitilde ", "~").Replace("\\textasciitilde", "~").Replace("\\~{}", "~").Replace("{\\~}", "~");
        plain = plain.Replace("\\~", "~").Replace("\\textunderscore", "_").Replace("\\slash", "/").Replace("\\-", "");
        foreach (var escaped in "_%&#$")
        {
            plain = plain.Replace("\\" + escaped, escaped.ToString());
        }

        foreach (var command in new[] { "\\url", "\\path", "\\nolinkurl", "\\href" })
        {
            plain = plain.Replace(command + "{", "{");
        }

        return Tidy(plain.Replace("{", "").Replace("}", ""));
    }

    /// <summary>One space for each white space, composed letters, and nothing that nobody sees.</summary>
    public static string Tidy(string text) =>
        string.Join(
            ' ',
            HiddenCharacters
                .Without(Folding.Normalized(text, NormalizationForm.FormC))
                .Replace("\u00ad", "")
                .Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );

    private void Read(int end)
    {
        while (at < end)
        {
            One(end);
        }
    }

    /// <summary>One character, command or group.</summary>
    private void One(int end)
    {
        var c = latex[at];
        switch (c)
        {
            case '{' or '}':
                at++;
                break;
            case '$':
                isMath = !isMath;
                at += at + 1 < end && latex[at + 1] == '$' ? 2 : 1;
                break;
            case '\\' when at + 1 < end:
                at++;
                Command(end);
                break;
            case '_' or '^' when isMath:
                at++;
                Raised(Argument(end), c == '^');
                break;
            case '~':
                text.Append('\u00A0');
                at++;
                break;
            case '-' when Starts("---"):
                Take('—', 3);
                break;
            case '-' when Starts("--"):
                Take('–', 2);
                break;
            case '`' or '\'' when Starts(new string(c, 2)):
                Take(c == '`' ? '“' : '”', 2);
                break;
            case '`':
                isQuoted = true;
                Take('‘', 1);
                break;
            case '\'' when isQuoted && (at + 1 >= end || !char.IsLetter(latex[at + 1])):
                isQuoted = false;
                Take('’', 1);
                break;
            case '?' or '!' when at + 1 < end && latex[at + 1] == '`':
                Take(c == '?' ? '¿' : '¡', 2);
                break;
            default:
                Take(c, 1);
                break;
        }
    }

    private bool Starts(string sign) => string.CompareOrdinal(latex, at, sign, 0, sign.Length) == 0;

    private void Take(char letter, int length)
    {
        text.Append(letter);
        at += length;
    }

    /// <summary>A command, from behind its backslash.</summary>
    private void Command(int end)
    {
        var start = at;
        do
        {
            at++;
        } while (char.IsAsciiLetter(latex[start]) && at < end && char.IsAsciiLetter(latex[at]));

        var name = latex[start..at];
        if (at < end && latex[at] == '*' && char.IsAsciiLetter(name[0]))
        {
            at++;
        }

        if (LatexSigns.Accents.TryGetValue(name, out var accent))
        {
            Accent(name, accent, end);
        }
        else if (LatexSigns.Letters.TryGetValue(name, out var letters))
        {
            text.Append(letters);
            EndOfName(end);
        }
        else if (LatexSigns.Pairs.TryGetValue(name, out var pair))
        {
            text.Append(pair.Open).Append(Plain(Argument(end), unknown)).Append(pair.Close);
        }
        else if (name is "textsuperscript" or "textsubscript" or "up" or "sp" or "sb")
        {
            Raised(Argument(end), name is not ("textsubscript" or "sb"));
        }
        else if (name is "ensuremath")
        {
            var inner = new Latex(Argument(end), unknown) { isMath = true };
            inner.Read(inner.latex.Length);
            text.Append(inner.text);
        }
        else if (LatexSigns.Dropped.Contains(name))
        {
            Argument(end);
        }
        else if (LatexSigns.FirstDropped.Contains(name))
        {
            Argument(end);
            text.Append(Plain(Argument(end), unknown));
        }
        else if (name is "url" or "path" or "nolinkurl")
        {
            text.Append(Verbatim(Argument(end)));
        }
        else if (LatexSigns.Styles.Contains(name))
        {
            EndOfName(end);
        }
        else if (char.IsAsciiLetter(name[0]))
        {
            unknown?.Add("\\" + name);
            text.Append('\\').Append(name);
        }
        else
        {
            // A sign that LaTeX wants escaped.
            text.Append(name);
        }
    }

    /// <summary>White space after the name of a command only ends it.</summary>
    private void EndOfName(int end)
    {
        while (at < end && char.IsAsciiLetter(latex[at - 1]) && latex[at] is ' ' or '\n' or '\t')
        {
            at++;
        }
    }

    /// <summary>The letter an accent stands on: <c>\'e</c>, <c>\'{e}</c>, <c>\'\i</c>, <c>\c c</c>; alone, the sign itself.</summary>
    private void Accent(string name, char accent, int end)
    {
        EndOfName(end);
        var rest = at < end ? Argument(end) : "";
        var letters = Plain(rest, unknown).Replace('ı', 'i').Replace('ȷ', 'j');
        var length =
            letters.Length == 0 ? 0
            : char.IsSurrogate(letters[0]) ? 2
            : 1;
        if (length == 0 || !char.IsLetter(letters, 0))
        {
            text.Append(char.IsAsciiLetter(name[0]) ? "" : name).Append(letters);
            return;
        }

        text.Append(letters.AsSpan(0, length)).Append(accent).Append(letters.AsSpan(length));
    }

    /// <summary>What follows a command: a group without its braces, another command, or one character.</summary>
    private string Argument(int end)
    {
        EndOfName(end);
        if (at >= end)
        {
            return "";
        }

        var start = at;
        if (latex[at] == '{')
        {
            var depth = 0;
            for (; at < end; at++)
            {
                depth +=
                    latex[at] == '{' ? 1
                    : latex[at] == '}' ? -1
                    : 0;
                at += latex[at] == '\\' && at + 1 < end ? 1 : 0;
                if (depth == 0)
                {
                    return latex[(start + 1)..at++];
                }
            }

            return latex[(start + 1)..end];
        }

        at++;
        if (latex[start] == '\\' && at < end)
        {
            do
            {
                at++;
            } while (char.IsAsciiLetter(latex[start + 1]) && at < end && char.IsAsciiLetter(latex[at]));
        }

        return latex[start..at];
    }

    /// <summary>Digits and signs have raised and lowered forms; letters stand on the line, where nothing is lost.</summary>
    private void Raised(string inner, bool isUp)
    {
        var plain = Plain(inner, unknown);
        var (from, to) = isUp ? ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ") : ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");
        text.Append(plain.All(c => from.Contains(c)) ? string.Concat(plain.Select(c => to[from.IndexOf(c)])) : plain);
    }
}

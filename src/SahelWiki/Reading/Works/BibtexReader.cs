using System.Text;

namespace SahelWiki.Reading.Works;

/// <summary>One entry as written: values without their outer braces, still with the LaTeX in them.</summary>
/// <param name="Fields">By name in small letters.</param>
internal sealed record BibtexEntry(string Type, string Key, Dictionary<string, string> Fields);

/// <summary>The grammar of BibTeX files: entries, strings, comments.</summary>
/// <remarks>Source: Patashnik, "BibTeXing" (1988), section 2.2.</remarks>
internal sealed class BibtexReader(string text)
{
    private const int DeepestBraces = 200;
    private readonly Dictionary<string, string> strings = Bibtex.Months.ToDictionary(
        month => month,
        month => month,
        StringComparer.OrdinalIgnoreCase
    );
    private int at;

    public List<BibtexEntry> Entries()
    {
        var entries = new List<BibtexEntry>();
        // What stands outside of entries is a comment.
        while ((at = at < text.Length ? text.IndexOf('@', at) : -1) >= 0)
        {
            at++;
            var type = Word();
            Space();
            if (type.Length == 0 || at >= text.Length || text[at] is not ('{' or '('))
            {
                continue;
            }

            var close = text[at] == '{' ? '}' : ')';
            if (type.Equals("comment", StringComparison.OrdinalIgnoreCase) || type.Equals("preamble", StringComparison.OrdinalIgnoreCase))
            {
                if (close == '}')
                {
                    Braced();
                }

                continue;
            }

            at++;
            if (type.Equals("string", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var (name, value) in Pairs(close))
                {
                    strings[name] = value;
                }
            }
            else
            {
                var comma = text.IndexOfAny([',', close], at);
                var key = (comma < 0 ? throw Broken("has no end") : text[at..comma]).Trim();
                at = text[comma] == ',' ? comma + 1 : comma;
                entries.Add(new(type, key, Pairs(close)));
            }
        }

        return entries;
    }

    private Dictionary<string, string> Pairs(char close)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            Space();
            if (at >= text.Length)
            {
                throw Broken("has no end");
            }

            if (text[at] == close)
            {
                at++;
                return pairs;
            }

            if (text[at] == ',')
            {
                at++;
                continue;
            }

            var name = Word();
            Space();
            if (name.Length == 0 || at >= text.Length || text[at] != '=')
            {
                throw Broken("has a field without = and a value");
            }

            at++;
            pairs[name.ToLowerInvariant()] = Value();
        }
    }

    /// <summary>Pieces joined by #: in braces, in quotation marks, a number, or the name of a @string.</summary>
    private string Value()
    {
        var value = new StringBuilder();
        do
        {
            Space();
            if (at >= text.Length)
            {
                throw Broken("has a field without a value");
            }

            value.Append(
                text[at] switch
                {
                    '{' => Braced(),
                    '"' => Quoted(),
                    _ => Word() is { Length: > 0 } word
                        ? strings.GetValueOrDefault(word, word)
                        : throw Broken("has a field without a value"),
                }
            );
            Space();
        } while (at < text.Length && text[at] == '#' && ++at > 0);

        return value.ToString();
    }

    private string Braced()
    {
        var start = at + 1;
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '{' && ++depth > DeepestBraces)
            {
                throw Broken("has braces nested too deep");
            }
            else if (text[at] == '}' && --depth == 0)
            {
                return text[start..at++];
            }
        }

        throw Broken("has a brace that is not closed");
    }

    private string Quoted()
    {
        var start = ++at;
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"' && depth == 0)
            {
                return text[start..at++];
            }
            else
            {
                depth +=
                    text[at] == '{' ? 1
                    : text[at] == '}' ? -1
                    : 0;
            }
        }

        throw Broken("has a quotation mark that is not closed");
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or ':' or '.' or '+' or '/' or '~'))
        {
            at++;
        }

        return text[start..at];
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private FormatException Broken(string what) =>
        new($"The entry near line {text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1} {what}.");
}

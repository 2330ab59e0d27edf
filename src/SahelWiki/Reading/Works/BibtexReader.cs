using System.Text;

namespace SahelWiki.Reading.Works;

/// <summary>One entry as written: values without their outer braces, still with the LaTeX in them.</summary>
/// <param name="Key">Empty where it has none.</param>
/// <param name="Fields">By name in small letters.</param>
/// <param name="Repeated">Names of fields that are there again; the first counts.</param>
internal sealed record BibtexEntry(string Type, string Key, Dictionary<string, string> Fields, List<string> Repeated);

/// <summary>The grammar of BibTeX files: entries, strings, comments.</summary>
/// <remarks>
/// Source: Patashnik, "BibTeXing" (1988), section 2.2. What a <c>%</c> begins between the fields is a comment to the end of the line, as
/// biber has it. An entry that cannot be read is told, and reading goes on at the next line that begins with <c>@</c>.
/// </remarks>
internal sealed class BibtexReader(string text)
{
    private const int DeepestBraces = 200;
    private readonly Dictionary<string, string> strings = Bibtex.Months.ToDictionary(
        month => month,
        month => month,
        StringComparer.OrdinalIgnoreCase
    );
    private readonly List<string> problems = [];
    private string current = "";
    private int at;

    /// <summary>Sentences on the entries that cannot be read, in file order.</summary>
    public IReadOnlyList<string> Problems => problems;

    public List<BibtexEntry> Entries()
    {
        var entries = new List<BibtexEntry>();
        // What stands outside of entries is a comment.
        while ((at = at < text.Length ? text.IndexOf('@', at) : -1) >= 0)
        {
            var start = at++;
            try
            {
                if (Entry() is { } entry)
                {
                    entries.Add(entry);
                }
            }
            catch (FormatException broken)
            {
                problems.Add(broken.Message);
                at = Next(start + 1);
            }
        }

        return entries;
    }

    /// <summary>Where the next line begins that begins with an at sign.</summary>
    private int Next(int from)
    {
        for (var line = text.IndexOf('\n', from); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            if (text.AsSpan(line).TrimStart().StartsWith("@", StringComparison.Ordinal))
            {
                return line + 1;
            }
        }

        return text.Length;
    }

    private BibtexEntry? Entry()
    {
        current = "";
        var type = Word();
        Space();
        if (type.Length == 0 || at >= text.Length || text[at] is not ('{' or '('))
        {
            return null;
        }

        var close = text[at] == '{' ? '}' : ')';
        if (type.Equals("comment", StringComparison.OrdinalIgnoreCase) || type.Equals("preamble", StringComparison.OrdinalIgnoreCase))
        {
            if (close == '}')
            {
                Braced();
            }

            return null;
        }

        at++;
        var repeated = new List<string>();
        if (type.Equals("string", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (name, value) in Pairs(close, repeated))
            {
                strings[name] = value;
            }

            return null;
        }

        var end = text.IndexOfAny([',', close, '='], at);
        if (end < 0)
        {
            throw Broken("has no end");
        }

        // An entry may lack its key: then its first field stands here.
        var key = text[end] == '=' ? "" : text[at..end].Trim();
        at =
            text[end] == ',' ? end + 1
            : text[end] == '=' ? at
            : end;
        current = key;
        return new(type, key, Pairs(close, repeated), repeated);
    }

    private Dictionary<string, string> Pairs(char close, List<string> repeated)
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

            var name = Word().ToLowerInvariant();
            Space();
            if (name.Length == 0 || at >= text.Length || text[at] != '=')
            {
                throw Broken(name.Length == 0 ? "has a field without a name" : $"has a field \"{name}\" without = and a value");
            }

            at++;
            var value = Value();
            if (!pairs.TryAdd(name, value) && pairs[name] != value)
            {
                repeated.Add(name);
            }
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

    /// <summary>A type, a field, the name of a @string: anything but what BibTeX needs for itself.</summary>
    private string Word()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"\"#%'(),={}@".Contains(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private void Space()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '%'))
        {
            at = text[at] == '%' ? (text.IndexOf('\n', at) is var line and >= 0 ? line : text.Length) : at + 1;
        }
    }

    private FormatException Broken(string what) =>
        new(
            $"The entry {(current.Length is > 0 and < 80 ? $"\"{current}\" " : "")}near line "
                + $"{text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1} {what}."
        );
}

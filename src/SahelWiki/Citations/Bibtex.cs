using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SahelWiki.Content;

namespace SahelWiki.Citations;

/// <summary>Reads BibTeX and BibLaTeX files, as Zotero and JabRef export them.</summary>
/// <remarks>Sources: Patashnik, "BibTeXing" (1988), for the grammar and names; the BibLaTeX manual, sections 2.1 and 2.2, for entry types and fields.</remarks>
public static class Bibtex
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["article"] = "article-journal",
        ["book"] = "book",
        ["mvbook"] = "book",
        ["booklet"] = "pamphlet",
        ["collection"] = "book",
        ["proceedings"] = "book",
        ["inbook"] = "chapter",
        ["incollection"] = "chapter",
        ["inproceedings"] = "paper-conference",
        ["conference"] = "paper-conference",
        ["manual"] = "report",
        ["techreport"] = "report",
        ["report"] = "report",
        ["thesis"] = "thesis",
        ["mastersthesis"] = "thesis",
        ["phdthesis"] = "thesis",
        ["online"] = "webpage",
        ["electronic"] = "webpage",
        ["www"] = "webpage",
        ["unpublished"] = "manuscript",
        ["dataset"] = "dataset",
        ["patent"] = "patent",
        ["video"] = "motion_picture",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["journal"] = "container-title",
        ["journaltitle"] = "container-title",
        ["booktitle"] = "container-title",
        ["publisher"] = "publisher",
        ["institution"] = "publisher",
        ["school"] = "publisher",
        ["organization"] = "publisher",
        ["address"] = "publisher-place",
        ["location"] = "publisher-place",
        ["volume"] = "volume",
        ["number"] = "issue",
        ["issue"] = "issue",
        ["pages"] = "page",
        ["edition"] = "edition",
        ["series"] = "collection-title",
        ["isbn"] = "ISBN",
        ["issn"] = "ISSN",
        ["url"] = "URL",
        ["doi"] = "DOI",
        ["chapter"] = "section",
        ["type"] = "genre",
        ["version"] = "version",
        ["langid"] = "language",
        ["language"] = "language",
    };

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <exception cref="FormatException">The text is no BibTeX; the message names the line.</exception>
    public static ImmutableArray<SourceDraft> Read(string text) => [.. new Reader(text).Entries().Select(Draft)];

    private sealed record Entry(string Type, string Key, Dictionary<string, string> Fields);

    private static SourceDraft Draft(Entry entry)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        foreach (var (name, value) in entry.Fields)
        {
            if (name is "title" or "subtitle" or "author" or "editor" or "year" or "month" or "day" or "date" or "urldate")
            {
                continue;
            }

            var plain = Latex.Plain(value);
            if (!Fields.TryGetValue(name, out var variable) || plain.Length == 0 || (variable == "URL" && WebUrl.Parse(plain) is null))
            {
                leftOut.Add(name);
            }
            else
            {
                fields.TryAdd(variable, variable == "page" ? plain.Replace("--", "–") : plain);
            }
        }

        AddDate("issued", entry.Fields.GetValueOrDefault("date") ?? YearMonthDay(entry.Fields));
        AddDate("accessed", entry.Fields.GetValueOrDefault("urldate"));
        var type = Types.GetValueOrDefault(entry.Type, fields.ContainsKey("URL") && entry.Type.Equals("misc", StringComparison.OrdinalIgnoreCase) ? "webpage" : "document");
        var title = string.Join(": ", new[] { "title", "subtitle" }.Select(name => Latex.Plain(entry.Fields.GetValueOrDefault(name, ""))).Where(part => part.Length > 0));
        return new(entry.Key, type, title, Names(entry, "author"), Names(entry, "editor"), [.. fields], [.. leftOut]);

        void AddDate(string name, string? written)
        {
            if (written is null)
            {
                return;
            }

            if (EdtfParser.Parse(Latex.Plain(written), out _) is { } date)
            {
                fields[name] = date.Written;
            }
            else
            {
                leftOut.Add(name);
            }
        }
    }

    private static string? YearMonthDay(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("year", out var year))
        {
            return null;
        }

        var written = Latex.Plain(fields.GetValueOrDefault("month", "")).ToLowerInvariant();
        var month = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.FindIndex(Months, name => written.StartsWith(name, StringComparison.Ordinal)) + 1;
        var day = int.TryParse(fields.GetValueOrDefault("day", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        return Latex.Plain(year) + (month is >= 1 and <= 12 ? string.Create(CultureInfo.InvariantCulture, $"-{month:00}") + (day is >= 1 and <= 31 ? string.Create(CultureInfo.InvariantCulture, $"-{day:00}") : "") : "");
    }

    private static ImmutableArray<PersonName> Names(Entry entry, string role) =>
        entry.Fields.TryGetValue(role, out var written) ? [.. SplitAtAnd(written).Select(Name).OfType<PersonName>()] : [];

    /// <summary>Names are joined by "and"; within braces it is a word of a name.</summary>
    private static IEnumerable<string> SplitAtAnd(string names)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < names.Length; i++)
        {
            depth += names[i] == '{' ? 1 : names[i] == '}' ? -1 : 0;
            if (depth == 0 && char.IsWhiteSpace(names[i]) && i + 4 < names.Length && names.AsSpan(i + 1, 3).Equals("and", StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(names[i + 4]))
            {
                yield return names[start..i];
                start = i + 5;
                i += 4;
            }
        }

        yield return names[Math.Min(start, names.Length)..];
    }

    private static PersonName? Name(string written)
    {
        written = written.Trim();
        if (written.Length == 0 || written == "others")
        {
            return null;
        }

        // A name wholly in braces is an organisation's.
        if (written is ['{', .., '}'] && written.IndexOf('}') == written.Length - 1)
        {
            return new(null, null, Latex.Plain(written));
        }

        var parts = written.Split(',').Select(Latex.Plain).ToArray();
        if (parts.Length == 1)
        {
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 1)
            {
                return new(null, null, words[0]);
            }

            // "Ludwig van Beethoven": the family name begins with the first word in small letters, else it is the last word.
            var particle = Array.FindIndex(words, 1, word => char.IsLower(word[0]));
            var family = particle > 0 && particle < words.Length - 1 ? particle : words.Length - 1;
            return new(string.Join(' ', words[family..]), string.Join(' ', words[..family]), null);
        }

        return parts.Length == 2
            ? new(parts[0], parts[1].Length > 0 ? parts[1] : null, null)
            : new($"{parts[0]} {parts[1]}", parts[2].Length > 0 ? parts[2] : null, null);
    }

    private sealed class Reader(string text)
    {
        private const int DeepestBraces = 200;
        private readonly Dictionary<string, string> strings = Months.ToDictionary(month => month, month => month, StringComparer.OrdinalIgnoreCase);
        private int at;

        public List<Entry> Entries()
        {
            var entries = new List<Entry>();
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

                value.Append(text[at] switch
                {
                    '{' => Braced(),
                    '"' => Quoted(),
                    _ => Word() is { Length: > 0 } word ? strings.GetValueOrDefault(word, word) : throw Broken("has a field without a value"),
                });
                Space();
            }
            while (at < text.Length && text[at] == '#' && ++at > 0);

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
                    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
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

        private FormatException Broken(string what) => new($"The entry near line {text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1} {what}.");
    }
}

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
                case '{' or '}': break;
                case '~': text.Append('\u00A0'); break;
                case '\\' when i + 1 < latex.Length: i = Command(latex, i + 1, text); break;
                default: text.Append(latex[i]); break;
            }
        }

        return string.Join(' ', text.ToString().Normalize(NormalizationForm.FormC).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
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

        return i < latex.Length && char.IsLetter(latex[i]) ? (latex[i], inBraces && i + 1 < latex.Length && latex[i + 1] == '}' ? i + 1 : i) : null;
    }
}

using System.Collections.Immutable;
using System.Text;
using SahelWiki.Model;

namespace SahelWiki.Reading.Works;

/// <summary>The names of persons and organisations in BibTeX and BibLaTeX.</summary>
/// <remarks>
/// Source: Patashnik, "Designing BibTeX Styles" (1988), section 4, for the four parts of a name; the BibLaTeX manual, 3.8, for those that
/// are written as <c>family=…, given=…</c>.
/// </remarks>
internal static class BibtexNames
{
    /// <summary>The last "name" of a list that was cut short, in BibTeX and for citation styles.</summary>
    private const string Others = PersonName.Others;

    /// <param name="unknown">Gets the commands of LaTeX that are not known.</param>
    public static ImmutableArray<PersonName> Read(string names, ICollection<string> unknown) =>
        [.. SplitAtAnd(names).Select(name => Name(name.Trim(), unknown)).OfType<PersonName>()];

    /// <summary>Names are joined by "and"; within braces it is a word of a name.</summary>
    private static IEnumerable<string> SplitAtAnd(string names)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < names.Length; i++)
        {
            depth +=
                names[i] == '{' ? 1
                : names[i] == '}' ? -1
                : 0;
            if (
                depth == 0
                && char.IsWhiteSpace(names[i])
                && i + 4 < names.Length
                && names.AsSpan(i + 1, 3).Equals("and", StringComparison.OrdinalIgnoreCase)
                && char.IsWhiteSpace(names[i + 4])
            )
            {
                yield return names[start..i];
                start = i + 5;
                i += 3;
            }
        }

        yield return names[Math.Min(start, names.Length)..];
    }

    private static PersonName? Name(string written, ICollection<string> unknown)
    {
        string Plain(string part) => Latex.Plain(part, unknown);
        if (written.Equals(Others, StringComparison.OrdinalIgnoreCase))
        {
            return new(null, null, Others);
        }

        if (IsWhole(written))
        {
            return Plain(written) is { Length: > 0 } organisation ? new(null, null, organisation) : null;
        }

        var parts = Split(written, ',');
        if (parts.Length > 1 && parts.All(part => IsNamed(part.Trim())))
        {
            return OfParts(parts, Plain);
        }

        if (parts.Length == 1)
        {
            return OfWords(Words(parts[0]), Plain);
        }

        var plain = parts.Select(Plain).ToArray();
        return plain switch
        {
            [var family, var given] when family.Length > 0 => new(family, given.Length > 0 ? given : null, null),
            [var family, var suffix, var given] when family.Length > 0 => new(
                $"{family} {suffix}".TrimEnd(),
                given.Length > 0 ? given : null,
                null
            ),
            // So many commas are no person's.
            _ => string.Join(", ", plain.Where(part => part.Length > 0)) is { Length: > 0 } whole ? new(null, null, whole) : null,
        };
    }

    /// <summary>A name wholly in one pair of braces is an organisation's, or one that must not be divided.</summary>
    private static bool IsWhole(string written)
    {
        if (written is not ['{', .., '}'])
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < written.Length - 1; i++)
        {
            depth +=
                written[i] == '{' ? 1
                : written[i] == '}' ? -1
                : 0;
            i += written[i] == '\\' ? 1 : 0;
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNamed(string part) =>
        part.IndexOf('=') is var sign and > 0
        && part[..sign].Trim().Replace("-i", "") is "family" or "given" or "prefix" or "suffix" or "useprefix" or "id" or "nametype";

    private static PersonName? OfParts(string[] parts, Func<string, string> plain)
    {
        var values = parts.ToLookup(part => part[..part.IndexOf('=')].Trim(), part => plain(part[(part.IndexOf('=') + 1)..]));
        string Part(string name) => values[name].FirstOrDefault() ?? "";
        var family = string.Join(' ', new[] { Part("prefix"), Part("family"), Part("suffix") }.Where(part => part.Length > 0));
        return family.Length > 0 ? new(family, Part("given") is { Length: > 0 } given ? given : null, null)
            : Part("given") is { Length: > 0 } only ? new(null, null, only)
            : null;
    }

    /// <summary>
    /// "Ludwig van Beethoven": the family name begins with the first word in small letters, else it is the last word; a group in braces is
    /// one word.
    /// </summary>
    private static PersonName? OfWords(string[] words, Func<string, string> plain)
    {
        var texts = words.Select(plain).ToArray();
        var shown = texts.Where(text => text.Length > 0).ToArray();
        if (shown.Length < 2)
        {
            return shown is [var only] ? new(null, null, only) : null;
        }

        var particle = Array.FindIndex(words, IsParticle);
        var family = particle >= 0 && particle < words.Length - 1 ? particle : words.Length - 1;
        var given = string.Join(' ', texts[..family]).Trim();
        return new(string.Join(' ', texts[family..]), given.Length > 0 ? given : null, null);
    }

    /// <summary>Whether the first letter that stands outside of braces, or in a command, is a small one.</summary>
    private static bool IsParticle(string word) =>
        !(word[0] == '{' && !word.StartsWith("{\\", StringComparison.Ordinal))
        && Latex.Plain(word).FirstOrDefault(char.IsLetter) is var first and not '\0'
        && char.IsLower(first);

    private static string[] Words(string name)
    {
        var spaced = new StringBuilder(name.Length);
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth +=
                name[i] == '{' ? 1
                : name[i] == '}' ? -1
                : 0;
            if (depth == 0 && name[i] == '\\' && i + 1 < name.Length && name[i + 1] is ',' or ' ' or ';' or ':')
            {
                spaced.Append('\n');
                i++;
            }
            else
            {
                spaced.Append(depth == 0 && (char.IsWhiteSpace(name[i]) || name[i] == '~') ? '\n' : name[i]);
            }
        }

        return spaced.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>At a sign that stands outside of braces, and is not of a command: <c>\,</c> is a narrow space.</summary>
    private static string[] Split(string text, char sign)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (text[i] == '\\')
            {
                i++;
            }
            else if (depth == 0 && text[i] == sign)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        return [.. parts, text[start..]];
    }
}

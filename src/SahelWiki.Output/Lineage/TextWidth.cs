namespace SahelWiki.Output.Lineage;

/// <summary>How much room a text needs in a drawing, for nobody can ask the reader's font.</summary>
public static class TextWidth
{
    /// <summary>Upper bounds for common sans-serif faces, so that what fits here fits there.</summary>
    /// <param name="size">Height of the letters, in pixels.</param>
    public static double Of(string text, double size)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += rune.Value switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '’' or '‘' or '|' or '!' => 0.31,
                'f' or 't' or 'r' or ' ' or '-' or '(' or ')' or '/' => 0.41,
                'm' or 'w' or 'M' or 'W' => 0.96,
                >= 'A' and <= 'Z' => 0.74,
                >= 0x1100 => rune.Value is >= 0x2000 and < 0x2E80 ? 1 : 1.02,
                >= 0x0590 and <= 0x08FF => 0.6,
                _ => 0.6,
            };
        }

        return em * size;
    }

    /// <summary>How much wider bold letters are.</summary>
    public const double Bold = 1.13;

    /// <summary>The text in two lines, the last one cut where it does not fit.</summary>
    public static (string First, string Second) TwoLines(string text, double size, double width)
    {
        var words = text.Split(' ');
        var count = 1;
        while (count < words.Length && Of(string.Join(' ', words[..(count + 1)]), size) <= width)
        {
            count++;
        }

        return (Fit(string.Join(' ', words[..count]), size, width), Fit(string.Join(' ', words[count..]), size, width));
    }

    /// <summary>The text, or as much of it as fits, with an ellipsis.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var elements = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        for (var count = elements.Length - 1; count > 0; count--)
        {
            var cut = text[..elements[count]].TrimEnd() + "…";
            if (Of(cut, size) <= width)
            {
                return cut;
            }
        }

        return "…";
    }
}

using SahelWiki.Text;

namespace SahelWiki.Output.Pictures;

/// <summary>How wide words are drawn, at most: a build has no fonts, and readers have different ones.</summary>
internal static class TextWidths
{
    /// <summary>Wider than the letters of most interface types, so that what does not overlap here overlaps nowhere.</summary>
    private const double Spare = 1.12;

    /// <summary>In the unit of <paramref name="size"/>.</summary>
    public static double Of(string text, double size) => Folding.WithoutMarks(text).Sum(Em) * size * Spare;

    /// <remarks>Source: widths of Liberation Sans, rounded up by groups.</remarks>
    private static double Em(char letter) =>
        letter switch
        {
            'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '’' or '|' or '!' => 0.28,
            'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' or '·' => 0.35,
            'm' or 'M' or 'W' => 0.9,
            'w' => 0.74,
            >= 'A' and <= 'Z' => 0.72,
            >= '0' and <= '9' => 0.57,
            >= 'a' and <= 'z' => 0.57,
            < 'ɐ' => 0.72,
            >= '֐' and < 'ⴰ' => 0.75,
            _ => 1,
        };
}

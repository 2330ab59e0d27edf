namespace SahelWiki.Text;

/// <summary>What scripts ask of a page.</summary>
public static class Scripts
{
    /// <summary>
    /// <c>rtl</c> for text whose first letter belongs to a script written from the right (Arabic, Hebrew, N'Ko, Adlam); else null.
    /// </summary>
    /// <remarks>Source: Unicode Standard Annex 9, rule P2.</remarks>
    public static string? Direction(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
            {
                return
                    rune.Value
                        is (>= 0x0590 and <= 0x08FF)
                            or (>= 0xFB1D and <= 0xFDFF)
                            or (>= 0xFE70 and <= 0xFEFF)
                            or (>= 0x1E900 and <= 0x1E95F)
                    ? "rtl"
                    : null;
            }
        }

        return null;
    }
}

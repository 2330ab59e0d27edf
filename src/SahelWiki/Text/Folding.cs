using System.Globalization;
using System.Text;

namespace SahelWiki.Text;

/// <summary>Makes spellings that readers and authors take for the same meet: case, accents, apostrophes, hyphens.</summary>
public static class Folding
{
    /// <summary>
    /// The key under which two spellings of one name are equal: <c>Jama‘at Nusrat al-Islam</c> and <c>jamaat nusrat al islam</c>.
    /// </summary>
    /// <remarks>Keeps letters and digits of every script and nothing else; a text without any is its own key.</remarks>
    public static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in WithoutMarks(name))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.Length > 0 ? key.ToString() : name.Trim();
    }

    /// <summary>
    /// The text with letters in place of accented and hooked ones (NFKD without combining marks; ɓ ɗ ŋ ƴ ɲ, œ æ ø ß ı ł đ).
    /// </summary>
    public static string WithoutMarks(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in Normalized(text, NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            folded.Append(
                c switch
                {
                    'ɓ' or 'Ɓ' => "b",
                    'ɗ' or 'Ɗ' or 'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                    'ŋ' or 'Ŋ' or 'ɲ' or 'Ɲ' => "n",
                    'ƴ' or 'Ƴ' => "y",
                    'œ' or 'Œ' => "oe",
                    'æ' or 'Æ' => "ae",
                    'ø' or 'Ø' => "o",
                    'ß' => "ss",
                    'ı' => "i",
                    'ł' or 'Ł' => "l",
                    'ɛ' or 'Ɛ' or 'ǝ' or 'Ǝ' => "e",
                    'ɔ' or 'Ɔ' => "o",
                    _ => null,
                }
                    is { } letters
                    ? letters
                    : c.ToString()
            );
        }

        return folded.ToString();
    }

    /// <summary>The text in one of Unicode's forms, whatever it holds.</summary>
    /// <remarks>
    /// The runtime refuses what is no character (half a surrogate pair, U+FFFE): those stand for nothing, and become U+FFFD.
    /// </remarks>
    public static string Normalized(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            var valid = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                var isNone = (rune.Value & 0xfffe) == 0xfffe || rune.Value is >= 0xfdd0 and <= 0xfdef;
                valid.Append(isNone ? "\ufffd" : rune.ToString());
            }

            return valid.ToString().Normalize(form);
        }
    }

    /// <summary>Apostrophes, ʿayn and hamza signs of every kind: they join, where other punctuation separates.</summary>
    public static bool IsApostrophe(char c) =>
        c is '\'' or '’' or '‘' or '‛' or '`' or '´' or 'ʼ' or 'ʻ' or 'ʽ' or 'ʿ' or 'ʾ' or 'ˈ' or 'ʹ' or '′';
}

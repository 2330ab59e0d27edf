namespace SahelWiki.Cli;

/// <summary>What a stranger's file holds must not move the cursor, ring the bell or turn a line round.</summary>
internal static class Visible
{
    /// <summary>The text on one line, with as many characters as before, so that what stands below a column still does.</summary>
    public static string Line(string text) => string.Create(text.Length, text, static (shown, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                shown[i] = source[i] switch
                {
                    '\n' or '\r' or '\t' => ' ',
                    (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\ufeff' => '\ufffd',
                    var c => char.IsControl(c) ? '\ufffd' : c,
                };
            }
        });
}

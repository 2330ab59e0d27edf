namespace SahelWiki.Text;

/// <summary>Addresses on the web.</summary>
public static class WebUrl
{
    /// <returns>Null where the text is no absolute http or https address.</returns>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? url
            : null;

    /// <summary>The address in a text from elsewhere: with its scheme, where only that is missing.</summary>
    /// <returns>Null where there is none.</returns>
    public static string? Correct(string text)
    {
        text = text.Trim().Trim('<', '>');
        return Parse(text) is not null ? text
            : text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && Parse("https://" + text) is not null ? "https://" + text
            : null;
    }
}

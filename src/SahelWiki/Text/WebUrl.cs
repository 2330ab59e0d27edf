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
}

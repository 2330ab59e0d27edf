namespace SahelWiki.Reading.Works;

/// <summary>Digital object identifiers.</summary>
internal static class Doi
{
    /// <summary>The DOI in a text, without the address of a resolver before it.</summary>
    /// <remarks>Source: DOI Handbook, section 2.2: "10.", a registrant, a slash and a suffix.</remarks>
    /// <returns>Null where there is none.</returns>
    public static string? In(string written)
    {
        var start = written.IndexOf("10.", StringComparison.Ordinal);
        var doi = start < 0 ? "" : written[start..];
        return
            doi.IndexOf('/') is var slash && slash > 3 && slash < doi.Length - 1 && char.IsAsciiDigit(doi[3]) && !doi.Any(char.IsWhiteSpace)
            ? doi
            : null;
    }
}

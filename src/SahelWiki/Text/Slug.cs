using System.Text;

namespace SahelWiki.Text;

/// <summary>
/// Short names for addresses and headings, made of lower-case ASCII letters, digits and hyphens where the script allows it.
/// </summary>
public static class Slug
{
    /// <summary>Makes the id that links to a heading use: <c>Lake Chad (lake)</c> becomes <c>lake-chad-lake</c>.</summary>
    /// <remarks>
    /// Letters outside Latin are kept. Source: HTML Standard, "Global attributes": an id is not empty and has no ASCII white space.
    /// </remarks>
    /// <returns>Never empty: a heading with no letter or digit becomes <c>section</c>.</returns>
    public static string OfHeading(string heading) => Of(heading) is { Length: > 0 } slug ? slug : "section";

    /// <summary>Names that no page or source may have: each folder has documents of these names that the site makes itself.</summary>
    public static bool IsReserved(string slug) => slug is "index" or "404";

    /// <summary>Makes the file name of a page from its title, its citation key or the name of its source file.</summary>
    /// <returns>May be empty, where the text has no letter or digit.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in Folding.WithoutMarks(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (!Folding.IsApostrophe(c) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        while (slug.Length > 0 && slug[^1] == '-')
        {
            slug.Length--;
        }

        return slug.ToString();
    }
}

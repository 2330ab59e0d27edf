using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Statements;

/// <summary>Gives each statement of a page a name that outlives edits.</summary>
/// <remarks>
/// A name is made of what makes a statement this one and no other: its page, its field, the page that is its value, the work it rests on
/// (of several the first in the alphabet) and the time of which it speaks. Words, numbers, notes, locators and the order on the page
/// don't count. Where two statements agree in all that, their value, their locators and at last their order tell them apart.
/// A page counts by the first address it ever had, which <c>rename</c> keeps among its redirects.
/// </remarks>
internal static class StatementIds
{
    // Base 32 without letters that look like digits. The first letter keeps a spreadsheet from reading a number.
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz",
        Prefix = "s";

    private const int Length = 12;

    /// <summary>The id a page had first.</summary>
    public static string FirstId(Page page) => page.FrontMatter.Redirects is [var first, ..] ? first.FormerId : page.Id;

    /// <summary>The part of an id that <c>[[jnim]]</c> and <c>[[groups/jnim]]</c> have in common.</summary>
    public static string FirstSlug(Page page) => AfterSlash(FirstId(page));

    public static string SlugOf(string written) => Slug.Of(AfterSlash(written));

    /// <param name="key">All that makes up the statement.</param>
    public static string Of(string key)
    {
        Span<char> id = stackalloc char[Prefix.Length + Length];
        Prefix.CopyTo(id);
        var hash = Hash(key);
        for (var i = 0; i < Length; i++)
        {
            id[Prefix.Length + i] = Digits[(int)(hash & 31)];
            hash >>= 5;
        }

        return new(id);
    }

    private static string AfterSlash(string id) => id[(id.IndexOf('/') + 1)..];

    /// <summary>FNV-1a over UTF-16 code units, then mixed so that short keys differ in every bit.</summary>
    /// <remarks>
    /// Sources: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm"; Appleby, MurmurHash3, "fmix64". Never to be changed: names
    /// that others have noted down depend on it.
    /// </remarks>
    private static ulong Hash(string key)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 0x100000001b3;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}

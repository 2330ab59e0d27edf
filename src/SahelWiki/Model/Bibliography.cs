using System.Collections.Frozen;
using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>A work that can be cited. Fields have the names and meaning of CSL-JSON.</summary>
/// <remarks>Source: Citation Style Language, "CSL 1.0.2 Specification", appendices III and IV.</remarks>
/// <param name="Type">A CSL type: <c>article-newspaper</c>, <c>report</c>, …</param>
/// <param name="Variables">Plain CSL variables (publisher, volume, …) by name, without those that have a member of their own.</param>
/// <param name="Url">http or https.</param>
/// <param name="Via">Through which of our sources we know this one, where we have not read it ourselves.</param>
public sealed record SourceEntry(
    WorkKey Key,
    string Type,
    string Title,
    ImmutableArray<PersonName> Authors,
    ImmutableArray<PersonName> Editors,
    Edtf? Issued,
    Edtf? Accessed,
    string? Url,
    string? Doi,
    string? ArchiveUrl,
    Edtf? ArchiveDate,
    string? UrlStatus,
    string? Reliability,
    string? Note,
    ImmutableSortedDictionary<string, string> Variables,
    ImmutableArray<Citation> Via,
    SourcePath Source,
    SourceSpan Span
)
{
    /// <summary>The last day of which it speaks, where that is not the day it was published.</summary>
    public Edtf? CoversUntil { get; init; }

    /// <summary>Works by the same author where neither names one.</summary>
    public ImmutableArray<Citation> SameAuthorAs { get; init; } = [];

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>What the work appeared in, or who published it.</summary>
    public string? Container => Variable("container-title") ?? Variable("publisher");
}

/// <param name="Literal">The whole name of an organisation, or of a person whose names cannot be told apart; then the others are
/// null.</param>
public sealed record PersonName(string? Family, string? Given, string? Literal)
{
    /// <summary>The last "name" of a list that was cut short, as BibTeX and citation styles have it.</summary>
    public const string Others = "others";

    /// <summary>
    /// A name of the parts that CSL tells apart: particles stand with the name they belong to, a suffix after the family name; one name
    /// alone is the whole name.
    /// </summary>
    /// <param name="part">The part of this CSL name, or null.</param>
    /// <remarks>
    /// Source: CSL 1.0.2 specification, "Name particles". A particle that ends in a hyphen or an apostrophe is written together with the
    /// name behind it (<c>al-Zawahiri</c>, <c>d’Eert</c>), so it cannot stand with the given name.
    /// </remarks>
    public static PersonName OfParts(Func<string, string?> part)
    {
        string Joined(params ReadOnlySpan<string?> parts)
        {
            var joined = "";
            foreach (var text in parts)
            {
                joined += (joined.Length > 0 && text is { Length: > 0 } && !IsTight(joined) ? " " : "") + text;
            }

            return joined;
        }

        var dropping = part("dropping-particle");
        var isTight = dropping is { Length: > 0 } && IsTight(dropping);
        var family = Joined(isTight ? dropping : null, part("non-dropping-particle"), part("family"));
        var given = Joined(part("given"), isTight ? null : dropping);
        return part("literal") is { } literal ? new(null, null, literal)
            : part("family") is null or "" ? new(null, null, Joined(given, family))
            : new(Joined(family, part("suffix")), given.Length > 0 ? given : null, null);
    }

    private static bool IsTight(string particle) => particle[^1] is '-' or '\'' or '’' or 'ʼ' or '‐' or '‑';

    public string Full => Literal ?? (Given is null ? Family ?? "" : $"{Given} {Family}");

    /// <summary>For lists in the order of the alphabet: <c>Ali, Khaled Hanafi</c>.</summary>
    public string Sorted => Literal ?? (Given is null ? Family ?? "" : $"{Family}, {Given}");

    public string Short => Literal ?? Family ?? Given ?? "";
}

/// <summary>All sources of all files, by key.</summary>
public sealed class Bibliography(IEnumerable<SourceEntry> entries)
{
    private readonly FrozenDictionary<string, SourceEntry> byKey = entries.ToFrozenDictionary(
        entry => entry.Key.Value,
        StringComparer.Ordinal
    );

    /// <summary>In ordinal order of their keys.</summary>
    public ImmutableArray<SourceEntry> Entries { get; } = [.. entries.OrderBy(entry => entry.Key)];

    /// <summary>False where a file of it could not be read at all: then a key that is not here may be there.</summary>
    public bool IsWhole { get; init; } = true;

    public SourceEntry? Find(string key) => byKey.GetValueOrDefault(key);

    public IEnumerable<string> Keys => byKey.Keys;
}

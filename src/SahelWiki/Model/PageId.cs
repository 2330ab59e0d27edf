namespace SahelWiki.Model;

/// <summary>What a page is called everywhere but on the page: <c>groups/jnim</c>, from its file name. It never changes with the
/// title.</summary>
/// <param name="Value">Folder and slug; the home page, which lies in no folder, has its slug alone.</param>
public readonly record struct PageId(string Value) : IComparable<PageId>
{
    /// <summary>The last part: <c>jnim</c>.</summary>
    public string Slug => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>In ordinal order.</summary>
    public int CompareTo(PageId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static implicit operator string(PageId id) => id.Value;
}

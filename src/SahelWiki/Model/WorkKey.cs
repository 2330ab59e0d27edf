namespace SahelWiki.Model;

/// <summary>What a work is cited by: <c>afpc-mali</c>. Upper and lower case count.</summary>
/// <param name="Value">As authors write it, without the <c>@</c>.</param>
public readonly record struct WorkKey(string Value) : IComparable<WorkKey>
{
    /// <summary>In ordinal order.</summary>
    public int CompareTo(WorkKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static implicit operator string(WorkKey key) => key.Value;
}

namespace SahelWiki.Text;

/// <summary>Where an author's file lies, below the input folder: <c>groups/jnim.md</c>. Always with forward slashes.</summary>
public readonly record struct SourcePath(string Value) : IComparable<SourcePath>
{
    /// <summary>The folders before the file name, joined by <c>/</c>; empty at the top of the input folder.</summary>
    public string Folder => Value.LastIndexOf('/') is var slash and >= 0 ? Value[..slash] : "";

    /// <summary>The file name with its extension.</summary>
    public string FileName => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The file name without its extension.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The last extension in lower case with its dot, or an empty string.</summary>
    public string Extension => Path.GetExtension(FileName).ToLowerInvariant();

    /// <summary>Ordinal order, the same on every machine and in every culture.</summary>
    public int CompareTo(SourcePath other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

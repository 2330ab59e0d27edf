using System.Buffers;

namespace SahelWiki.Text;

/// <summary>Where a file of the site lies below the output folder, and its address below the base URL: <c>groups/jnim.html</c>.</summary>
public readonly record struct OutputPath(string Value) : IComparable<OutputPath>
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "/-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>The way from the page at this path to <paramref name="target"/>, as a relative reference for <c>href</c>.</summary>
    /// <remarks>
    /// Relative so that the same bytes work on a server, from a folder and inside a ZIM. Never empty: a page refers to itself by its file
    /// name.
    /// </remarks>
    public string RelativeTo(OutputPath target, string? fragment = null)
    {
        var shared = 0;
        for (var i = 0; i < Value.Length && i < target.Value.Length && Value[i] == target.Value[i]; i++)
        {
            if (Value[i] == '/')
            {
                shared = i + 1;
            }
        }

        var way = string.Concat(Up(Value.AsSpan(shared).Count('/')), EscapePath(target.Value.AsSpan(shared)));
        return fragment is null ? way : $"{way}#{Uri.EscapeDataString(fragment)}";
    }

    /// <summary>The way from this page to the top of the site: empty, <c>../</c>, <c>../../</c>, …</summary>
    public string ToRoot() => Up(Value.AsSpan().Count('/'));

    /// <summary>The address below the base URL, percent-encoded.</summary>
    public string Address => EscapePath(Value).ToString();

    public int CompareTo(OutputPath other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static string Up(int folders) =>
        folders switch
        {
            0 => "",
            1 => "../",
            _ => string.Concat(Enumerable.Repeat("../", folders)),
        };

    private static ReadOnlySpan<char> EscapePath(ReadOnlySpan<char> path) =>
        path.ContainsAnyExcept(Plain) ? string.Join('/', path.ToString().Split('/').Select(Uri.EscapeDataString)) : path;
}

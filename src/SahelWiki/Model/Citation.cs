using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>One source cited once: <c>see @afpc-mali, p. 12 and passim</c>.</summary>
/// <param name="Locator">The place in the source, <c>p. 12</c>, or an empty string.</param>
/// <param name="Prefix">Words before it (<c>see</c>), or an empty string.</param>
/// <param name="Suffix">Words after it, or an empty string.</param>
/// <param name="Span">Of the key, without the <c>@</c>.</param>
public sealed record Citation(string Key, string Locator, string Prefix, string Suffix, SourceSpan Span);
